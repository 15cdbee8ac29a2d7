#include "view/desk_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <format>

namespace bengkel {

namespace {

constexpr std::size_t kMost = 20'000;  // of anything

double finite_number(const JsonReader& reader) {
    const double number = reader.number();
    if (std::isfinite(number)) return number;
    reader.report("bad-number", "expected a finite number");
    return 0;
}

double finite_number(const JsonReader& reader, std::string_view name) {
    const auto found = reader.member(name);
    return found ? finite_number(*found) : 0;
}

std::optional<double> finite_number_if(const JsonReader& reader, std::string_view name) {
    const auto found = reader.find(name);
    return found ? std::optional(finite_number(*found)) : std::nullopt;
}

/// Of a list of pairs.
template <class Made, class Make>
std::vector<Made> read_pairs(const std::vector<JsonReader>& items, const Make& make) {
    std::vector<Made> made;
    for (const JsonReader& item : items) {
        if (made.size() == kMost) break;
        const std::vector<JsonReader> pair = item.items();
        if (pair.size() == 2)
            made.push_back(make(pair[0], pair[1]));
        else
            item.report("bad-pair", "expected two numbers");
    }
    return made;
}

}  // namespace

DeskView read_desk_view(const JsonReader& reader) {
    reader.expect_keys({"places", "roads", "riders", "stock", "orders"});
    DeskView desk;
    for (const JsonReader& item : reader.items_or_none("places")) {
        if (!item.expect(JsonType::Object) || desk.places.size() == kMost) break;
        item.expect_keys({"name", "x", "y", "depot"});
        desk.places.push_back(
            {item.text("name"), finite_number(item, "x"), finite_number(item, "y"), item.boolean_or("depot", false)});
    }
    const auto place = [&](const JsonReader& item) {
        return static_cast<std::size_t>(item.integer(0, static_cast<std::int64_t>(desk.places.size()) - 1));
    };
    desk.roads = read_pairs<DeskRoad>(reader.items_or_none("roads"), [&](const JsonReader& from, const JsonReader& to) {
        return DeskRoad{place(from), place(to)};
    });
    Extent clock;
    for (const JsonReader& item : reader.items_or_none("riders")) {
        if (!item.expect(JsonType::Object) || desk.riders.size() == kMost) break;
        item.expect_keys({"name", "stops"});
        DeskRider rider{item.text("name"),
                        read_pairs<DeskStop>(item.items("stops"), [&](const JsonReader& time, const JsonReader& at) {
                            return DeskStop{finite_number(time), place(at)};
                        })};
        std::ranges::stable_sort(rider.stops, {}, &DeskStop::time);
        for (const DeskStop& stop : rider.stops) clock.add(stop.time, {});
        desk.riders.push_back(std::move(rider));
    }
    for (const JsonReader& item : reader.items_or_none("stock")) {
        if (!item.expect(JsonType::Object) || desk.stock.size() == kMost) break;
        item.expect_keys({"name", "levels", "reorder"});
        DeskStock stock{item.text("name"),
                        read_pairs<DeskLevel>(item.items("levels"),
                                              [](const JsonReader& time, const JsonReader& amount) {
                                                  return DeskLevel{finite_number(time), finite_number(amount)};
                                              }),
                        finite_number_if(item, "reorder")};
        std::ranges::stable_sort(stock.levels, {}, &DeskLevel::time);
        for (const DeskLevel& level : stock.levels) clock.add(level.time, {});
        desk.stock.push_back(std::move(stock));
    }
    for (const JsonReader& item : reader.items_or_none("orders")) {
        if (!item.expect(JsonType::Object) || desk.orders.size() == kMost) break;
        item.expect_keys({"name", "placed", "started", "done"});
        desk.orders.push_back({item.text("name"), finite_number(item, "placed"), finite_number_if(item, "started"),
                               finite_number_if(item, "done")});
        const DeskOrder& order = desk.orders.back();
        for (const double time : {order.placed, order.started.value_or(order.placed), order.done.value_or(order.placed)})
            clock.add(time, {});
    }
    std::ranges::stable_sort(desk.orders, {}, &DeskOrder::placed);
    desk.clock = with_air(clock, {}, 0);
    return desk;
}

std::optional<RiderPlace> place_at(const DeskView& desk, const DeskRider& rider, double clock) {
    if (rider.stops.empty()) return std::nullopt;
    const auto next = std::ranges::upper_bound(rider.stops, clock, {}, &DeskStop::time);
    const DeskStop& from = next == rider.stops.begin() ? *next : *(next - 1);
    const DeskStop& to = next == rider.stops.end() ? from : *next;
    const DeskPlace &left = desk.places[from.place], &goal = desk.places[to.place];
    const double part = to.time > from.time ? std::clamp((clock - from.time) / (to.time - from.time), 0.0, 1.0) : 0;
    return RiderPlace{std::lerp(left.x, goal.x, part), std::lerp(left.y, goal.y, part), from.place, to.place};
}

std::optional<double> level_at(const DeskStock& stock, double clock) {
    const auto next = std::ranges::upper_bound(stock.levels, clock, {}, &DeskLevel::time);
    return next == stock.levels.begin() ? std::nullopt : std::optional((next - 1)->amount);
}

OrderState state_at(const DeskOrder& order, double clock) {
    if (clock < order.placed) return OrderState::NotYet;
    if (order.done && clock >= *order.done) return OrderState::Done;
    return order.started && clock >= *order.started ? OrderState::UnderWay : OrderState::Waiting;
}

std::string format_clock(double minutes) {
    const auto whole = static_cast<std::int64_t>(std::floor(std::clamp(minutes, -1e9, 1e9)));
    const std::int64_t hours = whole >= 0 ? whole / 60 : -((59 - whole) / 60);
    return std::format("{}:{:02}", hours, whole - hours * 60);
}

std::vector<Tick> clock_ticks(const Range& range, int wanted) {
    constexpr std::array<double, 12> kSteps = {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440};
    const double rough = (range.highest - range.lowest) / std::max(1, wanted);
    const auto found = std::ranges::lower_bound(kSteps, rough);
    const double step = found != kSteps.end() ? *found : std::ceil(rough / 1440) * 1440;
    std::vector<Tick> ticks;
    for (double at = std::ceil(range.lowest / step) * step; at <= range.highest + 1e-9; at += step)
        ticks.push_back({at, format_clock(at)});
    return ticks;
}

}  // namespace bengkel
