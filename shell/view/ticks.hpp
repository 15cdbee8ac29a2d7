#pragma once
// Where an axis is marked.

#include <string>
#include <vector>

#include "view/formats.hpp"

namespace bengkel {

struct Tick {
    double value = 0;
    std::string label;  ///< empty: a mark without a number
};

/// What lies from `lowest` to `highest` in steps of 1, 2 or 5 times a power of ten; about `wanted` of them, at most twice
/// as many.
[[nodiscard]] std::vector<Tick> linear_ticks(double lowest, double highest, int wanted, const Formats& formats);

/// Powers of ten with their numbers; where there are fewer than three, what lies between is marked and numbered too. Both
/// ends are above zero.
[[nodiscard]] std::vector<Tick> log_ticks(double lowest, double highest, int wanted, const Formats& formats);

}  // namespace bengkel
