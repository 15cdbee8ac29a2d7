// What something cost: growth over n on log axes with the class that was found and the one that is wanted, a budget against
// its reference as bars, or the parts of a program, the dearest first.

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "panel/axes.hpp"
#include "panel/panel.hpp"
#include "panel/row_list.hpp"
#include "view/cost_view.hpp"

namespace bengkel {

namespace {

constexpr float kReach = 40;  // pixels from which a point is found
constexpr int kCurveSteps = 64;

class GrowthPanel : public Panel {
  public:
    explicit GrowthPanel(GrowthView growth) : growth_(std::move(growth)) {
        axes_.x = growth_.x;
        axes_.y = growth_.y;
        axes_.bounds = bounds_of(growth_);
    }

    void draw(const Canvas& canvas) override {
        axes_.measure(canvas, {{0, 0}, canvas.size});
        axes_.move(canvas, bounds_of(growth_));
        point_at(canvas);
        axes_.draw(canvas);
        canvas.list->PushClipRect(axes_.area.min, axes_.area.max, true);
        draw_dashes(*canvas.list, curve(growth_.at_most, factor_from_first(growth_, growth_.at_most)), canvas.theme.ok);
        if (growth_.found) {
            const std::vector<ImVec2> found = curve(*growth_.found, fitted_factor(growth_, *growth_.found));
            canvas.list->AddPolyline(found.data(), static_cast<int>(found.size()),
                                     with_alpha(series_colour(1, canvas.theme.is_dark), 0.75F), ImDrawFlags_None,
                                     kLineWidth);
        }
        draw_points(canvas);
        canvas.list->PopClipRect();
    }

    Json obey(const JsonReader& command) override {
        const std::string what = command.text("do");
        if (what == "reset")
            axes_.bounds = bounds_of(growth_);
        else if (what == "zoom")
            axes_.zoom_by(static_cast<double>(command.integer("percent", 10, 1000)) / 100);
        else
            command.report("unknown-command", "a growth knows reset and zoom");
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override { return {growth_.x.label, growth_.y.label}; }

    [[nodiscard]] Json tell() const override {
        if (!near_) return {};
        const CostPoint& point = growth_.points[*near_];
        return JsonObject{{"index", *near_}, {"size", point.size}, {"fuel", point.fuel}};
    }

  private:
    [[nodiscard]] std::vector<ImVec2> curve(CurveClass of, double factor) const {
        std::vector<ImVec2> points;
        for (int i = 0; i <= kCurveSteps; ++i) {
            const double size = value_on(axes_.x, axes_.bounds.x, static_cast<double>(i) / kCurveSteps);
            points.push_back(axes_.at(size, factor * class_cost(of, size)));
        }
        return points;
    }

    void point_at(const Canvas& canvas) {
        // Arrows move the plot, so that a point is found by the pointer alone; the table beside it has them all.
        near_.reset();
        if (!canvas.gesture.is_inside || !axes_.area.contains(canvas.gesture.pointer)) return;
        float least = kReach;
        for (std::size_t i = 0; i < growth_.points.size(); ++i) {
            const ImVec2 at = axes_.at(growth_.points[i].size, growth_.points[i].fuel);
            const float far = std::hypot(at.x - canvas.gesture.pointer.x, at.y - canvas.gesture.pointer.y);
            if (far > least) continue;
            least = far;
            near_ = i;
        }
    }

    void draw_points(const Canvas& canvas) const {
        const ImU32 colour = series_colour(0, canvas.theme.is_dark);
        for (std::size_t i = 0; i < growth_.points.size(); ++i) {
            const ImVec2 at = axes_.at(growth_.points[i].size, growth_.points[i].fuel);
            if (i > 0)
                canvas.list->AddLine(axes_.at(growth_.points[i - 1].size, growth_.points[i - 1].fuel), at, colour,
                                     kLineWidth);
            const bool is_cut = growth_.is_last_cut && i + 1 == growth_.points.size();
            if (!is_cut) {
                canvas.list->AddCircleFilled(at, kDotRadius + 1, colour);
                continue;
            }
            // It costs more: an arrow upwards.
            canvas.list->AddCircle(at, kDotRadius + 1, colour, 0, kLineWidth);
            canvas.list->AddLine({at.x, at.y - 7}, {at.x, at.y - 22}, colour, kLineWidth);
            canvas.list->AddTriangleFilled({at.x - 5, at.y - 20}, {at.x + 5, at.y - 20}, {at.x, at.y - 28}, colour);
        }
        if (!near_) return;
        const CostPoint& point = growth_.points[*near_];
        const ImVec2 at = axes_.at(point.size, point.fuel);
        canvas.list->AddCircle(at, kDotRadius + 4, canvas.theme.ink, 0, 2);
        draw_tag(
            canvas, axes_.area, at,
            format_number(point.size, 0, canvas.formats) + "  \u00b7  " + format_number(point.fuel, 0, canvas.formats));
    }

    GrowthView growth_;
    Axes axes_;
    std::optional<std::size_t> near_;
};

class BudgetPanel : public Panel {
  public:
    explicit BudgetPanel(std::vector<BudgetBar> cases) : cases_(std::move(cases)) {
        for (const BudgetBar& it : cases_) most_ = std::max({most_, it.used, it.allowed, it.reference});
    }

