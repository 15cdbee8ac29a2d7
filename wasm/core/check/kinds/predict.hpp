#pragma once
// Kind "predict": the learner says what a snippet prints before it is run. The truth comes from running it, so that no
// author can be wrong about it. A snippet that ends with an exception has printed the exception's type as its last line.

#include <optional>
#include <string>
#include <vector>

#include "check/asking_kind.hpp"
#include "check/compare_output.hpp"

namespace bengkel {

struct WrongPrediction {
    std::vector<std::string> texts;
    Localised say;
};

struct PredictCheck final : AskingKind {
    File snippet;
    std::string input;
    Compare compare = Compare::Lines;
    Tolerance tolerance;
    std::vector<WrongPrediction> wrong;
    Localised say;  ///< when none of the wrong ones has a sentence

    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const override;
    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;
    void read_answer(const JsonReader& answer) const override;

  protected:
    /// An empty text predicts that nothing is printed.
    [[nodiscard]] bool is_answered(const JsonReader&) const override { return true; }
    [[nodiscard]] std::optional<Failure> judge_answer(const Grading& grading, const JsonReader& answer,
                                                      std::size_t& right) const override;
};

}  // namespace bengkel
