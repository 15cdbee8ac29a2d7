#pragma once
// Observations judged by the lab's checks: one Verdict a check, in the order of the lab.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "check/check_kind.hpp"
#include "check/verdict.hpp"
#include "json/json_reader.hpp"
#include "lab/lab.hpp"
#include "observation/observation.hpp"

namespace bengkel {

/// A check passes when all its cases pass; its points are all or nothing. How a case is judged, and which failing one is
/// shown, is the kind's business.
///
/// A case is nobody's failure when its run was stopped from outside (by the person, the watchdog or the platform) or when
/// the guest was refused: if no other case failed, the check is not gradable. A case without an Observation was not run and
/// is counted so; it neither passed nor failed, but the check cannot pass without it. A verdict never depends on seconds.
/// The checks that this one depends on which are not among the verdicts before it, or did not pass.
[[nodiscard]] std::vector<std::string> unmet(const Check& check, std::span<const Verdict> earlier);

/// `earlier` are the verdicts on the checks before it: when one that it depends on is not among them or did not pass, it is
/// not reached.
[[nodiscard]] Verdict run_check(const Grading& grading, std::span<const Verdict> earlier);

/// `answers` is the object of answers.json, whose shape was found right (CheckKind::read_answer).
[[nodiscard]] std::vector<Verdict> run_checks(const Lab& lab, std::uint64_t seed, std::span<const Observation> observations,
                                              std::optional<JsonReader> answers = std::nullopt);

/// The learner's answer to this check, if there is one.
[[nodiscard]] std::optional<JsonReader> answer_to(const Check& check, const std::optional<JsonReader>& answers);

}  // namespace bengkel
