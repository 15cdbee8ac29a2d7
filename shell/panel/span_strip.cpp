#include "panel/span_strip.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace bengkel {

namespace {

constexpr std::size_t kMostLanes = 5;
constexpr double kLeastSteps = 12;  // that the strip shows
constexpr float kLeastTurn = 4;     // pixels in which a turn is told from the next
constexpr float kRuler = 12;        // pixels above the lanes

float lane_height(const Canvas& canvas) { return canvas.font_size + 2; }

std::string name_of(const StepHistory& history, const StepSpan& span, const Formats& formats) {
    const StepFile& file = history.file_of(span.frame);
    if (span.header == 0) {
        const std::string& function = history.function_of(span.frame);
        return function == "<module>" ? file.path : function + "()";
    }
    std::string_view text = span.header <= file.lines.size() ? std::string_view(file.lines[span.header - 1]) : "";
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(' ')));
    text = text.substr(0, text.rfind(':'));
    return std::string(text) + " \u00D7 " + format_number(span.turns, 0, formats);
}

}  // namespace

double SpanStrip::steps_per_pixel() const { return width_ / static_cast<double>(std::max(1.0F, box_.width())); }

void SpanStrip::settle(std::uint32_t count) {
    const auto all = static_cast<double>(count);
    if (width_ <= 0 || width_ > all) width_ = all;
    width_ = std::max(std::min(kLeastSteps, all), width_);
    first_ = std::clamp(first_, 0.0, all - width_);
}

void SpanStrip::zoom(float factor, float x, std::uint32_t count) {
    settle(count);
    const double part = std::clamp(static_cast<double>((x - box_.left) / std::max(1.0F, box_.width())), 0.0, 1.0);
    const double around = first_ + part * width_;
    width_ = std::max(std::min(kLeastSteps, static_cast<double>(count)), width_ / static_cast<double>(factor));
    first_ = around - part * width_;
    settle(count);
}

void SpanStrip::pan(float pixels, std::uint32_t count) {
    first_ -= static_cast<double>(pixels) * steps_per_pixel();
    settle(count);
}

std::uint32_t SpanStrip::step_at(float x, std::uint32_t count) const {
    const double step = first_ + static_cast<double>(x - box_.left) * steps_per_pixel();
    return static_cast<std::uint32_t>(std::clamp(step, 0.0, static_cast<double>(count - 1)));
}

float SpanStrip::height(const Canvas& canvas, const StepSpans& spans) const {
    return kRuler + static_cast<float>(std::min(kMostLanes, spans.levels().size())) * lane_height(canvas) + 6;
}

