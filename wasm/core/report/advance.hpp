#pragma once
// The next step of grading: called with everything observed so far, it answers with the Runs to carry out next, until there
// is none and it answers with the Report (check/check_kind.hpp says what is asked for when). A pure function, so a grading
// can be replayed from its evidence, and a host may carry out the Runs in any order, on as many workers as it likes.

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "lab/lab.hpp"
#include "observation/observation.hpp"
#include "plan/run.hpp"
#include "plan/submission.hpp"
#include "report/report.hpp"

namespace bengkel {

using Step = std::variant<std::vector<Run>, Report>;

/// The Runs are in the order of the lab's checks, but those of one program together; there is at least one. Problems:
/// advance.unknown-key (an observation of a Run that was never asked for), advance.duplicate-key; submission.* with their
/// places in answers.json, where an answer has not the shape that its check wants.
[[nodiscard]] Result<Step> advance(const Lab& lab, const Submission& submission, std::uint64_t seed,
                                   std::span<const Observation> observations);

}  // namespace bengkel
