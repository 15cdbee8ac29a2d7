#include "module/type_table.hpp"

#include <algorithm>
#include <format>
#include <map>
#include <span>

#include "base/leb128.hpp"
#include "module/byte_reader.hpp"
#include "module/limits.hpp"

namespace bengkel {
namespace {

/// Calls `visit` with each value type that stands in the composite type.
template <class Visit>
void each_value_type(const SubType& type, Visit visit) {
    if (const auto* function = std::get_if<FunctionType>(&type.composite)) {
        for (const ValueType parameter : function->parameters) visit(parameter);
        for (const ValueType result : function->results) visit(result);
    } else if (const auto* structure = std::get_if<StructType>(&type.composite)) {
        for (const FieldType& field : structure->fields) visit(field.type);
    } else {
        visit(std::get<ArrayType>(type.composite).element.type);
    }
}

}  // namespace

TypeTable::TypeTable(const Module& module) : module_(module) {
    canonical_.reserve(module.types.size());
    depth_.reserve(module.types.size());
    std::map<Bytes, std::uint32_t> known;
    for (std::uint32_t start = 0; start < module.types.size() && !problem_;) {
        const std::uint32_t size = module.types[start].group_size;
        for (std::uint32_t i = 0; i < size && !problem_; ++i) check_references(start + i, start + size);
        if (problem_) return;
        const std::uint32_t first = known.try_emplace(key_of(start, size), start).first->second;
        for (std::uint32_t i = 0; i < size; ++i) canonical_.push_back(first + i);
        for (std::uint32_t i = 0; i < size && !problem_; ++i) check_supertype(start + i);
        start += size;
    }
}

void TypeTable::fail(std::string_view code, std::string message, std::uint32_t index) {
    const Section* section = module_.find(SectionId::Type);
    problem_ = module_problem(code, std::format("type {}: {}", index, message), section ? section->whole.offset : 0);
}

void TypeTable::check_references(std::uint32_t index, std::uint32_t end) {
    const SubType& type = module_.types[index];
    each_value_type(type, [&](ValueType value) {
        if (value.is_reference() && value.heap.kind == HeapType::Kind::Defined && value.heap.index >= end)
            fail("unknown-type", std::format("there is no type {} yet", value.heap.index), index);
    });
    if (type.supertype && *type.supertype >= index)
        fail("unknown-type", std::format("the supertype {} does not stand in front", *type.supertype), index);
}

void TypeTable::check_supertype(std::uint32_t index) {
    const SubType& type = module_.types[index];
    depth_.push_back(0);
    if (!type.supertype) return;
    const SubType& super = module_.types[*type.supertype];
    depth_.back() = static_cast<std::uint8_t>(depth_[*type.supertype] + 1);
    if (depth_.back() > kMaximumSubtypeDepth)
        return fail("over-limit", std::format("more than {} supertypes above", kMaximumSubtypeDepth), index);
    if (super.is_final) return fail("bad-subtype", std::format("the type {} is final", *type.supertype), index);
    if (!matches_composite(type, super))
        fail("bad-subtype", std::format("it cannot stand for type {}", *type.supertype), index);
}

Bytes TypeTable::key_of(std::uint32_t start, std::uint32_t size) const {
    Bytes key;
    const auto write_index = [&](std::uint32_t index) {
        const bool is_inside = index >= start;
        key.push_back(is_inside ? 1 : 0);
        write_leb_u(key, is_inside ? index - start : canonical_[index]);
    };
    const auto write_type = [&](ValueType type) {
        key.push_back(static_cast<std::uint8_t>(type.kind));
        if (!type.is_reference()) return;
        key.push_back(type.is_nullable ? 1 : 0);
        key.push_back(static_cast<std::uint8_t>(type.heap.kind));
        if (type.heap.kind == HeapType::Kind::Defined) write_index(type.heap.index);
    };
    const auto write_field = [&](const FieldType& field) {
        key.push_back(static_cast<std::uint8_t>(field.packing));
        key.push_back(field.is_mutable ? 1 : 0);
        write_type(field.type);
    };
    for (const SubType& type : std::span(module_.types).subspan(start, size)) {
        key.push_back(type.is_final ? 1 : 0);
        key.push_back(type.supertype ? 1 : 0);
        if (type.supertype) write_index(*type.supertype);
        key.push_back(static_cast<std::uint8_t>(type.composite.index()));
        if (const auto* function = std::get_if<FunctionType>(&type.composite)) {
            write_leb_u(key, function->parameters.size());
            for (const ValueType parameter : function->parameters) write_type(parameter);
            write_leb_u(key, function->results.size());
            for (const ValueType result : function->results) write_type(result);
        } else if (const auto* structure = std::get_if<StructType>(&type.composite)) {
            write_leb_u(key, structure->fields.size());
            for (const FieldType& field : structure->fields) write_field(field);
        } else {
            write_field(std::get<ArrayType>(type.composite).element);
        }
    }
    return key;
}

HeapType::Kind TypeTable::kind_of(std::uint32_t index) const {
    constexpr std::array kKinds = {HeapType::Kind::Func, HeapType::Kind::Struct, HeapType::Kind::Array};
    return kKinds[module_.types[index].composite.index()];
}

bool TypeTable::matches(HeapType sub, HeapType super) const {
    using enum HeapType::Kind;
    if (sub == super || sub.kind == Bottom) return true;
    if (super.kind == Defined) {
        if (sub.kind == Defined) {
            for (std::uint32_t index = sub.index; canonical_[index] != canonical_[super.index];) {
                const auto& above = module_.types[index].supertype;
                if (!above) return false;
                index = *above;
            }
            return true;
        }
        return sub.kind == (kind_of(super.index) == Func ? NoFunc : None);
    }
    const HeapType::Kind kind = sub.kind == Defined ? kind_of(sub.index) : sub.kind;
    if (kind == super.kind) return true;
    switch (super.kind) {
        case Any: return kind == Eq || kind == I31 || kind == Struct || kind == Array || kind == None;
        case Eq: return kind == I31 || kind == Struct || kind == Array || kind == None;
        case I31:
        case Struct:
        case Array: return kind == None;
        case Func: return kind == NoFunc;
        case Extern: return kind == NoExtern;
        case Exn: return kind == NoExn;
        default: return false;
    }
}

bool TypeTable::matches(const FieldType& sub, const FieldType& super) const {
    if (sub.packing != super.packing || sub.is_mutable != super.is_mutable) return false;
    return sub.is_mutable ? are_same(sub.type, super.type) : matches(sub.type, super.type);
}

bool TypeTable::matches(std::span<const ValueType> sub, std::span<const ValueType> super) const {
    return std::ranges::equal(sub, super, [&](ValueType a, ValueType b) { return matches(a, b); });
}

bool TypeTable::matches_composite(const SubType& sub, const SubType& super) const {
    if (sub.composite.index() != super.composite.index()) return false;
    if (const auto* function = std::get_if<FunctionType>(&sub.composite)) {
        const auto& expected = std::get<FunctionType>(super.composite);
        return matches(expected.parameters, function->parameters) && matches(function->results, expected.results);
    }
    if (const auto* structure = std::get_if<StructType>(&sub.composite)) {
        const auto& expected = std::get<StructType>(super.composite).fields;
        if (structure->fields.size() < expected.size()) return false;
        return std::ranges::equal(std::span(structure->fields).first(expected.size()), expected,
                                  [&](const FieldType& a, const FieldType& b) { return matches(a, b); });
    }
    return matches(std::get<ArrayType>(sub.composite).element, std::get<ArrayType>(super.composite).element);
}

HeapType TypeTable::top_of(HeapType heap) const {
    using enum HeapType::Kind;
    const HeapType::Kind kind = heap.kind == Defined ? kind_of(heap.index) : heap.kind;
    switch (kind) {
        case Func:
        case NoFunc: return {Func, 0};
        case Extern:
        case NoExtern: return {Extern, 0};
        case Exn:
        case NoExn: return {Exn, 0};
        default: return {Any, 0};
    }
}

}  // namespace bengkel
