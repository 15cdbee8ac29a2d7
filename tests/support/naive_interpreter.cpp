#include "support/naive_interpreter.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "meter/prices.hpp"
#include "module/byte_reader.hpp"
#include "module/instruction_reader.hpp"

namespace bengkel::test {
namespace {

constexpr std::size_t kPage = 65536;
constexpr std::uint64_t kMostPages = 1024;
constexpr int kMostCalls = 500;

template <class T>
T from(std::uint64_t bits) {
    if constexpr (std::is_same_v<T, float>) return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    if constexpr (std::is_same_v<T, double>) return std::bit_cast<double>(bits);
    if constexpr (std::is_integral_v<T>) return static_cast<T>(bits);
}

template <class T>
std::uint64_t to(T value) {
    if constexpr (std::is_same_v<T, float>) return std::bit_cast<std::uint32_t>(value);
    if constexpr (std::is_same_v<T, double>) return std::bit_cast<std::uint64_t>(value);
    if constexpr (std::is_integral_v<T>) return static_cast<std::make_unsigned_t<T>>(value);
}

template <class T>
T least(T a, T b) {
    if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<T>::quiet_NaN();
    if (a == b) return std::signbit(a) ? a : b;
    return a < b ? a : b;
}

template <class T>
T most(T a, T b) {
    if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<T>::quiet_NaN();
    if (a == b) return std::signbit(a) ? b : a;
    return a > b ? a : b;
}

/// The first double beyond what To can hold is exact.
template <class To>
bool fits(double value) {
    const double beyond = std::ldexp(1.0, std::numeric_limits<To>::digits);
    return value < beyond &&
           (std::is_signed_v<To> ? (sizeof(To) == 8 ? value >= -beyond : value > -beyond - 1) : value > -1);
}

template <class To>
To saturate(double value) {
    if (std::isnan(value)) return 0;
    if (fits<To>(value)) return static_cast<To>(value);
    return value < 0 ? std::numeric_limits<To>::min() : std::numeric_limits<To>::max();
}

}  // namespace

void NaiveInterpreter::refuse(const Instruction& instruction) {
    throw Stop{NaiveEnding::Unsupported, facts_of(instruction.opcode).name};
}

NaiveInterpreter::NaiveInterpreter(const Module& module, NaiveNans nans)
    : module_(module), types_(module), nans_(nans), codes_(module.bodies.size()) {
    for (std::size_t i = 0; i < codes_.size(); ++i) decode(module.bodies[i], codes_[i]);
    try {
        instantiate();
    } catch (const Stop& stop) {
        not_ready_ = stop;
    }
}

void NaiveInterpreter::decode(const Body& body, Code& code) {
    for (LocalReader groups(module_, body); groups.more();) code.locals += groups.take().count;
    std::vector<std::uint32_t> open;
    InstructionReader reader(module_.bytes, body.code);
    while (const Instruction* instruction = reader.next()) {
        const auto here = static_cast<std::uint32_t>(code.instructions.size());
        code.instructions.push_back(*instruction);
        code.ends.push_back(0);
        code.elses.push_back(0);
        switch (instruction->opcode) {
            case Opcode::Block:
            case Opcode::Loop:
            case Opcode::If:
            case Opcode::Try:
            case Opcode::TryTable: open.push_back(here); break;
            case Opcode::Else:
                code.elses[open.back()] = here + 1;
                code.ends[here] = open.back();
                break;
            case Opcode::End:
            case Opcode::Delegate:
                if (open.empty()) break;
                code.ends[open.back()] = here;
                if (code.elses[open.back()] == 0) code.elses[open.back()] = here;
                open.pop_back();
                break;
            default: break;
        }
    }
}

std::uint64_t NaiveInterpreter::evaluate(Span expression) {
    InstructionReader reader(module_.bytes, expression);
    return evaluate(reader);
}

/// The next expression of a list.
std::uint64_t NaiveInterpreter::evaluate(InstructionReader& reader) {
    while (const Instruction* instruction = reader.next()) {
        switch (instruction->opcode) {
            case Opcode::End: return pop();
            case Opcode::GlobalGet: push(globals_[instruction->index]); break;
            case Opcode::RefNull: push(0); break;
            case Opcode::RefFunc: push(instruction->index + std::uint64_t{1}); break;
            default:
                if (!compute(*instruction)) refuse(*instruction);
        }
    }
    return pop();
}

void NaiveInterpreter::instantiate() {
    if (module_.memories.size() > 1 || module_.imported_memories + module_.imported_tables + module_.imported_globals > 0)
        throw Stop{NaiveEnding::Unsupported, "imports and several memories"};
    for (const Global& global : module_.globals) globals_.push_back(evaluate(*global.initial));
    if (!module_.memories.empty()) {
        const Limits& limits = module_.memories[0].type.limits;
        if (limits.minimum > kMostPages) throw Stop{NaiveEnding::Unsupported, "large memories"};
        memory_.resize(static_cast<std::size_t>(limits.minimum * kPage));
    }
    for (const Table& table : module_.tables) {
        if (table.type.limits.is_64) throw Stop{NaiveEnding::Unsupported, "64-bit tables"};
        tables_.emplace_back(table.type.limits.minimum, table.initial ? evaluate(*table.initial) : 0);
    }
    for (const ElementSegment& segment : module_.elements) {
        std::vector<std::uint64_t> items;
        if (segment.has_expressions) {
            InstructionReader reader(module_.bytes, segment.items);
            for (std::uint32_t i = 0; i < segment.count; ++i) items.push_back(evaluate(reader));
        } else {
            ByteReader reader(module_.bytes, segment.items.offset, segment.items.end());
            for (std::uint32_t i = 0; i < segment.count; ++i) items.push_back(reader.u32() + std::uint64_t{1});
        }
        if (segment.mode == ElementSegment::Mode::Active) {
            const std::uint64_t place = evaluate(segment.place);
            if (place + items.size() > tables_[segment.table].size()) throw Stop{NaiveEnding::Trapped};
            std::ranges::copy(items, tables_[segment.table].begin() + static_cast<std::ptrdiff_t>(place));
        }
        if (segment.mode != ElementSegment::Mode::Passive) items.clear();
        elements_.push_back(std::move(items));
    }
    for (const DataSegment& segment : module_.data) {
        dropped_data_.push_back(segment.is_active);
        if (!segment.is_active) continue;
        const std::uint64_t place = evaluate(segment.place);
        std::ranges::copy(module_.view(segment.content), at(place, 0, segment.content.size));
    }
}

const Export* NaiveInterpreter::find(std::string_view name, ExternKind kind) const {
    for (const Export& exported : module_.exports)
        if (exported.name == name && exported.kind == kind) return &exported;
    return nullptr;
}

std::optional<std::uint64_t> NaiveInterpreter::global(std::string_view name) const {
    const Export* found = find(name, ExternKind::Global);
    if (found == nullptr) return std::nullopt;
    return globals_[found->index];
}

void NaiveInterpreter::set_global(std::string_view name, std::uint64_t value) {
    if (const Export* found = find(name, ExternKind::Global)) globals_[found->index] = value;
}

NaiveRun NaiveInterpreter::call(std::string_view name, const std::vector<std::uint64_t>& arguments,
                                std::uint64_t most_steps) {
    const Export* found = find(name, ExternKind::Function);
    if (not_ready_) return {not_ready_->ending, {}, 0, not_ready_->reason};
    if (found == nullptr) return {NaiveEnding::Unsupported, {}, 0, "no such function"};
    stack_ = arguments;
    fuel_ = 0;
    steps_left_ = most_steps;
    try {
        execute(found->index, 0);
    } catch (const Stop& stop) {
        return {stop.ending, {}, fuel_, stop.reason};
    }
    return {NaiveEnding::Returned, stack_, fuel_, {}};
}

std::uint64_t NaiveInterpreter::pop() {
    const std::uint64_t value = stack_.back();
    stack_.pop_back();
    return value;
}

bool NaiveInterpreter::is_memory_64() const { return module_.memories[0].type.limits.is_64; }

/// What addresses the memory, or a size in it.
std::uint64_t NaiveInterpreter::pop_address() { return is_memory_64() ? pop() : static_cast<std::uint32_t>(pop()); }

std::uint8_t* NaiveInterpreter::at(std::uint64_t address, std::uint64_t offset, std::uint64_t size) {
    const std::uint64_t end = memory_.size();
    if (size > end || offset > end - size || address > end - size - offset) throw Stop{NaiveEnding::Trapped};
    return memory_.data() + address + offset;
}

void NaiveInterpreter::add_length(Opcode opcode, std::uint64_t length) {
    const LengthPrice price = length_price(opcode);
    fuel_ += length * price.factor >> price.shift;
}

void NaiveInterpreter::execute(std::uint32_t function, int depth) {
    const FunctionType& type = module_.type_of(function);
    if (depth > kMostCalls) throw Stop{NaiveEnding::TooDeep};
    if (function < module_.imported_functions) {
        stack_.resize(stack_.size() - type.parameters.size());
        stack_.resize(stack_.size() + type.results.size());
        return;
    }
    const Code& code = codes_[function - module_.imported_functions];
    const std::size_t base = stack_.size() - type.parameters.size();
    std::vector<std::uint64_t> locals(stack_.begin() + static_cast<std::ptrdiff_t>(base), stack_.end());
    locals.resize(locals.size() + code.locals);
    stack_.resize(base);
    const auto last = static_cast<std::uint32_t>(code.instructions.size() - 1);
    std::vector<Label> labels = {{last, type.results.size(), base, false}};

    std::uint32_t next = 0;
    const auto branch = [&](std::uint32_t index) {
        const Label label = labels[labels.size() - 1 - index];
        const std::size_t kept = stack_.size() - label.arity;
        stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(label.height),
                     stack_.begin() + static_cast<std::ptrdiff_t>(kept));
        labels.resize(labels.size() - index - (label.is_loop ? 0 : 1));
        next = label.target;
        if (!label.is_loop) ++next;
    };
    const auto open = [&](std::uint32_t here, const Instruction& instruction) {
        std::size_t parameters = 0;
        std::size_t results = instruction.block.kind == BlockType::Kind::Result ? 1 : 0;
        if (instruction.block.kind == BlockType::Kind::Function) {
            parameters = module_.function_type(instruction.block.type)->parameters.size();
            results = module_.function_type(instruction.block.type)->results.size();
        }
        const bool is_loop = instruction.opcode == Opcode::Loop;
        labels.push_back(
            {is_loop ? here + 1 : code.ends[here], is_loop ? parameters : results, stack_.size() - parameters, is_loop});
    };
    const auto callee_of = [&](const Instruction& instruction) {
        const std::uint64_t place = static_cast<std::uint32_t>(pop());
        const auto& table = tables_[instruction.second];
        if (place >= table.size() || table[static_cast<std::size_t>(place)] == 0) throw Stop{NaiveEnding::Trapped};
        const auto callee = static_cast<std::uint32_t>(table[static_cast<std::size_t>(place)] - 1);
        const auto defined = [](std::uint32_t type) { return HeapType{HeapType::Kind::Defined, type}; };
        if (!types_.matches(defined(module_.functions[callee].type), defined(instruction.index)))
            throw Stop{NaiveEnding::Trapped};
        return callee;
    };

