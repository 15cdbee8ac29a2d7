#include "panel/listing.hpp"

#include <cmath>

namespace bengkel {

void Listing::draw(const Canvas& canvas, const Box& box, const std::vector<std::string>& lines, std::uint32_t line,
                   std::uint32_t before, const std::vector<LineBadge>& badges) {
    const Theme& theme = canvas.theme;
    ImDrawList& list = *canvas.list;
    const float height = canvas.font_size + 3;
    const float all = static_cast<float>(lines.size()) * height + 8;
    if (wanted_ != 0) {
        const float top = static_cast<float>(wanted_ - 1) * height;
        if (top < scroll_.y + height || top + 2 * height > scroll_.y + box.height()) scroll_.y = top - box.height() * 0.4F;
        scroll_.x = 0;
        wanted_ = 0;
    }
    scroll_.y = std::clamp(scroll_.y, 0.0F, std::max(0.0F, all - box.height()));
    scroll_.x = std::clamp(scroll_.x, 0.0F, 2000.0F);
    const float gutter = canvas.measure(std::to_string(std::max<std::size_t>(10, lines.size())), canvas.mono).x + 22;
    list.PushClipRect(box.first(), box.last(), true);
    const auto first = static_cast<std::size_t>(scroll_.y / height);
    const auto count = static_cast<std::size_t>(box.height() / height) + 2;
    for (std::size_t i = first; i < std::min(lines.size(), first + count); ++i) {
        const float top = box.top + 4 + static_cast<float>(i) * height - scroll_.y;
        const bool is_current = i + 1 == line;
        if (is_current) {
            list.AddRectFilled({box.left, top}, {box.right, top + height}, with_alpha(theme.accent, 0.13F));
            list.AddRectFilled({box.left, top}, {box.left + 3, top + height}, theme.accent);
            const float x = box.left + gutter - 9, y = top + height / 2;
            list.AddTriangleFilled({x, y - 4.5F}, {x + 6, y}, {x, y + 4.5F}, theme.accent);
        } else if (i + 1 == before) {
            list.AddRectFilled({box.left, top + 2}, {box.left + 3, top + height - 2}, theme.line_strong);
        }
        const std::string number = std::to_string(i + 1);
        canvas.draw_text({box.left + gutter - 13 - canvas.measure(number, canvas.mono).x, top + 1},
                         is_current ? theme.ink : theme.ink_soft, number, canvas.mono);
        list.PushClipRect({box.left + gutter, box.top}, box.last(), true);
        canvas.draw_text({box.left + gutter - scroll_.x, top + 1}, theme.ink, lines[i], canvas.mono);
        list.PopClipRect();
    }
    for (const LineBadge& badge : badges) {
        const float top = box.top + 4 + static_cast<float>(badge.line - 1) * height - scroll_.y;
        const float width = canvas.measure(badge.text, canvas.mono).x;
        const ImVec2 from = {box.right - width - 18, top + 1}, to = {box.right - 6, top + height - 1};
        list.AddRectFilled(from, to, theme.paper, 8);
        list.AddRectFilled(from, to, with_alpha(theme.teal, 0.16F), 8);
        canvas.draw_text({from.x + 6, top + 1}, theme.teal, badge.text, canvas.mono);
    }
    if (all > box.height()) {
        const float part = std::max(20.0F, box.height() * box.height() / all);
        const float at = box.top + scroll_.y / (all - box.height()) * (box.height() - part);
        list.AddRectFilled({box.right - 5, at}, {box.right - 2, at + part}, with_alpha(theme.ink_soft, 0.4F), 2);
    }
    list.PopClipRect();
}

}  // namespace bengkel
