#include "panel/memory_map.hpp"

#include <algorithm>
#include <cmath>
#include <format>
#include <string>
#include <string_view>

namespace bengkel {

namespace {

constexpr std::uint32_t kFewest = 32, kMost = 262'144;  // bytes of a row
constexpr std::size_t kMostArrows = 8;
constexpr float kLeast = 1.5F;  // pixels in which an item is told from the next

std::string_view name_of(const MemoryView& memory, const MemoryItem& item) {
    if (item.kind == MemoryKind::Watched) return memory.watched()[item.name].name;
    if (item.kind == MemoryKind::Global) return memory.globals()[item.name];
    return "";
}

}  // namespace

ImU32 colour_of(MemoryKind kind, const Theme& theme) {
    switch (kind) {
        case MemoryKind::Watched: return theme.accent;
        case MemoryKind::Global: return series_colour(5, theme.is_dark);
        case MemoryKind::Block: return series_colour(2, theme.is_dark);
        case MemoryKind::FreeBlock: return with_alpha(theme.ink_soft, 0.25F);
        case MemoryKind::Stack: return series_colour(4, theme.is_dark);
        case MemoryKind::UnusedStack:
        case MemoryKind::Globals:
        case MemoryKind::Heap: return with_alpha(theme.ink_soft, 0.1F);
    }
    return theme.ink_soft;
}

void MemoryMap::zoom(float factor, float y, const MemoryView& memory) {
    zoomed_ *= static_cast<double>(factor);
    while ((zoomed_ >= 1.42 && row_bytes_ > kFewest) ||
           (zoomed_ <= 0.71 && row_bytes_ < kMost && row_bytes_ < memory.size())) {
        const bool is_closer = zoomed_ > 1;
        // What is at `y` stays there.
        const double row = (scroll_ + static_cast<double>(y - rows_.top)) / static_cast<double>(row_height_);
        const double address = row * row_bytes_;
        row_bytes_ = is_closer ? row_bytes_ / 2 : row_bytes_ * 2;
        scroll_ = address / row_bytes_ * static_cast<double>(row_height_) - static_cast<double>(y - rows_.top);
        zoomed_ *= is_closer ? 0.5 : 2;
    }
    zoomed_ = std::clamp(zoomed_, 0.7, 1.43);
}

void MemoryMap::fit(const MemoryItem& item) {
    // A sixth of a row at least, some rows at most.
    while (row_bytes_ > kFewest && item.size < row_bytes_ / 6) row_bytes_ /= 2;
    while (row_bytes_ < kMost && item.size / row_bytes_ > 8) row_bytes_ *= 2;
    wanted_ = item.address;
}

ImVec2 MemoryMap::place_of(std::uint32_t address) const {
    const double row = std::floor(static_cast<double>(address) / row_bytes_);
    const double part = static_cast<double>(address % row_bytes_) / row_bytes_;
    return {rows_.left + static_cast<float>(part) * rows_.width(),
            rows_.top + static_cast<float>(row * static_cast<double>(row_height_) - scroll_)};
}

std::optional<std::uint32_t> MemoryMap::address_at(ImVec2 at, const MemoryView& memory) const {
    if (!rows_.contains(at)) return std::nullopt;
    const double row = std::floor((scroll_ + static_cast<double>(at.y - rows_.top)) / static_cast<double>(row_height_));
    const double part = static_cast<double>((at.x - rows_.left) / rows_.width());
    const double address = (row + part) * row_bytes_;
    if (address < 0 || address >= memory.size()) return std::nullopt;
    return static_cast<std::uint32_t>(address);
}

void MemoryMap::draw(const Canvas& canvas, const Box& box, const MemoryView& memory, const MemoryItem& chosen,
                     const MemoryItem& hovered) {
    const Theme& theme = canvas.theme;
    box_ = box;
    const float row_height = canvas.font_size + 3;
    scroll_ *= static_cast<double>(row_height / row_height_);
    row_height_ = row_height;
    const float gutter = canvas.measure("ffffff", canvas.mono).x + 14;
    rows_ = {box.left + gutter, box.top + 4, box.right - 10, box.bottom};
    const double all = std::ceil(static_cast<double>(memory.size()) / row_bytes_) * static_cast<double>(row_height_);
    const auto height = static_cast<double>(rows_.height());
    if (wanted_) {
        const double top = std::floor(static_cast<double>(*wanted_) / row_bytes_) * static_cast<double>(row_height_);
        if (top < scroll_ || top + 2 * static_cast<double>(row_height_) > scroll_ + height) scroll_ = top - height / 2;
        wanted_.reset();
    }
    scroll_ = std::clamp(scroll_, 0.0, std::max(0.0, all - height + 6));
    const auto first_row = static_cast<std::uint32_t>(scroll_ / static_cast<double>(row_height_));
    const auto count = static_cast<std::uint32_t>(height / static_cast<double>(row_height_)) + 2;
    canvas.list->PushClipRect(box.first(), box.last(), true);
    first_ = first_row * row_bytes_;
    last_ = first_;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint64_t from = std::uint64_t{first_row + i} * row_bytes_;
        if (from >= memory.size()) break;
        last_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(memory.size(), from + row_bytes_) - 1);
        const float top = rows_.top + static_cast<float>((first_row + i) * static_cast<double>(row_height_) - scroll_);
        const std::string label = std::format("{:x}", from);
        canvas.draw_text({rows_.left - 8 - canvas.measure(label, canvas.mono).x, top + 1}, theme.ink_soft, label,
                         canvas.mono);
        draw_row(canvas, memory, static_cast<std::uint32_t>(from), top);
    }
    canvas.list->PushClipRect(rows_.first(), rows_.last(), true);
    for (std::uint32_t i = 0; i < memory.watched().size(); ++i)
        draw_outline(canvas, {MemoryKind::Watched, memory.watched()[i].address, memory.watched()[i].size, i}, theme.accent,
                     1);
    if (hovered.size > 0) draw_outline(canvas, hovered, theme.ink, 1.5F);
    draw_outline(canvas, chosen, theme.ink, 2.5F);
    draw_pointers(canvas, memory, chosen);
    canvas.list->PopClipRect();
    if (all > height) {
        const auto part = std::max(20.0F, static_cast<float>(height * height / all));
        const float at = rows_.top + static_cast<float>(scroll_ / (all - height)) * (rows_.height() - part);
        canvas.list->AddRectFilled({box.right - 6, at}, {box.right - 3, std::min(box.bottom, at + part)},
                                   with_alpha(theme.ink_soft, 0.4F), 2);
    }
    canvas.list->PopClipRect();
}