    void draw(const Canvas& canvas) override {
        const float line = canvas.font_size + 4;
        const float row_height = line + 2 * kBar + 22;
        const Area area{{8, 4}, {canvas.size.x - 8, canvas.size.y - line - 8}};
        rows_.move(canvas, area, row_height, cases_.size());
        const float width = area.width() - 12;
        const auto across = [&](double fuel) { return area.min.x + static_cast<float>(fuel / most_) * width * 0.96F; };
        canvas.list->PushClipRect(area.min, {area.max.x, canvas.size.y}, true);
        for (const Tick& tick : linear_ticks(0, most_ / 0.96, std::max(2, static_cast<int>(width / 110)), canvas.formats)) {
            const float x = std::round(across(tick.value));
            canvas.list->AddLine({x, area.min.y}, {x, area.max.y}, canvas.theme.line);
            const float size = canvas.measure(tick.label).x;
            canvas.draw_text(
                {std::clamp(x - size / 2, area.min.x, std::max(area.min.x, area.max.x - size)), area.max.y + 4},
                canvas.theme.ink_soft, tick.label);
        }
        canvas.list->PopClipRect();
        canvas.list->PushClipRect(area.min, area.max, true);
        for (std::size_t row = rows_.first(); row < rows_.last(); ++row) draw_case(canvas, area, row, across);
        rows_.draw_scroll(canvas);
        canvas.list->PopClipRect();
    }

    Json obey(const JsonReader& command) override {
        command.report("unknown-command", "a budget knows no commands");
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override {
        std::vector<std::string> texts;
        for (const BudgetBar& it : cases_) texts.push_back(it.name);
        return texts;
    }

    [[nodiscard]] Json tell() const override {
        const auto row = rows_.row();
        return row ? Json(JsonObject{{"case", *row}}) : Json();
    }

  private:
    static constexpr float kBar = 15;

    template <class Across>
    void draw_case(const Canvas& canvas, const Area& area, std::size_t row, const Across& across) const {
        const BudgetBar& it = cases_[row];
        const Theme& theme = canvas.theme;
        rows_.draw_ground(canvas, row);
        float top = rows_.top_of(row) + 4;
        canvas.draw_cut_text({area.min.x + 2, top}, area.width() - 20, theme.ink, it.name);
        top += canvas.font_size + 4;
        const float limit = std::round(across(it.allowed));
        const auto bar = [&](double fuel, ImU32 colour) {
            const float end = std::max(area.min.x + 2, across(fuel));
            canvas.list->AddRectFilled({area.min.x, top}, {end, top + kBar}, colour, 2);
            const std::string text = format_short(fuel, canvas.formats);
            const ImVec2 size = canvas.measure(text);
            const bool fits = end - area.min.x > size.x + 12;
            const bool is_marked = limit > end && limit < end + size.x + 10;
            const float after = (is_marked ? limit : end) + 6;
            canvas.draw_text({fits ? end - size.x - 6 : after, top + (kBar - size.y) / 2}, fits ? theme.paper : theme.ink,
                             text);
            top += kBar + 4;
        };
        const float from = top - 2;
        bar(it.used, it.is_over() ? theme.bad : series_colour(0, theme.is_dark));
        if (it.is_cut) {
            const float end = across(it.used) + 3, middle = from + 2 + kBar / 2;
            canvas.list->AddTriangleFilled({end, middle - 6}, {end, middle + 6}, {end + 9, middle}, theme.bad);
        }
        bar(it.reference, theme.ink_soft);
        canvas.list->AddLine({limit, from - 2}, {limit, top - 1}, theme.ink, 2);
        canvas.list->AddTriangleFilled({limit - 5, from - 7}, {limit + 5, from - 7}, {limit, from + 1}, theme.ink);
    }

    std::vector<BudgetBar> cases_;
    double most_ = 1;
    RowList rows_;
};

class PartsPanel : public Panel {
  public:
    explicit PartsPanel(std::vector<CostPart> parts) : parts_(std::move(parts)) {}

