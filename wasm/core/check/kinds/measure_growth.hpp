#pragma once
// Kind "growth": what a call costs at growing sizes, and whether that grows no faster than it may.

#include <cstdint>
#include <vector>

#include "check/kinds/judge_case.hpp"
#include "check/seen.hpp"
#include "lab/lab.hpp"

namespace bengkel {

struct MeasuredSize {
    std::uint64_t size = 0;
    MeasuredCall call;
};

struct GrowthCourse {
    std::vector<MeasuredSize> measured;  ///< in the order in which they are asked for, which is by size
    std::vector<std::uint64_t> wanted;   ///< what to measure next, some of which may be seen already; none at the end
};

/// As far as the observations lead. A size whose run did not finish is the last.
[[nodiscard]] GrowthCourse measure_growth(const GrowthCheck& check, const Seen& seen, std::uint64_t fuel_limit);

struct GrowthJudgement {
    GrowthFigures figures;
    std::optional<Failure> failure;  ///< nothing when the check passes
    std::uint64_t failed_size = 0;   ///< the size at which it failed
};
[[nodiscard]] GrowthJudgement judge_growth(const GrowthCheck& check, const GrowthCourse& course);

}  // namespace bengkel
