#include "module/names.hpp"

#include <algorithm>

#include "module/byte_reader.hpp"
#include "module/limits.hpp"

namespace bengkel {
namespace {

constexpr std::uint8_t kFunctionNames = 1;

}  // namespace

std::string_view FunctionNames::find(std::uint32_t function) const {
    const auto found = std::ranges::lower_bound(names, function, {}, [](const auto& entry) { return entry.first; });
    return found != names.end() && found->first == function ? found->second : std::string_view{};
}

FunctionNames read_names(const Module& module) {
    FunctionNames out;
    for (const Section& section : module.sections) {
        if (section.id != SectionId::Custom || section.name != "name") continue;
        ByteReader reader(module.bytes, section.entries.offset, section.entries.end());
        while (!reader.at_end() && !reader.failed()) {
            const std::uint8_t kind = reader.byte();
            const Span content = reader.take(reader.u32());
            if (reader.failed() || kind != kFunctionNames) continue;
            ByteReader entries(module.bytes, content.offset, content.end());
            const std::uint32_t count = entries.count("names", kMaximumFunctions, 2);
            for (std::uint32_t i = 0; i < count; ++i) {
                const std::uint32_t function = entries.u32();
                const std::string_view name = entries.name();
                if (entries.failed()) break;
                out.names.emplace_back(function, name);
            }
        }
    }
    std::ranges::stable_sort(out.names, {}, [](const auto& entry) { return entry.first; });
    return out;
}

}  // namespace bengkel
