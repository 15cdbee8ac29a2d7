#pragma once
// What to run, piece by piece: a case of a check becomes a Run (of a check that measures, two Runs). Each gets a fresh
// guest, so no case can see what another left behind. Which of them are wanted, and when, is the kind of check's business
// (check/check_kind.hpp).
//
// The guest's clock starts on the lab's own day (`rules.asOf`, else 2026-01-01) at 09:00 UTC: a program that asks for the
// date gets the day whose rules it is graded by, today and in ten years.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frame/value.hpp"
#include "lab/lab.hpp"
#include "plan/run.hpp"
#include "plan/submission.hpp"

namespace bengkel {

/// What a Run is for: to be judged; to be measured with (Cost) and without (Load) the call; to answer in the learner's
/// place (Reference); to be compared with the first (Changed).
enum class RunPart { Whole, Load, Cost, Reference, Changed };

/// "<check id>/<number>", then "/load" and its like; the number is a case's index from 0, of a growth check the size.
[[nodiscard]] std::string run_key(std::string_view check, std::size_t number, RunPart part = RunPart::Whole);

/// What all Runs of one grading have in common.
[[nodiscard]] Run base_run(const Lab& lab, const Submission& submission, std::uint64_t seed);

/// What a guest is to do, filled into a run that has what all of them share. A call's function gets no input, nor do tests.
[[nodiscard]] Run calling_run(Run run, Entry entry, List args, Map kwargs);
[[nodiscard]] Run program_run(Run run, std::string file, std::vector<std::string> argv, Bytes input);
[[nodiscard]] Run unittest_run(Run run, std::string file);

/// What a script is to hand back besides its results.
struct QueryWants {
    std::vector<std::string> state;  ///< tables of the database at its end
    bool plan = false;
};
[[nodiscard]] Run query_run(Run run, std::string file, List args, const QueryWants& wants);

/// What is asked of a file's syntax tree; nothing else of the run counts, and no guest sees it.
[[nodiscard]] Run source_run(Run run, std::string file, std::vector<std::string> queries);

/// Each file of the layer takes the place of the one with its path, or stands beside the rest; `files` stay sorted.
void lay_over(std::vector<File>& files, const std::vector<File>& layer);

/// What a person types while a program runs, so far.
struct Typed {
    Bytes input;
    bool is_ended = false;
};

/// Whether a program in that language can be recorded so.
[[nodiscard]] bool can_record(Language language, Record record);

/// The learner's program itself, as a person runs it or looks into it (can_record); its key is "run".
[[nodiscard]] Run plan_run(const Lab& lab, const Submission& submission, std::uint64_t seed, Typed typed,
                           std::vector<std::string> argv, Record record = Record::None);

/// 09:00 UTC of a day written "2026-11-23", in milliseconds since 1970; of 2026-01-01 when it is no such day.
[[nodiscard]] std::int64_t clock_of_day(std::string_view day);

}  // namespace bengkel
