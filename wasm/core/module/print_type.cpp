#include <format>

#include "module/print_module.hpp"

namespace bengkel {
namespace {

std::string print_heap(HeapType heap) {
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

}  // namespace

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
    return std::format("(ref {}{})", type.is_nullable ? "null " : "", print_heap(type.heap));
}

}  // namespace bengkel
