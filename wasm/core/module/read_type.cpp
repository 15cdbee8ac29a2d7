#include "module/read_type.hpp"

#include <format>

#include "module/limits.hpp"

namespace bengkel {
namespace {

constexpr std::uint8_t kSharedPrefix = 0x65;

std::optional<HeapType::Kind> abstract_heap(std::uint8_t byte) {
    using enum HeapType::Kind;
    switch (byte) {
        case 0x74: return NoExn;
        case 0x73: return NoFunc;
        case 0x72: return NoExtern;
        case 0x71: return None;
        case 0x70: return Func;
        case 0x6F: return Extern;
        case 0x6E: return Any;
        case 0x6D: return Eq;
        case 0x6C: return I31;
        case 0x6B: return Struct;
        case 0x6A: return Array;
        case 0x69: return Exn;
        default: return std::nullopt;
    }
}

std::optional<ValueType> number_type(std::uint8_t byte) {
    switch (byte) {
        case 0x7F: return kI32;
        case 0x7E: return kI64;
        case 0x7D: return kF32;
        case 0x7C: return kF64;
        case 0x7B: return kV128;
        default: return std::nullopt;
    }
}

void refuse_type(ByteReader& reader, std::string_view what) {
    if (reader.peek() == kSharedPrefix)
        return reader.fail("refused-threads", "shared types are refused: threads make results differ", reader.offset());
    if (reader.at_end()) return static_cast<void>(reader.byte());
    reader.fail("bad-type", std::format("0x{:02x} is no {}", reader.peek(), what), reader.offset());
}

/// The reference type that starts here, if one does.
std::optional<ValueType> try_reference_type(ByteReader& reader) {
    const std::uint8_t lead = reader.peek();
    if (lead == 0x63 || lead == 0x64) {
        reader.byte();
        return reference_to(read_heap_type(reader), lead == 0x63);
    }
    const auto heap = abstract_heap(lead);
    if (!heap) return std::nullopt;
    reader.byte();
    return reference_to(*heap);
}

FieldType read_field_type(ByteReader& reader) {
    FieldType field{kI32, FieldType::Packing::None, false};
    const std::uint8_t lead = reader.peek();
    if (lead == 0x78 || lead == 0x77) {
        field.packing = lead == 0x78 ? FieldType::Packing::I8 : FieldType::Packing::I16;
        reader.byte();
    } else {
        field.type = read_value_type(reader);
    }
    const std::uint32_t at = reader.offset();
    const std::uint8_t mutability = reader.byte();
    if (mutability > 1) reader.fail("bad-flags", "a mutability is 0 or 1", at);
    field.is_mutable = mutability == 1;
    return field;
}

std::vector<ValueType> read_value_types(ByteReader& reader, std::string_view what, std::uint32_t most) {
    const std::uint32_t count = reader.count(what, most);
    std::vector<ValueType> types;
    types.reserve(count);
    for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) types.push_back(read_value_type(reader));
    return types;
}

SubType read_sub_type(ByteReader& reader) {
    SubType type;
    if (reader.peek() == 0x50 || reader.peek() == 0x4F) {
        type.is_final = reader.byte() == 0x4F;
        const std::uint32_t at = reader.offset();
        const std::uint32_t supertypes = reader.u32();
        if (supertypes > 1) reader.fail("over-limit", "a type has at most one supertype", at);
        if (supertypes == 1) type.supertype = reader.u32();
    }
    switch (reader.peek()) {
        case 0x60: {
            reader.byte();
            FunctionType function;
            function.parameters = read_value_types(reader, "parameters", kMaximumParameters);
            function.results = read_value_types(reader, "results", kMaximumResults);
            type.composite = std::move(function);
            break;
        }
        case 0x5F: {
            reader.byte();
            StructType structure;
            const std::uint32_t count = reader.count("fields", kMaximumFields, 2);
            structure.fields.reserve(count);
            for (std::uint32_t i = 0; i < count && !reader.failed(); ++i)
                structure.fields.push_back(read_field_type(reader));
            type.composite = std::move(structure);
            break;
        }
        case 0x5E:
            reader.byte();
            type.composite = ArrayType{read_field_type(reader)};
            break;
        default: refuse_type(reader, "type definition");
    }
    return type;
}

}  // namespace

