#pragma once
// The steps of a program as spans within spans: calls, and in them loops with their turns. A loop of a thousand turns is
// one span, which opens where there is room for its turns.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "view/step_history.hpp"

namespace bengkel {

struct StepSpan {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t frame = 0;
    std::uint32_t header = 0;      ///< line of a loop; 0: a call
    std::uint32_t first_turn = 0;  ///< among all turns: the steps at which they begin
    std::uint32_t turns = 0;
};

struct TurnPlace {
    std::uint32_t number = 0;  ///< from 1
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

class StepSpans {
  public:
    /// By level, outermost first; within one they follow one another.
    [[nodiscard]] const std::vector<std::vector<StepSpan>>& levels() const { return levels_; }
    /// The steps at which the turns of a loop begin.
    [[nodiscard]] std::span<const std::uint32_t> turns_of(const StepSpan& span) const {
        return {turns_.data() + span.first_turn, span.turns};
    }
    /// The spans that a step lies in, outermost first.
    [[nodiscard]] std::vector<StepSpan> around(std::uint32_t step) const;
    /// Nothing in a call, and in a loop without turns.
    [[nodiscard]] std::optional<TurnPlace> turn_at(const StepSpan& span, std::uint32_t step) const;

  private:
    friend StepSpans find_spans(const StepHistory& history);
    std::vector<std::vector<StepSpan>> levels_;
    std::vector<std::uint32_t> turns_;
};

[[nodiscard]] StepSpans find_spans(const StepHistory& history);

}  // namespace bengkel
