#include "meter/track_writes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "meter/declare_locals.hpp"
#include "module/instruction_reader.hpp"
#include "module/limits.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"
#include "module/write_module.hpp"

namespace bengkel {
namespace {

constexpr std::uint64_t kPagesOfAWasmPage = 16;
constexpr std::int32_t kPageShift = 12;

Problem problem(std::string code, std::string message, std::size_t offset) {
    return {std::move(code), std::move(message), "", {{}, {}, offset, 0, 0}};
}

bool is_store(const Instruction& instruction) {
    const OpcodeFacts& facts = facts_of(instruction.opcode);
    const bool reaches_memory = facts.immediate == Immediate::MemoryAccess || facts.immediate == Immediate::MemoryLane;
    return reaches_memory && facts.signature.result_count == 0;
}

bool is_bulk_store(Opcode opcode) {
    return opcode == Opcode::MemoryFill || opcode == Opcode::MemoryCopy || opcode == Opcode::MemoryInit;
}

/// What is kept while a store is carried out.
enum class Kept : std::uint8_t { Address, I32, I64, F32, F64, V128, Length };
constexpr std::array kKeptTypes = {kI32, kI32, kI64, kF32, kF64, kV128, kI32};

Kept kept_for(Operand operand) {
    switch (operand) {
        case Operand::I64: return Kept::I64;
        case Operand::F32: return Kept::F32;
        case Operand::F64: return Kept::F64;
        case Operand::V128: return Kept::V128;
        default: return Kept::I32;
    }
}

/// What is known of a value on the stack: that a local holds it, or which one it is.
struct Known {
    enum class Is : std::uint8_t { Nothing, Local, Constant };
    Is is = Is::Nothing;
    std::uint32_t value = 0;

    bool operator==(const Known&) const = default;
};

/// One body after the other, into the writer.
class WriteTracker {
  public:
    WriteTracker(const Module& module, std::uint32_t marks, ModuleWriter& writer)
        : module_(module), marks_(marks), writer_(writer) {}

    /// `locals`: parameters and declared ones.
    void write(const Body& body, std::uint32_t locals) {
        const std::array<bool, kKeptTypes.size()> used = find_kept(body);
        std::vector<ValueType> added;
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (!used[i]) continue;
            kept_[i] = locals + static_cast<std::uint32_t>(added.size());
            added.push_back(kKeptTypes[i]);
        }
        writer_.open_body();
        declare_locals(writer_, module_, body, added);
        walk(body, [&](const Instruction& instruction, const Known& base) { carry_out(instruction, base); });
        copy_until(body.code.end());
        writer_.close_body();
    }

    static constexpr std::uint32_t kAddedLocals = kKeptTypes.size();

  private:
    std::array<bool, kKeptTypes.size()> find_kept(const Body& body) {
        std::array<bool, kKeptTypes.size()> used{};
        const auto use = [&](Kept kept) { used[static_cast<std::size_t>(kept)] = true; };
        copied_ = body.code.offset;
        walk(body, [&](const Instruction& instruction, const Known& base) {
            if (is_bulk_store(instruction.opcode)) {
                for (const Kept kept : {Kept::Address, Kept::I32, Kept::Length}) use(kept);
            } else if (is_store(instruction) && base.is == Known::Is::Nothing) {
                use(Kept::Address);
                use(kept_for(facts_of(instruction.opcode).signature.parameters[1]));
            }
        });
        return used;
    }

    /// Calls `visit` with each instruction before it counts, and of a store with what is known of its address.
    template <typename Visit>
    void walk(const Body& body, const Visit& visit) {
        operands_.clear();
        pending_.clear();
        InstructionReader reader(module_.bytes, body.code);
        while (const Instruction* instruction = reader.next()) {
            visit(*instruction,
                  is_store(*instruction) && operands_.size() >= 2 ? operands_[operands_.size() - 2] : Known());
            follow(*instruction);
        }
    }

    void carry_out(const Instruction& instruction, const Known& base) {
        const OpcodeFacts& facts = facts_of(instruction.opcode);
        if (is_bulk_store(instruction.opcode)) {
            flush(instruction.offset);
            return track_bulk(instruction);
        }
        if (is_store(instruction)) return carry_out_store(instruction, base);
        const bool is_assigned = (instruction.opcode == Opcode::LocalSet || instruction.opcode == Opcode::LocalTee) &&
                                 is_pending({Known::Is::Local, instruction.index});
        if (is_assigned || facts.kind == OpcodeClass::Control || facts.kind == OpcodeClass::Branch ||
            facts.kind == OpcodeClass::Call)
            flush(instruction.offset);
    }

