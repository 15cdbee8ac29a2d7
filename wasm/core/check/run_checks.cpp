#include "check/run_checks.hpp"

#include <algorithm>

#include "check/judge_ending.hpp"

namespace bengkel {

std::vector<std::string> unmet(const Check& check, std::span<const Verdict> earlier) {
    std::vector<std::string> ids;
    for (const std::string& id : check.depends_on) {
        const auto verdict = std::ranges::find(earlier, id, &Verdict::check);
        if (verdict == earlier.end() || verdict->outcome != Outcome::Passed) ids.push_back(id);
    }
    return ids;
}

Verdict run_check(const Grading& grading, std::span<const Verdict> earlier) {
    const Check& check = grading.check;
    Verdict verdict;
    verdict.check = check.id;
    verdict.kind = check.kind;
    verdict.out_of = check.points;
    verdict.group = check.group;
    verdict.waits_for = unmet(check, earlier);
    if (!verdict.waits_for.empty()) {
        verdict.outcome = Outcome::NotReached;
        return verdict;
    }
    check.body->judge(grading, verdict);
    if (!verdict.failure) {
        verdict.points = verdict.out_of;
    } else {
        verdict.outcome = is_nobodys(*verdict.failure) ? Outcome::NotGradable : Outcome::Failed;
    }
    return verdict;
}

std::optional<JsonReader> answer_to(const Check& check, const std::optional<JsonReader>& answers) {
    return answers ? answers->find(check.id) : std::nullopt;
}

std::vector<Verdict> run_checks(const Lab& lab, std::uint64_t seed, std::span<const Observation> observations,
                                std::optional<JsonReader> answers) {
    const ByKey found = by_key(observations);
    std::vector<Verdict> verdicts;
    verdicts.reserve(lab.checks.size());
    for (const Check& check : lab.checks)
        verdicts.push_back(run_check({lab, check, seed, Seen(check.id, found), answer_to(check, answers)}, verdicts));
    return verdicts;
}

}  // namespace bengkel