    /// A reference on the stack: the function, if it is one.
    const auto not_null = [&] {
        const std::uint64_t reference = pop();
        if (reference == 0) throw Stop{NaiveEnding::Trapped};
        return static_cast<std::uint32_t>(reference - 1);
    };

    while (next <= last) {
        const std::uint32_t here = next++;
        const Instruction& instruction = code.instructions[here];
        if (steps_left_-- == 0) throw Stop{NaiveEnding::OutOfSteps};
        fuel_ += standard_prices().of(instruction.opcode).value();
        switch (instruction.opcode) {
            case Opcode::Unreachable: throw Stop{NaiveEnding::Trapped};
            case Opcode::Nop: break;
            case Opcode::Block:
            case Opcode::Loop: open(here, instruction); break;
            case Opcode::If: {
                const bool is_true = static_cast<std::uint32_t>(pop()) != 0;
                open(here, instruction);
                if (!is_true) next = code.elses[here];
                break;
            }
            case Opcode::Else: next = code.ends[code.ends[here]]; break;
            case Opcode::End: labels.pop_back(); break;
            case Opcode::Br: branch(instruction.index); break;
            case Opcode::BrIf:
                if (static_cast<std::uint32_t>(pop()) != 0) branch(instruction.index);
                break;
            case Opcode::BrTable: {
                std::uint32_t left = static_cast<std::uint32_t>(pop());
                std::uint32_t label = instruction.index;
                for (auto list = LabelList(instruction); list.more();) {
                    const std::uint32_t taken = list.take();
                    if (left-- == 0) {
                        label = taken;
                        break;
                    }
                }
                branch(label);
                break;
            }
            case Opcode::Return: branch(static_cast<std::uint32_t>(labels.size() - 1)); break;
            case Opcode::Call: execute(instruction.index, depth + 1); break;
            case Opcode::CallIndirect: execute(callee_of(instruction), depth + 1); break;
            case Opcode::CallRef: execute(not_null(), depth + 1); break;
            case Opcode::ReturnCall:
            case Opcode::ReturnCallIndirect:
            case Opcode::ReturnCallRef: {
                const std::uint32_t callee = instruction.opcode == Opcode::ReturnCall      ? instruction.index
                                             : instruction.opcode == Opcode::ReturnCallRef ? not_null()
                                                                                           : callee_of(instruction);
                execute(callee, depth + 1);
                branch(static_cast<std::uint32_t>(labels.size() - 1));
                break;
            }
            case Opcode::Drop: pop(); break;
            case Opcode::Select:
            case Opcode::SelectTyped: {
                const bool is_first = static_cast<std::uint32_t>(pop()) != 0;
                const std::uint64_t second = pop();
                if (!is_first) stack_.back() = second;
                break;
            }
            case Opcode::LocalGet: push(locals[instruction.index]); break;
            case Opcode::LocalSet: locals[instruction.index] = pop(); break;
            case Opcode::LocalTee: locals[instruction.index] = stack_.back(); break;
            case Opcode::GlobalGet: push(globals_[instruction.index]); break;
            case Opcode::GlobalSet: globals_[instruction.index] = pop(); break;
            case Opcode::RefNull: push(0); break;
            case Opcode::RefIsNull: push(pop() == 0 ? 1 : 0); break;
            case Opcode::RefFunc: push(instruction.index + std::uint64_t{1}); break;
            case Opcode::RefAsNonNull: push(not_null() + std::uint64_t{1}); break;
            case Opcode::BrOnNull:
                if (stack_.back() == 0) {
                    pop();
                    branch(instruction.index);
                }
                break;
            case Opcode::BrOnNonNull:
                if (stack_.back() != 0)
                    branch(instruction.index);
                else
                    pop();
                break;
            default:
                if (!compute(instruction)) fill(instruction);
        }
    }
}