    /// Marks of addresses that stay known are set together at the end of a stretch without branches, each once.
    void carry_out_store(const Instruction& instruction, const Known& base) {
        const std::uint64_t reach = instruction.value + facts_of(instruction.opcode).width;
        switch (base.is) {
            case Known::Is::Nothing: return track(instruction);
            case Known::Is::Constant:
                // One that is out of bounds traps.
                return mark_later(
                    {Known::Is::Constant, static_cast<std::uint32_t>((base.value + instruction.value) >> kPageShift)});
            case Known::Is::Local:
                if (reach <= kTrackedReach) return mark_later(base);
                copy_until(instruction.end());
                return mark(base.value, static_cast<std::uint32_t>(instruction.value));
        }
    }

    [[nodiscard]] bool is_pending(const Known& it) const { return std::ranges::find(pending_, it) != pending_.end(); }

    void mark_later(const Known& it) {
        if (!is_pending(it)) pending_.push_back(it);
    }

    /// In front of the byte `offset`.
    void flush(std::uint32_t offset) {
        if (pending_.empty()) return;
        copy_until(offset);
        for (const Known& it : pending_) {
            if (it.is == Known::Is::Local) {
                mark(it.value, 0);
            } else {
                constant(0);
                set_mark(it.value);
            }
        }
        pending_.clear();
    }

    /// A store whose address is only on the stack.
    void track(const Instruction& instruction) {
        const bool is_near = instruction.value + facts_of(instruction.opcode).width <= kTrackedReach;
        const std::uint32_t address = kept(Kept::Address);
        const std::uint32_t value = kept(kept_for(facts_of(instruction.opcode).signature.parameters[1]));
        copy_until(instruction.offset);
        local(Opcode::LocalSet, value);
        local(Opcode::LocalTee, address);
        local(Opcode::LocalGet, value);
        copy_until(instruction.end());
        mark(address, is_near ? 0 : static_cast<std::uint32_t>(instruction.value));
    }

    void track_bulk(const Instruction& instruction) {
        const std::uint32_t to = kept(Kept::Address);
        const std::uint32_t what = kept(Kept::I32);
        const std::uint32_t length = kept(Kept::Length);
        copy_until(instruction.offset);
        local(Opcode::LocalSet, length);
        local(Opcode::LocalSet, what);
        local(Opcode::LocalTee, to);
        local(Opcode::LocalGet, what);
        local(Opcode::LocalGet, length);
        copy_until(instruction.end());
        local(Opcode::LocalGet, length);
        writer_.opcode(Opcode::If);
        writer_.byte(0x40);
        push_page(to, 0);
        constant(static_cast<std::int32_t>(marks_));
        writer_.opcode(Opcode::I32Add);
        constant(1);
        local(Opcode::LocalGet, to);
        local(Opcode::LocalGet, length);
        writer_.opcode(Opcode::I32Add);
        constant(1);
        writer_.opcode(Opcode::I32Sub);
        constant(kPageShift);
        writer_.opcode(Opcode::I32ShrU);
        push_page(to, 0);
        writer_.opcode(Opcode::I32Sub);
        constant(1);
        writer_.opcode(Opcode::I32Add);
        local(Opcode::MemoryFill, 0);
        writer_.opcode(Opcode::End);
    }

    void mark(std::uint32_t base, std::uint32_t distance) {
        push_page(base, distance);
        set_mark(0);
    }

    /// Of the page on the stack, or of one so many behind it.
    void set_mark(std::uint32_t behind) {
        constant(1);
        writer_.opcode(Opcode::I32Store8);
        writer_.u32(0);
        writer_.u64(std::uint64_t{marks_} + behind);
    }

    void push_page(std::uint32_t base, std::uint32_t distance) {
        local(Opcode::LocalGet, base);
        if (distance > 0) {
            constant(static_cast<std::int32_t>(distance));
            writer_.opcode(Opcode::I32Add);
        }
        constant(kPageShift);
        writer_.opcode(Opcode::I32ShrU);
    }

    /// What is known of the operands after an instruction. Fewer may be known than there are, never more.
    void follow(const Instruction& instruction) {
        const OpcodeFacts& facts = facts_of(instruction.opcode);
        switch (instruction.opcode) {
            case Opcode::LocalGet: operands_.push_back({Known::Is::Local, instruction.index}); return;
            case Opcode::I32Const:
                operands_.push_back({Known::Is::Constant, static_cast<std::uint32_t>(instruction.value)});
                return;
            case Opcode::LocalSet:
            case Opcode::LocalTee:
                pop(1);
                std::ranges::replace(operands_, Known{Known::Is::Local, instruction.index}, Known{});
                if (instruction.opcode == Opcode::LocalTee) operands_.push_back({Known::Is::Local, instruction.index});
                return;
            case Opcode::GlobalGet: operands_.emplace_back(); return;
            case Opcode::GlobalSet:
            case Opcode::Drop: return pop(1);
            case Opcode::Select:
            case Opcode::SelectTyped:
                pop(3);
                operands_.emplace_back();
                return;
            case Opcode::Call: return call(module_.type_of(instruction.index));
            case Opcode::CallIndirect: pop(1); return call(*module_.function_type(instruction.index));
            default: break;
        }
        if (!facts.signature.is_fixed) return operands_.clear();
        pop(facts.signature.parameter_count);
        if (facts.signature.result_count > 0) operands_.emplace_back();
    }