void SpanStrip::draw(const Canvas& canvas, const Box& box, const StepHistory& history, const StepSpans& spans,
                     std::uint32_t step, const StripMarks& marks) {
    box_ = box;
    settle(history.count());
    if (wanted_ != kNothing) {
        const auto at = static_cast<double>(wanted_);
        if (at < first_ || at + 1 > first_ + width_) first_ = at - width_ / 2;
        settle(history.count());
        wanted_ = kNothing;
    }
    const Theme& theme = canvas.theme;
    ImDrawList& list = *canvas.list;
    const double scale = 1 / steps_per_pixel();
    const auto x_of = [&](double at) { return box.left + static_cast<float>((at - first_) * scale); };
    list.PushClipRect(box.first(), box.last(), true);
    list.AddRectFilled(box.first(), box.last(), theme.surface);

    // Deep recursion has more levels than lanes: those around the step are shown.
    const std::size_t lanes = std::min(kMostLanes, spans.levels().size());
    const std::size_t depth = spans.around(step).size();
    const std::size_t base = std::min(spans.levels().size() - lanes, depth > lanes ? depth - lanes : 0);
    const float lane = lane_height(canvas);
    for (std::size_t i = 0; i < lanes; ++i) {
        const std::vector<StepSpan>& level = spans.levels()[base + i];
        const float top = box.top + kRuler + static_cast<float>(i) * lane, bottom = top + lane - 2;
        auto it = std::ranges::lower_bound(level, first_, {},
                                           [](const StepSpan& span) { return static_cast<double>(span.last); });
        while (it != level.end() && static_cast<double>(it->first) <= first_ + width_) {
            const float left = std::max(box.left - 2, x_of(it->first));
            const float right = std::min(box.right + 2, std::max(left + 1, x_of(it->last + 1.0)));
            const bool is_loop = it->header != 0;
            const ImU32 hue = is_loop ? theme.unsure : series_colour(history.frames()[it->frame].name, theme.is_dark);
            list.AddRectFilled({left, top}, {right, bottom}, with_alpha(hue, is_loop ? 0.16F : 0.26F), 2);
            const double turn = it->turns == 0 ? 0 : (it->last - it->first + 1.0) / it->turns * scale;
            if (turn >= kLeastTurn) {
                const auto turns = spans.turns_of(*it);
                auto at = std::ranges::lower_bound(turns, static_cast<std::uint32_t>(std::max(0.0, first_ - 1)));
                for (; at != turns.end() && *at <= first_ + width_; ++at)
                    list.AddRectFilled({x_of(*at), top}, {x_of(*at) + 1, bottom}, with_alpha(hue, 0.55F));
            }
            if (right - left > 30) {
                const float text = std::max(box.left, left) + 4;
                canvas.draw_cut_text({text, top - 0.5F}, right - text - 2, theme.ink, name_of(history, *it, canvas.formats),
                                     canvas.mono);
            }
            if (right - left >= 3) list.AddRectFilled({left, top}, {left + 1, bottom}, with_alpha(hue, 0.8F));
            // What is narrower than a pixel is drawn once for all that share it.
            const double next = std::max(it->last + 1.0, first_ + static_cast<double>(left + 1 - box.left) / scale);
            it = std::ranges::lower_bound(it + 1, level.end(), next, {},
                                          [](const StepSpan& span) { return static_cast<double>(span.last); });
        }
    }

    float drawn = box.left - 2;
    for (auto at = std::ranges::lower_bound(marks.changes, static_cast<std::uint32_t>(first_)); at != marks.changes.end();
         ++at) {
        const float x = x_of(*at + 0.5);
        if (x > box.right) break;
        if (x < drawn + 1) continue;
        list.AddRectFilled({x - 1, box.top + 2}, {x + 1, box.top + kRuler - 2}, theme.accent);
        drawn = x;
    }
    // A flag at the top, and a line down through all levels.
    for (const std::uint32_t at : marks.wrong) {
        const float pole = x_of(at + 0.5);
        if (pole < box.left || pole > box.right) continue;
        const float flag = pole + 12 > box.right ? -11.0F : 11.0F;
        list.AddRectFilled({pole - 0.75F, box.top}, {pole + 0.75F, box.bottom}, theme.bad);
        list.AddTriangleFilled({pole, box.top}, {pole + flag, box.top + kRuler / 2}, {pole, box.top + kRuler}, theme.bad);
    }
    const float x = x_of(step + 0.5);
    list.AddRectFilled({x_of(step), box.top}, {std::max(x_of(step) + 1, x_of(step + 1.0)), box.bottom},
                       with_alpha(theme.accent, 0.18F));
    list.AddRectFilled({x - 1, box.top}, {x + 1, box.bottom}, theme.accent);
    const std::string number = format_number(step + 1.0, 0, canvas.formats);
    const float wide = canvas.measure(number, canvas.mono).x + 8;
    const float left = std::clamp(x - wide / 2, box.left, std::max(box.left, box.right - wide));
    list.AddRectFilled({left, box.bottom - canvas.font_size - 1}, {left + wide, box.bottom}, theme.accent, 3);
    canvas.draw_text({left + 4, box.bottom - canvas.font_size}, theme.paper, number, canvas.mono);
    if (width_ < history.count()) {
        const float part = box.width() / static_cast<float>(history.count());
        const float from = box.left + static_cast<float>(first_) * part;
        list.AddRectFilled({from, box.bottom - 3},
                           {std::max(from + 8, from + static_cast<float>(width_) * part), box.bottom},
                           with_alpha(theme.ink_soft, 0.5F), 1);
    }
    list.PopClipRect();
}

}  // namespace bengkel
