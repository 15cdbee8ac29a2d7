#include "module/code_validator.hpp"

#include <algorithm>
#include <format>
#include <limits>

#include "module/byte_reader.hpp"
#include "module/instruction_reader.hpp"
#include "module/limits.hpp"
#include "module/print_module.hpp"

namespace bengkel {
namespace {

// Beyond these, locals are looked up in their runs: a few bytes can declare 50,000 of them.
constexpr std::uint32_t kFirstLocals = 256;

bool is_constant_opcode(Opcode opcode) {
    switch (opcode) {
        case Opcode::I32Const:
        case Opcode::I64Const:
        case Opcode::F32Const:
        case Opcode::F64Const:
        case Opcode::V128Const:
        case Opcode::I32Add:
        case Opcode::I32Sub:
        case Opcode::I32Mul:
        case Opcode::I64Add:
        case Opcode::I64Sub:
        case Opcode::I64Mul:
        case Opcode::GlobalGet:
        case Opcode::RefNull:
        case Opcode::RefFunc:
        case Opcode::RefI31:
        case Opcode::StructNew:
        case Opcode::StructNewDefault:
        case Opcode::ArrayNew:
        case Opcode::ArrayNewDefault:
        case Opcode::ArrayNewFixed:
        case Opcode::AnyConvertExtern:
        case Opcode::ExternConvertAny:
        case Opcode::End: return true;
        default: return false;
    }
}

ValueType value_type_of(Operand operand, ValueType address) {
    switch (operand) {
        case Operand::I32: return kI32;
        case Operand::I64: return kI64;
        case Operand::F32: return kF32;
        case Operand::F64: return kF64;
        case Operand::V128: return kV128;
        case Operand::Address: break;
    }
    return address;
}

}  // namespace

CodeValidator::CodeValidator(const Module& module, const TypeTable& types)
    : module_(module), types_(types), declared_(module.functions.size()) {}

void CodeValidator::fail(std::string_view code, std::string message) {
    if (!problem_) problem_ = module_problem(code, std::move(message), offset_);
}

void CodeValidator::start(BlockType block, std::uint32_t offset) {
    stack_.clear();
    frames_.clear();
    local_runs_.clear();
    first_locals_.clear();
    reset_locals(0);
    facts_ = {};
    offset_ = offset;
    frames_.push_back({Opcode::Block, false, block, 0, 0});
}

bool CodeValidator::check_constant(Span code, ValueType expected, std::uint32_t visible_globals) {
    return check_constants(code, 1, expected, visible_globals);
}

bool CodeValidator::check_constants(Span code, std::uint32_t count, ValueType expected, std::uint32_t visible_globals) {
    is_constant_ = true;
    visible_globals_ = visible_globals;
    InstructionReader reader(module_.bytes, code);
    for (std::uint32_t i = 0; i < count && !problem_; ++i) {
        start({BlockType::Kind::Result, 0, expected}, reader.offset());
        while (!frames_.empty() && !problem_) {
            const Instruction* in = reader.next();
            if (!in) break;
            check(*in);
        }
    }
    if (reader.problem() && !problem_) problem_ = reader.problem();
    return !problem_;
}

bool CodeValidator::check_body(const Body& body, std::uint32_t function) {
    is_constant_ = false;
    const std::uint32_t type_index = module_.functions[function].type;
    start({BlockType::Kind::Function, type_index, kI32}, body.whole.offset);
    const FunctionType& type = *module_.function_type(type_index);

    std::uint64_t count = 0;
    const auto add_run = [&](std::uint32_t size, ValueType local) {
        for (std::uint32_t i = 0; i < size && first_locals_.size() < kFirstLocals; ++i) first_locals_.push_back(local);
        count += size;
        facts_.has_vectors |= size > 0 && local.kind == ValueType::Kind::V128;
        local_runs_.push_back({static_cast<std::uint32_t>(count), local});
    };
    for (const ValueType parameter : type.parameters) add_run(1, parameter);
    const auto parameter_count = static_cast<std::uint32_t>(count);
    for (LocalReader locals(module_, body); locals.more();) {
        const LocalGroup group = locals.take();
        if (!check_type(group.type)) return false;
        add_run(group.count, group.type);
    }
    if (count > kMaximumLocals) fail("over-limit", std::format("more than {} locals", kMaximumLocals));
    for (std::uint32_t i = 0; i < parameter_count; ++i) initialise(i, type.parameters[i]);
    facts_.locals = static_cast<std::uint32_t>(count);
    if (!problem_) run(body.code);
    return !problem_;
}

void CodeValidator::run(Span code) {
    InstructionReader reader(module_.bytes, code);
    while (const Instruction* in = reader.next()) {
        offset_ = in->offset;
        if (frames_.empty()) return fail("bad-nesting", "instructions behind the last end");
        ++facts_.instructions;
        check(*in);
        if (problem_) return;
    }
    if (reader.problem()) {
        problem_ = reader.problem();
    } else if (!frames_.empty()) {
        offset_ = code.end();
        fail("bad-nesting", std::format("the body ends within {} blocks", frames_.size()));
    }
}

void CodeValidator::check(const Instruction& in) {
    offset_ = in.offset;
    if (is_constant_) check_constant_opcode(in);
    const ValueType address = check_immediate(in);
    if (problem_) return;
    const OpcodeFacts& facts = facts_of(in.opcode);
    if (facts.kind == OpcodeClass::Vector) facts_.has_vectors = true;
    if (facts.signature.is_fixed) return check_fixed(in, address);
    if (!check_by_class(in, facts.kind)) fail("refused-feature", std::format("{} is not understood", facts.name));
}

bool CodeValidator::check_by_class(const Instruction& in, OpcodeClass kind) {
    switch (kind) {
        case OpcodeClass::Control: return check_control(in);
        case OpcodeClass::Branch: return check_control(in) || check_reference(in);
        case OpcodeClass::Call: return check_call(in);
        case OpcodeClass::Reference: return check_reference(in);
        case OpcodeClass::Aggregate: return check_aggregate(in);
        case OpcodeClass::Bulk: return check_plain(in) || check_aggregate(in);
        default: return check_plain(in);
    }
}

void CodeValidator::check_constant_opcode(const Instruction& in) {
    if (!is_constant_opcode(in.opcode))
        return fail("not-constant", std::format("{} in a constant expression", facts_of(in.opcode).name));
    if (in.opcode != Opcode::GlobalGet || in.index >= module_.globals.size()) return;
    if (in.index >= visible_globals_)
        return fail("unknown-global", std::format("the global {} has no value yet", in.index));
    if (module_.globals[in.index].type.is_mutable) fail("not-constant", std::format("the global {} can change", in.index));
}

// The operand stack.

void CodeValidator::push(ValueType type) {
    stack_.push_back(type);
    if (stack_.size() <= facts_.maximum_operands) return;
    facts_.maximum_operands = static_cast<std::uint32_t>(stack_.size());
    if (stack_.size() > kMaximumOperands) fail("over-limit", std::format("more than {} operands", kMaximumOperands));
}

void CodeValidator::push(std::span<const ValueType> types) {
    for (const ValueType type : types) push(type);
}

ValueType CodeValidator::pop() {
    const ControlFrame& frame = frames_.back();
    if (stack_.size() == frame.height) {
        if (!frame.is_unreachable) fail("type-mismatch", "an operand is missing");
        return kBottom;
    }
    const ValueType type = stack_.back();
    stack_.pop_back();
    return type;
}

ValueType CodeValidator::pop(ValueType expected) {
    const ValueType got = pop();
    if (!types_.matches(got, expected)) refuse_operand(expected, got);
    return got;
}

void CodeValidator::pop(std::span<const ValueType> types) {
    for (std::size_t i = types.size(); i > 0 && !problem_; --i) pop(types[i - 1]);
}

ValueType CodeValidator::peek(std::size_t depth) const {
    const std::size_t own = stack_.size() - frames_.back().height;
    return depth < own ? stack_[stack_.size() - 1 - depth] : kBottom;
}

void CodeValidator::check_top(std::span<const ValueType> types) {
    const ControlFrame& frame = frames_.back();
    if (!frame.is_unreachable && stack_.size() - frame.height < types.size())
        return fail("type-mismatch", "an operand is missing");
    for (std::size_t i = 0; i < types.size(); ++i) {
        const ValueType expected = types[types.size() - 1 - i];
        const ValueType got = peek(i);
        if (!types_.matches(got, expected)) return refuse_operand(expected, got);
    }
}

void CodeValidator::refuse_operand(ValueType expected, ValueType got) {
    fail("type-mismatch", std::format("expected {}, got {}", print_type(expected), print_type(got)));
}

void CodeValidator::set_unreachable() {
    stack_.resize(frames_.back().height);
    frames_.back().is_unreachable = true;
}

// Locals.

std::optional<ValueType> CodeValidator::local_type(std::uint32_t index) {
    if (index < first_locals_.size()) return first_locals_[index];
    const auto run = std::ranges::upper_bound(local_runs_, index, {}, &LocalRun::end);
    if (run != local_runs_.end()) return run->type;
    fail("unknown-local", std::format("there is no local {}", index));
    return std::nullopt;
}

void CodeValidator::initialise(std::uint32_t index, ValueType type) {
    if (type.is_defaultable() || is_initialised(index)) return;
    if (initialised_.size() <= index) initialised_.resize(index + 1);
    initialised_[index] = true;
    locals_set_.push_back(index);
}

bool CodeValidator::is_initialised(std::uint32_t index) const { return index < initialised_.size() && initialised_[index]; }

void CodeValidator::reset_locals(std::size_t count) {
    for (; locals_set_.size() > count; locals_set_.pop_back()) initialised_[locals_set_.back()] = false;
}

// Index spaces.

const Memory* CodeValidator::memory(std::uint32_t index) {
    if (index < module_.memories.size()) return &module_.memories[index];
    fail("unknown-memory", std::format("there is no memory {}", index));
    return nullptr;
}

const Table* CodeValidator::table(std::uint32_t index) {
    if (index < module_.tables.size()) return &module_.tables[index];
    fail("unknown-table", std::format("there is no table {}", index));
    return nullptr;
}

const ElementSegment* CodeValidator::element(std::uint32_t index) {
    if (index < module_.elements.size()) return &module_.elements[index];
    fail("unknown-element", std::format("there is no element segment {}", index));
    return nullptr;
}

bool CodeValidator::check_data(std::uint32_t index) {
    if (!module_.data_count) {
        fail("bad-count", "the number of data segments is not announced");
    } else if (index >= *module_.data_count) {
        fail("unknown-data", std::format("there is no data segment {}", index));
    }
    return !problem_;
}

bool CodeValidator::check_type(ValueType type) {
    if (!types_.is_known(type)) fail("unknown-type", std::format("there is no type {}", type.heap.index));
    return !problem_;
}

// Instructions.

/// Gives the type of addresses in the memory the instruction works on.
ValueType CodeValidator::check_immediate(const Instruction& in) {
    const OpcodeFacts& facts = facts_of(in.opcode);
    const Memory* target = nullptr;
    switch (facts.immediate) {
        case Immediate::Memory: target = memory(in.index); break;
        case Immediate::MemoryAccess:
        case Immediate::MemoryLane:
            target = memory(in.index);
            if (target) check_memory_access(in, *target);
            break;
        case Immediate::DataMemory:
            target = memory(in.second);
            if (target) check_data(in.index);
            break;
        case Immediate::Data: check_data(in.index); break;
        case Immediate::Element: element(in.index); break;
        case Immediate::Lane:
            if (in.lane >= facts.width) fail("bad-lane", std::format("there is no lane {}", in.lane));
            break;
        case Immediate::Shuffle:
            if (std::ranges::any_of(in.vector, [&](std::uint8_t lane) { return lane >= facts.width; }))
                fail("bad-lane", "a shuffle has the lanes 0 to 31");
            break;
        default: break;
    }
    return target ? target->type.limits.address() : kI32;
}

void CodeValidator::check_memory_access(const Instruction& in, const Memory& target) {
    const std::uint8_t width = facts_of(in.opcode).width;
    if (in.alignment >= 8 || (1u << in.alignment) > width)
        fail("bad-alignment", std::format("an alignment above the width of {} bytes", width));
    if (!target.type.limits.is_64 && in.value > std::numeric_limits<std::uint32_t>::max())
        fail("bad-offset", "the offset is beyond a 32-bit memory");
    if (facts_of(in.opcode).immediate == Immediate::MemoryLane && in.lane >= 16 / width)
        fail("bad-lane", std::format("there is no lane {}", in.lane));
}

void CodeValidator::check_fixed(const Instruction& in, ValueType address) {
    const Signature& signature = facts_of(in.opcode).signature;
    for (std::size_t i = signature.parameter_count; i > 0; --i) pop(value_type_of(signature.parameters[i - 1], address));
    if (signature.result_count > 0) push(value_type_of(signature.result, address));
}

bool CodeValidator::check_plain(const Instruction& in) {
    switch (in.opcode) {
        case Opcode::LocalGet:
            if (const auto type = local_type(in.index)) {
                if (!type->is_defaultable() && !is_initialised(in.index))
                    fail("uninitialised-local", std::format("the local {} has no value yet", in.index));
                push(*type);
            }
            return true;
        case Opcode::LocalSet:
        case Opcode::LocalTee:
            if (const auto type = local_type(in.index)) {
                pop(*type);
                initialise(in.index, *type);
                if (in.opcode == Opcode::LocalTee) push(*type);
            }
            return true;
        case Opcode::GlobalGet:
        case Opcode::GlobalSet:
            if (in.index >= module_.globals.size()) {
                fail("unknown-global", std::format("there is no global {}", in.index));
            } else if (const GlobalType& global = module_.globals[in.index].type; in.opcode == Opcode::GlobalGet) {
                push(global.type);
            } else {
                if (!global.is_mutable) fail("not-mutable", std::format("the global {} cannot change", in.index));
                pop(global.type);
            }
            return true;
        case Opcode::Drop: pop(); return true;
        case Opcode::Select: check_select(); return true;
        case Opcode::SelectTyped:
            if (!check_type(in.type)) return true;
            pop(kI32);
            pop(in.type);
            pop(in.type);
            push(in.type);
            return true;
        case Opcode::MemoryCopy: {
            const Memory* to = memory(in.index);
            const Memory* from = memory(in.second);
            if (to && from) check_copy(to->type.limits.address(), from->type.limits.address());
            return true;
        }
        case Opcode::TableCopy: {
            const Table* to = table(in.index);
            const Table* from = table(in.second);
            if (!to || !from) return true;
            if (!types_.matches(from->type.element, to->type.element)) refuse_operand(to->type.element, from->type.element);
            check_copy(to->type.limits.address(), from->type.limits.address());
            return true;
        }
        case Opcode::TableInit: {
            const Table* to = table(in.second);
            const ElementSegment* from = element(in.index);
            if (!to || !from) return true;
            if (!types_.matches(from->type, to->type.element)) refuse_operand(to->type.element, from->type);
            pop(kI32);
            pop(kI32);
            pop(to->type.limits.address());
            return true;
        }
        case Opcode::TableGet:
        case Opcode::TableSet:
        case Opcode::TableSize:
        case Opcode::TableGrow:
        case Opcode::TableFill: break;
        default: return false;
    }

    const Table* target = table(in.index);
    if (!target) return true;
    const ValueType address = target->type.limits.address();
    const ValueType value = target->type.element;
    if (in.opcode == Opcode::TableGrow || in.opcode == Opcode::TableFill) pop(address);
    if (in.opcode == Opcode::TableGrow || in.opcode == Opcode::TableFill || in.opcode == Opcode::TableSet) pop(value);
    if (in.opcode == Opcode::TableGet || in.opcode == Opcode::TableSet || in.opcode == Opcode::TableFill) pop(address);
    if (in.opcode == Opcode::TableGet) push(value);
    if (in.opcode == Opcode::TableGrow || in.opcode == Opcode::TableSize) push(address);
    return true;
}

void CodeValidator::check_select() {
    pop(kI32);
    const ValueType second = pop();
    const ValueType first = pop();
    if (first.is_reference() || second.is_reference())
        return fail("type-mismatch", "select without a type does not take references");
    if (first != second && first != kBottom && second != kBottom) return refuse_operand(first, second);
    push(first == kBottom ? second : first);
}

/// Lengths are counted as the smaller of the two addresses.
void CodeValidator::check_copy(ValueType to, ValueType from) {
    pop(to == kI64 && from == kI64 ? kI64 : kI32);
    pop(from);
    pop(to);
}

}  // namespace bengkel
