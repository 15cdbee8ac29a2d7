// A plot: axes, grid, series, and the point under the pointer. Drag to move, wheel or pinch to zoom, arrows and + and -
// too.

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "panel/panel.hpp"
#include "view/plot_view.hpp"
#include "view/ticks.hpp"

namespace bengkel {

namespace {

constexpr float kLineWidth = 2;
constexpr float kDotRadius = 3.2F;

class PlotPanel : public Panel {
  public:
    explicit PlotPanel(PlotView plot) : plot_(std::move(plot)), is_hidden_(std::make_unique<bool[]>(plot_.series.size())) {
        bounds_ = bounds_of(plot_, hidden());
    }

    void draw(const Canvas& canvas) override {
        measure(canvas);
        move(canvas);
        draw_axes(canvas);
        canvas.list->PushClipRect(area_min_, area_max_, true);
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
            bounds_ = bounds_of(plot_, hidden());
        } else if (what == "toggle") {
            const auto series = static_cast<std::size_t>(command.integer("series", 0, 1000));
            if (series < plot_.series.size()) is_hidden_[series] = !is_hidden_[series];
        } else if (what == "zoom") {
            const double factor = static_cast<double>(command.integer("percent", 10, 1000)) / 100;
            bounds_.x = zoomed(plot_.x, bounds_.x, factor, 0.5, 0);
            bounds_.y = zoomed(plot_.y, bounds_.y, factor, 0.5, 0);
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
                        {"x", JsonArray{bounds_.x.lowest, bounds_.x.highest}},
                        {"y", JsonArray{bounds_.y.lowest, bounds_.y.highest}}};
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
    [[nodiscard]] float width() const { return area_max_.x - area_min_.x; }
    [[nodiscard]] float height() const { return area_max_.y - area_min_.y; }
    [[nodiscard]] float across(double x) const {
        return area_min_.x + static_cast<float>(place_on(plot_.x, bounds_.x, x)) * width();
    }
    [[nodiscard]] float up(double y) const {
        return area_max_.y - static_cast<float>(place_on(plot_.y, bounds_.y, y)) * height();
    }

    void measure(const Canvas& canvas) {
        const int wanted = std::max(2, static_cast<int>(canvas.size.y / 60));
        y_ticks_ = plot_.y.is_log ? log_ticks(bounds_.y.lowest, bounds_.y.highest, wanted, canvas.formats)
                                  : linear_ticks(bounds_.y.lowest, bounds_.y.highest, wanted, canvas.formats);
        if (plot_.shape == PlotShape::HeatMap) y_ticks_ = field_ticks(bounds_.y, row_count(), true, wanted, canvas.formats);
        float widest = 8;
        for (const Tick& tick : y_ticks_) widest = std::max(widest, canvas.measure(tick.label).x);
        const float line = canvas.font_size + 4;
        area_min_ = {std::min(widest + 14, canvas.size.x * 0.4F), plot_.y.label.empty() ? 10 : line + 10};
        area_max_ = {canvas.size.x - 12, canvas.size.y - line - (plot_.x.label.empty() ? 6 : line + 4)};
        area_max_ = {std::max(area_max_.x, area_min_.x + 1), std::max(area_max_.y, area_min_.y + 1)};
        const int most = std::max(2, static_cast<int>(width() / 80));
        x_ticks_.clear();
        if (plot_.shape == PlotShape::HeatMap) {
            x_ticks_ = field_ticks(bounds_.x, 0, false, most, canvas.formats);
        } else if (!plot_.names.empty()) {
            add_name_ticks(canvas);
        } else if (plot_.x.is_log) {
            x_ticks_ = log_ticks(bounds_.x.lowest, bounds_.x.highest, most, canvas.formats);
        } else {
            x_ticks_ = linear_ticks(bounds_.x.lowest, bounds_.x.highest, most, canvas.formats);
        }
    }

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

    void add_name_ticks(const Canvas& canvas) {
        float widest = 1;
        for (const std::string& name : plot_.names) widest = std::max(widest, canvas.measure(name).x);
        const double shown = bounds_.x.highest - bounds_.x.lowest;
        const double room =
            std::max(1.0, shown * static_cast<double>(std::min(widest, 120.0F) + 12) / static_cast<double>(width()));
        const auto step = static_cast<std::size_t>(std::ceil(room - 1e-6));
        for (std::size_t i = 0; i < plot_.names.size(); i += step)
            x_ticks_.push_back({static_cast<double>(i), plot_.names[i]});
    }

