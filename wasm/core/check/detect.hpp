#pragma once
// Misconceptions by behaviour: when a check failed, the wrong programs of the lab that fail it are run on what the
// learner's was run on, and the first that does the same everywhere says what the learner may be thinking.

#include <cstdint>
#include <string>
#include <vector>

#include "check/check_kind.hpp"
#include "check/seen.hpp"
#include "check/verdict.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// A run of a detector in the learner's place.
struct DetectorRun {
    const Check* check = nullptr;
    const CarriedAttempt* program = nullptr;
    Seen seen;  ///< of this detector; tells the run's key
    AskedRun asked;
};

/// Every run of detectors asked for by now, given all verdicts. When all of them have been seen, each failed verdict has
/// its misconception, if there is one: a failure that came from outside the program has none.
[[nodiscard]] std::vector<DetectorRun> detect(const Lab& lab, std::uint64_t seed, const ByKey& observations,
                                              std::vector<Verdict>& verdicts);

}  // namespace bengkel
