// A plot: axes, grid, series, and the point under the pointer. Drag to move, wheel or pinch to zoom, arrows and + and -
// too.

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "panel/axes.hpp"
#include "panel/panel.hpp"
#include "view/plot_view.hpp"

namespace bengkel {

namespace {

class PlotPanel : public Panel {
  public:
    explicit PlotPanel(PlotView plot) : plot_(std::move(plot)), is_hidden_(std::make_unique<bool[]>(plot_.series.size())) {
        axes_.x = plot_.x;
        axes_.y = plot_.y;
        axes_.style.names = plot_.names;
        axes_.bounds = all();
    }

    void draw(const Canvas& canvas) override {
        if (plot_.shape == PlotShape::HeatMap) mark_fields(canvas);
        axes_.measure(canvas, {{0, 0}, canvas.size});
        axes_.move(canvas, all());
        point_at(canvas);
        axes_.draw(canvas);
        canvas.list->PushClipRect(axes_.area.min, axes_.area.max, true);
        if (plot_.shape == PlotShape::HeatMap) {
            draw_heat(canvas);
        } else {
            // What is expected lies beneath what was left.
            for (const bool is_expected : {true, false})
                for (std::size_t s = 0; s < plot_.series.size(); ++s)
                    if (plot_.series[s].is_expected == is_expected && !is_hidden_[s]) draw_series(canvas, s);
            draw_crosshair(canvas);
        }
        canvas.list->PopClipRect();
    }