    void call(const FunctionType& type) {
        pop(type.parameters.size());
        operands_.resize(operands_.size() + type.results.size());
    }

    void pop(std::size_t count) { operands_.resize(operands_.size() - std::min(count, operands_.size())); }

    void copy_until(std::uint32_t offset) {
        writer_.copy(module_.view({copied_, offset - copied_}));
        copied_ = offset;
    }
    void local(Opcode opcode, std::uint32_t index) {
        writer_.opcode(opcode);
        writer_.u32(index);
    }
    void constant(std::int32_t value) {
        writer_.opcode(Opcode::I32Const);
        writer_.s32(value);
    }
    [[nodiscard]] std::uint32_t kept(Kept kept) const { return kept_[static_cast<std::size_t>(kept)]; }

    const Module& module_;
    std::uint32_t marks_;
    ModuleWriter& writer_;
    std::uint32_t copied_ = 0;
    std::array<std::uint32_t, kKeptTypes.size()> kept_{};
    std::vector<Known> operands_;
    std::vector<Known> pending_;  ///< what is still to be marked: the pages that locals point to, and pages by their number
};

/// Where the marks are, and the global that holds the address of their block.
struct Marks {
    std::uint32_t address = 0;
    std::uint32_t global = 0;
};

Result<Marks> find_marks(const Module& module) {
    if (module.memories.size() != 1 || module.memories[0].type.limits.is_64)
        return failure(problem("track.unknown-memory", "writes are tracked in one memory of 32 bits", 0));
    const Limits& limits = module.memories[0].type.limits;
    if (limits.maximum.value_or(kMaximumPages) * kPagesOfAWasmPage > kTrackedPages)
        return failure(problem("track.unknown-memory", "the memory may grow beyond the pages that are tracked", 0));
    for (const Export& exported : module.exports) {
        if (exported.name != kWrittenPages || exported.kind != ExternKind::Global) continue;
        const Global& global = module.globals[exported.index];
        if (global.type.is_mutable || global.type.type != kI32 || !global.initial) break;
        InstructionReader reader(module.bytes, *global.initial);
        const Instruction* instruction = reader.next();
        if (instruction == nullptr || instruction->opcode != Opcode::I32Const) break;
        const auto block = static_cast<std::uint32_t>(instruction->value);
        if (block % kTrackedPageBytes != 0) break;
        const std::uint64_t end = std::uint64_t{block} + kTrackedPageBytes + kTrackedPages;
        if (end > limits.minimum * kPagesOfAWasmPage * kTrackedPageBytes) break;
        return Marks{block + kTrackedPageBytes, exported.index};
    }
    return failure(problem("track.no-marks",
                           "the module exports no address of a block in its memory called " + std::string(kWrittenPages),
                           0));
}

}  // namespace

Result<Bytes> track_writes(ByteView input) {
    BENGKEL_TRY(const Module module, read_module(input));
    BENGKEL_TRY(const std::vector<FunctionFacts> facts, validate_module(module));
    BENGKEL_TRY(const Marks marks, find_marks(module));
    bool is_over_limit = false;
    Bytes tracked = write_module(module, [&](ModuleWriter& writer, SectionId id, const Section* section) {
        if (id == SectionId::Export) {
            ModuleWriter added(0);
            added.name(kWrittenExport);
            added.byte(static_cast<std::uint8_t>(ExternKind::Global));
            added.u32(marks.global);
            write_appended(writer, module, id, section, 1, added.finish());
            return true;
        }
        if (id != SectionId::Code || section == nullptr) return false;
        WriteTracker tracker(module, marks.address, writer);
        writer.open_section(SectionId::Code);
        writer.u32(static_cast<std::uint32_t>(module.bodies.size()));
        for (std::size_t i = 0; i < module.bodies.size(); ++i) {
            const std::size_t start = writer.size();
            tracker.write(module.bodies[i], facts[i].locals);
            is_over_limit = is_over_limit || writer.size() - start > kMaximumBodyBytes ||
                            facts[i].locals + WriteTracker::kAddedLocals > kMaximumLocals;
        }
        writer.close_section();
        return true;
    });
    if (is_over_limit) return failure(problem("meter.over-limit", "a function is too large to be tracked", 0));
    return tracked;
}

}  // namespace bengkel
