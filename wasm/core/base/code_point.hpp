#pragma once
// One code point at a time, out of text that may be anything a program printed. What is not UTF-8 is read as U+FFFD, a byte
// at a time, exactly as mend_utf8 (base/utf8.hpp) would mend it.

#include <cstddef>
#include <string>
#include <string_view>

namespace bengkel {

struct CodePoint {
    char32_t value = 0;
    std::size_t size = 1;  ///< bytes
    bool is_valid = true;
};

inline constexpr char32_t kReplacementCodePoint = 0xFFFD;
inline constexpr char32_t kLastCodePoint = 0x10FFFF;

/// `at` must be less than text.size().
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);

}  // namespace bengkel
