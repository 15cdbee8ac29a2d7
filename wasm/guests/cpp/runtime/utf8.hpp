#pragma once
#include <bengkel/wire.hpp>

namespace bengkel {

/// Well-formed UTF-8: shortest forms, no surrogates, nothing beyond U+10FFFF.
[[nodiscard]] bool is_utf8(View it);

/// A malloc'ed copy that ends with a zero, at most 64 KiB; each byte that is not part of UTF-8 becomes U+FFFD, and so does
/// a zero.
[[nodiscard]] const char* to_utf8(View it);

}  // namespace bengkel
