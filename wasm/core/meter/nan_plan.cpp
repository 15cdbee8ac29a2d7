#include "meter/nan_plan.hpp"

#include <algorithm>

#include "module/instruction_reader.hpp"

namespace bengkel {
namespace {

/// So often a function is walked with locals still believed loose; after that none is.
constexpr int kMostWalks = 8;

constexpr std::uint64_t kNan32 = 0x7FC00000;
constexpr std::uint64_t kNan64 = 0x7FF8000000000000;

bool is_vector(NanType type) { return type == NanType::F32x4 || type == NanType::F64x2; }

/// Whether an instruction that makes no float of its own cares only for the value of those it takes.
bool is_comparison(Opcode opcode) {
    switch (opcode) {
        case Opcode::F32Eq:
        case Opcode::F32Ne:
        case Opcode::F32Lt:
        case Opcode::F32Gt:
        case Opcode::F32Le:
        case Opcode::F32Ge:
        case Opcode::F64Eq:
        case Opcode::F64Ne:
        case Opcode::F64Lt:
        case Opcode::F64Gt:
        case Opcode::F64Le:
        case Opcode::F64Ge:
        case Opcode::I32TruncF32S:
        case Opcode::I32TruncF32U:
        case Opcode::I32TruncF64S:
        case Opcode::I32TruncF64U:
        case Opcode::I64TruncF32S:
        case Opcode::I64TruncF32U:
        case Opcode::I64TruncF64S:
        case Opcode::I64TruncF64U:
        case Opcode::I32TruncSatF32S:
        case Opcode::I32TruncSatF32U:
        case Opcode::I32TruncSatF64S:
        case Opcode::I32TruncSatF64U:
        case Opcode::I64TruncSatF32S:
        case Opcode::I64TruncSatF32U:
        case Opcode::I64TruncSatF64S:
        case Opcode::I64TruncSatF64U: return true;
        default: return false;
    }
}

/// Whether an instruction makes a float that is never a NaN other than the canonical one.
bool makes_settled(const Instruction& instruction) {
    switch (instruction.opcode) {
        case Opcode::F32Const: {
            const std::uint64_t bits = instruction.value & 0xFFFFFFFF;
            return bits == kNan32 || (bits & 0x7FFFFFFF) <= 0x7F800000;
        }
        case Opcode::F64Const:
            return instruction.value == kNan64 || (instruction.value & 0x7FFFFFFFFFFFFFFF) <= 0x7FF0000000000000;
        case Opcode::F32ConvertI32S:
        case Opcode::F32ConvertI32U:
        case Opcode::F32ConvertI64S:
        case Opcode::F32ConvertI64U:
        case Opcode::F64ConvertI32S:
        case Opcode::F64ConvertI32U:
        case Opcode::F64ConvertI64S:
        case Opcode::F64ConvertI64U: return true;
        default: return false;
    }
}

NanType float_type(ValueType type) {
    switch (type.kind) {
        case ValueType::Kind::F32: return NanType::F32;
        case ValueType::Kind::V128: return NanType::F32x4;
        default: return NanType::F64;
    }
}

}  // namespace

std::optional<NanType> nan_made_by(Opcode opcode) {
    switch (opcode) {
        case Opcode::F32Ceil:
        case Opcode::F32Floor:
        case Opcode::F32Trunc:
        case Opcode::F32Nearest:
        case Opcode::F32Sqrt:
        case Opcode::F32Add:
        case Opcode::F32Sub:
        case Opcode::F32Mul:
        case Opcode::F32Div:
        case Opcode::F32Min:
        case Opcode::F32Max:
        case Opcode::F32DemoteF64: return NanType::F32;
        case Opcode::F64Ceil:
        case Opcode::F64Floor:
        case Opcode::F64Trunc:
        case Opcode::F64Nearest:
        case Opcode::F64Sqrt:
        case Opcode::F64Add:
        case Opcode::F64Sub:
        case Opcode::F64Mul:
        case Opcode::F64Div:
        case Opcode::F64Min:
        case Opcode::F64Max:
        case Opcode::F64PromoteF32: return NanType::F64;
        case Opcode::F32x4Ceil:
        case Opcode::F32x4Floor:
        case Opcode::F32x4Trunc:
        case Opcode::F32x4Nearest:
        case Opcode::F32x4Sqrt:
        case Opcode::F32x4Add:
        case Opcode::F32x4Sub:
        case Opcode::F32x4Mul:
        case Opcode::F32x4Div:
        case Opcode::F32x4Min:
        case Opcode::F32x4Max:
        case Opcode::F32x4DemoteF64x2Zero: return NanType::F32x4;
        case Opcode::F64x2Ceil:
        case Opcode::F64x2Floor:
        case Opcode::F64x2Trunc:
        case Opcode::F64x2Nearest:
        case Opcode::F64x2Sqrt:
        case Opcode::F64x2Add:
        case Opcode::F64x2Sub:
        case Opcode::F64x2Mul:
        case Opcode::F64x2Div:
        case Opcode::F64x2Min:
        case Opcode::F64x2Max:
        case Opcode::F64x2PromoteLowF32x4: return NanType::F64x2;
        default: return std::nullopt;
    }
}

const std::vector<NanPlace>& NanPlanner::plan(const Body& body, std::uint32_t function) {
    declare_locals(body, function);
    bool is_followed = true;
    for (int walks = 1; is_followed; ++walks) {
        if (walks > kMostWalks) is_loose_local_.assign(is_loose_local_.size(), false);
        has_changed_ = false;
        is_followed = walk(body, function);
        if (!has_changed_) break;
    }
    if (!is_followed) settle_all(body);
    std::ranges::sort(places_, {}, &NanPlace::offset);
    const auto repeated = std::ranges::unique(places_);
    places_.erase(repeated.begin(), repeated.end());
    return places_;
}

void NanPlanner::declare_locals(const Body& body, std::uint32_t function) {
    // Parameters bring bits of their caller's. Vectors are rare, and their lanes have no one type: they are settled at
    // once.
    const auto& parameters = module_.type_of(function).parameters;
    is_loose_local_.assign(parameters.size(), false);
    local_types_.clear();
    for (const ValueType type : parameters) local_types_.push_back(float_type(type));
    for (LocalReader groups(module_, body); groups.more();) {
        const LocalGroup group = groups.take();
        const bool is_float = group.type == kF32 || group.type == kF64;
        is_loose_local_.insert(is_loose_local_.end(), group.count, is_float);
        local_types_.insert(local_types_.end(), group.count, float_type(group.type));
    }
}

/// Without following anything: right behind whatever makes a NaN.
void NanPlanner::settle_all(const Body& body) {
    places_.clear();
    InstructionReader reader(module_.bytes, body.code);
    while (const Instruction* instruction = reader.next())
        if (const auto type = nan_made_by(instruction->opcode)) places_.push_back({instruction->end(), *type});
}

bool NanPlanner::walk(const Body& body, std::uint32_t function) {
    places_.clear();
    stack_.clear();
    frames_.assign(1, {{BlockType::Kind::Function, module_.functions[function].type, kI32}, false, false, 0});
    is_live_ = true;
    InstructionReader reader(module_.bytes, body.code);
    while (const Instruction* instruction = reader.next()) {
        if (!visit(*instruction)) return false;
        if (frames_.empty()) break;
    }
    return true;
}

bool NanPlanner::visit(const Instruction& instruction) {
    switch (instruction.opcode) {
        case Opcode::Block:
        case Opcode::Loop:
        case Opcode::If: open(instruction); return true;
        case Opcode::Else: close(true); return true;
        case Opcode::End: close(false); return true;
        case Opcode::Try:
        case Opcode::TryTable:
        case Opcode::Catch:
        case Opcode::CatchAll:
        case Opcode::Delegate: return false;
        default: break;
    }
    if (!is_live_) return true;
    const OpcodeFacts& facts = facts_of(instruction.opcode);
    if (facts.signature.is_fixed) {
        visit_fixed(instruction);
        return true;
    }
    switch (facts.kind) {
        case OpcodeClass::Control:
        case OpcodeClass::Branch:
        case OpcodeClass::Call: return visit_control(instruction);
        default: return visit_variable(instruction);
    }
}

bool NanPlanner::visit_control(const Instruction& instruction) {
    switch (instruction.opcode) {
        case Opcode::Nop: return true;
        case Opcode::Unreachable: is_live_ = false; return true;
        case Opcode::Br:
            branch(instruction.index);
            is_live_ = false;
            return true;
        case Opcode::BrIf:
            stack_.pop_back();
            branch(instruction.index);
            return true;
        case Opcode::BrTable:
            stack_.pop_back();
            branch(instruction.index);
            is_live_ = false;
            return true;
        case Opcode::Return:
            branch(static_cast<std::uint32_t>(frames_.size() - 1));
            is_live_ = false;
            return true;
        case Opcode::Call: visit_call(module_.type_of(instruction.index), false); return true;
        case Opcode::ReturnCall: visit_call(module_.type_of(instruction.index), true); return true;
        case Opcode::CallIndirect:
        case Opcode::CallRef:
        case Opcode::ReturnCallIndirect:
        case Opcode::ReturnCallRef:
            stack_.pop_back();
            visit_call(*module_.function_type(instruction.index),
                       instruction.opcode == Opcode::ReturnCallIndirect || instruction.opcode == Opcode::ReturnCallRef);
            return true;
        default: return false;
    }
}

void NanPlanner::visit_call(const FunctionType& type, bool is_tail) {
    pop_settled(type.parameters.size());
    push_exact(type.results.size());
    if (is_tail) is_live_ = false;
}

bool NanPlanner::visit_variable(const Instruction& instruction) {
    const auto replace = [&](std::size_t taken, std::size_t left) {
        pop_settled(taken);
        push_exact(left);
        return true;
    };
    switch (instruction.opcode) {
        case Opcode::Drop: stack_.pop_back(); return true;
        case Opcode::Select:
        case Opcode::SelectTyped: visit_select(instruction.end()); return true;
        case Opcode::LocalGet:
            if (is_loose_local_[instruction.index])
                push(Bits::Loose, local_types_[instruction.index], instruction.end());
            else
                push(Bits::Exact);
            return true;
        case Opcode::LocalSet: {
            Operand value = pop();
            assign(instruction.index, value);
            return true;
        }
        case Opcode::LocalTee: assign(instruction.index, stack_.back()); return true;
        case Opcode::GlobalGet:
        case Opcode::RefNull:
        case Opcode::RefFunc:
        case Opcode::TableSize: return replace(0, 1);
        case Opcode::GlobalSet: return replace(1, 0);
        case Opcode::TableGet:
        case Opcode::RefIsNull: return replace(1, 1);
        case Opcode::TableSet: return replace(2, 0);
        case Opcode::TableGrow: return replace(2, 1);
        case Opcode::MemoryCopy:
        case Opcode::TableInit:
        case Opcode::TableCopy:
        case Opcode::TableFill: return replace(3, 0);
        default: return false;
    }
}

void NanPlanner::visit_fixed(const Instruction& instruction) {
    const Signature& signature = facts_of(instruction.opcode).signature;
    const auto made = nan_made_by(instruction.opcode);
    switch (instruction.opcode) {
        // The canonical NaN's absolute value is itself.
        case Opcode::F32Abs:
        case Opcode::F64Abs:
            if (stack_.back().bits == Bits::Negated) settle(stack_.back());
            if (stack_.back().bits == Bits::Loose) stack_.back().place = instruction.end();
            return;
        case Opcode::F32Neg:
        case Opcode::F64Neg:
            if (stack_.back().bits == Bits::Loose) stack_.back().bits = Bits::Negated;
            if (stack_.back().bits == Bits::Settled) stack_.back().bits = Bits::Exact;
            return;
        case Opcode::F32Copysign:
        case Opcode::F64Copysign:
            pop_settled(1);
            if (stack_.back().bits == Bits::Loose) stack_.back().bits = Bits::Negated;
            if (stack_.back().bits == Bits::Settled) stack_.back().bits = Bits::Exact;
            return;
        default: break;
    }
    for (std::uint8_t i = 0; i < signature.parameter_count; ++i) {
        Operand taken = pop();
        const bool looks_on =
            is_vector(taken.type) ? made != taken.type : !made.has_value() && !is_comparison(instruction.opcode);
        if (looks_on) settle(taken);
    }
    if (made)
        push(Bits::Loose, *made, instruction.end());
    else if (signature.result_count > 0)
        push(makes_settled(instruction) ? Bits::Settled : Bits::Exact);
}

void NanPlanner::visit_select(std::uint32_t end) {
    stack_.pop_back();
    Operand second = pop();
    Operand& first = stack_.back();
    const auto may_wait = [](const Operand& operand) {
        return operand.bits == Bits::Settled || (operand.bits == Bits::Loose && !is_vector(operand.type));
    };
    if (may_wait(first) && may_wait(second)) {
        if (second.bits == Bits::Loose) first = second;
        first.place = end;
        return;
    }
    settle(first);
    settle(second);
}

void NanPlanner::open(const Instruction& instruction) {
    Frame frame{instruction.block, instruction.opcode == Opcode::Loop, !is_live_, 0};
    if (is_live_) {
        if (instruction.opcode == Opcode::If) stack_.pop_back();
        settle_top(parameters(frame.block));
        frame.height = stack_.size() - parameters(frame.block);
    }
    frames_.push_back(frame);
}

void NanPlanner::close(bool is_else) {
    const Frame frame = frames_.back();
    if (!frame.is_dead) {
        if (is_live_) settle_top(results(frame.block));
        stack_.resize(frame.height);
        push_exact(is_else ? parameters(frame.block) : results(frame.block));
        // Whoever closes a block may have been reached by a branch.
        is_live_ = true;
    }
    if (!is_else) frames_.pop_back();
}

void NanPlanner::branch(std::uint32_t label) {
    const Frame& target = frames_[frames_.size() - 1 - label];
    settle_top(target.is_loop ? parameters(target.block) : results(target.block));
}

void NanPlanner::assign(std::uint32_t local, Operand& value) {
    if (is_loose_local_[local]) {
        if (value.bits == Bits::Loose || value.bits == Bits::Settled) return;
        is_loose_local_[local] = false;
        has_changed_ = true;
    }
    settle(value);
}

NanPlanner::Operand NanPlanner::pop() {
    const Operand operand = stack_.back();
    stack_.pop_back();
    return operand;
}

void NanPlanner::settle(Operand& operand) {
    if (operand.bits == Bits::Loose || operand.bits == Bits::Negated) {
        places_.push_back({operand.place, operand.type});
        operand.bits = operand.bits == Bits::Loose ? Bits::Settled : Bits::Exact;
    }
}

void NanPlanner::settle_top(std::size_t count) {
    for (std::size_t i = stack_.size() - count; i < stack_.size(); ++i) settle(stack_[i]);
}

void NanPlanner::pop_settled(std::size_t count) {
    settle_top(count);
    stack_.resize(stack_.size() - count);
}

std::size_t NanPlanner::parameters(const BlockType& block) const {
    return block.kind == BlockType::Kind::Function ? module_.function_type(block.type)->parameters.size() : 0;
}

std::size_t NanPlanner::results(const BlockType& block) const {
    if (block.kind == BlockType::Kind::Function) return module_.function_type(block.type)->results.size();
    return block.kind == BlockType::Kind::Result ? 1 : 0;
}

}  // namespace bengkel
