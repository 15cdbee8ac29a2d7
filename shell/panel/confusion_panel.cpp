// Whom a model takes for whom: a row for each class as it truly is, a column for what it was taken for.

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

struct Cell {
    std::size_t row = 0, column = 0;
    bool operator==(const Cell&) const = default;
};

class ConfusionPanel : public Panel {
  public:
    explicit ConfusionPanel(ConfusionView view) : view_(std::move(view)) {}

    void draw(const Canvas& canvas) override {
        const auto size = static_cast<float>(view_.groups.size());
        float name = 20;
        for (const std::string& it : view_.groups) name = std::max(name, canvas.measure(it).x);
        name = std::min(name + 20, canvas.size.x * 0.3F);
        const float line = canvas.font_size + 12;
        area_ = {{name, line}, {canvas.size.x - 8, canvas.size.y - 8}};
        // Wide cells are easier to read than high ones, but not without end.
        const float width = std::min(area_.width() / size, 160.0F), height = std::min(area_.height() / size, 90.0F);
        area_.max = {area_.min.x + width * size, area_.min.y + height * size};
        choose(canvas, width, height);
        for (std::size_t i = 0; i < view_.groups.size(); ++i) {
            const float along = static_cast<float>(i);
            const float text = std::min(canvas.measure(view_.groups[i]).x, width - 6);
            canvas.draw_cut_text({area_.min.x + (along + 0.5F) * width - text / 2, 6}, text + 1, canvas.theme.ink_soft,
                                 view_.groups[i]);
            const float left = std::max(4.0F, name - 10 - canvas.measure(view_.groups[i]).x);
            canvas.draw_cut_text({left, area_.min.y + (along + 0.5F) * height - canvas.font_size / 2}, name - 10 - left + 1,
                                 canvas.theme.ink, view_.groups[i]);
        }
        for (std::size_t row = 0; row < view_.groups.size(); ++row)
            for (std::size_t column = 0; column < view_.groups.size(); ++column)
                draw_cell(canvas, {row, column}, width, height);
        if (const auto cell = looked_at()) {
            const ImVec2 min = corner(*cell, width, height);
            canvas.list->AddRect(min, {min.x + width, min.y + height}, canvas.theme.accent, 0, 0, 2);
        }
    }

    Json obey(const JsonReader& command) override {
        command.report("unknown-command", "a confusion matrix knows no commands");
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override { return view_.groups; }

    [[nodiscard]] Json tell() const override {
        const auto cell = looked_at();
        if (!cell) return {};
        return JsonObject{{"row", cell->row},
                          {"column", cell->column},
                          {"count", view_.count(cell->row, cell->column)},
                          {"share", view_.share(cell->row, cell->column)}};
    }

  private:
    [[nodiscard]] std::optional<Cell> looked_at() const { return under_ ? under_ : chosen_; }
    [[nodiscard]] ImVec2 corner(Cell cell, float width, float height) const {
        return {area_.min.x + static_cast<float>(cell.column) * width, area_.min.y + static_cast<float>(cell.row) * height};
    }

    void choose(const Canvas& canvas, float width, float height) {
        const std::size_t last = view_.groups.size() - 1;
        const bool is_arrow = canvas.key >= Key::Left && canvas.key <= Key::Down;
        if (is_arrow && !chosen_) {
            chosen_ = Cell{};
        } else if (is_arrow) {
            if (canvas.key == Key::Left && chosen_->column > 0) --chosen_->column;
            if (canvas.key == Key::Right && chosen_->column < last) ++chosen_->column;
            if (canvas.key == Key::Up && chosen_->row > 0) --chosen_->row;
            if (canvas.key == Key::Down && chosen_->row < last) ++chosen_->row;
        }
        under_.reset();
        const ImVec2 at = canvas.gesture.pointer;
        if (!canvas.gesture.is_inside || !area_.contains(at)) return;
        under_ = Cell{std::min(last, static_cast<std::size_t>((at.y - area_.min.y) / height)),
                      std::min(last, static_cast<std::size_t>((at.x - area_.min.x) / width))};
        if (canvas.gesture.is_pressed) chosen_ = under_;
    }

    void draw_cell(const Canvas& canvas, Cell cell, float width, float height) const {
        const Theme& theme = canvas.theme;
        const ImVec2 min = corner(cell, width, height);
        const ImVec2 max{min.x + width - 1, min.y + height - 1};
        const auto share = static_cast<float>(view_.share(cell.row, cell.column));
        const ImU32 colour = cell.row == cell.column ? theme.ok : theme.bad;
        canvas.list->AddRectFilled(min, max, theme.surface);
        canvas.list->AddRectFilled(min, max, with_alpha(colour, share * 0.5F));
        const double count = view_.count(cell.row, cell.column);
        const std::string text = format_short(count, canvas.formats);
        const ImVec2 size = canvas.measure(text);
        const ImU32 ink = count > 0 ? theme.ink : theme.ink_soft;
        const bool has_share = height > 2 * canvas.font_size + 8 && width > 64;
        const float top = min.y + (height - size.y * (has_share ? 2 : 1)) / 2;
        if (size.x + 4 < width && size.y < height) canvas.draw_text({min.x + (width - size.x) / 2, top}, ink, text);
        if (!has_share) return;
        const std::string part = format_number(static_cast<double>(share) * 100, 0, canvas.formats) + " %";
        canvas.draw_text({min.x + (width - canvas.measure(part).x) / 2, top + size.y}, ink, part);
    }

    ConfusionView view_;
    Area area_;
    std::optional<Cell> chosen_, under_;
};

}  // namespace

std::unique_ptr<Panel> make_confusion_panel(const JsonReader& reader, std::span<const Bytes>) {
    ConfusionView view = read_confusion_view(reader);
    if (view.groups.empty()) return nullptr;
    return std::make_unique<ConfusionPanel>(std::move(view));
}

}  // namespace bengkel
