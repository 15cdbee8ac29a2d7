#pragma once
// UTF-8: whether it is, made so, and code points one by one.

#include <cstddef>
#include <string>
#include <string_view>

namespace bengkel::sql {

/// The code point at the front of `text` and how many bytes it takes; one byte and U+FFFD where there is none.
struct CodePoint {
    char32_t value = 0xFFFD;
    std::size_t size = 1;
    bool is_valid = false;
};
[[nodiscard]] CodePoint front_of(std::string_view text);

/// No overlong forms, no surrogates.
[[nodiscard]] bool is_utf8(std::string_view text);

/// With U+FFFD for each byte that belongs to no code point.
[[nodiscard]] std::string made_utf8(std::string_view text);

[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Cells of a terminal: 2 for Chinese, 0 for Thai marks above or below.
[[nodiscard]] std::size_t width_of(std::string_view text);

}  // namespace bengkel::sql
