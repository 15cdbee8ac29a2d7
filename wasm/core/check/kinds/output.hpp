#pragma once
// Kind "output": the learner's program is run with a given input, and writes the wanted output. Leaving with the exit code
// 0 is finishing, any other code is not.

#include <optional>
#include <string>
#include <vector>

#include "check/case_kind.hpp"
#include "check/compare_output.hpp"
#include "lab/lab.hpp"

namespace bengkel {

struct OutputCase {
    std::string input;  ///< standard input, all of it
    std::vector<std::string> argv;
    std::string want;  ///< the output, or the pattern when compared by Regex
    Localised say;
    bool is_hidden = false;
};

struct OutputCheck final : CaseKind {
    std::string file;
    Compare compare = Compare::Lines;
    Tolerance tolerance;
    TextRules text;  ///< of Lines, Tokens and Numbers
    std::vector<OutputCase> cases;

    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;

  protected:
    [[nodiscard]] std::size_t case_count() const override { return cases.size(); }
    [[nodiscard]] CaseFacts facts_of(std::size_t index) const override;
    [[nodiscard]] ShownCase shown(const Grading& grading, std::size_t index) const override;
    [[nodiscard]] std::optional<Failure> judge_case(const Grading& grading, std::size_t index, Verdict&) const override;
};

}  // namespace bengkel
