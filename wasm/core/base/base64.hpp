#pragma once
// Base64 (RFC 4648, section 4) as text carries bytes: with padding, without line breaks, one encoding per content.

#include <optional>
#include <string_view>

#include "base/bytes.hpp"

namespace bengkel {

/// Nothing when the text is not the one encoding of any bytes.
[[nodiscard]] std::optional<Bytes> decode_base64(std::string_view text);

}  // namespace bengkel