    void draw(const Canvas& canvas) override {
        const float row_height = std::max(30.0F, canvas.font_size + 10);
        const Area area{{0, 0}, canvas.size};
        rows_.move(canvas, area, row_height, parts_.size());
        float line = 0, fuel = 0, share = canvas.measure("100 %").x;
        for (const CostPart& part : parts_) {
            if (part.line > 0) line = std::max(line, canvas.measure(std::to_string(part.line), canvas.mono).x);
            fuel = std::max(fuel, canvas.measure(format_short(part.fuel, canvas.formats)).x);
            if (&part - parts_.data() > 200) break;
        }
        const float name = line > 0 ? 8 + line + 12 : 10;
        const float numbers = fuel + share + 40;
        for (std::size_t row = rows_.first(); row < rows_.last(); ++row) {
            const CostPart& part = parts_[row];
            const float top = rows_.top_of(row);
            const float text_top = top + (row_height - canvas.font_size) / 2;
            rows_.draw_ground(canvas, row);
            const float bar = (canvas.size.x - name) * static_cast<float>(part.share / parts_.front().share);
            if (part.share > 0)
                canvas.list->AddRectFilled({name - 4, top + 3}, {name - 4 + std::max(2.0F, bar), top + row_height - 3},
                                           with_alpha(series_colour(0, canvas.theme.is_dark), 0.25F), 2);
            if (part.line > 0) {
                const std::string number = std::to_string(part.line);
                canvas.draw_text({8 + line - canvas.measure(number, canvas.mono).x, text_top}, canvas.theme.ink_soft,
                                 number, canvas.mono);
            }
            canvas.draw_cut_text({name, text_top}, canvas.size.x - name - numbers, canvas.theme.ink, part.name,
                                 canvas.mono);
            const std::string cost = format_short(part.fuel, canvas.formats);
            canvas.draw_text({canvas.size.x - share - 30 - canvas.measure(cost).x, text_top}, canvas.theme.ink, cost);
            const std::string percent = format_number(part.share * 100, part.share < 0.1 ? 1 : 0, canvas.formats) + " %";
            canvas.draw_text({canvas.size.x - 14 - canvas.measure(percent).x, text_top}, canvas.theme.ink_soft, percent);
        }
        rows_.draw_scroll(canvas);
    }

    Json obey(const JsonReader& command) override {
        command.report("unknown-command", "a list of costs knows no commands");
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override {
        std::vector<std::string> texts;
        for (const CostPart& part : parts_) texts.push_back(part.name);
        return texts;
    }

    [[nodiscard]] Json tell() const override {
        const auto row = rows_.row();
        if (!row) return {};
        const CostPart& part = parts_[*row];
        return JsonObject{
            {"row", *row}, {"name", part.name}, {"line", part.line}, {"fuel", part.fuel}, {"share", part.share}};
    }

  private:
    std::vector<CostPart> parts_;
    RowList rows_;
};

}  // namespace

std::unique_ptr<Panel> make_cost_panel(const JsonReader& reader, std::span<const Bytes>) {
    const std::string kind = reader.text("kind");
    if (kind == "growth") return std::make_unique<GrowthPanel>(read_growth_view(reader));
    if (kind == "budget") return std::make_unique<BudgetPanel>(read_budget_cases(reader));
    if (kind == "parts") return std::make_unique<PartsPanel>(read_cost_parts(reader));
    reader.report("unknown-kind", "there is no cost of kind \"" + kind + "\"");
    return nullptr;
}

}  // namespace bengkel
