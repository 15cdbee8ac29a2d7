#pragma once
// A day at a simulated trade desk: places and roads, riders on their ways, stock levels, orders that wait and are served.
// Times are minutes of the virtual clock, counted from midnight.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "json/json_reader.hpp"
#include "view/scale.hpp"
#include "view/ticks.hpp"

namespace bengkel {

struct DeskPlace {
    std::string name;
    double x = 0, y = 0;
    bool is_depot = false;
};
struct DeskRoad {
    std::size_t from = 0, to = 0;
};

/// A rider is at the place of a stop at its time, and on the way to the next one after it.
struct DeskStop {
    double time = 0;
    std::size_t place = 0;
};
struct DeskRider {
    std::string name;
    std::vector<DeskStop> stops;  ///< by time
};

/// A level holds until the next one.
struct DeskLevel {
    double time = 0;
    double amount = 0;
};
struct DeskStock {
    std::string name;
    std::vector<DeskLevel> levels;  ///< by time
    std::optional<double> reorder;  ///< the level at which more is ordered
};

struct DeskOrder {
    std::string name;
    double placed = 0;
    std::optional<double> started, done;
};
enum class OrderState { NotYet, Waiting, UnderWay, Done };

struct DeskView {
    std::vector<DeskPlace> places;
    std::vector<DeskRoad> roads;
    std::vector<DeskRider> riders;
    std::vector<DeskStock> stock;
    std::vector<DeskOrder> orders;  ///< by the time they were placed
    Range clock;                    ///< from the first to the last that is told
};

/// {"places": [{"name", "x", "y", "depot"?}], "roads": [[from, to], ...], "riders": [{"name", "stops": [[time, place],
/// ...]}], "stock": [{"name", "levels": [[time, amount], ...], "reorder"?}], "orders": [{"name", "placed", "started"?,
/// "done"?}]}
[[nodiscard]] DeskView read_desk_view(const JsonReader& reader);

struct RiderPlace {
    double x = 0, y = 0;
    std::size_t from = 0, to = 0;  ///< places; the same while the rider stands
};
/// Before the first stop there, after the last one there; none without stops.
[[nodiscard]] std::optional<RiderPlace> place_at(const DeskView& desk, const DeskRider& rider, double clock);

/// None before the first level.
[[nodiscard]] std::optional<double> level_at(const DeskStock& stock, double clock);

[[nodiscard]] OrderState state_at(const DeskOrder& order, double clock);

/// "9:05"; after midnight the hours go on.
[[nodiscard]] std::string format_clock(double minutes);
/// In steps that a clock has: minutes, quarters, hours.
[[nodiscard]] std::vector<Tick> clock_ticks(const Range& range, int wanted);

}  // namespace bengkel
