#pragma once
// A list of rows of equal height, longer than the canvas: what is scrolled to, which row is chosen, which is under the
// pointer. The panel draws the rows.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "panel/axes.hpp"

namespace bengkel {

class RowList {
  public:
    /// Takes what was done into account: a press chooses, arrows move on, wheel and finger scroll.
    void move(const Canvas& canvas, const Area& area, float row_height, std::size_t count) {
        area_ = area;
        row_height_ = row_height;
        count_ = count;
        const auto pick = [&](std::ptrdiff_t step) {
            const auto last = static_cast<std::ptrdiff_t>(count) - 1;
            const std::ptrdiff_t from = chosen_ ? static_cast<std::ptrdiff_t>(*chosen_) : step > 0 ? -1 : 0;
            chosen_ = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + step, 0, last));
            const float top = static_cast<float>(*chosen_) * row_height;
            scroll_ = std::clamp(scroll_, top + row_height - area.height(), top);
        };
        const auto page = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(area.height() / row_height) - 1);
        if (count > 0) {
            if (canvas.key == Key::Down) pick(1);
            if (canvas.key == Key::Up) pick(-1);
            if (canvas.key == Key::PageDown) pick(page);
            if (canvas.key == Key::PageUp) pick(-page);
            if (canvas.key == Key::Home) pick(-static_cast<std::ptrdiff_t>(count));
            if (canvas.key == Key::End) pick(static_cast<std::ptrdiff_t>(count));
        }
        scroll_ = std::clamp(scroll_ - canvas.gesture.pan.y, 0.0F, most_scroll());
        under_.reset();
        if (canvas.gesture.is_inside && area.contains(canvas.gesture.pointer)) under_ = row_at(canvas.gesture.pointer.y);
        if (canvas.gesture.is_pressed && under_) chosen_ = under_;
    }

    [[nodiscard]] std::size_t first() const { return static_cast<std::size_t>(scroll_ / row_height_); }
    [[nodiscard]] std::size_t last() const {
        return std::min(count_, static_cast<std::size_t>((scroll_ + area_.height()) / row_height_) + 1);
    }
    [[nodiscard]] float top_of(std::size_t row) const {
        return area_.min.y + static_cast<float>(row) * row_height_ - scroll_;
    }
    /// What the reader looks at: the row under the pointer, else the one chosen.
    [[nodiscard]] std::optional<std::size_t> row() const { return under_ ? under_ : chosen_; }
    [[nodiscard]] bool is_chosen(std::size_t row) const { return chosen_ == row; }

    void draw_ground(const Canvas& canvas, std::size_t row) const {
        const ImVec2 min{area_.min.x, top_of(row)}, max{area_.max.x, top_of(row) + row_height_};
        if (is_chosen(row))
            canvas.list->AddRectFilled(min, max, canvas.theme.selection);
        else if (under_ == row)
            canvas.list->AddRectFilled(min, max, with_alpha(canvas.theme.selection, 0.5F));
    }
    /// How far there is to scroll, at the right edge.
    void draw_scroll(const Canvas& canvas) const {
        if (most_scroll() <= 0) return;
        const float all = static_cast<float>(count_) * row_height_;
        const float size = std::max(24.0F, area_.height() * area_.height() / all);
        const float top = area_.min.y + (area_.height() - size) * scroll_ / most_scroll();
        canvas.list->AddRectFilled({area_.max.x - 5, top}, {area_.max.x - 1, top + size}, canvas.theme.line_strong, 2);
    }

  private:
    [[nodiscard]] float most_scroll() const {
        return std::max(0.0F, static_cast<float>(count_) * row_height_ - area_.height());
    }
    [[nodiscard]] std::optional<std::size_t> row_at(float y) const {
        const auto row = static_cast<std::size_t>(std::max(0.0F, (y - area_.min.y + scroll_) / row_height_));
        return row < count_ ? std::optional(row) : std::nullopt;
    }

    Area area_;
    float row_height_ = 1, scroll_ = 0;
    std::size_t count_ = 0;
    std::optional<std::size_t> chosen_, under_;
};

}  // namespace bengkel
