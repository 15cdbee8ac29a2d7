#include "module/write_module.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "base/leb128.hpp"

namespace bengkel {
namespace {

constexpr std::array kOrder = {SectionId::Type,   SectionId::Import,  SectionId::Function,  SectionId::Table,
                               SectionId::Memory, SectionId::Tag,     SectionId::Global,    SectionId::Export,
                               SectionId::Start,  SectionId::Element, SectionId::DataCount, SectionId::Code,
                               SectionId::Data};

constexpr std::size_t kHeaderBytes = 8;
// A size whose place is held open takes this much; the shortest form pulls the content up when it is known.
constexpr std::size_t kSizeBytes = 5;

std::uint8_t heap_byte(HeapType::Kind kind) {
    switch (kind) {
        case HeapType::Kind::NoExn: return 0x74;
        case HeapType::Kind::NoFunc: return 0x73;
        case HeapType::Kind::NoExtern: return 0x72;
        case HeapType::Kind::None: return 0x71;
        case HeapType::Kind::Func: return 0x70;
        case HeapType::Kind::Extern: return 0x6F;
        case HeapType::Kind::Any: return 0x6E;
        case HeapType::Kind::Eq: return 0x6D;
        case HeapType::Kind::I31: return 0x6C;
        case HeapType::Kind::Struct: return 0x6B;
        case HeapType::Kind::Array: return 0x6A;
        case HeapType::Kind::Exn: return 0x69;
        case HeapType::Kind::Defined:
        case HeapType::Kind::Bottom: break;
    }
    assert(false);
    return 0;
}

}  // namespace

void write_value_type(Bytes& out, ValueType type) {
    switch (type.kind) {
        case ValueType::Kind::I32: return out.push_back(0x7F);
        case ValueType::Kind::I64: return out.push_back(0x7E);
        case ValueType::Kind::F32: return out.push_back(0x7D);
        case ValueType::Kind::F64: return out.push_back(0x7C);
        case ValueType::Kind::V128: return out.push_back(0x7B);
        case ValueType::Kind::Bottom: assert(false); return;
        case ValueType::Kind::Reference: break;
    }
    const bool is_defined = type.heap.kind == HeapType::Kind::Defined;
    if (is_defined || !type.is_nullable) out.push_back(type.is_nullable ? 0x63 : 0x64);
    if (is_defined) {
        write_leb_s(out, type.heap.index);
    } else {
        out.push_back(heap_byte(type.heap.kind));
    }
}

void write_limits(Bytes& out, const Limits& limits) {
    out.push_back(static_cast<std::uint8_t>((limits.maximum ? 1 : 0) | (limits.is_64 ? 4 : 0)));
    write_leb_u(out, limits.minimum);
    if (limits.maximum) write_leb_u(out, *limits.maximum);
}

void write_opcode(Bytes& out, Opcode opcode) {
    const OpcodeFacts& facts = facts_of(opcode);
    if (facts.prefix == 0) return out.push_back(facts.code);
    out.push_back(facts.prefix);
    write_leb_u(out, facts.code);
}

void write_name(Bytes& out, std::string_view text) {
    write_leb_u(out, text.size());
    const ByteView bytes = as_bytes(text);
    out.insert(out.end(), bytes.begin(), bytes.end());
}

ModuleWriter::ModuleWriter(std::size_t expected_size) { bytes_.reserve(expected_size); }

void ModuleWriter::open_section(SectionId id) {
    assert(section_ == 0);
    bytes_.push_back(static_cast<std::uint8_t>(id));
    bytes_.resize(bytes_.size() + kSizeBytes);
    section_ = bytes_.size();
}

void ModuleWriter::close_section() {
    assert(section_ != 0 && body_ == 0);
    close(section_);
    section_ = 0;
}

void ModuleWriter::open_body() {
    assert(body_ == 0);
    bytes_.resize(bytes_.size() + kSizeBytes);
    body_ = bytes_.size();
}

void ModuleWriter::close_body() {
    assert(body_ != 0);
    close(body_);
    body_ = 0;
}

/// Puts the size in front of what was written from `start` on.
void ModuleWriter::close(std::size_t start) {
    Bytes size;
    write_leb_u(size, bytes_.size() - start);
    const auto first = bytes_.begin() + static_cast<std::ptrdiff_t>(start - kSizeBytes);
    const auto behind_size = std::ranges::copy(size, first).out;
    bytes_.erase(behind_size, bytes_.begin() + static_cast<std::ptrdiff_t>(start));
}

void ModuleWriter::u32(std::uint32_t value) { write_leb_u(bytes_, value); }
void ModuleWriter::u64(std::uint64_t value) { write_leb_u(bytes_, value); }
void ModuleWriter::s32(std::int32_t value) { write_leb_s(bytes_, value); }
void ModuleWriter::s64(std::int64_t value) { write_leb_s(bytes_, value); }
void ModuleWriter::name(std::string_view text) { write_name(bytes_, text); }
void ModuleWriter::opcode(Opcode opcode) { write_opcode(bytes_, opcode); }
void ModuleWriter::value_type(ValueType type) { write_value_type(bytes_, type); }

Bytes ModuleWriter::finish() {
    assert(section_ == 0 && body_ == 0);
    return std::move(bytes_);
}

Bytes write_module(const Module& module, const RewriteSection& rewrite) {
    ModuleWriter writer(module.bytes.size() + module.bytes.size() / 2);
    writer.copy(module.bytes.first(kHeaderBytes));
    auto next = kOrder.begin();
    const auto write_absent_until = [&](SectionId id) {
        for (; next != kOrder.end() && *next != id; ++next)
            if (rewrite) rewrite(writer, *next, nullptr);
    };
    // A custom section stays behind the section it stood behind.
    for (const Section& section : module.sections) {
        if (section.id != SectionId::Custom) {
            write_absent_until(section.id);
            ++next;
        }
        if (!rewrite || !rewrite(writer, section.id, &section)) writer.copy(module.view(section.whole));
    }
    write_absent_until(SectionId::Custom);
    return writer.finish();
}

void write_appended(ModuleWriter& writer, const Module& module, SectionId id, const Section* section, std::uint32_t count,
                    ByteView entries) {
    writer.open_section(id);
    writer.u32((section ? section->count : 0) + count);
    if (section) writer.copy(module.view(section->entries));
    writer.copy(entries);
    writer.close_section();
}

}  // namespace bengkel
