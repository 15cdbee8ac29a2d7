#include "base/base64.hpp"

namespace bengkel {

std::optional<Bytes> decode_base64(std::string_view text) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (text.size() % 4 != 0) return std::nullopt;
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);

    Bytes bytes;
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (const char sign : text) {
        const std::size_t digit = kAlphabet.find(sign);
        if (digit == std::string_view::npos) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        bit_count += 6;
        if (bit_count < 8) continue;
        bit_count -= 8;
        bytes.push_back(static_cast<std::uint8_t>(bits >> bit_count));
        bits &= (1u << bit_count) - 1;
    }
    if (bits != 0 || bit_count == 6) return std::nullopt;
    return bytes;
}

}  // namespace bengkel
