#include "meter/declare_locals.hpp"

#include <cstdint>

#include "module/byte_reader.hpp"
#include "module/read_type.hpp"

namespace bengkel {
namespace {

void declare(ModuleWriter& writer, const std::vector<ValueType>& added) {
    for (const ValueType type : added) {
        writer.u32(1);
        writer.value_type(type);
    }
}

}  // namespace

void declare_locals(ModuleWriter& writer, const Module& module, const Body& body, const std::vector<ValueType>& added) {
    writer.u32(body.local_group_count + static_cast<std::uint32_t>(added.size()));
    ByteReader groups(module.bytes, body.whole.offset, body.code.offset);
    groups.u32();
    writer.copy(groups.rest());
    declare(writer, added);
}

void declare_locals_first_last(ModuleWriter& writer, const Module& module, const Body& body,
                               const std::vector<ValueType>& added) {
    ByteReader groups(module.bytes, body.whole.offset, body.code.offset);
    std::uint32_t left = groups.u32();
    std::uint32_t size = 0;
    ValueType first;
    for (; left > 0 && size == 0; --left) {
        size = groups.u32();
        first = read_value_type(groups);
    }
    writer.u32(left + (size > 1 ? 1 : 0) + (size > 0 ? 1 : 0) + static_cast<std::uint32_t>(added.size()));
    if (size > 1) {
        writer.u32(size - 1);
        writer.value_type(first);
    }
    writer.copy(groups.rest());
    if (size > 0) declare(writer, {first});
    declare(writer, added);
}

}  // namespace bengkel
