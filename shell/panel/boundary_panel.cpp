// How a model parts the plane: cells by what it says there, points by what they truly are; a point that lies on the wrong
// side is crossed out.

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "panel/axes.hpp"
#include "panel/panel.hpp"
#include "view/model_view.hpp"

namespace bengkel {

namespace {

constexpr float kReach = 14;  // pixels from which a point is found

class BoundaryPanel : public Panel {
  public:
    explicit BoundaryPanel(BoundaryView view) : view_(std::move(view)) {
        axes_.x = view_.x;
        axes_.y = view_.y;
        Extent x, y, cells;
        for (const double edge : {view_.bounds.x.lowest, view_.bounds.x.highest}) x.add(edge, view_.x);
        for (const double edge : {view_.bounds.y.lowest, view_.bounds.y.highest}) y.add(edge, view_.y);
        for (const ModelPoint& point : view_.points) {
            x.add(point.x, view_.x);
            y.add(point.y, view_.y);
        }
        for (const double value : view_.cells) cells.add(value, {});
        scores_ = with_air(cells, {}, 0);
        all_ = {with_air(x, view_.x, 0), with_air(y, view_.y, 0)};
        axes_.bounds = all_;
    }

    void draw(const Canvas& canvas) override {
        axes_.measure(canvas, {{0, 0}, canvas.size});
        axes_.move(canvas, all_);
        point_at(canvas);
        axes_.draw(canvas);
        canvas.list->PushClipRect(axes_.area.min, axes_.area.max, true);
        draw_cells(canvas);
        for (std::size_t i = 0; i < view_.points.size(); ++i) draw_point(canvas, i);
        if (near_) {
            const ModelPoint& point = view_.points[*near_];
            canvas.list->AddCircle(axes_.at(point.x, point.y), kDotRadius + 6, canvas.theme.ink, 0, 2);
        }
        canvas.list->PopClipRect();
    }

    Json obey(const JsonReader& command) override {
        const std::string what = command.text("do");
        if (what == "reset")
            axes_.bounds = all_;
        else if (what == "zoom")
            axes_.zoom_by(static_cast<double>(command.integer("percent", 10, 1000)) / 100);
        else
            command.report("unknown-command", "a boundary knows reset and zoom");
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override { return {view_.x.label, view_.y.label}; }

    [[nodiscard]] Json tell() const override {
        if (!cell_) return {};
        JsonObject told{{"x", x_}, {"y", y_}, {"cell", *cell_}};
        if (near_) told.emplace("point", *near_);
        return told;
    }

  private:
    void point_at(const Canvas& canvas) {
        near_.reset();
        cell_.reset();
        const ImVec2 pointer = canvas.gesture.pointer;
        if (!canvas.gesture.is_inside || !axes_.area.contains(pointer)) return;
        float least = kReach;
        for (std::size_t i = 0; i < view_.points.size(); ++i) {
            const ImVec2 at = axes_.at(view_.points[i].x, view_.points[i].y);
            const float far = std::hypot(at.x - pointer.x, at.y - pointer.y);
            if (far > least) continue;
            least = far;
            near_ = i;
        }
        x_ = near_ ? view_.points[*near_].x : axes_.x_at(pointer.x);
        y_ = near_ ? view_.points[*near_].y : axes_.y_at(pointer.y);
        cell_ = view_.cell_at(x_, y_);
        if (!cell_) near_.reset();
    }

    void draw_cells(const Canvas& canvas) const {
        const Range &x = view_.bounds.x, &y = view_.bounds.y;
        const auto columns = static_cast<double>(view_.width), rows = static_cast<double>(view_.rows());
        const auto column_edge = [&](std::size_t i) {
            return std::round(axes_.across(x.lowest + (x.highest - x.lowest) * static_cast<double>(i) / columns));
        };
        for (std::size_t cell = 0; cell < view_.cells.size(); ++cell) {
            const std::size_t column = cell % view_.width, row = cell / view_.width;
            const double low = y.lowest + (y.highest - y.lowest) * static_cast<double>(row) / rows;
            const double high = y.lowest + (y.highest - y.lowest) * static_cast<double>(row + 1) / rows;
            const ImVec2 min{column_edge(column), std::round(axes_.up(high))};
            const ImVec2 max{column_edge(column + 1), std::round(axes_.up(low))};
            if (max.x < axes_.area.min.x || min.x > axes_.area.max.x || max.y < axes_.area.min.y ||
                min.y > axes_.area.max.y)
                continue;
            if (std::isnan(view_.cells[cell])) continue;
            const auto group = view_.group_of(cell);
            ImU32 colour = canvas.theme.surface;
            if (group) colour = with_alpha(series_colour(*group, canvas.theme.is_dark), 0.26F);
            if (!view_.has_groups()) {
                const double part = (view_.cells[cell] - scores_.lowest) / (scores_.highest - scores_.lowest);
                colour = heat_colour(static_cast<float>(part));
            }
            canvas.list->AddRectFilled(min, max, colour);
        }
    }

    void draw_point(const Canvas& canvas, std::size_t index) const {
        const ModelPoint& point = view_.points[index];
        const ImVec2 at = axes_.at(point.x, point.y);
        if (!std::isfinite(at.x) || !std::isfinite(at.y)) return;
        const ImU32 colour = point.group ? series_colour(*point.group, canvas.theme.is_dark) : canvas.theme.ink;
        canvas.list->AddCircleFilled(at, kDotRadius + 2, canvas.theme.paper);
        canvas.list->AddCircleFilled(at, kDotRadius + 0.8F, colour);
        if (!view_.is_wrong(index)) return;
        constexpr float kArm = 6;
        canvas.list->AddLine({at.x - kArm, at.y - kArm}, {at.x + kArm, at.y + kArm}, canvas.theme.ink, 2);
        canvas.list->AddLine({at.x - kArm, at.y + kArm}, {at.x + kArm, at.y - kArm}, canvas.theme.ink, 2);
    }

    BoundaryView view_;
    Axes axes_;
    Bounds all_;
    Range scores_;
    double x_ = 0, y_ = 0;
    std::optional<std::size_t> near_, cell_;
};

}  // namespace

std::unique_ptr<Panel> make_boundary_panel(const JsonReader& reader, std::span<const Bytes> blobs) {
    return std::make_unique<BoundaryPanel>(read_boundary_view(reader, blobs));
}

}  // namespace bengkel
