#include "check/run_checks.hpp"

#include "check/kinds/judge_case.hpp"
#include "plan/make_runs.hpp"

#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>

namespace bengkel {
namespace {

using ByKey = std::map<std::string_view, const Observation*>;

const Observation& observation_of(const ByKey& observations, const std::string& key, const Observation& missing) {
    const auto found = observations.find(key);
    return found == observations.end() ? missing : *found->second;
}

Observation missing_observation() {
    Observation missing;
    missing.ending = Ending::Stopped;
    missing.stopped_by = StoppedBy::Platform;
    return missing;
}

/// A run that was cut off from outside says nothing about the program: how far it came depends on the machine.
bool is_nobodys(const Failure& failure) {
    return failure.code == FailureCode::Refused || failure.code == FailureCode::Stopped;
}

template <class Kind>
Verdict judge(const Check& check, const Kind& kind, const ByKey& observations) {
    Verdict verdict;
    verdict.check = check.id;
    verdict.kind = kind_name(check);
    verdict.out_of = check.points;
    verdict.cases_total = kind.cases.size();

    // What was somebody's failure goes before what was nobody's.
    using Order = std::tuple<bool, bool, std::size_t>;
    Order best;
    const Observation missing = missing_observation();
    for (std::size_t i = 0; i < kind.cases.size(); ++i) {
        const auto& given = kind.cases[i];
        const Observation& seen = observation_of(observations, run_key(check.id, i), missing);
        std::optional<Failure> failure = judge_case(kind, given, seen);
        if (!failure) {
            ++verdict.cases_passed;
            continue;
        }
        const Order order{is_nobodys(*failure), given.is_hidden, size_of_case(given)};
        if (verdict.failure && best <= order) continue;
        best = order;
        failure->case_index = i;
        failure->is_hidden = given.is_hidden;
        failure->say = given.say;
        verdict.failure = std::move(failure);
    }
    if (!verdict.failure) {
        verdict.points = check.points;
    } else {
        verdict.outcome = is_nobodys(*verdict.failure) ? Outcome::NotGradable : Outcome::Failed;
    }
    return verdict;
}

}  // namespace

std::vector<Verdict> run_checks(const Lab& lab, std::span<const Observation> observations) {
    ByKey by_key;
    for (const Observation& observation : observations) by_key.emplace(observation.key, &observation);
    std::vector<Verdict> verdicts;
    verdicts.reserve(lab.checks.size());
    for (const Check& check : lab.checks) {
        verdicts.push_back(std::visit([&](const auto& kind) { return judge(check, kind, by_key); }, check.kind));
    }
    return verdicts;
}

}  // namespace bengkel
