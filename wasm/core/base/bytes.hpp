#pragma once
// Bytes as the whole core passes them: owned in a vector, looked at through a span.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace bengkel {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The same bytes seen as text; valid as long as `bytes` is.
[[nodiscard]] inline std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace bengkel
