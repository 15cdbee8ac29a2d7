#include "base/utf8.hpp"

#include <algorithm>

namespace bengkel {
namespace {

unsigned byte_at(std::string_view text, std::size_t index) { return static_cast<unsigned char>(text[index]); }

bool is_continuation(unsigned byte) { return (byte & 0xC0u) == 0x80u; }

/// The size of the code point at `start`, 0 when none is there. Ranges: Unicode 15, table 3-7.
std::size_t code_point_size(std::string_view text, std::size_t start) {
    const unsigned lead = byte_at(text, start);
    if (lead < 0x80) return 1;
    const std::size_t size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (size == 0 || text.size() - start < size) return 0;

    const unsigned second = byte_at(text, start + 1);
    const unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) return 0;
    for (std::size_t i = 2; i < size; ++i)
        if (!is_continuation(byte_at(text, start + i))) return 0;
    return size;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t size = code_point_size(text, at);
        if (size == 0) break;
        at += size;
    }
    return at;
}

std::string mend_utf8(std::string_view text) {
    std::string mended;
    while (!text.empty()) {
        const std::size_t valid = valid_utf8_prefix(text);
        mended += text.substr(0, valid);
        text.remove_prefix(valid);
        if (text.empty()) break;
        mended += "\xEF\xBF\xBD";
        text.remove_prefix(1);
    }
    return mended;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += std::max<std::size_t>(code_point_size(text, at), 1);
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t limit) {
    std::size_t at = 0;
    for (std::size_t count = 0; count < limit && at < text.size(); ++count)
        at += std::max<std::size_t>(code_point_size(text, at), 1);
    return text.substr(0, at);
}

TextPosition position_in(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t last_break = before.rfind('\n');
    const std::string_view line_start = last_break == std::string_view::npos ? before : before.substr(last_break + 1);
    return {1 + static_cast<int>(std::ranges::count(before, '\n')), 1 + static_cast<int>(count_code_points(line_start))};
}

}  // namespace bengkel
