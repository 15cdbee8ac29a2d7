#include "panel/canvas.hpp"

#include <algorithm>
#include <cmath>

namespace bengkel {

void Canvas::draw_text(ImVec2 at, ImU32 colour, std::string_view text, const ImFont* font) const {
    const ImFont* used = font == nullptr ? sans : font;
    list->AddText(used, used->FontSize / ratio, {at.x, at.y + (font_size - used->FontSize / ratio) / 2}, colour,
                  text.data(), text.data() + text.size());
}

ImVec2 Canvas::measure(std::string_view text, const ImFont* font) const {
    const ImFont* used = font == nullptr ? sans : font;
    return used->CalcTextSizeA(used->FontSize / ratio, 1e9F, 0, text.data(), text.data() + text.size());
}

void Canvas::draw_cut_text(ImVec2 at, float width, ImU32 colour, std::string_view text, const ImFont* font) const {
    if (measure(text, font).x <= width) return draw_text(at, colour, text, font);
    constexpr std::string_view kEllipsis = "\u2026";
    const ImFont* used = font == nullptr ? sans : font;
    const float room = width - measure(kEllipsis, font).x;
    const char* end = text.data();
    if (room > 0) used->CalcTextSizeA(used->FontSize / ratio, room, 0, text.data(), text.data() + text.size(), &end);
    const std::string_view kept = text.substr(0, static_cast<std::size_t>(end - text.data()));
    draw_text(at, colour, kept, font);
    draw_text({at.x + measure(kept, font).x, at.y}, colour, kEllipsis, font);
}

ImU32 series_colour(std::size_t index, bool is_dark) {
    constexpr std::array<ImU32, 7> kLight = {
        IM_COL32(0, 114, 158, 255), IM_COL32(200, 80, 0, 255),  IM_COL32(0, 128, 96, 255), IM_COL32(176, 84, 140, 255),
        IM_COL32(146, 108, 0, 255), IM_COL32(52, 82, 180, 255), IM_COL32(92, 92, 92, 255)};
    constexpr std::array<ImU32, 7> kDark = {IM_COL32(100, 190, 240, 255), IM_COL32(245, 150, 70, 255),
                                            IM_COL32(70, 205, 160, 255),  IM_COL32(230, 150, 200, 255),
                                            IM_COL32(240, 215, 90, 255),  IM_COL32(140, 165, 250, 255),
                                            IM_COL32(190, 190, 190, 255)};
    return (is_dark ? kDark : kLight)[index % kLight.size()];
}

ImU32 heat_colour(float amount) {
    constexpr std::array<std::array<float, 3>, 5> kStops = {
        {{68, 1, 84}, {59, 82, 139}, {33, 145, 140}, {94, 201, 98}, {253, 231, 37}}};
    const float at = std::clamp(amount, 0.0F, 1.0F) * (kStops.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), kStops.size() - 2);
    const float part = at - static_cast<float>(low);
    const auto mixed = [&](std::size_t channel) {
        return static_cast<ImU32>(std::lround(std::lerp(kStops[low][channel], kStops[low + 1][channel], part)));
    };
    return IM_COL32(mixed(0), mixed(1), mixed(2), 255);
}

ImU32 with_alpha(ImU32 colour, float alpha) {
    const auto part = static_cast<ImU32>(std::lround(std::clamp(alpha, 0.0F, 1.0F) * 255));
    return (colour & ~IM_COL32_A_MASK) | part << IM_COL32_A_SHIFT;
}

}  // namespace bengkel