    Json obey(const JsonReader& command) override {
        const std::string what = command.text("do");
        if (what == "reset") {
            axes_.bounds = all();
        } else if (what == "toggle") {
            const auto series = static_cast<std::size_t>(command.integer("series", 0, 1000));
            if (series < plot_.series.size()) is_hidden_[series] = !is_hidden_[series];
        } else if (what == "zoom") {
            axes_.zoom_by(static_cast<double>(command.integer("percent", 10, 1000)) / 100);
        } else {
            command.report("unknown-command", "a plot knows reset, toggle and zoom");
        }
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override {
        std::vector<std::string> texts = plot_.names;
        texts.insert(texts.end(), {plot_.x.label, plot_.y.label});
        return texts;
    }

    [[nodiscard]] Json tell() const override {
        JsonArray hidden;
        for (std::size_t s = 0; s < plot_.series.size(); ++s) hidden.push_back(is_hidden_[s]);
        JsonObject told{{"hidden", std::move(hidden)},
                        {"x", JsonArray{axes_.bounds.x.lowest, axes_.bounds.x.highest}},
                        {"y", JsonArray{axes_.bounds.y.lowest, axes_.bounds.y.highest}}};
        if (plot_.shape == PlotShape::HeatMap && cell_) {
            told.emplace("cell", JsonObject{{"row", cell_->series}, {"column", cell_->point}});
        } else if (near_) {
            const SeriesView& series = plot_.series[near_->series];
            told.emplace("point", JsonObject{{"series", near_->series},
                                             {"index", near_->point},
                                             {"x", series.x[near_->point]},
                                             {"y", series.y[near_->point]}});
        }
        return told;
    }

  private:
    [[nodiscard]] std::span<const bool> hidden() const { return {is_hidden_.get(), plot_.series.size()}; }
    [[nodiscard]] Bounds all() const { return bounds_of(plot_, hidden()); }
    [[nodiscard]] float width() const { return axes_.area.width(); }
    [[nodiscard]] float height() const { return axes_.area.height(); }
    [[nodiscard]] float across(double x) const { return axes_.across(x); }
    [[nodiscard]] float up(double y) const { return axes_.up(y); }
    [[nodiscard]] double row_count() const {
        if (plot_.series.empty() || plot_.series.front().width == 0) return 0;
        return static_cast<double>(plot_.series.front().y.size() / plot_.series.front().width);
    }

    /// Fields of a heat map are numbered from 1, as everywhere on the page; its rows from above.
    static std::vector<Tick> field_ticks(const Range& range, double count, bool is_reversed, int wanted,
                                         const Formats& formats) {
        const Range numbers = is_reversed ? Range{count - range.highest + 0.5, count - range.lowest + 0.5}
                                          : Range{range.lowest + 0.5, range.highest + 0.5};
        std::vector<Tick> ticks = linear_ticks(numbers.lowest, numbers.highest, wanted, formats);
        std::erase_if(ticks, [](const Tick& tick) { return tick.value != std::floor(tick.value) || tick.value < 1; });
        for (Tick& tick : ticks) tick.value = is_reversed ? count - tick.value + 0.5 : tick.value - 0.5;
        return ticks;
    }

    void mark_fields(const Canvas& canvas) {
        const auto wanted = [](float pixels, float each) { return std::max(2, static_cast<int>(pixels / each)); };
        axes_.style.has_grid = false;
        axes_.style.y_ticks = field_ticks(axes_.bounds.y, row_count(), true, wanted(canvas.size.y, 60), canvas.formats);
        axes_.style.x_ticks = field_ticks(axes_.bounds.x, 0, false, wanted(canvas.size.x, 80), canvas.formats);
    }

    void point_at(const Canvas& canvas) {
        near_.reset();
        cell_.reset();
        if (!canvas.gesture.is_inside) return;
        const double x = (canvas.gesture.pointer.x - axes_.area.min.x) / width();
        const double y = (axes_.area.max.y - canvas.gesture.pointer.y) / height();
        if (x < 0 || x > 1 || y < 0 || y > 1) return;
        if (plot_.shape != PlotShape::HeatMap) {
            near_ = nearest_point(plot_, hidden(), axes_.bounds, x, y, width() / height(), 40 / height());
            return;
        }
        if (plot_.series.empty()) return;
        const SeriesView& map = plot_.series.front();
        const double column = std::floor(value_on(plot_.x, axes_.bounds.x, x));
        const double rows = static_cast<double>(map.y.size() / map.width);
        const double row = std::floor(rows - value_on(plot_.y, axes_.bounds.y, y));
        if (column >= 0 && column < static_cast<double>(map.width) && row >= 0 && row < rows)
            cell_ = NearPoint{static_cast<std::size_t>(row), static_cast<std::size_t>(column)};
    }

    void draw_series(const Canvas& canvas, std::size_t s) const {
        const SeriesView& series = plot_.series[s];
        const ImU32 own = series_colour(s, canvas.theme.is_dark);
        const ImU32 colour = series.is_expected ? with_alpha(canvas.theme.ink_soft, 0.75F) : own;
        switch (plot_.shape) {
            case PlotShape::Line: return draw_line(canvas, series, colour);
            case PlotShape::Scatter: return draw_dots(canvas, series, colour);
            case PlotShape::Bar:
            case PlotShape::Histogram: return draw_bars(canvas, s, colour);
            case PlotShape::HeatMap: return;
        }
    }

    void draw_line(const Canvas& canvas, const SeriesView& series, ImU32 colour) const {
        ImDrawList& list = *canvas.list;
        std::vector<ImVec2> points;
        const auto finish = [&] {
            if (points.size() == 1) list.AddCircleFilled(points.front(), kDotRadius, colour);
            if (points.size() > 1 && series.is_expected) draw_dashes(list, points, colour);
            if (points.size() > 1 && !series.is_expected)
                list.AddPolyline(points.data(), static_cast<int>(points.size()), colour, ImDrawFlags_None, kLineWidth);
            points.clear();
        };
        // Of many points in one column of pixels the first, the lowest, the highest and the last say all.
        float column = -1e9F, low = 0, high = 0, last = 0;
        const auto close_column = [&] {
            if (low != high) points.insert(points.end(), {{column, low}, {column, high}, {column, last}});
        };
        for (std::size_t i = 0; i < series.y.size(); ++i) {
            const ImVec2 point{across(series.x[i]), up(series.y[i])};
            if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
                close_column();
                finish();
                column = -1e9F;
                low = high = 0;
                continue;
            }
            const ImVec2 kept{std::clamp(point.x, -1e5F, 1e5F), std::clamp(point.y, -1e5F, 1e5F)};
            if (std::abs(kept.x - column) < 0.5F) {
                low = std::min(low, kept.y);
                high = std::max(high, kept.y);
                last = kept.y;
                continue;
            }
            close_column();
            points.push_back(kept);
            column = kept.x;
            low = high = last = kept.y;
        }
        close_column();
        finish();
        const float room = series.y.size() < 2 ? 100 : width() / static_cast<float>(series.y.size());
        if (room > 14 && !series.is_expected) draw_dots(canvas, series, colour);
    }

    void draw_dots(const Canvas& canvas, const SeriesView& series, ImU32 colour) const {
        const bool are_many = series.y.size() > 2000;
        for (std::size_t i = 0; i < series.y.size(); ++i) {
            const ImVec2 at{across(series.x[i]), up(series.y[i])};
            if (!(at.x >= axes_.area.min.x - 5 && at.x <= axes_.area.max.x + 5 && at.y >= axes_.area.min.y - 5 &&
                  at.y <= axes_.area.max.y + 5))
                continue;
            if (are_many)
                canvas.list->AddRectFilled({at.x - 1.5F, at.y - 1.5F}, {at.x + 1.5F, at.y + 1.5F},
                                           with_alpha(colour, 0.6F));
            else if (series.is_expected)
                canvas.list->AddCircle(at, kDotRadius + 1.5F, colour, 0, 1.5F);
            else
                canvas.list->AddCircleFilled(at, kDotRadius, colour);
        }
    }