void MemoryMap::draw_row(const Canvas& canvas, const MemoryView& memory, std::uint32_t from, float top) const {
    const Theme& theme = canvas.theme;
    ImDrawList& list = *canvas.list;
    const auto end = static_cast<std::uint32_t>(std::min<std::uint64_t>(memory.size(), std::uint64_t{from} + row_bytes_));
    const float scale = rows_.width() / static_cast<float>(row_bytes_);
    const auto x_of = [&](std::uint32_t address) { return rows_.left + static_cast<float>(address - from) * scale; };
    const float bottom = top + row_height_ - 2;
    list.AddRectFilled({rows_.left, top}, {x_of(end), bottom}, with_alpha(theme.ink_soft, 0.08F));
    const std::uint32_t stack_from = std::clamp(memory.stack_pointer(), from, end);
    const std::uint32_t stack_to = std::clamp(memory.stack_size(), from, end);
    const std::uint32_t deep_from = std::clamp(memory.stack_deepest(), from, end);
    if (deep_from < stack_from)
        list.AddRectFilled({x_of(deep_from), top}, {x_of(stack_from), bottom},
                           with_alpha(colour_of(MemoryKind::Stack, theme), 0.14F));
    if (stack_from < stack_to)
        list.AddRectFilled({x_of(stack_from), top}, {x_of(stack_to), bottom},
                           with_alpha(colour_of(MemoryKind::Stack, theme), 0.4F));
    const auto& items = memory.items();
    auto item = std::ranges::lower_bound(items, from, {}, [](const MemoryItem& it) { return it.end() - 1; });
    while (item != items.end() && item->address < end) {
        const float left = x_of(std::max(from, item->address)), right = x_of(std::min(end, item->end()));
        if (right - left < kLeast) {
            // All of these two pixels at once: as dark as they are full.
            const auto behind = static_cast<std::uint32_t>(std::min<std::uint64_t>(
                end, from + static_cast<std::uint64_t>(std::ceil((left - rows_.left + 2) / scale))));
            const std::uint32_t began = std::max(from, item->address);
            const auto used = static_cast<float>(memory.used_below(behind) - memory.used_below(began));
            const float part = used / static_cast<float>(std::max(1U, behind - began));
            list.AddRectFilled(
                {left, top}, {left + 2, bottom},
                with_alpha(colour_of(item->kind == MemoryKind::Global ? MemoryKind::Global : MemoryKind::Block, theme),
                           part * 0.55F));
            item = std::ranges::lower_bound(item + 1, items.end(), behind, {},
                                            [](const MemoryItem& it) { return it.end() - 1; });
            continue;
        }
        const ImU32 colour = colour_of(item->kind, theme);
        list.AddRectFilled({left, top}, {right, bottom},
                           item->kind == MemoryKind::FreeBlock ? colour : with_alpha(colour, 0.42F));
        if (item->address >= from) list.AddRectFilled({left, top}, {left + 1, bottom}, with_alpha(colour, 0.9F));
        const std::string_view name = name_of(memory, *item);
        if (right - left > 36 && item->kind != MemoryKind::FreeBlock) {
            const std::string text = name.empty() ? format_number(item->size, 0, canvas.formats) : std::string(name);
            canvas.draw_cut_text({left + 4, top}, right - left - 6, theme.ink, text, canvas.mono);
        }
        ++item;
    }
    for (const WatchedVariable& it : memory.watched()) {
        if (it.address + it.size <= from || it.address >= end) continue;
        const float left = x_of(std::max(from, it.address)),
                    right = std::max(left + 2, x_of(std::min(end, it.address + it.size)));
        list.AddRectFilled({left, top}, {right, bottom}, with_alpha(theme.accent, 0.3F));
        if (right - left > 26) canvas.draw_cut_text({left + 4, top}, right - left - 6, theme.ink, it.name, canvas.mono);
    }
    // Where the stack stands, and how deep it has been.
    for (const auto& [address, colour] :
         {std::pair{memory.stack_pointer(), theme.ink}, std::pair{memory.stack_deepest(), theme.bad}})
        if (address >= from && address < end && address < memory.stack_size())
            list.AddRectFilled({x_of(address) - 1, top - 1}, {x_of(address) + 1, bottom + 1}, colour);
}

