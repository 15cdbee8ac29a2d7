#include "panel/hex_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <string>
#include <string_view>

#include "panel/memory_map.hpp"

namespace bengkel {

namespace {

constexpr float kEdge = 8;
constexpr float kAddress = 7.5F;  // signs

}  // namespace

float HexView::width(const Canvas& canvas, std::uint32_t row_bytes) {
    const float sign = canvas.measure("0", canvas.mono).x;
    return 2 * kEdge + sign * (kAddress + 4 * static_cast<float>(row_bytes) + 1) + 8;
}

std::optional<std::uint32_t> HexView::address_at(ImVec2 at, const MemoryView& memory) const {
    if (!box_.contains(at)) return std::nullopt;
    const auto bytes = static_cast<float>(row_bytes_);
    const float column = (at.x - box_.left - kEdge) / sign_ - kAddress;
    float place = column / 3;
    if (column >= 3 * bytes + 0.5F) place = column - 3 * bytes - 1;
    if (column < 0 || place < 0 || place >= bytes) return std::nullopt;
    const double row = std::floor((static_cast<double>(at.y - box_.top - 4) + scroll_) / static_cast<double>(row_height_));
    const double address = row * row_bytes_ + std::floor(static_cast<double>(place));
    if (row < 0 || address >= memory.size()) return std::nullopt;
    return static_cast<std::uint32_t>(address);
}

void HexView::draw(const Canvas& canvas, const Box& box, std::uint32_t row_bytes, const MemoryView& memory,
                   std::uint32_t cursor, const MemoryItem& chosen, const MemoryItem& hovered) {
    const Theme& theme = canvas.theme;
    ImDrawList& list = *canvas.list;
    if (row_bytes != row_bytes_) {
        scroll_ = scroll_ * row_bytes_ / row_bytes;
        row_bytes_ = row_bytes;
    }
    box_ = box;
    const float row_height = canvas.font_size + 2;
    scroll_ *= static_cast<double>(row_height / row_height_);
    row_height_ = row_height;
    sign_ = canvas.measure("0", canvas.mono).x;
    const auto height = static_cast<double>(row_height_);
    const double all = std::ceil(static_cast<double>(memory.size()) / row_bytes_) * height + 8;
    if (wanted_) {
        const double top = std::floor(static_cast<double>(*wanted_) / row_bytes_) * height;
        if (top < scroll_ || top + 2 * height > scroll_ + static_cast<double>(box.height()))
            scroll_ = top - static_cast<double>(box.height()) / 3;
        wanted_.reset();
    }
    scroll_ = std::clamp(scroll_, 0.0, std::max(0.0, all - static_cast<double>(box.height())));
    const auto first_row = static_cast<std::uint32_t>(scroll_ / height);
    first_ = first_row * row_bytes_;
    const auto count = static_cast<std::uint32_t>(box.height() / row_height_) + 2;
    list.PushClipRect(box.first(), box.last(), true);
    const float numbers = box.left + kEdge + sign_ * kAddress;
    const float letters = numbers + sign_ * (3 * static_cast<float>(row_bytes_) + 1);
    const auto is_in = [](std::uint32_t address, const MemoryItem& item) {
        return address >= item.address && address - item.address < item.size;
    };
    MemoryItem owner;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint64_t row = std::uint64_t{first_row + i} * row_bytes_;
        if (row >= memory.size()) break;
        const float top = box.top + 4 + static_cast<float>((first_row + i) * height - scroll_);
        canvas.draw_text({box.left + kEdge, top}, theme.ink_soft, std::format("{:06x}", row), canvas.mono);
        for (std::uint32_t place = 0; place < row_bytes_ && row + place < memory.size(); ++place) {
            const auto address = static_cast<std::uint32_t>(row) + place;
            if (!is_in(address, owner) || owner.kind != MemoryKind::Watched) owner = memory.owner_of(address);
            const float x = numbers + sign_ * 3 * static_cast<float>(place);
            const float letter = letters + sign_ * static_cast<float>(place);
            const bool is_chosen = is_in(address, chosen), is_hovered = is_in(address, hovered);
            const bool has_place = owner.kind <= MemoryKind::Block || owner.kind == MemoryKind::Stack;
            ImU32 wash = has_place ? with_alpha(colour_of(owner.kind, theme), 0.14F) : 0;
            if (is_hovered) wash = with_alpha(theme.unsure, 0.3F);
            if (is_chosen) wash = with_alpha(theme.accent, 0.28F);
            // The gap belongs to what goes on behind it.
            const float gap = place + 1 < row_bytes_ && is_in(address + 1, owner) ? sign_ : 0;
            if (wash != 0) {
                list.AddRectFilled({x, top}, {x + 2 * sign_ + gap, top + row_height_}, wash);
                list.AddRectFilled({letter, top}, {letter + sign_, top + row_height_}, wash);
            }
            if (address == owner.address && has_place)
                list.AddRectFilled({x - 1, top}, {x + 1, top + row_height_}, colour_of(owner.kind, theme));
            if (address == cursor)
                list.AddRect({x - 2, top}, {x + 2 * sign_ + 2, top + row_height_}, theme.ink, 2, 0, 1.5F);
            const auto byte = memory.byte_at(address);
            if (!byte) {
                canvas.draw_text({x, top}, theme.ink_soft, "\u00B7\u00B7", canvas.mono);
                continue;
            }
            constexpr std::string_view kDigits = "0123456789abcdef";
            const std::array<char, 2> digits = {kDigits[*byte >> 4U], kDigits[*byte & 15U]};
            const ImU32 ink = *byte == 0 ? with_alpha(theme.ink_soft, 0.6F) : theme.ink;
            canvas.draw_text({x, top}, ink, {digits.data(), 2}, canvas.mono);
            const char sign = *byte >= 0x20 && *byte < 0x7F ? static_cast<char>(*byte) : '.';
            canvas.draw_text({letter, top}, ink, {&sign, 1}, canvas.mono);
        }
    }
    if (all > static_cast<double>(box.height())) {
        const float part = 24;
        const float at =
            box.top + static_cast<float>(scroll_ / (all - static_cast<double>(box.height()))) * (box.height() - part);
        list.AddRectFilled({box.right - 6, at}, {box.right - 3, at + part}, with_alpha(theme.ink_soft, 0.4F), 2);
    }
    list.PopClipRect();
}

}  // namespace bengkel
