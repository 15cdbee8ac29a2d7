#pragma once
// Kind "mutants": the learner writes tests. They are run against right programs, all of which must pass them, and then
// against wrong ones, each of which at least one test must catch. A wrong program is told of by the kind of input that
// tells it apart, never by its code.

#include <string>
#include <vector>

#include "check/check_kind.hpp"

namespace bengkel {

struct TestedProgram {
    std::string id;
    std::vector<File> files;  ///< whole files, in the place of the lab's or beside them
    Localised say;            ///< of a mutant: what kind of input tells it apart
};

struct MutantsCheck final : CheckKind {
    std::string file;  ///< the learner's tests
    std::vector<TestedProgram> right;
    std::vector<TestedProgram> mutants;

    /// The right programs first; wrong ones only when all of those pass.
    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const override;
    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;
    /// The mutants are the cases.
    void judge(const Grading& grading, Verdict& verdict) const override;

  protected:
    /// Both let the program pass, or neither does.
    [[nodiscard]] bool is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const override;
};

}  // namespace bengkel