/// Around each row's part of it.
void MemoryMap::draw_outline(const Canvas& canvas, const MemoryItem& item, ImU32 colour, float thickness) const {
    const std::uint64_t last = std::min<std::uint64_t>(last_, std::uint64_t{item.address} + item.size - 1);
    std::uint64_t at = std::max(first_, item.address);
    while (item.size > 0 && at <= last) {
        const std::uint64_t end = std::min(last + 1, (at / row_bytes_ + 1) * row_bytes_);
        const ImVec2 from = place_of(static_cast<std::uint32_t>(at));
        const float width = std::max(3.0F, static_cast<float>(end - at) / static_cast<float>(row_bytes_) * rows_.width());
        canvas.list->AddRect({from.x - 0.5F, from.y - 0.5F}, {from.x + width + 0.5F, from.y + row_height_ - 1.5F}, colour,
                             1, 0, thickness);
        at = end;
    }
}

void MemoryMap::draw_pointers(const Canvas& canvas, const MemoryView& memory, const MemoryItem& item) const {
    if (item.kind != MemoryKind::Watched && item.kind != MemoryKind::Global && item.kind != MemoryKind::Block) return;
    std::size_t drawn = 0;
    for (const MemoryView::Pointer& pointer : memory.pointers_in(item)) {
        if (++drawn > kMostArrows) break;
        ImVec2 from = place_of(pointer.at), to = place_of(pointer.to);
        from.y += row_height_ / 2 - 1;
        to.y += to.y < from.y ? row_height_ - 2 : 0;
        const ImU32 colour = canvas.theme.accent;
        const float side = std::abs(to.x - from.x) < 30 ? 30.0F : 0.0F;
        canvas.list->AddBezierCubic(from, {from.x + side, (from.y + to.y) / 2}, {to.x + side, (from.y + to.y) / 2}, to,
                                    colour, 1.5F, 20);
        const float up = to.y < from.y ? 7.0F : -7.0F;
        canvas.list->AddTriangleFilled(to, {to.x - 4, to.y + up}, {to.x + 4, to.y + up}, colour);
    }
}

}  // namespace bengkel
