// A day at the desk at one moment of its clock: riders on the map, stock levels so far, and the orders that wait. Drag
// along the times, or arrows, to go through the day.

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "panel/axes.hpp"
#include "panel/panel.hpp"
#include "view/desk_view.hpp"

namespace bengkel {

namespace {

constexpr float kWide = 640;  // pixels from which the map stands beside the times
constexpr float kStrip = 40;  // of the clock
constexpr float kGap = 10;
constexpr double kPlayedMs = 20'000;  // of a whole day
constexpr std::size_t kMostBeside = 12;
constexpr float kHighestRow = 22, kLowestRow = 5;

class DeskPanel : public Panel {
  public:
    explicit DeskPanel(DeskView desk) : desk_(std::move(desk)), clock_(desk_.clock.lowest) {
        Extent levels;
        levels.add(0, {});
        for (const DeskStock& stock : desk_.stock)
            for (const DeskLevel& level : stock.levels) levels.add(level.amount, {});
        levels_.bounds = {desk_.clock, with_air(levels, {}, 0.06)};
        if (levels.lowest >= 0) levels_.bounds.y.lowest = 0;
        for (const DeskPlace& place : desk_.places) {
            places_x_.add(place.x, {});
            places_y_.add(place.y, {});
        }
    }

    void draw(const Canvas& canvas) override {
        lay_out(canvas);
        go(canvas);
        if (has_map()) draw_map(canvas);
        if (!desk_.stock.empty()) draw_stock(canvas);
        if (!desk_.orders.empty()) draw_orders(canvas);
        draw_strip(canvas);
    }

