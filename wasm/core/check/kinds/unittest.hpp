#pragma once
// Kind "unittest": a file of tests that the author wrote in the language's own manner is run beside the learner's program.
// Each test is a case. The tests share their guest with the program, which could tamper with them: where a grade hangs on
// it, "calls" is to be preferred.

#include <string>
#include <vector>

#include "check/check_kind.hpp"

namespace bengkel {

struct UnitTestCheck final : CheckKind {
    std::string tests;        ///< "tests/test_cart.py", as the run finds it too
    std::vector<File> files;  ///< all of tests/
    Localised say;

    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const override;
    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;
    void judge(const Grading& grading, Verdict& verdict) const override;

  protected:
    /// The same tests with the same outcomes, whatever they say.
    [[nodiscard]] bool is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const override;
};

}  // namespace bengkel
