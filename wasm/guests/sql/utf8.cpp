#include "utf8.hpp"

#include <wchar.h>

namespace bengkel::sql {

CodePoint front_of(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {.value = lead, .size = 1, .is_valid = true};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
    char32_t value = lead & (0x7Fu >> size);
    for (std::size_t at = 1; at < size; ++at) {
        if ((byte(at) & 0xC0) != 0x80) return {};
        value = value << 6 | (byte(at) & 0x3F);
    }
    const char32_t least = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80;
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {};
    return {.value = value, .size = size, .is_valid = true};
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const bool is_ascii = (text[0] & 0x80) == 0;
        const CodePoint point = is_ascii ? CodePoint{.value = 0, .size = 1, .is_valid = true} : front_of(text);
        if (!point.is_valid) return false;
        text.remove_prefix(point.size);
    }
    return true;
}

std::string made_utf8(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        const CodePoint point = front_of(text);
        made += point.is_valid ? text.substr(0, point.size) : "\uFFFD";
        text.remove_prefix(point.size);
    }
    return made;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) text.remove_prefix(front_of(text).size);
    return count;
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const CodePoint point = front_of(text);
        const int cells = ::wcwidth(static_cast<wchar_t>(point.value));
        if (cells > 0) width += static_cast<std::size_t>(cells);
        text.remove_prefix(point.size);
    }
    return width;
}

}  // namespace bengkel::sql
