#pragma once
// Kind "parsons": given lines are to be put in order. Judged by the accepted orders or, with "want", by running the program
// that the lines make.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/asking_kind.hpp"
#include "check/compare_output.hpp"

namespace bengkel {

struct ParsonsLine {
    std::string id;
    Wording wording;  ///< where the learner indents, without the blanks in front of it
    int indent = 0;   ///< how many steps it is to be indented
    bool is_distractor = false;
    Localised say;  ///< of a distractor: to whoever uses it
};

struct ParsonsCheck final : AskingKind {
    std::vector<ParsonsLine> lines;                ///< in order, the distractors behind them
    std::vector<std::vector<std::size_t>> orders;  ///< accepted; positions in `lines`, the given order first
    std::vector<std::size_t> classes;              ///< of each line: those of one class may stand in each other's places
    std::optional<int> indent;                     ///< blanks of one step, when the learner indents
    std::optional<std::string> want;               ///< what the program prints
    std::string input;
    std::string file;  ///< the program's name when it is run
    Compare compare = Compare::Lines;
    Tolerance tolerance;
    Localised say;

    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const override;
    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;
    void read_answer(const JsonReader& answer) const override;

  protected:
    [[nodiscard]] bool is_answered(const JsonReader& answer) const override;
    [[nodiscard]] std::optional<Failure> judge_answer(const Grading& grading, const JsonReader& answer,
                                                      std::size_t& right) const override;

  private:
    struct Placed {
        std::size_t line = 0;
        int indent = 0;
    };

    [[nodiscard]] std::size_t position_of(std::string_view id) const;
    [[nodiscard]] std::vector<Placed> placed_in(const JsonReader& answer) const;
    [[nodiscard]] std::size_t right_lines(const std::vector<std::size_t>& order, const std::vector<Placed>& placed) const;
    [[nodiscard]] std::optional<Failure> judge_order(const std::vector<Placed>& placed) const;
    [[nodiscard]] std::optional<Failure> judge_run(const Grading& grading, const std::vector<Placed>& placed) const;
};

}  // namespace bengkel
