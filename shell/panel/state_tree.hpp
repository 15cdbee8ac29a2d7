#pragma once
// The variables of a step as a tree, as a part of a panel: what changed is marked, and an arrow leads from where an object
// is met again to where it stands.

#include <cstddef>
#include <optional>
#include <vector>

#include "panel/box.hpp"
#include "panel/canvas.hpp"
#include "view/step_rows.hpp"

namespace bengkel {

class StateTree {
  public:
    void pan(ImVec2 by) { scroll_ -= by.y; }
    /// That row is to be seen at the next drawing.
    void show(std::size_t row) { wanted_ = row; }
    /// `wrong`: rows whose variables are not what they should be.
    void draw(const Canvas& canvas, const Box& box, const StepHistory& history, const std::vector<StateRow>& rows,
              std::optional<std::size_t> chosen, const std::vector<std::size_t>& wrong);
    /// The row that was drawn there.
    [[nodiscard]] std::optional<std::size_t> row_at(ImVec2 at) const;

  private:
    struct Painter;
    float scroll_ = 0;
    std::optional<std::size_t> wanted_;
    Box box_;
    std::vector<float> tops_;  ///< of the rows, and the end of the last
};

}  // namespace bengkel
