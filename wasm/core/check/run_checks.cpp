#include "check/run_checks.hpp"

#include "check/format_value.hpp"
#include "check/kinds/judge_case.hpp"
#include "check/kinds/measure_growth.hpp"
#include "check/seen.hpp"
#include "plan/make_run.hpp"

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace bengkel {
namespace {

Observation missing_observation() {
    Observation missing;
    missing.ending = Ending::Stopped;
    missing.stopped_by = StoppedBy::Platform;
    return missing;
}

std::optional<std::string> brief_call(const Check& check, std::string_view function, std::size_t number, std::uint64_t seed,
                                      Language language) {
    const Result<List> args = measured_args(check, number, seed);
    if (!args) return std::nullopt;
    return format_brief_call(function, *args, language);
}

Verdict verdict_on(const Check& check) {
    Verdict verdict;
    verdict.check = check.id;
    verdict.kind = kind_name(check);
    verdict.out_of = check.points;
    return verdict;
}

void conclude(Verdict& verdict) {
    if (!verdict.failure) {
        verdict.points = verdict.out_of;
    } else {
        verdict.outcome = is_nobodys(*verdict.failure) ? Outcome::NotGradable : Outcome::Failed;
    }
}

template <class Kind>
std::optional<Failure> judge_seen(const Check&, const Kind& kind, std::size_t index, const Seen& seen, const Lab& lab,
                                  Verdict&) {
    return judge_case(kind, kind.cases[index], *seen.find(index, RunPart::Whole), lab.language);
}

std::optional<Failure> judge_seen(const Check& check, const BudgetCheck& budget, std::size_t index, const Seen& seen,
                                  const Lab& lab, Verdict& verdict) {
    const MeasuredCall call = measured_call(*seen.find(index, RunPart::Load), *seen.find(index, RunPart::Cost));
    std::optional<BudgetFigures> figures;
    std::optional<Failure> failure = judge_budget_case(budget, index, call, figures);
    if (figures) verdict.budget.push_back(*figures);
    if (failure) failure->call = brief_call(check, budget.function, index, 0, lab.language);
    return failure;
}

/// What the author says of a case that measures is about its cost and nothing else.
template <class Kind>
bool is_for_author(const Kind&, const Failure& failure) {
    return !std::is_same_v<Kind, BudgetCheck> || failure.code == FailureCode::OverBudget;
}

template <class Kind>
bool was_run(const Kind&, std::size_t index, const Seen& seen) {
    return seen.find(index, RunPart::Whole) != nullptr;
}

bool was_run(const BudgetCheck&, std::size_t index, const Seen& seen) {
    return seen.find(index, RunPart::Load) != nullptr && seen.find(index, RunPart::Cost) != nullptr;
}

template <class Kind>
Verdict judge(const Check& check, const Kind& kind, const Seen& seen, const Lab& lab, std::uint64_t) {
    Verdict verdict = verdict_on(check);
    verdict.cases_total = kind.cases.size();

    // What was somebody's failure goes before what was nobody's.
    using Order = std::tuple<bool, bool, std::size_t>;
    Order best;
    for (std::size_t i = 0; i < kind.cases.size(); ++i) {
        const auto& given = kind.cases[i];
        if (!was_run(kind, i, seen)) {
            ++verdict.cases_not_run;
            continue;
        }
        std::optional<Failure> failure = judge_seen(check, kind, i, seen, lab, verdict);
        if (!failure) {
            ++verdict.cases_passed;
            continue;
        }
        const Order order{is_nobodys(*failure), given.is_hidden, size_of_case(given)};
        if (verdict.failure && best <= order) continue;
        best = order;
        failure->case_index = i;
        failure->is_hidden = given.is_hidden;
        if (is_for_author(kind, *failure)) failure->say = given.say;
        verdict.failure = std::move(failure);
    }
    if (!verdict.failure && verdict.cases_not_run > 0) verdict.failure = failure_of_ending(missing_observation());
    conclude(verdict);
    return verdict;
}

Verdict judge(const Check& check, const GrowthCheck& growth, const Seen& seen, const Lab& lab, std::uint64_t seed) {
    Verdict verdict = verdict_on(check);
    auto [figures, failure, failed_size] = judge_growth(growth, measure_growth(growth, seen, lab.limits.fuel));
    verdict.growth = std::move(figures);
    verdict.cases_total = 1;
    verdict.cases_passed = failure ? 0 : 1;
    if (failure) {
        failure->call = brief_call(check, growth.function, static_cast<std::size_t>(failed_size), seed, lab.language);
        if (failure->code == FailureCode::GrowsTooFast) failure->say = growth.say;
    }
    verdict.failure = std::move(failure);
    conclude(verdict);
    return verdict;
}

}  // namespace

std::vector<Verdict> run_checks(const Lab& lab, std::uint64_t seed, std::span<const Observation> observations) {
    const ByKey found = by_key(observations);
    std::vector<Verdict> verdicts;
    verdicts.reserve(lab.checks.size());
    for (const Check& check : lab.checks) {
        const Seen seen(check.id, found);
        verdicts.push_back(std::visit([&](const auto& kind) { return judge(check, kind, seen, lab, seed); }, check.kind));
    }
    return verdicts;
}

}  // namespace bengkel
