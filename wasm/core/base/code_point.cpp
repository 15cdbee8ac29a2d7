#include "base/code_point.hpp"

#include "base/utf8.hpp"

namespace bengkel {

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (text.size() - at < size || !is_valid_utf8(text.substr(at, size))) return {kReplacementCodePoint, 1, false};
    char32_t value = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) value = (value << 6) | (byte(i) & 0x3FU);
    return {value, size, true};
}

}  // namespace bengkel
