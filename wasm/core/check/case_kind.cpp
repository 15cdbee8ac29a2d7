#include "check/case_kind.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "check/judge_ending.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kFirstBatch = 2;  // keeps a small machine busy

constexpr RunPart kWhole[] = {RunPart::Whole};

bool took_too_long(const Observation& seen) {
    return seen.ending == Ending::OutOfFuel || seen.stopped_by == StoppedBy::Watchdog;
}

}  // namespace

std::span<const RunPart> CaseKind::parts() const { return kWhole; }

bool CaseKind::is_for_author(const Failure&) const { return true; }

ShownCase CaseKind::shown(const Grading&, std::size_t) const { return {}; }

std::optional<ShownCase> CaseKind::show_case(const Grading& grading, std::size_t number) const {
    if (number >= case_count()) return std::nullopt;
    return shown(grading, number);
}

std::vector<AskedRun> CaseKind::asked_runs(const Grading& grading) const {
    std::vector<std::tuple<bool, std::size_t, std::size_t>> by_showing;
    for (std::size_t i = 0; i < case_count(); ++i) {
        const CaseFacts facts = facts_of(i);
        by_showing.emplace_back(facts.is_hidden, facts.size, i);
    }
    std::ranges::sort(by_showing);

    std::vector<AskedRun> asked;
    bool goes_on = true;
    for (std::size_t done = 0; done < by_showing.size() && goes_on;) {
        const std::size_t batch = next_batch(done, by_showing.size(), kFirstBatch);
        for (const auto& [is_hidden, size, number] : std::span(by_showing).subspan(done, batch)) {
            for (const RunPart part : parts()) {
                asked.push_back({number, part});
                const Observation* observation = grading.seen.find(number, part);
                if (observation == nullptr || took_too_long(*observation)) goes_on = false;
            }
        }
        done += batch;
    }
    return asked;
}

void CaseKind::judge(const Grading& grading, Verdict& verdict) const {
    verdict.cases_total = case_count();
    // What was somebody's failure goes before what was nobody's.
    using Order = std::tuple<bool, bool, std::size_t>;
    Order best;
    for (std::size_t i = 0; i < case_count(); ++i) {
        const auto is_seen = [&](RunPart part) { return grading.seen.find(i, part) != nullptr; };
        if (!std::ranges::all_of(parts(), is_seen)) {
            ++verdict.cases_not_run;
            continue;
        }
        std::optional<Failure> failure = judge_case(grading, i, verdict);
        if (!failure) {
            ++verdict.cases_passed;
            continue;
        }
        const CaseFacts facts = facts_of(i);
        const Order order{is_nobodys(*failure), facts.is_hidden, facts.size};
        if (verdict.failure && best <= order) continue;
        best = order;
        failure->case_index = i;
        failure->is_hidden = facts.is_hidden;
        if (is_for_author(*failure)) failure->say = *facts.say;
        verdict.failure = std::move(failure);
    }
    if (!verdict.failure && verdict.cases_not_run > 0) verdict.failure = failure_of_platform();
}

}  // namespace bengkel
