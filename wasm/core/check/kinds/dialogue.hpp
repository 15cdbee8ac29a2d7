#pragma once
// Kind "dialogue": the program and a person take turns. What the program has written when it waits for input is compared
// turn by turn; what it is then told is in the lab. Each turn is a run of its own with a longer input: as runs are
// deterministic, it says what it said before, and then more.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/check_kind.hpp"
#include "check/compare_output.hpp"
#include "lab/lab.hpp"

namespace bengkel {

struct Turn {
    std::string expect;               ///< what the program says, or the pattern when compared by Regex
    std::optional<std::string> send;  ///< a line; absent only at the last turn, at which the program ends
};

struct DialogueCase {
    std::vector<std::string> argv;
    std::vector<Turn> turns;
    Localised say;
    bool is_hidden = false;
};

/// Contains: the expected text is among what the program says, however both are spaced. The others are those of an output
/// check.
inline constexpr std::array<std::string_view, 6> kDialogueWords = {"exact",   "lines", "tokens",
                                                                   "numbers", "regex", "contains"};

struct DialogueCheck final : CheckKind {
    std::string file;
    std::optional<Compare> compare;  ///< absent: Contains
    Tolerance tolerance;
    std::vector<DialogueCase> cases;

    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const override;
    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;
    void judge(const Grading& grading, Verdict& verdict) const override;
};

}  // namespace bengkel
