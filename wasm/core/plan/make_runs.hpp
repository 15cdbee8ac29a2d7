#pragma once
// What to run: a Lab and a Submission become one Run for every case of every check, in the order of the lab. Each case gets
// a fresh guest, so no case can see what another left behind.
//
// The guest's clock starts on the lab's own day (`rules.asOf`, else 2026-01-01) at 09:00 UTC: a program that asks for the
// date gets the day whose rules it is graded by, today and in ten years.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "lab/lab.hpp"
#include "plan/run.hpp"
#include "plan/submission.hpp"

namespace bengkel {

/// "<check id>/<case index>", the index from 0.
[[nodiscard]] std::string run_key(std::string_view check, std::size_t case_index);

[[nodiscard]] std::vector<Run> make_runs(const Lab& lab, const Submission& submission, std::uint64_t seed);

/// What a person types while a program runs, so far.
struct Typed {
    Bytes input;
    bool is_ended = false;
};

/// The learner's program itself, as a person runs it; its key is "run".
[[nodiscard]] Run plan_run(const Lab& lab, const Submission& submission, std::uint64_t seed, Typed typed,
                           std::vector<std::string> argv);

/// 09:00 UTC of a day written "2026-11-23", in milliseconds since 1970; of 2026-01-01 when it is no such day.
[[nodiscard]] std::int64_t clock_of_day(std::string_view day);

}  // namespace bengkel