    void move(const Canvas& canvas) {
        const Gesture& done = canvas.gesture;
        const double place_x = (done.at.x - area_min_.x) / width();
        const double place_y = (area_max_.y - done.at.y) / height();
        double factor = static_cast<double>(done.zoom);
        double shift_x = -done.pan.x / width();
        double shift_y = done.pan.y / height();
        double at_x = place_x;
        double at_y = place_y;
        if (canvas.key == Key::Left) shift_x -= 0.1;
        if (canvas.key == Key::Right) shift_x += 0.1;
        if (canvas.key == Key::Up) shift_y += 0.1;
        if (canvas.key == Key::Down) shift_y -= 0.1;
        if (canvas.key == Key::Plus || canvas.key == Key::Minus) {
            factor = canvas.key == Key::Plus ? 1.25 : 0.8;
            at_x = at_y = 0.5;
        }
        if (canvas.key == Key::Home) bounds_ = bounds_of(plot_, hidden());
        if (factor != 1 || shift_x != 0) bounds_.x = zoomed(plot_.x, bounds_.x, factor, at_x, shift_x);
        if (factor != 1 || shift_y != 0) bounds_.y = zoomed(plot_.y, bounds_.y, factor, at_y, shift_y);
        point_at(canvas);
    }

    void point_at(const Canvas& canvas) {
        near_.reset();
        cell_.reset();
        if (!canvas.gesture.is_inside) return;
        const double x = (canvas.gesture.pointer.x - area_min_.x) / width();
        const double y = (area_max_.y - canvas.gesture.pointer.y) / height();
        if (x < 0 || x > 1 || y < 0 || y > 1) return;
        if (plot_.shape != PlotShape::HeatMap) {
            near_ = nearest_point(plot_, hidden(), bounds_, x, y, width() / height(), 40 / height());
            return;
        }
        if (plot_.series.empty()) return;
        const SeriesView& map = plot_.series.front();
        const double column = std::floor(value_on(plot_.x, bounds_.x, x));
        const double rows = static_cast<double>(map.y.size() / map.width);
        const double row = std::floor(rows - value_on(plot_.y, bounds_.y, y));
        if (column >= 0 && column < static_cast<double>(map.width) && row >= 0 && row < rows)
            cell_ = NearPoint{static_cast<std::size_t>(row), static_cast<std::size_t>(column)};
    }

    void draw_axes(const Canvas& canvas) const {
        const Theme& theme = canvas.theme;
        ImDrawList& list = *canvas.list;
        const bool has_grid = plot_.shape != PlotShape::HeatMap;
        for (const Tick& tick : y_ticks_) {
            const float y = std::round(up(tick.value));
            if (y < area_min_.y - 1 || y > area_max_.y + 1) continue;
            if (has_grid)
                list.AddLine({area_min_.x, y}, {area_max_.x, y},
                             tick.label.empty() ? with_alpha(theme.line, 0.5F) : theme.line);
            canvas.draw_text({area_min_.x - 8 - canvas.measure(tick.label).x, y - canvas.font_size / 2}, theme.ink_soft,
                             tick.label);
        }
        float free_from = -1;
        for (const Tick& tick : x_ticks_) {
            const float x = std::round(across(tick.value));
            if (!(x >= area_min_.x - 1 && x <= area_max_.x + 1)) continue;
            if (has_grid && plot_.names.empty())
                list.AddLine({x, area_min_.y}, {x, area_max_.y},
                             tick.label.empty() ? with_alpha(theme.line, 0.5F) : theme.line);
            const float size = std::min(canvas.measure(tick.label).x, 120.0F);
            const float from = std::clamp(x - size / 2, 0.0F, std::max(0.0F, canvas.size.x - size - 2));
            if (tick.label.empty() || from < free_from) continue;
            canvas.draw_cut_text({from, area_max_.y + 6}, size + 1, theme.ink_soft, tick.label);
            free_from = from + size + 10;
        }
        list.AddLine({area_min_.x, area_max_.y}, {area_max_.x, area_max_.y}, theme.line_strong);
        list.AddLine({area_min_.x, area_min_.y}, {area_min_.x, area_max_.y}, theme.line_strong);
        canvas.draw_cut_text({4, 2}, canvas.size.x - 8, theme.ink, plot_.y.label);
        const float label = std::min(canvas.measure(plot_.x.label).x, width());
        canvas.draw_cut_text({area_max_.x - label, area_max_.y + canvas.font_size + 10}, label + 1, theme.ink,
                             plot_.x.label);
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

    static void draw_dashes(ImDrawList& list, const std::vector<ImVec2>& points, ImU32 colour) {
        constexpr float kDash = 6;
        float along = 0;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const ImVec2 from = points[i - 1];
            const ImVec2 step{points[i].x - from.x, points[i].y - from.y};
            const float length = std::hypot(step.x, step.y);
            if (!(length > 0) || length > 1e4F) continue;
            for (float at = 0; at < length;) {
                const float phase = std::fmod(along + at, 2 * kDash);
                const float next = std::min(length, at + (phase < kDash ? kDash - phase : 2 * kDash - phase) + 0.01F);
                if (phase < kDash)
                    list.AddLine({from.x + step.x * at / length, from.y + step.y * at / length},
                                 {from.x + step.x * next / length, from.y + step.y * next / length}, colour, kLineWidth);
                at = next;
            }
            along += length;
        }
    }

