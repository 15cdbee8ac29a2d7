#pragma once
// Verdicts added up to a Report.

#include <cstdint>
#include <vector>

#include "check/verdict.hpp"
#include "lab/lab.hpp"
#include "plan/submission.hpp"
#include "report/report.hpp"

namespace bengkel {

/// Failed when a check failed; otherwise not gradable when a check could not be graded; otherwise passed. The points are
/// those of the checks that passed, unless another of the same group did not, out of those of all checks.
[[nodiscard]] Report grade(const Lab& lab, const Submission& submission, std::uint64_t seed, std::vector<Verdict> verdicts);

}  // namespace bengkel
