#pragma once
// A program's text with the line that comes next, as a part of a panel.

#include <cstdint>
#include <string>
#include <vector>

#include "panel/box.hpp"
#include "panel/canvas.hpp"

namespace bengkel {

struct LineBadge {
    std::uint32_t line = 0;  ///< from 1
    std::string text;
};

class Listing {
  public:
    void pan(ImVec2 by) { scroll_.x -= by.x, scroll_.y -= by.y; }
    /// `line` is to be seen at the next drawing.
    void show(std::uint32_t line) { wanted_ = line; }
    /// `before`: the line that was left for this one; 0 for none.
    void draw(const Canvas& canvas, const Box& box, const std::vector<std::string>& lines, std::uint32_t line,
              std::uint32_t before, const std::vector<LineBadge>& badges);

  private:
    ImVec2 scroll_ = {};
    std::uint32_t wanted_ = 0;
};

}  // namespace bengkel
