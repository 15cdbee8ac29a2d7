#pragma once
// Observations judged by the lab's checks: one Verdict a check, in the order of the lab.

#include <span>
#include <vector>

#include "check/check_kind.hpp"
#include "check/verdict.hpp"
#include "lab/lab.hpp"
#include "observation/observation.hpp"

namespace bengkel {

/// A check passes when all its cases pass; its points are all or nothing. How a case is judged, and which failing one is
/// shown, is the kind's business.
///
/// A case is nobody's failure when its run was stopped from outside (by the person, the watchdog or the platform) or when
/// the guest was refused: if no other case failed, the check is not gradable. A case without an Observation was not run and
/// is counted so; it neither passed nor failed, but the check cannot pass without it. A verdict never depends on seconds.
/// `earlier` are the verdicts on the checks before it: when one that it depends on is not among them or did not pass, it is
/// not reached.
[[nodiscard]] Verdict run_check(const Grading& grading, std::span<const Verdict> earlier);

[[nodiscard]] std::vector<Verdict> run_checks(const Lab& lab, std::uint64_t seed,
                                              std::span<const Observation> observations);

}  // namespace bengkel
