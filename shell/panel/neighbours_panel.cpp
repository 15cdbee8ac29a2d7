// What is most like something: that thing in the middle, the others around it, the nearer the more alike; the nearest at
// the top, and on clockwise.

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

#include "panel/axes.hpp"
#include "panel/panel.hpp"
#include "view/model_view.hpp"

namespace bengkel {

namespace {

constexpr float kInner = 0.26F;         // of the whole radius: nothing lies nearer to the middle
constexpr std::size_t kMostNames = 14;  // beyond that only the one looked at is named

class NeighboursPanel : public Panel {
  public:
    explicit NeighboursPanel(NeighboursView view) : view_(std::move(view)) {}

    void draw(const Canvas& canvas) override {
        middle_ = {canvas.size.x / 2, canvas.size.y / 2};
        radius_ = {std::max(60.0F, std::min(canvas.size.x * 0.30F, 320.0F)), canvas.size.y / 2 - canvas.font_size - 18};
        choose(canvas);
        const Theme& theme = canvas.theme;
        for (const float part : {kInner, (1 + kInner) / 2, 1.0F})
            canvas.list->AddEllipse(middle_, radius_.x * part, radius_.y * part, theme.line, 0, 0, 1);
        const auto looked_at = under_ ? under_ : chosen_;
        for (std::size_t i = 0; i < view_.neighbours.size(); ++i) {
            const bool is_bright = !looked_at || *looked_at == i;
            canvas.list->AddLine(middle_, place_of(i),
                                 with_alpha(series_colour(0, theme.is_dark), is_bright ? 0.7F : 0.25F),
                                 looked_at == i ? 3.0F : 1.5F);
        }
        for (std::size_t i = 0; i < view_.neighbours.size(); ++i) {
            const ImVec2 at = place_of(i);
            canvas.list->AddCircleFilled(at, kDotRadius + 4, theme.paper);
            canvas.list->AddCircleFilled(at, kDotRadius + 2.5F, series_colour(0, theme.is_dark));
            if (looked_at == i) canvas.list->AddCircle(at, kDotRadius + 6, theme.accent, 0, 2);
            if (i < kMostNames || looked_at == i) draw_name(canvas, i, looked_at == i);
        }
        const float size = std::min(canvas.measure(view_.of).x, canvas.size.x - 40);
        const ImVec2 min{middle_.x - size / 2 - 10, middle_.y - canvas.font_size / 2 - 5};
        canvas.list->AddRectFilled(min, {min.x + size + 20, min.y + canvas.font_size + 10}, theme.accent, 6);
        canvas.draw_cut_text({min.x + 10, min.y + 5}, size + 1, theme.paper, view_.of);
    }

    Json obey(const JsonReader& command) override {
        command.report("unknown-command", "neighbours know no commands");
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override {
        std::vector<std::string> texts = {view_.of};
        for (const auto& it : view_.neighbours) texts.push_back(it.name);
        return texts;
    }

    [[nodiscard]] Json tell() const override {
        const auto index = under_ ? under_ : chosen_;
        if (!index) return {};
        const NeighboursView::Neighbour& it = view_.neighbours[*index];
        return JsonObject{{"rank", *index}, {"name", it.name}, {"value", it.value}};
    }

  private:
    [[nodiscard]] float angle_of(std::size_t index) const {
        return 2 * std::numbers::pi_v<float> * static_cast<float>(index) / static_cast<float>(view_.neighbours.size());
    }
    [[nodiscard]] ImVec2 place_of(std::size_t index) const {
        const float part = kInner + (1 - kInner) * static_cast<float>(view_.neighbours[index].radius);
        return {middle_.x + std::sin(angle_of(index)) * radius_.x * part,
                middle_.y - std::cos(angle_of(index)) * radius_.y * part};
    }

    void choose(const Canvas& canvas) {
        const std::size_t count = view_.neighbours.size();
        if (count == 0) return;
        const bool goes_on = canvas.key == Key::Right || canvas.key == Key::Down;
        const bool goes_back = canvas.key == Key::Left || canvas.key == Key::Up;
        if ((goes_on || goes_back) && !chosen_)
            chosen_ = 0;
        else if (goes_on)
            chosen_ = std::min(count - 1, *chosen_ + 1);
        else if (goes_back && *chosen_ > 0)
            --*chosen_;
        if (canvas.key == Key::Home) chosen_ = 0;
        if (canvas.key == Key::End) chosen_ = count - 1;
        under_.reset();
        if (!canvas.gesture.is_inside) return;
        float least = 22;
        for (std::size_t i = 0; i < count; ++i) {
            const ImVec2 at = place_of(i);
            const float far = std::hypot(at.x - canvas.gesture.pointer.x, at.y - canvas.gesture.pointer.y);
            if (far > least) continue;
            least = far;
            under_ = i;
        }
        if (canvas.gesture.is_pressed) chosen_ = under_;
    }

    void draw_name(const Canvas& canvas, std::size_t index, bool is_looked_at) const {
        const NeighboursView::Neighbour& it = view_.neighbours[index];
        const std::string value = format_significant(it.value, 3, canvas.formats);
        const ImVec2 at = place_of(index);
        const float side = std::sin(angle_of(index));
        const float room = std::min(canvas.size.x * 0.4F, 220.0F);
        const float numbers = canvas.measure(value).x + 8;
        const float size = std::min(canvas.measure(it.name).x, room - numbers) + numbers;
        float left = at.x + 12;
        float top = at.y - canvas.font_size / 2;
        if (side < 0) left = at.x - 12 - size;
        // Where there is no room beside the dot, above or below it, away from the middle.
        if (std::abs(side) < 0.2F || left < 3 || left + size > canvas.size.x - 3) {
            left = at.x - size / 2;
            top += (at.y < middle_.y ? -1 : 1) * (canvas.font_size / 2 + 12);
        }
        left = std::clamp(left, 3.0F, std::max(3.0F, canvas.size.x - size - 3));
        if (is_looked_at)
            canvas.list->AddRectFilled({left - 4, top - 2}, {left + size + 4, top + canvas.font_size + 2},
                                       canvas.theme.selection, 4);
        canvas.draw_cut_text({left, top}, size - numbers + 1, canvas.theme.ink, it.name);
        canvas.draw_text({left + size - numbers + 8, top}, canvas.theme.ink_soft, value);
    }

    NeighboursView view_;
    ImVec2 middle_ = {}, radius_ = {};
    std::optional<std::size_t> chosen_, under_;
};

}  // namespace

std::unique_ptr<Panel> make_neighbours_panel(const JsonReader& reader, std::span<const Bytes>) {
    return std::make_unique<NeighboursPanel>(read_neighbours_view(reader));
}

}  // namespace bengkel
