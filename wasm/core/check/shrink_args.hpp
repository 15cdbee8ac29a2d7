#pragma once
// Makes arguments simpler while they still fail: lists and texts shorter by removing ever smaller parts (delta debugging:
// Zeller, Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28(2), 2002), integers nearer to 0 by
// halving the distance, choices earlier, texts of plainer signs, tuples and records part by part. What a generator promises
// (ranges, order, distinct items) holds of everything that is tried.

#include <cstdint>
#include <functional>
#include <vector>

#include "frame/value.hpp"
#include "lab/generator.hpp"

namespace bengkel {

/// What trying arguments came to. Stop: nothing more is to be tried.
enum class Tried { Fails, Passes, Stop };
using TryArgs = std::function<Tried(const List& args)>;

struct ShrinkRange {
    std::int64_t size = 0;        ///< of which the arguments were made
    std::int64_t least_size = 0;  ///< of which arguments may be made: no list or text gets shorter than at this size
};

/// The simplest arguments found. `args` were made by `generators` and fail. Nothing is tried twice in a row, and the same
/// answers always lead to the same questions. Lengths that must agree with each other or with a number stay as they are:
/// the size is then for the caller to lower first.
[[nodiscard]] List shrink_args(const std::vector<Generator>& generators, List args, ShrinkRange range,
                               const TryArgs& try_args);

}  // namespace bengkel
