#pragma once
// One case of a check against what its run left behind. A kind of check is one file here with these two functions; check/
// run_checks.cpp chooses between them by the type of the check.

#include <cstddef>
#include <optional>

#include "check/verdict.hpp"
#include "lab/lab.hpp"
#include "observation/observation.hpp"

namespace bengkel {

/// Nothing when the case passes. Fills in all of a Failure but case_index, is_hidden and say, which are the same for
/// every kind.
[[nodiscard]] std::optional<Failure> judge_case(const CallsCheck& check, const CallCase& given, const Observation& seen);
[[nodiscard]] std::optional<Failure> judge_case(const OutputCheck& check, const OutputCase& given, const Observation& seen);

/// How much a person has to read to understand the case: of several failing ones the smallest is shown.
[[nodiscard]] std::size_t size_of_case(const CallCase& given);
[[nodiscard]] std::size_t size_of_case(const OutputCase& given);

/// The failure of a run that ended before it could be right or wrong, without texts of a case; nothing when it Finished.
[[nodiscard]] std::optional<Failure> failure_of_ending(const Observation& seen);

}  // namespace bengkel
