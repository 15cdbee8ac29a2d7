#pragma once
// The first byte of every encoded value (frame/README.md).

#include <cstdint>

namespace bengkel {

enum class ValueTag : std::uint8_t {
    Null = 0,
    False = 1,
    True = 2,
    Int = 3,
    Float = 4,
    Text = 5,
    Bytes = 6,
    List = 7,
    Tuple = 8,
    Set = 9,
    Map = 10,
    Table = 11,
    Exception = 12,
    Opaque = 13,
};

/// Every NaN is written as this one.
inline constexpr std::uint64_t kNanBits = 0x7ff8000000000000;

}  // namespace bengkel
