#include "report/advance.hpp"

#include "check/check_kind.hpp"
#include "check/run_checks.hpp"
#include "check/seen.hpp"
#include "plan/make_run.hpp"
#include "report/grade.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace bengkel {

Result<Step> advance(const Lab& lab, const Submission& submission, std::uint64_t seed,
                     std::span<const Observation> observations) {
    Problems problems;
    std::set<std::string_view> observed;
    for (const Observation& observation : observations)
        if (!observed.insert(observation.key).second)
            problems.push_back({"advance.duplicate-key", "run \"" + observation.key + "\" was observed twice", "", {}});

    const Run base = base_run(lab, submission, seed);
    const ByKey found = by_key(observations);
    std::set<std::string> asked;
    std::vector<Run> runs;
    for (const Check& check : lab.checks) {
        const Grading grading{lab, check, seed, Seen(check.id, found)};
        for (const AskedRun& wanted : check.body->asked_runs(grading)) {
            const std::string& key = *asked.insert(run_key(check.id, wanted.number, wanted.part)).first;
            if (observed.contains(key)) continue;
            Run run = base;
            run.key = key;
            runs.push_back(check.body->make_run(grading, wanted, std::move(run)));
        }
    }
    for (const std::string_view key : observed)
        if (!asked.contains(std::string(key)))
            problems.push_back({"advance.unknown-key", "no run has the key \"" + std::string(key) + "\"", "", {}});
    if (!problems.empty()) return failure(std::move(problems));
    if (!runs.empty()) return Step(std::move(runs));
    return Step(grade(lab, submission, seed, run_checks(lab, seed, observations)));
}

}  // namespace bengkel