    void draw_dots(const Canvas& canvas, const SeriesView& series, ImU32 colour) const {
        const bool are_many = series.y.size() > 2000;
        for (std::size_t i = 0; i < series.y.size(); ++i) {
            const ImVec2 at{across(series.x[i]), up(series.y[i])};
            if (!(at.x >= area_min_.x - 5 && at.x <= area_max_.x + 5 && at.y >= area_min_.y - 5 && at.y <= area_max_.y + 5))
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
        const float base = std::clamp(plot_.y.is_log ? area_max_.y : up(0), area_min_.y, area_max_.y);
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
            if (bottom < area_min_.y || top > area_max_.y) continue;
            for (std::size_t column = 0; column < map.width; ++column) {
                const double value = map.y[row * map.width + column];
                if (std::isnan(value)) continue;
                const float left = across(static_cast<double>(column)), right = across(static_cast<double>(column + 1));
                if (right < area_min_.x || left > area_max_.x) continue;
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
        canvas.list->AddLine({at.x, area_min_.y}, {at.x, area_max_.y}, colour);
        canvas.list->AddLine({area_min_.x, at.y}, {area_max_.x, at.y}, colour);
        canvas.list->AddCircle(at, kDotRadius + 3, canvas.theme.ink, 0, 2);
        const auto named = static_cast<std::size_t>(std::max(0.0, x));
        const std::string left = plot_.names.empty()          ? format_significant(x, 6, canvas.formats)
                                 : named < plot_.names.size() ? plot_.names[named]
                                                              : std::string();
        const std::string text = left + "  \u00b7  " + format_significant(y, 6, canvas.formats);
        const ImVec2 size = canvas.measure(text);
        const float left_edge = std::clamp(at.x + 12, area_min_.x, std::max(area_min_.x, area_max_.x - size.x - 14));
        const float top = at.y - size.y - 18 > area_min_.y ? at.y - size.y - 18 : at.y + 10;
        canvas.list->AddRectFilled({left_edge, top}, {left_edge + size.x + 14, top + size.y + 8}, canvas.theme.ink, 4);
        canvas.draw_text({left_edge + 7, top + 4}, canvas.theme.paper, text);
    }

    PlotView plot_;
    std::unique_ptr<bool[]> is_hidden_;
    Bounds bounds_;
    ImVec2 area_min_, area_max_;
    std::vector<Tick> x_ticks_, y_ticks_;
    std::optional<NearPoint> near_;
    std::optional<NearPoint> cell_;  ///< of a heat map: `series` is the row
};

}  // namespace

std::unique_ptr<Panel> make_plot_panel(const JsonReader& reader, std::span<const Bytes> blobs) {
    return std::make_unique<PlotPanel>(read_plot_view(reader, blobs));
}

}  // namespace bengkel
