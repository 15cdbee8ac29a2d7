#pragma once
// Kind "choice": one of several options is right, or all that are right are to be chosen.

#include <optional>
#include <string>
#include <vector>

#include "check/asking_kind.hpp"

namespace bengkel {

struct ChoiceOption {
    std::string id;
    Wording wording;
    bool is_right = false;
    Localised say;  ///< to whoever chooses it though it is wrong
};

struct ChoiceCheck final : AskingKind {
    std::vector<ChoiceOption> options;
    bool takes_several = false;
    Localised say;  ///< when no option has a sentence of its own

    void read_answer(const JsonReader& answer) const override;

  protected:
    [[nodiscard]] bool is_answered(const JsonReader& answer) const override;
    [[nodiscard]] std::optional<Failure> judge_answer(const Grading& grading, const JsonReader& answer,
                                                      std::size_t& right) const override;
};

}  // namespace bengkel
