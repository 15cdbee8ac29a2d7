#pragma once
// Two axes and the area between them: where a value lies on the canvas, and how the reader moves in it. Panels that plot
// share them.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "panel/canvas.hpp"
#include "view/scale.hpp"
#include "view/ticks.hpp"

namespace bengkel {

constexpr float kDotRadius = 3.2F;
constexpr float kLineWidth = 2;

/// A part of the canvas.
struct Area {
    ImVec2 min = {}, max = {};
    [[nodiscard]] float width() const { return max.x - min.x; }
    [[nodiscard]] float height() const { return max.y - min.y; }
    [[nodiscard]] bool contains(ImVec2 at) const {
        return at.x >= min.x && at.x <= max.x && at.y >= min.y && at.y <= max.y;
    }
};

struct AxesStyle {
    bool has_grid = true;
    std::vector<std::string> names = {};  ///< of x = 0, 1, 2 ...
    /// In the place of numbers.
    std::optional<std::vector<Tick>> x_ticks = {}, y_ticks = {};
};

struct Axes {
    PlotScale x, y;
    Bounds bounds;
    AxesStyle style;
    Area area;  ///< between the axes; since `measure`

    /// Gives `place` to labels and numbers, and what is left to the area.
    void measure(const Canvas& canvas, const Area& place);
    /// Keys, wheel and fingers move and zoom; Home shows `all`.
    void move(const Canvas& canvas, const Bounds& all);
    void zoom_by(double factor);
    /// Grid, numbers and labels.
    void draw(const Canvas& canvas) const;

    [[nodiscard]] float across(double value) const;
    [[nodiscard]] float up(double value) const;
    [[nodiscard]] ImVec2 at(double x_value, double y_value) const { return {across(x_value), up(y_value)}; }
    /// Of a place in the area.
    [[nodiscard]] double x_at(float pixels) const;
    [[nodiscard]] double y_at(float pixels) const;

  private:
    void add_name_ticks(const Canvas& canvas);

    Area place_;
    std::vector<Tick> x_ticks_, y_ticks_;
};

/// Lines are from point to point; dashes go on from one to the next.
void draw_dashes(ImDrawList& list, std::span<const ImVec2> points, ImU32 colour);
/// A text beside a point, on a ground of its own, within `area`.
void draw_tag(const Canvas& canvas, const Area& area, ImVec2 at, std::string_view text);

}  // namespace bengkel
