#pragma once
// Kind "gap": a text or a program with gaps, each filled in with a text, a number or what a pattern takes.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/pattern.hpp"
#include "check/asking_kind.hpp"

namespace bengkel {

/// One way to fill in a gap. A text is folded already (fold_answer).
using GapFilling = std::variant<std::string, double, Pattern>;

struct WrongFilling {
    std::vector<GapFilling> fillings;
    Localised say;
};

struct Gap {
    std::string id;
    std::vector<GapFilling> accepted;
    std::vector<WrongFilling> wrong;
    bool ignores_case = false;
    Tolerance tolerance;
    Localised say;  ///< when none of the wrong ones has a sentence
};

struct GapCheck final : AskingKind {
    std::vector<Gap> gaps;

    void read_answer(const JsonReader& answer) const override;

  protected:
    [[nodiscard]] std::size_t part_count() const override { return gaps.size(); }
    [[nodiscard]] bool is_answered(const JsonReader& answer) const override;
    [[nodiscard]] std::optional<Failure> judge_answer(const Grading& grading, const JsonReader& answer,
                                                      std::size_t& right) const override;
};

/// What two answers have in common that differ only in how they are typed: white space counts between two words alone,
/// where any amount is one blank; full-width signs, as input methods for Chinese leave them, are the ASCII ones; with
/// `ignores_case` capital letters of ASCII are small ones.
[[nodiscard]] std::string fold_answer(std::string_view text, bool ignores_case);

}  // namespace bengkel
