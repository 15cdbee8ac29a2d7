#include "check/check_kind.hpp"

#include <algorithm>
#include <span>

#include "check/compare_output.hpp"

namespace bengkel {
namespace {

bool is_cut_off(const Observation& seen) { return seen.ending == Ending::Stopped || seen.ending == Ending::Refused; }

}  // namespace

std::size_t next_batch(std::size_t done, std::size_t total, std::size_t first) {
    constexpr std::size_t kGrowth = 4;
    return std::min(std::max(first, kGrowth * done), total - done);
}

bool is_alike(const Observation& learner, const Observation& detector) {
    if (learner.ending != detector.ending || is_cut_off(learner)) return false;
    if (learner.ending == Ending::Raised) {
        return learner.exception.has_value() == detector.exception.has_value() &&
               (!learner.exception || learner.exception->type == detector.exception->type);
    }
    if (learner.value && detector.value) return encode_value(*learner.value) == encode_value(*detector.value);
    return learner.value.has_value() == detector.value.has_value() && learner.exit_code == detector.exit_code &&
           !compare_output(Compare::Lines, {}, as_text(learner.output), as_text(detector.output));
}

std::vector<AskedRun> CheckKind::runs_to_compare(const Grading& learner) const { return asked_runs(learner); }

std::optional<ShownCase> CheckKind::show_case(const Grading&, std::size_t) const { return ShownCase{}; }

std::optional<MarkedTable> CheckKind::mark_case(const Grading&, std::size_t) const { return std::nullopt; }

bool CheckKind::is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const {
    return is_alike(*learner.seen.find(run.number, run.part), *detector.seen.find(run.number, run.part));
}

Likeness CheckKind::compare(const Grading& learner, const Grading& detector) const {
    constexpr std::size_t kFirstBatch = 1;  // most detectors differ at once

    std::vector<AskedRun> runs = runs_to_compare(learner);
    std::erase_if(runs, [&](const AskedRun& run) { return learner.seen.find(run.number, run.part) == nullptr; });
    Likeness likeness;
    likeness.is_alike = !runs.empty();
    bool is_whole = true;
    for (std::size_t done = 0; done < runs.size() && is_whole && likeness.is_alike;) {
        const std::size_t batch = next_batch(done, runs.size(), kFirstBatch);
        for (const AskedRun& run : std::span(runs).subspan(done, batch)) {
            likeness.asked.push_back(run);
            const Observation* seen = detector.seen.find(run.number, run.part);
            if (seen == nullptr)
                is_whole = false;
            else if (!is_alike_in(learner, detector, run))
                likeness.is_alike = false;
        }
        done += batch;
    }
    return likeness;
}

void CheckKind::read_answer(const JsonReader&) const {}

}  // namespace bengkel
