#pragma once
// All steps from left to right, with calls and loops as bars on levels: a part of a panel. A loop is one bar until there is
// room for its turns.

#include <cstdint>
#include <span>
#include <vector>

#include "panel/box.hpp"
#include "panel/canvas.hpp"
#include "view/step_spans.hpp"

namespace bengkel {

/// Steps of their own, each list sorted.
struct StripMarks {
    std::span<const std::uint32_t> changes;
    std::span<const std::uint32_t> wrong;
};

class SpanStrip {
  public:
    void zoom(float factor, float x, std::uint32_t count);
    void pan(float pixels, std::uint32_t count);
    void show_all() { width_ = 0; }
    /// That step is to be seen at the next drawing.
    void show(std::uint32_t step) { wanted_ = step; }
    [[nodiscard]] std::uint32_t step_at(float x, std::uint32_t count) const;
    [[nodiscard]] float height(const Canvas& canvas, const StepSpans& spans) const;
    void draw(const Canvas& canvas, const Box& box, const StepHistory& history, const StepSpans& spans, std::uint32_t step,
              const StripMarks& marks);

  private:
    void settle(std::uint32_t count);
    [[nodiscard]] double steps_per_pixel() const;

    Box box_ = {0, 0, 1, 1};
    double first_ = 0;  ///< at the left edge
    double width_ = 0;  ///< in steps; 0: all
    std::uint32_t wanted_ = kNothing;
};

}  // namespace bengkel
