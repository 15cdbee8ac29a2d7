#pragma once
// The seed of a grading for which nobody names one.

#include <cstdint>

#include "lab/lab.hpp"
#include "plan/submission.hpp"

namespace bengkel {

/// 0, so that what is drawn is the same for everybody, unless a check hides what it draws. Then it follows from the lab's
/// hash and the submitted files: not to be known before handing in, and the same on every machine and at every press.
[[nodiscard]] std::uint64_t seed_of(const Lab& lab, const Submission& submission);

}  // namespace bengkel
