#include "panel/axes.hpp"

#include <algorithm>
#include <cmath>

namespace bengkel {

float Axes::across(double value) const {
    return area.min.x + static_cast<float>(place_on(x, bounds.x, value)) * area.width();
}
float Axes::up(double value) const { return area.max.y - static_cast<float>(place_on(y, bounds.y, value)) * area.height(); }
double Axes::x_at(float pixels) const {
    return value_on(x, bounds.x, static_cast<double>((pixels - area.min.x) / area.width()));
}
double Axes::y_at(float pixels) const {
    return value_on(y, bounds.y, static_cast<double>((area.max.y - pixels) / area.height()));
}

void Axes::measure(const Canvas& canvas, const Area& place) {
    place_ = place;
    const int wanted = std::max(2, static_cast<int>(place.height() / 60));
    y_ticks_ = style.y_ticks ? *style.y_ticks
               : y.is_log    ? log_ticks(bounds.y.lowest, bounds.y.highest, wanted, canvas.formats)
                             : linear_ticks(bounds.y.lowest, bounds.y.highest, wanted, canvas.formats);
    float widest = 8;
    for (const Tick& tick : y_ticks_) widest = std::max(widest, canvas.measure(tick.label).x);
    const float line = canvas.font_size + 4;
    area.min = {place.min.x + std::min(widest + 14, place.width() * 0.4F),
                place.min.y + (y.label.empty() ? 10 : line + 10)};
    area.max = {place.max.x - 12, place.max.y - line - (x.label.empty() ? 6 : line + 4)};
    area.max = {std::max(area.max.x, area.min.x + 1), std::max(area.max.y, area.min.y + 1)};
    const int most = std::max(2, static_cast<int>(area.width() / 80));
    x_ticks_.clear();
    if (style.x_ticks) {
        x_ticks_ = *style.x_ticks;
    } else if (!style.names.empty()) {
        add_name_ticks(canvas);
    } else if (x.is_log) {
        x_ticks_ = log_ticks(bounds.x.lowest, bounds.x.highest, most, canvas.formats);
    } else {
        x_ticks_ = linear_ticks(bounds.x.lowest, bounds.x.highest, most, canvas.formats);
    }
}

void Axes::add_name_ticks(const Canvas& canvas) {
    float widest = 1;
    for (const std::string& name : style.names) widest = std::max(widest, canvas.measure(name).x);
    const double shown = bounds.x.highest - bounds.x.lowest;
    const double room =
        std::max(1.0, shown * static_cast<double>(std::min(widest, 120.0F) + 12) / static_cast<double>(area.width()));
    const auto step = static_cast<std::size_t>(std::ceil(room - 1e-6));
    for (std::size_t i = 0; i < style.names.size(); i += step) x_ticks_.push_back({static_cast<double>(i), style.names[i]});
}

void Axes::move(const Canvas& canvas, const Bounds& all) {
    const Gesture& done = canvas.gesture;
    double factor = static_cast<double>(done.zoom);
    double shift_x = static_cast<double>(-done.pan.x / area.width());
    double shift_y = static_cast<double>(done.pan.y / area.height());
    double at_x = static_cast<double>((done.at.x - area.min.x) / area.width());
    double at_y = static_cast<double>((area.max.y - done.at.y) / area.height());
    if (canvas.key == Key::Left) shift_x -= 0.1;
    if (canvas.key == Key::Right) shift_x += 0.1;
    if (canvas.key == Key::Up) shift_y += 0.1;
    if (canvas.key == Key::Down) shift_y -= 0.1;
    if (canvas.key == Key::Plus || canvas.key == Key::Minus) {
        factor = canvas.key == Key::Plus ? 1.25 : 0.8;
        at_x = at_y = 0.5;
    }
    if (canvas.key == Key::Home) bounds = all;
    if (factor != 1 || shift_x != 0) bounds.x = zoomed(x, bounds.x, factor, at_x, shift_x);
    if (factor != 1 || shift_y != 0) bounds.y = zoomed(y, bounds.y, factor, at_y, shift_y);
}

void Axes::zoom_by(double factor) {
    bounds.x = zoomed(x, bounds.x, factor, 0.5, 0);
    bounds.y = zoomed(y, bounds.y, factor, 0.5, 0);
}

void Axes::draw(const Canvas& canvas) const {
    const Theme& theme = canvas.theme;
    ImDrawList& list = *canvas.list;
    const auto grid = [&](const Tick& tick) { return tick.label.empty() ? with_alpha(theme.line, 0.5F) : theme.line; };
    for (const Tick& tick : y_ticks_) {
        const float at_y = std::round(up(tick.value));
        if (at_y < area.min.y - 1 || at_y > area.max.y + 1) continue;
        if (style.has_grid) list.AddLine({area.min.x, at_y}, {area.max.x, at_y}, grid(tick));
        canvas.draw_text({area.min.x - 8 - canvas.measure(tick.label).x, at_y - canvas.font_size / 2}, theme.ink_soft,
                         tick.label);
    }
    float free_from = -1;
    for (const Tick& tick : x_ticks_) {
        const float at_x = std::round(across(tick.value));
        if (!(at_x >= area.min.x - 1 && at_x <= area.max.x + 1)) continue;
        if (style.has_grid && style.names.empty()) list.AddLine({at_x, area.min.y}, {at_x, area.max.y}, grid(tick));
        const float size = std::min(canvas.measure(tick.label).x, 120.0F);
        const float from = std::clamp(at_x - size / 2, place_.min.x, std::max(place_.min.x, place_.max.x - size - 2));
        if (tick.label.empty() || from < free_from) continue;
        canvas.draw_cut_text({from, area.max.y + 6}, size + 1, theme.ink_soft, tick.label);
        free_from = from + size + 10;
    }
    list.AddLine({area.min.x, area.max.y}, {area.max.x, area.max.y}, theme.line_strong);
    list.AddLine({area.min.x, area.min.y}, {area.min.x, area.max.y}, theme.line_strong);
    canvas.draw_cut_text({place_.min.x + 4, place_.min.y + 2}, place_.width() - 8, theme.ink, y.label);
    const float label = std::min(canvas.measure(x.label).x, area.width());
    canvas.draw_cut_text({area.max.x - label, area.max.y + canvas.font_size + 10}, label + 1, theme.ink, x.label);
}

void draw_dashes(ImDrawList& list, std::span<const ImVec2> points, ImU32 colour) {
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

void draw_tag(const Canvas& canvas, const Area& area, ImVec2 at, std::string_view text) {
    const ImVec2 size = canvas.measure(text);
    const float left = std::clamp(at.x + 12, area.min.x, std::max(area.min.x, area.max.x - size.x - 14));
    const float top = at.y - size.y - 18 > area.min.y ? at.y - size.y - 18 : at.y + 10;
    canvas.list->AddRectFilled({left, top}, {left + size.x + 14, top + size.y + 8}, canvas.theme.ink, 4);
    canvas.draw_text({left + 7, top + 4}, canvas.theme.paper, text);
}

}  // namespace bengkel
