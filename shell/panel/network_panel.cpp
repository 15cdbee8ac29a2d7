// A small network: a column of neurons for each layer, a line for each weight, thick where it is large. Of a chosen neuron
// only its own weights stay bright, with their numbers.

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

constexpr std::size_t kMostNumbers = 24;  // beyond that they would hide each other

struct Neuron {
    std::size_t layer = 0, index = 0;
};

class NetworkPanel : public Panel {
  public:
    explicit NetworkPanel(NetworkView view) : view_(std::move(view)) {}

    void draw(const Canvas& canvas) override {
        measure(canvas);
        choose(canvas);
        const auto looked_at = under_ ? under_ : chosen_;
        const auto is_near = [&](std::size_t layer, std::size_t from, std::size_t to) {
            if (!looked_at) return true;
            return (looked_at->layer == layer && looked_at->index == from) ||
                   (looked_at->layer == layer + 1 && looked_at->index == to);
        };
        for (const bool bright : {false, true}) {
            for (std::size_t layer = 0; layer + 1 < view_.layers(); ++layer)
                for (std::size_t from = 0; from < view_.size_of(layer); ++from)
                    for (std::size_t to = 0; to < view_.size_of(layer + 1); ++to)
                        if (is_near(layer, from, to) == bright) draw_weight(canvas, layer, from, to, bright);
        }
        for (std::size_t layer = 0; layer < view_.layers(); ++layer)
            for (std::size_t index = 0; index < view_.size_of(layer); ++index)
                draw_neuron(canvas, {layer, index}, looked_at);
        if (looked_at) draw_numbers(canvas, *looked_at);
    }