HeapType read_heap_type(ByteReader& reader) {
    const std::uint8_t lead = reader.peek();
    if (const auto kind = abstract_heap(lead)) {
        reader.byte();
        return {*kind, 0};
    }
    const bool is_index = !reader.at_end() && ((lead & 0x80) != 0 || lead < 0x40);
    if (!is_index) {
        refuse_type(reader, "heap type");
        return {};
    }
    const std::uint32_t at = reader.offset();
    const std::int64_t index = reader.s33();
    if (index < 0) reader.fail("bad-type", "a negative type index", at);
    return {HeapType::Kind::Defined, static_cast<std::uint32_t>(index)};
}

ValueType read_value_type(ByteReader& reader) {
    if (const auto number = number_type(reader.peek())) {
        reader.byte();
        return *number;
    }
    if (const auto reference = try_reference_type(reader)) return *reference;
    refuse_type(reader, "value type");
    return kI32;
}

ValueType read_reference_type(ByteReader& reader) {
    if (const auto reference = try_reference_type(reader)) return *reference;
    refuse_type(reader, "reference type");
    return reference_to(HeapType::Kind::Func);
}

BlockType read_block_type(ByteReader& reader) {
    const std::uint8_t lead = reader.peek();
    if (lead == 0x40) {
        reader.byte();
        return {};
    }
    const bool is_index = !reader.at_end() && ((lead & 0x80) != 0 || lead < 0x40);
    if (!is_index) return {BlockType::Kind::Result, 0, read_value_type(reader)};
    const std::uint32_t at = reader.offset();
    const std::int64_t index = reader.s33();
    if (index < 0) reader.fail("bad-type", "a negative type index", at);
    return {BlockType::Kind::Function, static_cast<std::uint32_t>(index), kI32};
}

Limits read_limits(ByteReader& reader) {
    const std::uint32_t at = reader.offset();
    const std::uint8_t flags = reader.byte();
    if (flags < 8 && (flags & 2) != 0)
        reader.fail("refused-threads", "shared memory is refused: threads make results differ", at);
    if (flags >= 8 && flags < 16) reader.fail("refused-feature", "pages of another size are refused", at);
    if (flags > 7) reader.fail("bad-flags", std::format("0x{:02x} is no kind of limits", flags), at);
    Limits limits;
    limits.is_64 = (flags & 4) != 0;
    limits.minimum = limits.is_64 ? reader.u64() : reader.u32();
    if ((flags & 1) != 0) limits.maximum = limits.is_64 ? reader.u64() : reader.u32();
    return limits;
}

TableType read_table_type(ByteReader& reader) {
    TableType type;
    type.element = read_reference_type(reader);
    type.limits = read_limits(reader);
    return type;
}

GlobalType read_global_type(ByteReader& reader) {
    GlobalType type;
    type.type = read_value_type(reader);
    const std::uint32_t at = reader.offset();
    const std::uint8_t mutability = reader.byte();
    if (mutability == 2 || mutability == 3)
        reader.fail("refused-threads", "shared globals are refused: threads make results differ", at);
    if (mutability > 1) reader.fail("bad-flags", "a mutability is 0 or 1", at);
    type.is_mutable = mutability == 1;
    return type;
}

TagType read_tag_type(ByteReader& reader) {
    const std::uint32_t at = reader.offset();
    if (reader.byte() != 0) reader.fail("bad-flags", "the attribute of a tag is 0", at);
    return {reader.u32()};
}

void read_recursive_type(ByteReader& reader, std::vector<SubType>& types) {
    const auto start = static_cast<std::uint32_t>(types.size());
    std::uint32_t size = 1;
    if (reader.peek() == 0x4E) {
        reader.byte();
        size = reader.count("types", kMaximumTypes - start, 2);
    }
    for (std::uint32_t i = 0; i < size && !reader.failed(); ++i) {
        types.push_back(read_sub_type(reader));
        types.back().group_start = start;
        types.back().group_size = size;
    }
}

}  // namespace bengkel
