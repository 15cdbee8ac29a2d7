#pragma once
// A module made to tell what it has written: after a run the host puts back those pages of its memory and no others.
//
// The module brings a block of zeros in its memory that nobody else uses, and exports its address as a global: a page of
// 4,096 bytes, left alone, and kTrackedPages bytes, the marks. Whoever stores to the page p leaves 1 in mark p, or, to its
// first kTrackedReach bytes, in the mark in front of it: a mark stands for its own page and for as much of the one behind.
// Nothing else changes: not the results, not the traps, not the fuel that is charged.
//
// A program may write to the marks; it cannot hide that. The mark of a store is set after it, so that whatever wrote to the
// block last has left a mark for one of the block's own pages, which no other code would. Between a store and its mark
// there is nothing that could end the run but a trap, after which the memory counts for nothing.

#include <cstdint>
#include <string_view>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace bengkel {

/// The name of the module's own global, an i32, and of the export that tells the host: whoever has it was made by
/// track_writes, since the meter refuses modules that bring such names.
inline constexpr std::string_view kWrittenPages = "bengkel_written_pages";
inline constexpr std::string_view kWrittenExport = "__bengkel_written";

inline constexpr std::uint32_t kTrackedPageBytes = 4096;
/// Most fields of most structures lie no farther behind the structure's address.
inline constexpr std::uint32_t kTrackedReach = 256;
/// A gibibyte.
inline constexpr std::uint32_t kTrackedPages = 262'144;

/// Of a module that was metered: what is added here is charged nothing. Problems: those of read_module and validate_module;
/// track.no-marks (it exports no such global, or the block does not begin a page or lie in its memory),
/// track.unknown-memory (not exactly one memory, of 32 bits, of at most kTrackedPages pages), meter.over-limit (an engine
/// would refuse the result).
[[nodiscard]] Result<Bytes> track_writes(ByteView input);

}  // namespace bengkel
