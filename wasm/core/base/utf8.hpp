#pragma once
// UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing above U+10FFFF. Columns are counted in code
// points.

#include <cstddef>
#include <string>
#include <string_view>

namespace bengkel {

/// The length of the longest valid beginning; equal to text.size() when all of it is valid.
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view text);
[[nodiscard]] inline bool is_valid_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

/// The text with U+FFFD in place of each byte that belongs to no valid code point.
[[nodiscard]] std::string mend_utf8(std::string_view text);

/// Of valid text; a stray byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// The longest beginning of at most `limit` code points.
[[nodiscard]] std::string_view first_code_points(std::string_view text, std::size_t limit);

/// Where an offset (in bytes) lies: both from 1, the column in code points. Lines end at "\n".
struct TextPosition {
    int line = 1;
    int column = 1;
};
[[nodiscard]] TextPosition position_in(std::string_view text, std::size_t offset);

}  // namespace bengkel