    Json obey(const JsonReader& command) override {
        const std::string what = command.text("do");
        if (what == "go") {
            if (const auto minute = command.member("minute")) set_clock(minute->number());
        } else if (what == "play") {
            is_playing_ = !is_playing_;
            played_at_ms_.reset();
            if (is_playing_ && clock_ >= desk_.clock.highest) clock_ = desk_.clock.lowest;
        } else if (what == "reset") {
            zoom_ = 1;
            shift_ = {};
        } else {
            command.report("unknown-command", "a desk knows go, play and reset");
        }
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override {
        std::vector<std::string> texts;
        for (const auto& it : desk_.places) texts.push_back(it.name);
        for (const auto& it : desk_.riders) texts.push_back(it.name);
        for (const auto& it : desk_.orders) texts.push_back(it.name);
        return texts;
    }

    [[nodiscard]] Json tell() const override {
        JsonArray riders, levels;
        for (const DeskRider& rider : desk_.riders) {
            const auto at = place_at(desk_, rider, clock_);
            riders.push_back(at ? Json(JsonObject{{"from", at->from}, {"to", at->to}}) : Json());
        }
        for (const DeskStock& stock : desk_.stock) {
            const auto level = level_at(stock, clock_);
            levels.push_back(level ? Json(*level) : Json());
        }
        std::size_t waiting = 0, under_way = 0, done = 0;
        for (const DeskOrder& order : desk_.orders) {
            const OrderState state = state_at(order, clock_);
            if (state == OrderState::Waiting) ++waiting;
            if (state == OrderState::UnderWay) ++under_way;
            if (state == OrderState::Done) ++done;
        }
        return JsonObject{{"minute", clock_},
                          {"clock", format_clock(clock_)},
                          {"playing", is_playing_},
                          {"riders", std::move(riders)},
                          {"levels", std::move(levels)},
                          {"waiting", waiting},
                          {"underWay", under_way},
                          {"done", done}};
    }

  private:
    [[nodiscard]] bool has_map() const { return !desk_.places.empty(); }
    [[nodiscard]] bool has_times() const { return !desk_.stock.empty() || !desk_.orders.empty(); }

    void set_clock(double minute) { clock_ = std::clamp(minute, desk_.clock.lowest, desk_.clock.highest); }

    void lay_out(const Canvas& canvas) {
        const ImVec2 size = canvas.size;
        const Area all{{0, 0}, {size.x, size.y - kStrip}};
        Area times = all;
        map_ = all;
        if (has_map() && has_times() && size.x >= kWide) {
            map_.max.x = std::round(size.x * 0.46F);
            times.min.x = map_.max.x + kGap;
        } else if (has_map() && has_times()) {
            map_.max.y = std::round(all.height() * 0.46F);
            times.min.y = map_.max.y + kGap;
        }
        Area stock = times;
        orders_ = times;
        if (!desk_.stock.empty() && !desk_.orders.empty()) {
            stock.max.y = std::round(times.min.y + times.height() * 0.5F);
            orders_.min.y = stock.max.y;
        }
        levels_.style.x_ticks = clock_ticks(desk_.clock, std::max(2, static_cast<int>(stock.width() / 90)));
        levels_.measure(canvas, stock);
        // All times stand under each other.
        orders_.min.x = desk_.stock.empty() ? orders_.min.x + 10 : levels_.area.min.x;
        orders_.max.x = desk_.stock.empty() ? orders_.max.x - 12 : levels_.area.max.x;
        orders_.min.y += 8;
        strip_ = {{24, size.y - kStrip}, {size.x - 24, size.y}};
    }

    [[nodiscard]] float time_across(const Area& box, double time) const {
        return box.min.x + static_cast<float>(place_on({}, desk_.clock, time)) * box.width();
    }

    void go(const Canvas& canvas) {
        const double all = desk_.clock.highest - desk_.clock.lowest;
        const Gesture& done = canvas.gesture;
        if (canvas.key == Key::Left) set_clock(clock_ - all / 100);
        if (canvas.key == Key::Right) set_clock(clock_ + all / 100);
        if (canvas.key == Key::PageUp) set_clock(clock_ - all / 10);
        if (canvas.key == Key::PageDown) set_clock(clock_ + all / 10);
        if (canvas.key == Key::Home) set_clock(desk_.clock.lowest);
        if (canvas.key == Key::End) set_clock(desk_.clock.highest);
        if (done.is_inside && (done.is_dragged || done.is_pressed)) {
            for (const Area& box : {strip_, levels_.area, orders_}) {
                const bool is_shown = &box == &strip_ || box.width() > 1;
                if (!is_shown || !box.contains({std::clamp(done.pointer.x, box.min.x, box.max.x), done.pointer.y}))
                    continue;
                if (box.min.x > strip_.min.x && done.pointer.x < box.min.x - kGap) continue;
                set_clock(value_on({}, desk_.clock, static_cast<double>((done.pointer.x - box.min.x) / box.width())));
                is_playing_ = false;
                break;
            }
        }
        if (has_map() && done.is_inside && map_.contains(done.pointer)) {
            shift_ = {shift_.x + done.pan.x, shift_.y + done.pan.y};
            zoom_map(done.zoom, done.at);
        }
        const ImVec2 middle{(map_.min.x + map_.max.x) / 2, (map_.min.y + map_.max.y) / 2};
        if (canvas.key == Key::Plus) zoom_map(1.25F, middle);
        if (canvas.key == Key::Minus) zoom_map(0.8F, middle);
        if (!is_playing_) return;
        if (played_at_ms_) set_clock(clock_ + all * (canvas.now_ms - *played_at_ms_) / kPlayedMs);
        played_at_ms_ = canvas.now_ms;
        is_playing_ = clock_ < desk_.clock.highest;
        *canvas.wants_frame = true;
    }

    void zoom_map(float factor, ImVec2 around) {
        const float next = std::clamp(zoom_ * factor, 0.5F, 20.0F);
        const ImVec2 middle{(map_.min.x + map_.max.x) / 2, (map_.min.y + map_.max.y) / 2};
        const float by = next / zoom_;
        shift_ = {(shift_.x + middle.x - around.x) * by + around.x - middle.x,
                  (shift_.y + middle.y - around.y) * by + around.y - middle.y};
        zoom_ = next;
    }

    /// As wide as high, the smallest y at the bottom.
    [[nodiscard]] ImVec2 on_map(double x, double y) const {
        const double scale =
            std::min(static_cast<double>(map_.width() - 90) / std::max(1e-9, places_x_.highest - places_x_.lowest),
                     static_cast<double>(map_.height() - 60) / std::max(1e-9, places_y_.highest - places_y_.lowest));
        const auto pixels = [&](double value, const Extent& extent) {
            return static_cast<float>((value - (extent.lowest + extent.highest) / 2) * std::min(scale, 1e9)) * zoom_;
        };
        return {(map_.min.x + map_.max.x) / 2 + shift_.x + pixels(x, places_x_),
                (map_.min.y + map_.max.y) / 2 + shift_.y - pixels(y, places_y_)};
    }
    [[nodiscard]] ImVec2 on_map(std::size_t place) const { return on_map(desk_.places[place].x, desk_.places[place].y); }

    void draw_map(const Canvas& canvas) const {
        const Theme& theme = canvas.theme;
        ImDrawList& list = *canvas.list;
        list.PushClipRect(map_.min, map_.max, true);
        list.AddRectFilled(map_.min, map_.max, with_alpha(theme.surface, 0.5F));
        for (const DeskRoad& road : desk_.roads) list.AddLine(on_map(road.from), on_map(road.to), theme.line_strong, 2);
        for (std::size_t i = 0; i < desk_.riders.size(); ++i) draw_way(canvas, i);
        for (std::size_t i = 0; i < desk_.places.size(); ++i) {
            const DeskPlace& place = desk_.places[i];
            const ImVec2 at = on_map(i);
            if (place.is_depot) {
                list.AddRectFilled({at.x - 8, at.y - 8}, {at.x + 8, at.y + 8}, theme.accent, 2);
            } else {
                list.AddCircleFilled(at, 6, theme.paper);
                list.AddCircle(at, 6, theme.ink, 0, 2);
            }
            const float size = canvas.measure(place.name).x;
            const float left = std::clamp(at.x - size / 2, map_.min.x + 2, std::max(map_.min.x + 2, map_.max.x - size - 2));
            if (at.x > map_.min.x && at.x < map_.max.x) canvas.draw_text({left, at.y + 10}, theme.ink, place.name);
        }
        for (std::size_t i = 0; i < desk_.riders.size(); ++i) {
            const auto at = place_at(desk_, desk_.riders[i], clock_);
            if (!at) continue;
            // Riders at one place stand side by side.
            float beside = 0;
            for (std::size_t j = 0; j < std::min(i, kMostBeside); ++j) {
                const auto other = place_at(desk_, desk_.riders[j], clock_);
                if (other && std::hypot(other->x - at->x, other->y - at->y) < 1e-6) beside += 18;
            }
            ImVec2 place = on_map(at->x, at->y);
            // Who stands does not stand on the place's own sign.
            place = {place.x + beside, place.y - (at->from == at->to ? 20.0F : 0.0F)};
            list.AddCircleFilled(place, 11, theme.paper);
            list.AddCircleFilled(place, 9, series_colour(i, theme.is_dark));
            const std::string number = std::to_string(i + 1);
            const ImVec2 size = canvas.measure(number);
            canvas.draw_text({place.x - size.x / 2, place.y - size.y / 2}, theme.paper, number);
        }
        list.PopClipRect();
    }

    /// What a rider has ridden so far.
    void draw_way(const Canvas& canvas, std::size_t index) const {
        const DeskRider& rider = desk_.riders[index];
        std::vector<ImVec2> way;
        for (const DeskStop& stop : rider.stops)
            if (stop.time <= clock_) way.push_back(on_map(stop.place));
        if (const auto at = place_at(desk_, rider, clock_); at && !way.empty()) way.push_back(on_map(at->x, at->y));
        // Side by side where they share a road.
        const float aside = static_cast<float>(index % 5) * 3 - 6;
        for (ImVec2& point : way) point = {point.x + aside, point.y + aside};
        if (way.size() > 1)
            canvas.list->AddPolyline(way.data(), static_cast<int>(way.size()),
                                     with_alpha(series_colour(index, canvas.theme.is_dark), 0.55F), ImDrawFlags_None, 3);
    }

    void draw_stock(const Canvas& canvas) const {
        levels_.draw(canvas);
        ImDrawList& list = *canvas.list;
        list.PushClipRect({levels_.area.min.x - 6, levels_.area.min.y}, {levels_.area.max.x + 6, levels_.area.max.y + 4},
                          true);
        for (std::size_t i = 0; i < desk_.stock.size(); ++i) {
            const DeskStock& stock = desk_.stock[i];
            const ImU32 colour = series_colour(i, canvas.theme.is_dark);
            if (stock.reorder) {
                const float y = levels_.up(*stock.reorder);
                const std::vector<ImVec2> ends = {{levels_.area.min.x, y}, {levels_.area.max.x, y}};
                draw_dashes(list, ends, with_alpha(colour, 0.6F));
            }
            // What is to come is faint.
            for (std::size_t k = 0; k < stock.levels.size(); ++k) {
                const DeskLevel& level = stock.levels[k];
                const double end = k + 1 < stock.levels.size() ? stock.levels[k + 1].time : desk_.clock.highest;
                const ImVec2 from = levels_.at(level.time, level.amount), to = levels_.at(end, level.amount);
                const float now = levels_.across(clock_);
                const ImU32 faint = with_alpha(colour, 0.3F);
                if (from.x < now) list.AddLine(from, {std::min(to.x, now), to.y}, colour, kLineWidth);
                if (to.x > now) list.AddLine({std::max(from.x, now), from.y}, to, faint, kLineWidth);
                if (k + 1 < stock.levels.size())
                    list.AddLine(to, {to.x, levels_.up(stock.levels[k + 1].amount)}, to.x <= now ? colour : faint,
                                 kLineWidth);
            }
            if (const auto level = level_at(stock, clock_))
                list.AddCircleFilled(levels_.at(clock_, *level), kDotRadius + 1, colour);
        }
        list.PopClipRect();
        draw_now(canvas, levels_.area);
    }

    void draw_now(const Canvas& canvas, const Area& box) const {
        const float x = std::round(time_across(box, clock_));
        canvas.list->AddLine({x, box.min.y}, {x, box.max.y}, canvas.theme.accent, 1.5F);
    }

    /// A row for each order: waiting, then under way. What is open stands in the middle.
    void draw_orders(const Canvas& canvas) const {
        const Theme& theme = canvas.theme;
        const float row = std::clamp(orders_.height() / static_cast<float>(desk_.orders.size()), kLowestRow, kHighestRow);
        const float all = row * static_cast<float>(desk_.orders.size());
        const auto open = std::ranges::find_if(
            desk_.orders, [&](const DeskOrder& order) { return state_at(order, clock_) != OrderState::Done; });
        const float wanted = row * static_cast<float>(open - desk_.orders.begin()) - orders_.height() / 3;
        const float scroll = std::clamp(wanted, 0.0F, std::max(0.0F, all - orders_.height()));
        canvas.list->PushClipRect({orders_.min.x - 2, orders_.min.y}, {orders_.max.x + 2, orders_.max.y}, true);
        for (std::size_t i = 0; i < desk_.orders.size(); ++i) {
            const DeskOrder& order = desk_.orders[i];
            const float top = orders_.min.y + row * static_cast<float>(i) - scroll;
            if (top + row < orders_.min.y || top > orders_.max.y) continue;
            const OrderState state = state_at(order, clock_);
            const float faint = state == OrderState::NotYet ? 0.25F : state == OrderState::Done ? 0.5F : 1;
            const float gap = row > 10 ? 2 : 1;
            const float placed = time_across(orders_, order.placed);
            const float done = time_across(orders_, order.done.value_or(desk_.clock.highest));
            const float started = order.started ? time_across(orders_, *order.started) : done;
            canvas.list->AddRectFilled({placed, top + gap}, {std::max(started, placed + 2), top + row - gap},
                                       with_alpha(theme.unsure, 0.55F * faint), 2);
            if (order.started)
                canvas.list->AddRectFilled({started, top + gap}, {std::max(done, started + 2), top + row - gap},
                                           with_alpha(theme.teal, faint), 2);
            if (row < canvas.font_size) continue;
            const float size = std::min(canvas.measure(order.name).x, orders_.width() / 3);
            const bool fits_left = placed - size - 8 >= orders_.min.x;
            canvas.draw_cut_text({fits_left ? placed - size - 6 : done + 6, top + (row - canvas.font_size) / 2}, size + 1,
                                 state == OrderState::NotYet ? theme.ink_soft : theme.ink, order.name);
        }
        canvas.list->PopClipRect();
        draw_now(canvas, orders_);
    }

    void draw_strip(const Canvas& canvas) const {
        const Theme& theme = canvas.theme;
        const float y = strip_.min.y + 12;
        const float x = time_across(strip_, clock_);
        canvas.list->AddLine({strip_.min.x, y}, {strip_.max.x, y}, theme.line_strong, 4);
        canvas.list->AddLine({strip_.min.x, y}, {x, y}, theme.accent, 4);
        canvas.list->AddCircleFilled({x, y}, 8, theme.accent);
        float free_from = -1;
        const std::string now = format_clock(clock_);
        const float now_size = canvas.measure(now).x;
        const float now_left = std::clamp(x - now_size / 2, 4.0F, canvas.size.x - now_size - 4);
        for (const Tick& tick : clock_ticks(desk_.clock, std::max(2, static_cast<int>(strip_.width() / 90)))) {
            const float size = canvas.measure(tick.label).x;
            const float left = std::clamp(time_across(strip_, tick.value) - size / 2, 4.0F, canvas.size.x - size - 4);
            if (left < free_from || (left < now_left + now_size + 6 && left + size + 6 > now_left)) continue;
            canvas.draw_text({left, y + 8}, theme.ink_soft, tick.label);
            free_from = left + size + 8;
        }
        canvas.draw_text({now_left, y + 8}, theme.accent, now);
    }

    DeskView desk_;
    double clock_ = 0;
    bool is_playing_ = false;
    std::optional<double> played_at_ms_;
    Area map_, orders_, strip_;
    Axes levels_;
    Extent places_x_, places_y_;
    float zoom_ = 1;
    ImVec2 shift_ = {};
};

}  // namespace

std::unique_ptr<Panel> make_desk_panel(const JsonReader& reader, std::span<const Bytes>) {
    return std::make_unique<DeskPanel>(read_desk_view(reader));
}

}  // namespace bengkel
