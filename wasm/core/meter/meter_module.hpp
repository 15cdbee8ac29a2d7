#pragma once
// A module made to pay for what it executes: the same results, traps and memory, and counters that the host sets before a
// run and reads after it. A pure function: the same bytes and options give the same bytes everywhere. How it is done and
// what the counters mean: wasm/core/meter/README.md.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "meter/prices.hpp"

namespace bengkel {

/// Exports of a metered module: mutable globals, and the start function, if the module had one.
inline constexpr std::string_view kReservedPrefix = "__bengkel_";
inline constexpr std::string_view kLeftExport = "__bengkel_left";  ///< i64: pack_left of fuel and depth, 0 at first
inline constexpr std::string_view kPagesExport =
    "__bengkel_pages";  ///< i64: what memory may still grow by, the most at first; below 0: the machine had none
inline constexpr std::string_view kStartExport = "__bengkel_start";
/// With a profile, of each function that is no import, followed by its index: i64, 0 at first, rising by what it is charged
/// itself, and with each call of it.
inline constexpr std::string_view kFunctionFuelExport = "__bengkel_fuel_";
inline constexpr std::string_view kFunctionCallsExport = "__bengkel_calls_";

/// Fuel and depth share one counter, so that a call changes both at once: the fuel in the upper bits, the depth, signed, in
/// the lower.
inline constexpr int kDepthBits = 17;  ///< no more than are wanted: what is charged is shifted by them, and written out
inline constexpr std::int64_t kMaximumFuel = (std::int64_t{1} << (63 - kDepthBits)) - 1;  ///< that a host may give
inline constexpr std::int64_t kMaximumDepth = (std::int64_t{1} << (kDepthBits - 1)) - 1;  ///< the same, in slots

[[nodiscard]] constexpr std::int64_t pack_left(std::int64_t fuel, std::int64_t depth) {
    return fuel * (std::int64_t{1} << kDepthBits) + depth;
}
/// Below 0: too deep.
[[nodiscard]] constexpr std::int64_t depth_left(std::int64_t left) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(left) << (64 - kDepthBits)) >> (64 - kDepthBits);
}
/// Below 0: out of fuel.
[[nodiscard]] constexpr std::int64_t fuel_left(std::int64_t left) { return (left - depth_left(left)) >> kDepthBits; }

struct MeterOptions {
    const Prices* prices = &standard_prices();
    bool has_depth = true;
    bool has_canonical_nans = true;  ///< the bits of the NaNs that arithmetic makes are the same on every machine
    bool has_profile = false;        ///< fuel is also counted by function; a module for looking at, never for grading
    std::optional<std::uint64_t> maximum_memory_pages;    ///< for each memory; growth beyond it fails as usual
    std::optional<std::uint64_t> maximum_table_elements;  ///< for each table
};

struct MeterStats {
    std::uint32_t functions = 0;          ///< without imports
    std::uint32_t counted_functions = 0;  ///< those that count depth
    std::uint32_t blocks = 0;             ///< places that charge a fixed sum
    std::uint32_t loops = 0;              ///< those among them that check in a loop
    std::uint64_t instructions = 0;
    std::size_t bytes_before = 0;
    std::size_t bytes_after = 0;
};

struct Metered {
    Bytes bytes;
    MeterStats stats;
};

/// Problems: those of read_module and validate_module; meter.no-price, meter.reserved-name, meter.memory-too-large,
/// meter.table-too-large (the module wants more from the start), meter.over-limit (an engine would refuse the result).
[[nodiscard]] Result<Metered> meter_module(ByteView input, const MeterOptions& options);

}  // namespace bengkel
