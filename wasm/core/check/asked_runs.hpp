#pragma once
// Which runs a check wants. It asks for a few first, and for more when it has seen those: so a program that never ends is
// found out at the price of two cases and not of all, and a growth check chooses its sizes by what the smaller ones cost.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/seen.hpp"
#include "lab/lab.hpp"
#include "plan/make_run.hpp"

namespace bengkel {

struct AskedRun {
    std::size_t number = 0;
    RunPart part = RunPart::Whole;
};

/// Everything that the check has asked for by now, in the order in which it asks; what of it has not been seen is still to
/// be run, and nothing more is asked for until it has been. Nothing depends on when an observation came, so the same ones
/// always ask for the same runs.
///
/// Cases are asked for in growing batches, what would be shown first before the rest, and no more of them once a case was
/// out of fuel or had to be stopped for taking too long. `fuel_limit` is that of a run; `seed` that of the grading.
[[nodiscard]] std::vector<AskedRun> asked_runs(const Check& check, const Seen& seen, std::uint64_t fuel_limit,
                                               std::uint64_t seed);

}  // namespace bengkel
