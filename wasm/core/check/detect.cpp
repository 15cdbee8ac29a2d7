#include "check/detect.hpp"

#include <algorithm>
#include <utility>

namespace bengkel {

std::vector<DetectorRun> detect(const Lab& lab, std::uint64_t seed, const ByKey& observations,
                                std::vector<Verdict>& verdicts) {
    std::vector<DetectorRun> asked;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        Verdict& verdict = verdicts[i];
        if (verdict.outcome != Outcome::Failed) continue;
        const Check& check = lab.checks[i];
        const Grading learner{lab, check, seed, Seen(check.id, observations)};
        for (const Misconception& misconception : lab.misconceptions) {
            if (misconception.check != check.id) continue;
            for (const CarriedAttempt& program : misconception.detectors) {
                const Seen seen(check.id, observations, "@" + program.name);
                const auto [is_alike, runs] = check.body->compare(learner, {lab, check, seed, seen});
                bool is_whole = true;
                for (const AskedRun& run : runs) {
                    asked.push_back({&check, &program, seen, run});
                    is_whole = is_whole && seen.find(run.number, run.part) != nullptr;
                }
                if (is_alike && is_whole && verdict.misconception == nullptr) verdict.misconception = &misconception;
            }
        }
    }
    return asked;
}

}  // namespace bengkel
