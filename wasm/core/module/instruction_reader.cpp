#include "module/instruction_reader.hpp"

#include <array>
#include <format>

#include "module/limits.hpp"
#include "module/read_type.hpp"

namespace bengkel {
namespace {

constexpr std::uint8_t kVectorPrefix = 0xFD;
constexpr std::uint8_t kThreadPrefix = 0xFE;
constexpr std::uint32_t kFirstRelaxed = 0x100;
constexpr std::uint32_t kLastRelaxed = 0x12F;
/// In the flags of an access to memory: the memory is named behind them.
constexpr std::uint8_t kHasMemory = 0x40;

bool is_prefix(std::uint8_t byte) { return byte >= 0xFB && byte <= kThreadPrefix; }

/// How the bytes behind a lead byte go on. Most instructions are one of the first four, which are read without a look at
/// the table of all opcodes.
enum class Shape : std::uint8_t { Bare, Index, I32, MemoryAccess, Other, Unknown };

struct Lead {
    Opcode opcode = Opcode::Nop;
    Shape shape = Shape::Unknown;  ///< of prefixes, too
};

consteval Shape shape_of(Immediate immediate) {
    switch (immediate) {
        case Immediate::None: return Shape::Bare;
        case Immediate::Label:
        case Immediate::Function:
        case Immediate::Local:
        case Immediate::Global: return Shape::Index;
        case Immediate::I32: return Shape::I32;
        case Immediate::MemoryAccess: return Shape::MemoryAccess;
        default: return Shape::Other;
    }
}

consteval std::array<Lead, 256> all_leads() {
    std::array<Lead, 256> leads{};
    for (std::size_t i = 0; i < kOpcodes.size(); ++i)
        if (kOpcodes[i].prefix == 0) leads[kOpcodes[i].code] = {static_cast<Opcode>(i), shape_of(kOpcodes[i].immediate)};
    return leads;
}

constexpr std::array<Lead, 256> kLeads = all_leads();

consteval Stride stride_of(Immediate immediate) {
    switch (immediate) {
        case Immediate::None: return {1, 0, 0, 0};
        case Immediate::Local:
        case Immediate::Global:
        case Immediate::I32:
        case Immediate::I64: return {1, 1, 0, 0};
        case Immediate::MemoryAccess: return {1, 1, 1, kHasMemory};
        case Immediate::F32: return {5, 0, 0, 0};
        case Immediate::F64: return {9, 0, 0, 0};
        default: return {};
    }
}

consteval std::array<Stride, 256> all_strides() {
    std::array<Stride, 256> strides{};
    for (const OpcodeFacts& facts : kOpcodes)
        if (facts.prefix == 0) strides[facts.code] = stride_of(facts.immediate);
    return strides;
}

}  // namespace

constinit const std::array<Stride, 256> kStrides = all_strides();

const Instruction* InstructionReader::next() {
    if (reader_.failed() || reader_.at_end()) return nullptr;
    // The larger fields keep what an earlier instruction left there: they count only where they are read anew.
    instruction_.alignment = instruction_.lane = 0;
    instruction_.offset = reader_.offset();
    instruction_.index = instruction_.second = instruction_.count = 0;
    instruction_.value = 0;
    const std::uint8_t byte = reader_.byte();
    const Lead lead = kLeads[byte];
    instruction_.opcode = lead.opcode;
    switch (lead.shape) {
        case Shape::Bare: break;
        case Shape::Index: instruction_.index = reader_.u32(); break;
        case Shape::I32: instruction_.value = static_cast<std::uint64_t>(std::int64_t{reader_.s32()}); break;
        case Shape::MemoryAccess: read_memory_access(); break;
        case Shape::Other: read_immediate(); break;
        case Shape::Unknown:
            if (!read_prefixed(byte)) return nullptr;
            break;
    }
    if (reader_.failed()) return nullptr;
    instruction_.size = reader_.offset() - instruction_.offset;
    return &instruction_;
}

bool InstructionReader::read_prefixed(std::uint8_t lead) {
    const std::uint8_t prefix = is_prefix(lead) ? lead : std::uint8_t{0};
    const std::uint32_t code = prefix == 0 ? lead : reader_.u32();
    if (reader_.failed()) return false;
    const std::optional<Opcode> opcode = find_opcode(prefix, code);
    if (!opcode) {
        refuse_opcode(prefix, code);
        return false;
    }
    instruction_.opcode = *opcode;
    read_immediate();
    return true;
}

void InstructionReader::refuse_opcode(std::uint8_t prefix, std::uint32_t code) {
    const std::uint32_t at = instruction_.offset;
    if (prefix == kThreadPrefix)
        return reader_.fail("refused-threads", "atomic instructions are refused: threads make results differ", at);
    if (prefix == kVectorPrefix && code >= kFirstRelaxed && code <= kLastRelaxed)
        return reader_.fail("refused-relaxed-simd", "relaxed SIMD is refused: machines differ in its results", at);
    reader_.fail("unknown-opcode",
                 prefix == 0 ? std::format("there is no instruction 0x{:02x}", code)
                             : std::format("there is no instruction 0x{:02x} 0x{:02x}", prefix, code),
                 at);
}

void InstructionReader::read_immediate() {
    Instruction& out = instruction_;
    switch (facts_of(out.opcode).immediate) {
        case Immediate::None: return;
        case Immediate::BlockType: out.block = read_block_type(reader_); return;
        case Immediate::Label:
        case Immediate::Function:
        case Immediate::Type:
        case Immediate::Local:
        case Immediate::Global:
        case Immediate::Table:
        case Immediate::Element:
        case Immediate::Memory:
        case Immediate::Data:
        case Immediate::Tag: out.index = reader_.u32(); return;
        case Immediate::TypeTable:
        case Immediate::TypeField:
        case Immediate::TypeCount:
        case Immediate::TypeData:
        case Immediate::TypeElement:
        case Immediate::TwoTypes:
        case Immediate::TwoTables:
        case Immediate::TwoMemories:
        case Immediate::ElementTable:
        case Immediate::DataMemory:
            out.index = reader_.u32();
            out.second = reader_.u32();
            return;
        case Immediate::LabelTable: return read_label_table();
        case Immediate::TryTable: return read_try_table();
        case Immediate::ValueTypes: return read_value_types();
        case Immediate::HeapType: {
            const bool is_nullable =
                out.opcode == Opcode::RefNull || out.opcode == Opcode::RefTestNull || out.opcode == Opcode::RefCastNull;
            out.type = reference_to(read_heap_type(reader_), is_nullable);
            return;
        }
        case Immediate::BranchCast: return read_branch_cast();
        case Immediate::MemoryAccess: return read_memory_access();
        case Immediate::MemoryLane:
            read_memory_access();
            out.lane = reader_.byte();
            return;
        case Immediate::Lane: out.lane = reader_.byte(); return;
        case Immediate::Shuffle:
        case Immediate::V128: out.vector = reader_.view(reader_.take(16)); return;
        case Immediate::I32: out.value = static_cast<std::uint64_t>(std::int64_t{reader_.s32()}); return;
        case Immediate::I64: out.value = static_cast<std::uint64_t>(reader_.s64()); return;
        case Immediate::F32: out.value = reader_.fixed(4); return;
        case Immediate::F64: out.value = reader_.fixed(8); return;
    }
}

void InstructionReader::read_memory_access() {
    const std::uint32_t at = reader_.offset();
    const std::uint32_t flags = reader_.u32();
    if (flags >= 2u * kHasMemory) return reader_.fail("bad-flags", "no alignment is that large", at);
    instruction_.alignment = static_cast<std::uint8_t>(flags & ~std::uint32_t{kHasMemory});
    if ((flags & kHasMemory) != 0) instruction_.index = reader_.u32();
    instruction_.value = reader_.u64();
}

void InstructionReader::read_label_table() {
    instruction_.count = reader_.count("labels", kMaximumLabels);
    const std::uint32_t start = reader_.offset();
    for (std::uint32_t i = 0; i < instruction_.count && !reader_.failed(); ++i) reader_.u32();
    instruction_.vector = reader_.view({start, reader_.offset() - start});
    instruction_.index = reader_.u32();
}

void InstructionReader::read_try_table() {
    instruction_.block = read_block_type(reader_);
    instruction_.count = reader_.count("catch clauses", kMaximumLabels, 2);
    const std::uint32_t start = reader_.offset();
    for (std::uint32_t i = 0; i < instruction_.count && !reader_.failed(); ++i) {
        const std::uint32_t at = reader_.offset();
        const std::uint8_t kind = reader_.byte();
        if (kind > 3) reader_.fail("bad-flags", std::format("0x{:02x} is no kind of catch", kind), at);
        if (kind < 2) reader_.u32();
        reader_.u32();
    }
    instruction_.vector = reader_.view({start, reader_.offset() - start});
}

void InstructionReader::read_value_types() {
    const std::uint32_t at = reader_.offset();
    instruction_.count = reader_.u32();
    if (instruction_.count != 1) return reader_.fail("bad-type", "select names one type", at);
    instruction_.type = read_value_type(reader_);
}

void InstructionReader::read_branch_cast() {
    const std::uint32_t at = reader_.offset();
    const std::uint8_t flags = reader_.byte();
    if (flags > 3) return reader_.fail("bad-flags", "the flags of a cast are 0 to 3", at);
    instruction_.index = reader_.u32();
    instruction_.source = reference_to(read_heap_type(reader_), (flags & 1) != 0);
    instruction_.type = reference_to(read_heap_type(reader_), (flags & 2) != 0);
}

LocalReader::LocalReader(const Module& module, const Body& body)
    : reader_(module.bytes, body.whole.offset, body.code.offset), left_(body.local_group_count) {
    reader_.u32();
}

LocalGroup LocalReader::take() {
    --left_;
    LocalGroup group;
    group.count = reader_.u32();
    group.type = read_value_type(reader_);
    return group;
}

}  // namespace bengkel