    void draw_bars(const Canvas& canvas, std::size_t s, ImU32 colour) const {
        const SeriesView& series = plot_.series[s];
        double step = 1;
        if (series.x.size() > 1) step = std::abs(series.x[1] - series.x[0]);
        std::size_t shown = 0;
        std::size_t before = 0;
        for (std::size_t other = 0; other < plot_.series.size(); ++other) {
            if (is_hidden_[other]) continue;
            if (other < s) ++before;
            ++shown;
        }
        const bool is_overlaid = plot_.shape == PlotShape::Histogram;
        const double wide = is_overlaid ? step : step * 0.8 / static_cast<double>(std::max<std::size_t>(1, shown));
        const float base = std::clamp(plot_.y.is_log ? axes_.area.max.y : up(0), axes_.area.min.y, axes_.area.max.y);
        for (std::size_t i = 0; i < series.y.size(); ++i) {
            const double left =
                is_overlaid ? series.x[i] - step / 2 : series.x[i] - step * 0.4 + wide * static_cast<double>(before);
            const float from = across(left), to = across(left + wide), top = up(series.y[i]);
            if (!std::isfinite(from) || !std::isfinite(top)) continue;
            const float gap = to - from > 4 ? 1.0F : 0.0F;
            const ImVec2 low{from + gap, std::min(base, top)}, high{std::max(to, from + 1), std::max(base, top)};
            if (series.is_expected)
                canvas.list->AddRect(low, high, colour, 0, 0, 1.5F);
            else
                canvas.list->AddRectFilled(low, high, is_overlaid && shown > 1 ? with_alpha(colour, 0.6F) : colour);
        }
    }

    void draw_heat(const Canvas& canvas) const {
        if (plot_.series.empty() || plot_.series.front().width == 0) return;
        const SeriesView& map = plot_.series.front();
        double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
        for (const double value : map.y) {
            if (std::isnan(value)) continue;
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
        const std::size_t rows = map.y.size() / map.width;
        for (std::size_t row = 0; row < rows; ++row) {
            const float top = up(static_cast<double>(rows - row)), bottom = up(static_cast<double>(rows - row - 1));
            if (bottom < axes_.area.min.y || top > axes_.area.max.y) continue;
            for (std::size_t column = 0; column < map.width; ++column) {
                const double value = map.y[row * map.width + column];
                if (std::isnan(value)) continue;
                const float left = across(static_cast<double>(column)), right = across(static_cast<double>(column + 1));
                if (right < axes_.area.min.x || left > axes_.area.max.x) continue;
                const double amount = highest > lowest ? (value - lowest) / (highest - lowest) : 0.5;
                canvas.list->AddRectFilled({left, top}, {right, bottom}, heat_colour(static_cast<float>(amount)));
                const std::string text = format_significant(value, 3, canvas.formats);
                const ImVec2 size = canvas.measure(text);
                if (size.x + 6 < right - left && size.y < bottom - top)
                    canvas.draw_text({(left + right - size.x) / 2, (top + bottom - size.y) / 2},
                                     amount > 0.55 ? IM_COL32(20, 20, 20, 255) : IM_COL32(255, 255, 255, 255), text);
            }
        }
        if (cell_) {
            const auto row = static_cast<double>(rows - cell_->series);
            const auto column = static_cast<double>(cell_->point);
            canvas.list->AddRect({across(column), up(row)}, {across(column + 1), up(row - 1)}, canvas.theme.accent, 0, 0,
                                 2);
        }
    }

    void draw_crosshair(const Canvas& canvas) const {
        if (!near_) return;
        const SeriesView& series = plot_.series[near_->series];
        const double x = series.x[near_->point], y = series.y[near_->point];
        const ImVec2 at{across(x), up(y)};
        const ImU32 colour = with_alpha(canvas.theme.ink, 0.35F);
        canvas.list->AddLine({at.x, axes_.area.min.y}, {at.x, axes_.area.max.y}, colour);
        canvas.list->AddLine({axes_.area.min.x, at.y}, {axes_.area.max.x, at.y}, colour);
        canvas.list->AddCircle(at, kDotRadius + 3, canvas.theme.ink, 0, 2);
        const auto named = static_cast<std::size_t>(std::max(0.0, x));
        const std::string left = plot_.names.empty()          ? format_significant(x, 6, canvas.formats)
                                 : named < plot_.names.size() ? plot_.names[named]
                                                              : std::string();
        const std::string text = left + "  \u00b7  " + format_significant(y, 6, canvas.formats);
        draw_tag(canvas, axes_.area, at, text);
    }

    PlotView plot_;
    std::unique_ptr<bool[]> is_hidden_;
    Axes axes_;
    std::optional<NearPoint> near_;
    std::optional<NearPoint> cell_;  ///< of a heat map: `series` is the row
};

}  // namespace

std::unique_ptr<Panel> make_plot_panel(const JsonReader& reader, std::span<const Bytes> blobs) {
    return std::make_unique<PlotPanel>(read_plot_view(reader, blobs));
}

}  // namespace bengkel
