#pragma once
// What a kind of check is: it was read from lab.json, it asks for runs, and it judges what they left behind. Each is a file
// of check/kinds/ and a line of check.def. Everything here is a pure function of the lab, the seed and what was observed.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/compare_tables.hpp"
#include "check/seen.hpp"
#include "check/verdict.hpp"
#include "json/json_reader.hpp"
#include "lab/lab.hpp"
#include "plan/make_run.hpp"
#include "plan/run.hpp"

namespace bengkel {

/// A check of a submission, and what has been observed of it so far.
struct Grading {
    const Lab& lab;
    const Check& check;
    std::uint64_t seed = 0;
    Seen seen;
    std::optional<JsonReader> answer = std::nullopt;  ///< of a kind that is answered without code: the learner's, if any
};

/// Which of its runs a check wants: a case's number, or what else the kind counts by.
struct AskedRun {
    std::size_t number = 0;
    RunPart part = RunPart::Whole;
};

/// How far a detector has been compared. `asked` are the runs of the detector asked for by now, as of asked_runs.
struct Likeness {
    bool is_alike = true;  ///< as long as nothing has told them apart
    std::vector<AskedRun> asked;
};

/// A case as it is before anything was run.
struct ShownCase {
    std::optional<std::string> call;   ///< as in a Failure
    std::optional<std::string> input;  ///< as in a Failure
    std::string dataset;               ///< as in a Failure
};

class CheckKind {
  public:
    CheckKind() = default;
    CheckKind(const CheckKind&) = delete;
    CheckKind& operator=(const CheckKind&) = delete;
    virtual ~CheckKind() = default;

    /// Everything that the check has asked for by now, in the order in which it asks; what of it has not been seen is still
    /// to be run, and nothing more is asked for until it has been. Nothing may depend on when an observation came, so that
    /// the same ones always ask for the same runs.
    [[nodiscard]] virtual std::vector<AskedRun> asked_runs(const Grading& grading) const = 0;

    /// Whether its inputs are made anew for each submission, so that nobody knows them before handing in.
    [[nodiscard]] virtual bool hides_its_seed() const { return false; }

    /// `run` has all that the runs of a grading have in common, its key too; what was asked for is to be filled in.
    [[nodiscard]] virtual Run make_run(const Grading& grading, const AskedRun& asked, Run run) const = 0;

    /// Called when all that was asked for has been seen, or a host gave up. Counts the cases, sets the failure to show when
    /// the check does not pass, and adds figures; the outcome and the points follow from that.
    virtual void judge(const Grading& grading, Verdict& verdict) const = 0;

    /// For a learner who is sent to a case by its number and the seed. Nothing when there is no such case; its parts are
    /// empty where a kind has nothing to show.
    [[nodiscard]] virtual std::optional<ShownCase> show_case(const Grading& grading, std::size_t number) const;

    /// Of a case that was run: the table that came, with what is wrong in it. Nothing where there is no such table, or
    /// nothing wrong.
    [[nodiscard]] virtual std::optional<MarkedTable> mark_case(const Grading& grading, std::size_t number) const;

    /// Of a kind that is answered without code: leaves a problem for each part of an answer that has not the shape of one.
    /// Only an answer without any is judged.
    virtual void read_answer(const JsonReader& answer) const;

    /// Whether another program, a detector, does what the learner's did, as far as both were observed. The default compares
    /// the runs that the learner's had, in growing batches, as is_alike says.
    [[nodiscard]] virtual Likeness compare(const Grading& learner, const Grading& detector) const;

  protected:
    /// Those that a detector is asked for too; the default is all.
    [[nodiscard]] virtual std::vector<AskedRun> runs_to_compare(const Grading& learner) const;
    /// Of a run that both have had.
    [[nodiscard]] virtual bool is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const;
};

/// How many of `total` are asked for next when `done` have been: `first`, and with each batch that ended well four times as
/// many as all before.
[[nodiscard]] std::size_t next_batch(std::size_t done, std::size_t total, std::size_t first);

/// Whether two runs did the same: they ended alike and handed back the same value; without a value, they wrote the same but
/// for white space at ends of lines.
[[nodiscard]] bool is_alike(const Observation& learner, const Observation& detector);

}  // namespace bengkel
