#pragma once
// LEB128, the variable-length integers of WebAssembly
// (https://webassembly.github.io/spec/core/binary/values.html#integers). Reading takes what the specification takes:
// overlong forms, but never more bytes than the width needs, and no set bit beyond it. Writing gives the shortest form.

#include <concepts>
#include <cstddef>
#include <cstdint>

#include "base/bytes.hpp"

namespace bengkel {

enum class LebFault : std::uint8_t { None, Truncated, TooLong };

/// `size` bytes were read, or `fault` says why none could be.
template <class T>
struct Leb {
    T value = 0;
    std::uint8_t size = 0;
    LebFault fault = LebFault::None;
};

/// `Bits` wide: read_leb<std::uint32_t>, read_leb<std::int64_t, 33>. Signed types extend the sign.
template <std::integral T, unsigned Bits = sizeof(T) * 8>
[[nodiscard]] constexpr Leb<T> read_leb(ByteView bytes, std::size_t at) {
    constexpr bool kIsSigned = std::signed_integral<T>;
    constexpr std::size_t kMostBytes = (Bits + 6) / 7;
    constexpr unsigned kLastBits = Bits - 7 * (kMostBytes - 1);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kMostBytes; ++i) {
        if (at >= bytes.size() || bytes.size() - at <= i) return {0, 0, LebFault::Truncated};
        const std::uint8_t byte = bytes[at + i];
        value |= std::uint64_t{byte & 0x7Fu} << (7 * i);
        if (byte & 0x80) continue;
        if (i + 1 == kMostBytes) {
            // The bits beyond the width must repeat the sign, or be zero.
            const unsigned beyond = (byte & 0x7Fu) >> (kIsSigned ? kLastBits - 1 : kLastBits);
            const unsigned ones = 0x7Fu >> (kIsSigned ? kLastBits - 1 : kLastBits);
            if (beyond != 0 && !(kIsSigned && beyond == ones)) return {0, 0, LebFault::TooLong};
        }
        const auto bits_read = static_cast<unsigned>(7 * (i + 1));
        if (kIsSigned && (byte & 0x40) && bits_read < 64) value |= ~std::uint64_t{0} << bits_read;
        return {static_cast<T>(value), static_cast<std::uint8_t>(i + 1), LebFault::None};
    }
    return {0, 0, LebFault::TooLong};
}

inline void write_leb_u(Bytes& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out.push_back(static_cast<std::uint8_t>(value | 0x80));
    out.push_back(static_cast<std::uint8_t>(value));
}

inline void write_leb_s(Bytes& out, std::int64_t value) {
    for (; value < -0x40 || value >= 0x40; value >>= 7) out.push_back(static_cast<std::uint8_t>((value & 0x7F) | 0x80));
    out.push_back(static_cast<std::uint8_t>(value & 0x7F));
}

}  // namespace bengkel