    Json obey(const JsonReader& command) override {
        command.report("unknown-command", "a network knows no commands");
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override {
        std::vector<std::string> texts;
        for (const auto& layer : view_.names) texts.insert(texts.end(), layer.begin(), layer.end());
        return texts;
    }

    [[nodiscard]] Json tell() const override {
        const auto looked_at = under_ ? under_ : chosen_;
        return looked_at ? Json(JsonObject{{"layer", looked_at->layer}, {"neuron", looked_at->index}}) : Json();
    }

  private:
    void measure(const Canvas& canvas) {
        const auto widest = [&](const std::vector<std::string>& names) {
            float width = 0;
            for (const std::string& name : names) width = std::max(width, canvas.measure(name).x);
            return std::min(width, canvas.size.x * 0.22F);
        };
        std::size_t most = 1;
        for (const auto& layer : view_.names) most = std::max(most, layer.size());
        radius_ = std::clamp((canvas.size.y - 40) / static_cast<float>(most) * 0.32F, 3.0F, 15.0F);
        left_ = widest(view_.names.front()) + radius_ + 20;
        right_ = canvas.size.x - widest(view_.names.back()) - radius_ - 20;
    }

    [[nodiscard]] ImVec2 place_of(const Canvas& canvas, Neuron it) const {
        const auto count = static_cast<float>(view_.size_of(it.layer));
        const float step = (canvas.size.y - 24) / count;
        const float x = left_ + (right_ - left_) * static_cast<float>(it.layer) / static_cast<float>(view_.layers() - 1);
        return {x, 12 + step * (static_cast<float>(it.index) + 0.5F)};
    }

    void choose(const Canvas& canvas) {
        const bool is_arrow = canvas.key >= Key::Left && canvas.key <= Key::Down;
        if (is_arrow && !chosen_) {
            chosen_ = Neuron{};
        } else if (is_arrow) {
            if (canvas.key == Key::Left && chosen_->layer > 0) --chosen_->layer;
            if (canvas.key == Key::Right && chosen_->layer + 1 < view_.layers()) ++chosen_->layer;
            if (canvas.key == Key::Up && chosen_->index > 0) --chosen_->index;
            if (canvas.key == Key::Down) ++chosen_->index;
            chosen_->index = std::min(chosen_->index, view_.size_of(chosen_->layer) - 1);
        }
        under_.reset();
        const ImVec2 pointer = canvas.gesture.pointer;
        if (!canvas.gesture.is_inside) return;
        float least = radius_ + 10;
        for (std::size_t layer = 0; layer < view_.layers(); ++layer)
            for (std::size_t index = 0; index < view_.size_of(layer); ++index) {
                const ImVec2 at = place_of(canvas, {layer, index});
                const float far = std::hypot(at.x - pointer.x, at.y - pointer.y);
                if (far > least) continue;
                least = far;
                under_ = Neuron{layer, index};
            }
        if (canvas.gesture.is_pressed) chosen_ = under_;
    }

    void draw_weight(const Canvas& canvas, std::size_t layer, std::size_t from, std::size_t to, bool bright) const {
        const double weight = view_.weight(layer, from, to);
        const float part = view_.largest > 0 ? static_cast<float>(std::abs(weight) / view_.largest) : 0;
        const ImU32 colour = series_colour(weight < 0 ? 1 : 0, canvas.theme.is_dark);
        canvas.list->AddLine(place_of(canvas, {layer, from}), place_of(canvas, {layer + 1, to}),
                             with_alpha(colour, (0.15F + 0.75F * part) * (bright ? 1 : 0.18F)), 0.6F + 4.4F * part);
    }

    void draw_neuron(const Canvas& canvas, Neuron it, const std::optional<Neuron>& looked_at) const {
        const ImVec2 at = place_of(canvas, it);
        const bool is_looked_at = looked_at && looked_at->layer == it.layer && looked_at->index == it.index;
        canvas.list->AddCircleFilled(at, radius_, canvas.theme.paper);
        canvas.list->AddCircleFilled(at, radius_, is_looked_at ? canvas.theme.selection : canvas.theme.surface);
        canvas.list->AddCircle(at, radius_, is_looked_at ? canvas.theme.accent : canvas.theme.ink_soft, 0,
                               is_looked_at ? 2.5F : 1.5F);
        const std::string& name = view_.names[it.layer][it.index];
        const float top = at.y - canvas.font_size / 2;
        const float size = canvas.measure(name).x;
        if (it.layer == 0) {
            const float left = std::max(4.0F, at.x - radius_ - 8 - size);
            canvas.draw_cut_text({left, top}, at.x - radius_ - 8 - left + 1, canvas.theme.ink, name);
        } else if (it.layer + 1 == view_.layers()) {
            const float left = at.x + radius_ + 8;
            canvas.draw_cut_text({left, top}, canvas.size.x - left - 2, canvas.theme.ink, name);
        }
    }

    void draw_numbers(const Canvas& canvas, Neuron it) const {
        const ImVec2 own = place_of(canvas, it);
        const auto tell = [&](Neuron other, double weight) {
            const ImVec2 at = place_of(canvas, other);
            const std::string text = format_significant(weight, 2, canvas.formats);
            const ImVec2 size = canvas.measure(text);
            const ImVec2 middle{std::lerp(at.x, own.x, 0.3F), std::lerp(at.y, own.y, 0.3F)};
            const ImVec2 min{middle.x - size.x / 2 - 4, middle.y - size.y / 2 - 1};
            canvas.list->AddRectFilled(min, {min.x + size.x + 8, min.y + size.y + 2}, with_alpha(canvas.theme.paper, 0.88F),
                                       3);
            canvas.draw_text({min.x + 4, min.y + 1}, canvas.theme.ink, text);
        };
        if (it.layer > 0 && view_.size_of(it.layer - 1) <= kMostNumbers)
            for (std::size_t i = 0; i < view_.size_of(it.layer - 1); ++i)
                tell({it.layer - 1, i}, view_.weight(it.layer - 1, i, it.index));
        if (it.layer + 1 < view_.layers() && view_.size_of(it.layer + 1) <= kMostNumbers)
            for (std::size_t i = 0; i < view_.size_of(it.layer + 1); ++i)
                tell({it.layer + 1, i}, view_.weight(it.layer, it.index, i));
    }

    NetworkView view_;
    float radius_ = 8, left_ = 0, right_ = 0;
    std::optional<Neuron> chosen_, under_;
};

}  // namespace

std::unique_ptr<Panel> make_network_panel(const JsonReader& reader, std::span<const Bytes>) {
    NetworkView view = read_network_view(reader);
    if (view.layers() < 2) return nullptr;
    return std::make_unique<NetworkPanel>(std::move(view));
}

}  // namespace bengkel
