#include "meter/declare_locals.hpp"

#include <cstdint>

namespace bengkel {

void declare_locals(ModuleWriter& writer, const Module& module, const Body& body, const std::vector<ValueType>& added) {
    writer.u32(body.local_group_count + static_cast<std::uint32_t>(added.size()));
    std::uint32_t at = body.whole.offset;
    while (module.bytes[at++] >= 0x80) {
    }
    writer.copy(module.view({at, body.code.offset - at}));
    for (const ValueType type : added) {
        writer.u32(1);
        writer.value_type(type);
    }
}

}  // namespace bengkel
