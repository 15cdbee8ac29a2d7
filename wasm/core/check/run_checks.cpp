#include "check/run_checks.hpp"

#include "check/check_kind.hpp"
#include "check/judge_ending.hpp"

namespace bengkel {
namespace {

Verdict verdict_on(const Grading& grading) {
    const Check& check = grading.check;
    Verdict verdict;
    verdict.check = check.id;
    verdict.kind = check.kind;
    verdict.out_of = check.points;
    check.body->judge(grading, verdict);
    if (!verdict.failure) {
        verdict.points = verdict.out_of;
    } else {
        verdict.outcome = is_nobodys(*verdict.failure) ? Outcome::NotGradable : Outcome::Failed;
    }
    return verdict;
}

}  // namespace

std::vector<Verdict> run_checks(const Lab& lab, std::uint64_t seed, std::span<const Observation> observations) {
    const ByKey found = by_key(observations);
    std::vector<Verdict> verdicts;
    verdicts.reserve(lab.checks.size());
    for (const Check& check : lab.checks) verdicts.push_back(verdict_on({lab, check, seed, Seen(check.id, found)}));
    return verdicts;
}

}  // namespace bengkel
