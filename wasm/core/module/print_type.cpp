#include <format>
#include <variant>
#include <vector>

#include "module/print_module.hpp"

namespace bengkel {
namespace {

std::string print_types(std::string_view word, const std::vector<ValueType>& types) {
    if (types.empty()) return "";
    std::string out = std::format(" ({}", word);
    for (const ValueType type : types) out += " " + print_type(type);
    return out + ")";
}

std::string print_field(const FieldType& field) {
    const std::string type = field.packing == FieldType::Packing::I8    ? "i8"
                             : field.packing == FieldType::Packing::I16 ? "i16"
                                                                        : print_type(field.type);
    return field.is_mutable ? std::format("(mut {})", type) : type;
}

std::string print_composite(const SubType& type) {
    if (const auto* function = std::get_if<FunctionType>(&type.composite))
        return std::format("(func{})", print_signature(*function));
    if (const auto* array = std::get_if<ArrayType>(&type.composite))
        return std::format("(array {})", print_field(array->element));
    std::string out = "(struct";
    for (const FieldType& field : std::get<StructType>(type.composite).fields)
        out += std::format(" (field {})", print_field(field));
    return out + ")";
}

}  // namespace

std::string print_heap_type(HeapType heap) {
    switch (heap.kind) {
        case HeapType::Kind::Defined: return std::format("{}", heap.index);
        case HeapType::Kind::Func: return "func";
        case HeapType::Kind::NoFunc: return "nofunc";
        case HeapType::Kind::Extern: return "extern";
        case HeapType::Kind::NoExtern: return "noextern";
        case HeapType::Kind::Exn: return "exn";
        case HeapType::Kind::NoExn: return "noexn";
        case HeapType::Kind::Any: return "any";
        case HeapType::Kind::Eq: return "eq";
        case HeapType::Kind::I31: return "i31";
        case HeapType::Kind::Struct: return "struct";
        case HeapType::Kind::Array: return "array";
        case HeapType::Kind::None: return "none";
        case HeapType::Kind::Bottom: break;
    }
    return "bottom";
}

std::string print_type(ValueType type) {
    switch (type.kind) {
        case ValueType::Kind::I32: return "i32";
        case ValueType::Kind::I64: return "i64";
        case ValueType::Kind::F32: return "f32";
        case ValueType::Kind::F64: return "f64";
        case ValueType::Kind::V128: return "v128";
        case ValueType::Kind::Bottom: return "anything";
        case ValueType::Kind::Reference: break;
    }
    return std::format("(ref {}{})", type.is_nullable ? "null " : "", print_heap_type(type.heap));
}

std::string print_signature(const FunctionType& type) {
    return print_types("param", type.parameters) + print_types("result", type.results);
}

std::string print_sub_type(const SubType& type) {
    if (type.is_final && !type.supertype) return print_composite(type);
    return std::format("(sub{}{} {})", type.is_final ? " final" : "",
                       type.supertype ? std::format(" {}", *type.supertype) : "", print_composite(type));
}

}  // namespace bengkel
