#pragma once
// What every kind of check says alike: a run that did not finish fails by the way it ended.

#include <optional>

#include "check/verdict.hpp"
#include "observation/observation.hpp"

namespace bengkel {

/// The failure of a run that ended before it could be right or wrong, without texts of a case; nothing when it Finished.
[[nodiscard]] std::optional<Failure> failure_of_ending(const Observation& seen);

/// What could not be run or measured, which is nobody's failure.
[[nodiscard]] Failure failure_of_platform();

/// A run that was cut off from outside says nothing about the program: how far it came depends on the machine. Nor does a
/// query that its author got wrong.
[[nodiscard]] bool is_nobodys(const Failure& failure);

}  // namespace bengkel
