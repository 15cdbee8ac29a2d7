#include "report/advance.hpp"

#include "check/run_checks.hpp"
#include "plan/make_runs.hpp"
#include "report/grade.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace bengkel {

Result<Step> advance(const Lab& lab, const Submission& submission, std::uint64_t seed,
                     std::span<const Observation> observations) {
    std::vector<Run> runs = make_runs(lab, submission, seed);
    std::set<std::string_view> known;
    for (const Run& run : runs) known.insert(run.key);

    std::set<std::string_view> observed;
    Problems problems;
    for (const Observation& observation : observations) {
        if (!known.contains(observation.key)) {
            problems.push_back({"advance.unknown-key", "no run has the key \"" + observation.key + "\"", "", {}});
        } else if (!observed.insert(observation.key).second) {
            problems.push_back({"advance.duplicate-key", "run \"" + observation.key + "\" was observed twice", "", {}});
        }
    }
    if (!problems.empty()) return failure(std::move(problems));

    std::erase_if(runs, [&](const Run& run) { return observed.contains(run.key); });
    if (!runs.empty()) return Step(std::move(runs));
    return Step(grade(lab, submission, seed, run_checks(lab, observations)));
}

}  // namespace bengkel
