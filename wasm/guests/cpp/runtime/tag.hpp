#pragma once
// What says which tagged value follows (wasm/core/frame/README.md).

namespace bengkel {

enum class Tag : unsigned char {
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

/// Levels of a value, a lone scalar being one.
inline constexpr int kMaximumDepth = 64;

}  // namespace bengkel
