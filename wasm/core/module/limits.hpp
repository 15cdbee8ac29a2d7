#pragma once
// What engines take at most (https://webassembly.github.io/spec/js-api/#limits, and V8's wasm-limits.h where it is
// narrower). A module beyond them would be refused by the browser anyway, and they keep our own memory bounded.

#include <cstdint>

namespace bengkel {

inline constexpr std::uint32_t kMaximumModuleBytes = 1u << 30;
inline constexpr std::uint32_t kMaximumTypes = 1'000'000;
inline constexpr std::uint32_t kMaximumFunctions = 1'000'000;
inline constexpr std::uint32_t kMaximumImports = 1'000'000;
inline constexpr std::uint32_t kMaximumExports = 1'000'000;
inline constexpr std::uint32_t kMaximumGlobals = 1'000'000;
inline constexpr std::uint32_t kMaximumTags = 1'000'000;
inline constexpr std::uint32_t kMaximumDataSegments = 100'000;
inline constexpr std::uint32_t kMaximumElementSegments = 10'000'000;
inline constexpr std::uint32_t kMaximumElements = 10'000'000;
inline constexpr std::uint32_t kMaximumTables = 100'000;
inline constexpr std::uint32_t kMaximumTableElements = 10'000'000;  // at the start; a table's maximum may be higher
inline constexpr std::uint32_t kMaximumMemories = 100;
inline constexpr std::uint64_t kMaximumPages = 65'536;
inline constexpr std::uint64_t kMaximumPages64 = 262'144;
inline constexpr std::uint32_t kMaximumNameBytes = 100'000;
inline constexpr std::uint32_t kMaximumParameters = 1'000;
inline constexpr std::uint32_t kMaximumResults = 1'000;
inline constexpr std::uint32_t kMaximumFields = 10'000;
inline constexpr std::uint32_t kMaximumLocals = 50'000;
inline constexpr std::uint32_t kMaximumBodyBytes = 7'654'321;
inline constexpr std::uint32_t kMaximumLabels = 65'520;
inline constexpr std::uint32_t kMaximumFixedElements = 10'000;
inline constexpr std::uint32_t kMaximumSubtypeDepth = 63;

// Ours: no compiler comes near, and a hostile body shall not eat our memory.
inline constexpr std::uint32_t kMaximumOperands = 1'000'000;
inline constexpr std::uint32_t kMaximumNesting = 100'000;

}  // namespace bengkel
