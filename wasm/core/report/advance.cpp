#include "report/advance.hpp"

#include "check/check_kind.hpp"
#include "check/detect.hpp"
#include "check/run_checks.hpp"
#include "check/seen.hpp"
#include "plan/make_run.hpp"
#include "report/grade.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace bengkel {

namespace {

/// What has been asked for by now, and what of it has not been seen.
class Asking {
  public:
    Asking(const Lab& lab, const Submission& submission, std::uint64_t seed, const ByKey& observed)
        : lab_(lab), seed_(seed), observed_(observed), base_(base_run(lab, submission, seed)) {}

    /// Whether all that the check asks for has been seen.
    bool add(const Grading& grading) {
        const std::size_t missing_before = runs_.size();
        for (const AskedRun& asked : grading.check.body->asked_runs(grading)) add(grading, asked, {});
        return runs_.size() == missing_before;
    }

    void add(const DetectorRun& run) { add({lab_, *run.check, seed_, run.seen}, run.asked, run.program->files); }

    [[nodiscard]] bool has_asked(std::string_view key) const { return asked_.contains(key); }
    [[nodiscard]] std::vector<Run>& runs() { return runs_; }

  private:
    void add(const Grading& grading, const AskedRun& asked, const std::vector<File>& layer) {
        const auto& [key, is_new] = asked_.insert(grading.seen.key_of(asked.number, asked.part));
        if (!is_new || observed_.contains(*key)) return;
        Run run = base_;
        run.key = *key;
        lay_over(run.files, layer);
        runs_.push_back(grading.check.body->make_run(grading, asked, std::move(run)));
    }

    const Lab& lab_;
    std::uint64_t seed_;
    const ByKey& observed_;
    Run base_;
    std::set<std::string, std::less<>> asked_;
    std::vector<Run> runs_;
};

/// A check that depends on others asks for nothing until those have been judged, and for nothing at all when one failed.
void ask(const Lab& lab, std::uint64_t seed, const ByKey& found, const std::optional<JsonReader>& answers, Asking& asking) {
    const auto is_awaited = [&](const Check& check) {
        return std::ranges::any_of(lab.checks,
                                   [&](const Check& other) { return std::ranges::contains(other.depends_on, check.id); });
    };
    std::vector<Verdict> verdicts;
    for (const Check& check : lab.checks) {
        const auto is_judged = [&](const std::string& id) { return std::ranges::contains(verdicts, id, &Verdict::check); };
        if (!std::ranges::all_of(check.depends_on, is_judged)) continue;
        const Grading grading{lab, check, seed, Seen(check.id, found), answer_to(check, answers)};
        const bool is_complete = !unmet(check, verdicts).empty() || asking.add(grading);
        if (is_complete && is_awaited(check)) verdicts.push_back(run_check(grading, verdicts));
    }
}

ByteView program_of(const Run& run) {
    const auto file = std::ranges::find(run.files, run.entry.file, &File::path);
    return file == run.files.end() ? ByteView{} : ByteView(file->bytes);
}

/// Runs of one program next to each other, the programs in the order in which they first come: what a guest has compiled
/// for one run serves the next.
std::vector<Run> grouped_by_program(std::vector<Run> runs) {
    std::vector<ByteView> programs;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const Run& run : runs) {
        const ByteView program = program_of(run);
        auto known = std::ranges::find_if(programs, [&](ByteView it) { return std::ranges::equal(it, program); });
        if (known == programs.end()) known = programs.insert(known, program);
        places.emplace_back(known - programs.begin(), places.size());
    }
    std::ranges::sort(places);
    std::vector<Run> grouped;
    grouped.reserve(runs.size());
    for (const auto& [program, index] : places) grouped.push_back(std::move(runs[index]));
    return grouped;
}

}  // namespace

Result<Step> advance(const Lab& lab, const Submission& submission, std::uint64_t seed,
                     std::span<const Observation> observations) {
    Problems problems;
    const ByKey found = by_key(observations);
    std::set<std::string_view> observed;
    for (const Observation& observation : observations)
        if (!observed.insert(observation.key).second)
            problems.push_back({"advance.duplicate-key", "run \"" + observation.key + "\" was observed twice", "", {}});

    std::optional<JsonReading> reading;
    std::optional<JsonReader> answers;
    if (submission.answers) {
        reading.emplace(JsonReading{*submission.answers, "submission"});
        answers = reading->root();
        for (const Check& check : lab.checks)
            if (const auto answer = answer_to(check, answers)) check.body->read_answer(*answer);
        if (!reading->problems.empty()) return failure(std::move(reading->problems));
    }

    Asking asking(lab, submission, seed, found);
    ask(lab, seed, found, answers, asking);
    std::vector<Verdict> verdicts;
    if (asking.runs().empty()) {
        verdicts = run_checks(lab, seed, observations, answers);
        for (const DetectorRun& run : detect(lab, seed, found, verdicts)) asking.add(run);
    }
    for (const std::string_view key : observed)
        if (!asking.has_asked(key))
            problems.push_back({"advance.unknown-key", "no run has the key \"" + std::string(key) + "\"", "", {}});
    if (!problems.empty()) return failure(std::move(problems));
    if (!asking.runs().empty()) return Step(grouped_by_program(std::move(asking.runs())));
    return Step(grade(lab, submission, seed, std::move(verdicts)));
}

}  // namespace bengkel