/// What works on a stretch of memory or of a table.
void NaiveInterpreter::fill(const Instruction& instruction) {
    const auto pop_u32 = [&] { return static_cast<std::uint32_t>(pop()); };
    switch (instruction.opcode) {
        case Opcode::MemorySize: return push(memory_.size() / kPage);
        case Opcode::MemoryGrow: {
            const std::uint64_t pages = pop_address();
            const std::uint64_t before = memory_.size() / kPage;
            const std::uint64_t most = std::min(module_.memories[0].type.limits.maximum.value_or(kMostPages), kMostPages);
            if (pages > most || before + pages > most) {
                is_starved_ = is_starved_ || most == kMostPages;
                return push(is_memory_64() ? ~std::uint64_t{0} : 0xFFFFFFFF);
            }
            memory_.resize(static_cast<std::size_t>((before + pages) * kPage));
            add_length(instruction.opcode, pages);
            return push(before);
        }
        case Opcode::MemoryFill: {
            const std::uint64_t size = pop_address();
            const auto value = static_cast<std::uint8_t>(pop());
            const std::uint64_t to_place = pop_address();
            std::memset(at(to_place, 0, size), value, static_cast<std::size_t>(size));
            return add_length(instruction.opcode, size);
        }
        case Opcode::MemoryCopy: {
            const std::uint64_t size = pop_address();
            const std::uint64_t from_place = pop_address();
            const std::uint64_t to_place = pop_address();
            const std::uint8_t* source = at(from_place, 0, size);
            std::memmove(at(to_place, 0, size), source, static_cast<std::size_t>(size));
            return add_length(instruction.opcode, size);
        }
        case Opcode::MemoryInit: {
            const std::uint32_t size = pop_u32();
            const std::uint64_t from_place = pop_u32();
            const std::uint64_t to_place = pop_address();
            const DataSegment& segment = module_.data[instruction.index];
            if (from_place + size > (dropped_data_[instruction.index] ? 0 : segment.content.size))
                throw Stop{NaiveEnding::Trapped};
            std::uint8_t* target = at(to_place, 0, size);
            std::ranges::copy(
                module_.view(segment.content).subspan(static_cast<std::size_t>(from_place), static_cast<std::size_t>(size)),
                target);
            return add_length(instruction.opcode, size);
        }
        case Opcode::DataDrop: dropped_data_[instruction.index] = true; return;
        case Opcode::ElemDrop: elements_[instruction.index].clear(); return;
        case Opcode::TableGet: {
            const std::uint32_t place = pop_u32();
            if (place >= tables_[instruction.index].size()) throw Stop{NaiveEnding::Trapped};
            return push(tables_[instruction.index][place]);
        }
        case Opcode::TableSet: {
            const std::uint64_t value = pop();
            const std::uint32_t place = pop_u32();
            if (place >= tables_[instruction.index].size()) throw Stop{NaiveEnding::Trapped};
            tables_[instruction.index][place] = value;
            return;
        }
        case Opcode::TableSize: return push(tables_[instruction.index].size());
        case Opcode::TableGrow: {
            const std::uint64_t more = pop_u32();
            const std::uint64_t value = pop();
            auto& table = tables_[instruction.index];
            const std::uint64_t before = table.size();
            const std::uint64_t most = module_.tables[instruction.index].type.limits.maximum.value_or(10'000);
            if (before + more > std::min<std::uint64_t>(most, 10'000)) return push(0xFFFFFFFF);
            table.resize(static_cast<std::size_t>(before + more), value);
            add_length(instruction.opcode, more);
            return push(before);
        }
        case Opcode::TableFill: {
            const std::uint64_t count = pop_u32();
            const std::uint64_t value = pop();
            const std::uint64_t place = pop_u32();
            auto& table = tables_[instruction.index];
            if (place + count > table.size()) throw Stop{NaiveEnding::Trapped};
            std::fill_n(table.begin() + static_cast<std::ptrdiff_t>(place), count, value);
            return add_length(instruction.opcode, count);
        }
        case Opcode::TableCopy: {
            const std::uint64_t count = pop_u32();
            const std::uint64_t from_place = pop_u32();
            const std::uint64_t to_place = pop_u32();
            const std::vector<std::uint64_t> source = tables_[instruction.second];
            auto& table = tables_[instruction.index];
            if (from_place + count > source.size() || to_place + count > table.size()) throw Stop{NaiveEnding::Trapped};
            std::copy_n(source.begin() + static_cast<std::ptrdiff_t>(from_place), count,
                        table.begin() + static_cast<std::ptrdiff_t>(to_place));
            return add_length(instruction.opcode, count);
        }
        case Opcode::TableInit: {
            const std::uint64_t count = pop_u32();
            const std::uint64_t from_place = pop_u32();
            const std::uint64_t to_place = pop_u32();
            const auto& source = elements_[instruction.index];
            auto& table = tables_[instruction.second];
            if (from_place + count > source.size() || to_place + count > table.size()) throw Stop{NaiveEnding::Trapped};
            std::copy_n(source.begin() + static_cast<std::ptrdiff_t>(from_place), count,
                        table.begin() + static_cast<std::ptrdiff_t>(to_place));
            return add_length(instruction.opcode, count);
        }
        default: refuse(instruction);
    }
}

/// The bits of what arithmetic made.
template <class T>
std::uint64_t NaiveInterpreter::made(T value) {
    if constexpr (std::is_floating_point_v<T>) {
        if (std::isnan(value)) {
            const bool is_double = sizeof(T) == 8;
            const std::uint64_t canonical = is_double ? 0x7FF8000000000000 : 0x7FC00000;
            if (nans_ == NaiveNans::Canonical) return canonical;
            const std::uint64_t sign = ++nans_made_ % 2 == 0 ? 0 : is_double ? 0x8000000000000000 : 0x80000000;
            return canonical | sign | nans_made_ % 0x3FFFFF;
        }
    }
    return to(value);
}

bool NaiveInterpreter::compute(const Instruction& instruction) {
    const auto load = [&]<class Memory, class Value>(Memory, Value) {
        Memory value{};
        std::memcpy(&value, at(pop_address(), instruction.value, sizeof(Memory)), sizeof(Memory));
        push(to(static_cast<Value>(value)));
    };
    const auto load_bits = [&](std::size_t size) {
        std::uint64_t value = 0;
        std::memcpy(&value, at(pop_address(), instruction.value, size), size);
        push(value);
    };
    const auto store = [&](std::size_t size) {
        const std::uint64_t value = pop();
        std::memcpy(at(pop_address(), instruction.value, size), &value, size);
    };
    const auto one = [&]<class T>(T, auto f) { push(made(f(from<T>(pop())))); };
    const auto two = [&]<class T>(T, auto f) {
        const T b = from<T>(pop());
        const T a = from<T>(pop());
        push(made(f(a, b)));
    };
    const auto divide = [&]<class T>(T, bool is_rest) {
        const T b = from<T>(pop());
        const T a = from<T>(pop());
        if (b == 0) throw Stop{NaiveEnding::Trapped};
        if constexpr (std::is_signed_v<T>) {
            if (b == -1) {
                if (!is_rest && a == std::numeric_limits<T>::min()) throw Stop{NaiveEnding::Trapped};
                return push(to(is_rest ? T{0} : static_cast<T>(-a)));
            }
        }
        push(to(is_rest ? static_cast<T>(a % b) : static_cast<T>(a / b)));
    };
    const auto truncate = [&]<class From, class To>(From, To) {
        const double value = std::trunc(static_cast<double>(from<From>(pop())));
        if (std::isnan(value) || !fits<To>(value)) throw Stop{NaiveEnding::Trapped};
        push(to(static_cast<To>(value)));
    };
    const auto clamp = [&]<class From, class To>(From, To) {
        push(to(saturate<To>(std::trunc(static_cast<double>(from<From>(pop()))))));
    };
    const auto truth = [](bool value) { return static_cast<std::int32_t>(value); };

    using I32 = std::int32_t;
    using U32 = std::uint32_t;
    using I64 = std::int64_t;
    using U64 = std::uint64_t;
    using F32 = float;
    using F64 = double;

    switch (instruction.opcode) {
        case Opcode::I32Const: push(static_cast<U32>(instruction.value)); break;
        case Opcode::I64Const:
        case Opcode::F32Const:
        case Opcode::F64Const: push(instruction.value); break;

        case Opcode::I32Load: load(U32{}, U32{}); break;
        case Opcode::I64Load: load(U64{}, U64{}); break;
        case Opcode::F32Load: load_bits(4); break;
        case Opcode::F64Load: load_bits(8); break;
        case Opcode::I32Load8S: load(std::int8_t{}, I32{}); break;
        case Opcode::I32Load8U: load(std::uint8_t{}, U32{}); break;
        case Opcode::I32Load16S: load(std::int16_t{}, I32{}); break;
        case Opcode::I32Load16U: load(std::uint16_t{}, U32{}); break;
        case Opcode::I64Load8S: load(std::int8_t{}, I64{}); break;
        case Opcode::I64Load8U: load(std::uint8_t{}, U64{}); break;
        case Opcode::I64Load16S: load(std::int16_t{}, I64{}); break;
        case Opcode::I64Load16U: load(std::uint16_t{}, U64{}); break;
        case Opcode::I64Load32S: load(I32{}, I64{}); break;
        case Opcode::I64Load32U: load(U32{}, U64{}); break;
        case Opcode::I32Store:
        case Opcode::F32Store:
        case Opcode::I64Store32: store(4); break;
        case Opcode::I64Store:
        case Opcode::F64Store: store(8); break;
        case Opcode::I32Store8:
        case Opcode::I64Store8: store(1); break;
        case Opcode::I32Store16:
        case Opcode::I64Store16: store(2); break;

#define BENGKEL_COMPARE(S, U, P)                                                   \
    case Opcode::P##Eqz: one(U{}, [&](U a) { return truth(a == 0); }); break;      \
    case Opcode::P##Eq: two(U{}, [&](U a, U b) { return truth(a == b); }); break;  \
    case Opcode::P##Ne: two(U{}, [&](U a, U b) { return truth(a != b); }); break;  \
    case Opcode::P##LtS: two(S{}, [&](S a, S b) { return truth(a < b); }); break;  \
    case Opcode::P##LtU: two(U{}, [&](U a, U b) { return truth(a < b); }); break;  \
    case Opcode::P##GtS: two(S{}, [&](S a, S b) { return truth(a > b); }); break;  \
    case Opcode::P##GtU: two(U{}, [&](U a, U b) { return truth(a > b); }); break;  \
    case Opcode::P##LeS: two(S{}, [&](S a, S b) { return truth(a <= b); }); break; \
    case Opcode::P##LeU: two(U{}, [&](U a, U b) { return truth(a <= b); }); break; \
    case Opcode::P##GeS: two(S{}, [&](S a, S b) { return truth(a >= b); }); break; \
    case Opcode::P##GeU: two(U{}, [&](U a, U b) { return truth(a >= b); }); break;
            BENGKEL_COMPARE(I32, U32, I32)
            BENGKEL_COMPARE(I64, U64, I64)
#undef BENGKEL_COMPARE

#define BENGKEL_INTEGER(S, U, P, BITS)                                                                        \
    case Opcode::P##Clz: one(U{}, [](U a) { return static_cast<U>(std::countl_zero(a)); }); break;            \
    case Opcode::P##Ctz: one(U{}, [](U a) { return static_cast<U>(std::countr_zero(a)); }); break;            \
    case Opcode::P##Popcnt: one(U{}, [](U a) { return static_cast<U>(std::popcount(a)); }); break;            \
    case Opcode::P##Add: two(U{}, [](U a, U b) { return a + b; }); break;                                     \
    case Opcode::P##Sub: two(U{}, [](U a, U b) { return a - b; }); break;                                     \
    case Opcode::P##Mul: two(U{}, [](U a, U b) { return a * b; }); break;                                     \
    case Opcode::P##DivS: divide(S{}, false); break;                                                          \
    case Opcode::P##DivU: divide(U{}, false); break;                                                          \
    case Opcode::P##RemS: divide(S{}, true); break;                                                           \
    case Opcode::P##RemU: divide(U{}, true); break;                                                           \
    case Opcode::P##And: two(U{}, [](U a, U b) { return a & b; }); break;                                     \
    case Opcode::P##Or: two(U{}, [](U a, U b) { return a | b; }); break;                                      \
    case Opcode::P##Xor: two(U{}, [](U a, U b) { return a ^ b; }); break;                                     \
    case Opcode::P##Shl: two(U{}, [](U a, U b) { return a << (b % BITS); }); break;                           \
    case Opcode::P##ShrS: two(S{}, [](S a, S b) { return a >> (static_cast<U>(b) % BITS); }); break;          \
    case Opcode::P##ShrU: two(U{}, [](U a, U b) { return a >> (b % BITS); }); break;                          \
    case Opcode::P##Rotl: two(U{}, [](U a, U b) { return std::rotl(a, static_cast<int>(b % BITS)); }); break; \
    case Opcode::P##Rotr: two(U{}, [](U a, U b) { return std::rotr(a, static_cast<int>(b % BITS)); }); break;
            BENGKEL_INTEGER(I32, U32, I32, 32)
            BENGKEL_INTEGER(I64, U64, I64, 64)
#undef BENGKEL_INTEGER

#define BENGKEL_FLOAT(T, U, P, SIGN)                                                 \
    case Opcode::P##Eq: two(T{}, [&](T a, T b) { return truth(a == b); }); break;    \
    case Opcode::P##Ne: two(T{}, [&](T a, T b) { return truth(a != b); }); break;    \
    case Opcode::P##Lt: two(T{}, [&](T a, T b) { return truth(a < b); }); break;     \
    case Opcode::P##Gt: two(T{}, [&](T a, T b) { return truth(a > b); }); break;     \
    case Opcode::P##Le: two(T{}, [&](T a, T b) { return truth(a <= b); }); break;    \
    case Opcode::P##Ge: two(T{}, [&](T a, T b) { return truth(a >= b); }); break;    \
    case Opcode::P##Abs: push(static_cast<U>(pop()) & ~(SIGN)); break;               \
    case Opcode::P##Neg: push(static_cast<U>(pop()) ^ (SIGN)); break;                \
    case Opcode::P##Copysign: {                                                      \
        const U b = static_cast<U>(pop());                                           \
        push((static_cast<U>(pop()) & ~(SIGN)) | (b & (SIGN)));                      \
        break;                                                                       \
    }                                                                                \
    case Opcode::P##Ceil: one(T{}, [](T a) { return std::ceil(a); }); break;         \
    case Opcode::P##Floor: one(T{}, [](T a) { return std::floor(a); }); break;       \
    case Opcode::P##Trunc: one(T{}, [](T a) { return std::trunc(a); }); break;       \
    case Opcode::P##Nearest: one(T{}, [](T a) { return std::nearbyint(a); }); break; \
    case Opcode::P##Sqrt: one(T{}, [](T a) { return std::sqrt(a); }); break;         \
    case Opcode::P##Add: two(T{}, [](T a, T b) { return a + b; }); break;            \
    case Opcode::P##Sub: two(T{}, [](T a, T b) { return a - b; }); break;            \
    case Opcode::P##Mul: two(T{}, [](T a, T b) { return a * b; }); break;            \
    case Opcode::P##Div: two(T{}, [](T a, T b) { return a / b; }); break;            \
    case Opcode::P##Min: two(T{}, [](T a, T b) { return least(a, b); }); break;      \
    case Opcode::P##Max: two(T{}, [](T a, T b) { return most(a, b); }); break;
            BENGKEL_FLOAT(F32, U32, F32, 0x80000000u)
            BENGKEL_FLOAT(F64, U64, F64, 0x8000000000000000u)
#undef BENGKEL_FLOAT

        case Opcode::I32WrapI64: one(U64{}, [](U64 a) { return static_cast<U32>(a); }); break;
        case Opcode::I32TruncF32S: truncate(F32{}, I32{}); break;
        case Opcode::I32TruncF32U: truncate(F32{}, U32{}); break;
        case Opcode::I32TruncF64S: truncate(F64{}, I32{}); break;
        case Opcode::I32TruncF64U: truncate(F64{}, U32{}); break;
        case Opcode::I64TruncF32S: truncate(F32{}, I64{}); break;
        case Opcode::I64TruncF32U: truncate(F32{}, U64{}); break;
        case Opcode::I64TruncF64S: truncate(F64{}, I64{}); break;
        case Opcode::I64TruncF64U: truncate(F64{}, U64{}); break;
        case Opcode::I32TruncSatF32S: clamp(F32{}, I32{}); break;
        case Opcode::I32TruncSatF32U: clamp(F32{}, U32{}); break;
        case Opcode::I32TruncSatF64S: clamp(F64{}, I32{}); break;
        case Opcode::I32TruncSatF64U: clamp(F64{}, U32{}); break;
        case Opcode::I64TruncSatF32S: clamp(F32{}, I64{}); break;
        case Opcode::I64TruncSatF32U: clamp(F32{}, U64{}); break;
        case Opcode::I64TruncSatF64S: clamp(F64{}, I64{}); break;
        case Opcode::I64TruncSatF64U: clamp(F64{}, U64{}); break;
        case Opcode::I64ExtendI32S: one(I32{}, [](I32 a) { return static_cast<I64>(a); }); break;
        case Opcode::I64ExtendI32U: one(U32{}, [](U32 a) { return static_cast<U64>(a); }); break;
        case Opcode::F32ConvertI32S: one(I32{}, [](I32 a) { return static_cast<F32>(a); }); break;
        case Opcode::F32ConvertI32U: one(U32{}, [](U32 a) { return static_cast<F32>(a); }); break;
        case Opcode::F32ConvertI64S: one(I64{}, [](I64 a) { return static_cast<F32>(a); }); break;
        case Opcode::F32ConvertI64U: one(U64{}, [](U64 a) { return static_cast<F32>(a); }); break;
        case Opcode::F64ConvertI32S: one(I32{}, [](I32 a) { return static_cast<F64>(a); }); break;
        case Opcode::F64ConvertI32U: one(U32{}, [](U32 a) { return static_cast<F64>(a); }); break;
        case Opcode::F64ConvertI64S: one(I64{}, [](I64 a) { return static_cast<F64>(a); }); break;
        case Opcode::F64ConvertI64U: one(U64{}, [](U64 a) { return static_cast<F64>(a); }); break;
        case Opcode::F32DemoteF64: one(F64{}, [](F64 a) { return static_cast<F32>(a); }); break;
        case Opcode::F64PromoteF32: one(F32{}, [](F32 a) { return static_cast<F64>(a); }); break;
        case Opcode::I32ReinterpretF32:
        case Opcode::I64ReinterpretF64:
        case Opcode::F32ReinterpretI32:
        case Opcode::F64ReinterpretI64: break;
        case Opcode::I32Extend8S: one(U32{}, [](U32 a) { return static_cast<I32>(static_cast<std::int8_t>(a)); }); break;
        case Opcode::I32Extend16S: one(U32{}, [](U32 a) { return static_cast<I32>(static_cast<std::int16_t>(a)); }); break;
        case Opcode::I64Extend8S: one(U64{}, [](U64 a) { return static_cast<I64>(static_cast<std::int8_t>(a)); }); break;
        case Opcode::I64Extend16S: one(U64{}, [](U64 a) { return static_cast<I64>(static_cast<std::int16_t>(a)); }); break;
        case Opcode::I64Extend32S: one(U64{}, [](U64 a) { return static_cast<I64>(static_cast<I32>(a)); }); break;
        default: return false;
    }
    return true;
}

}  // namespace bengkel::test
