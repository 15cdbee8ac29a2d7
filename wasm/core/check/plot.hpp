#pragma once
// A plot that a program left by lab.plot, plots/<n>.json, and what a check wants of one.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/equal_values.hpp"
#include "check/verdict.hpp"
#include "frame/value.hpp"

namespace bengkel {

inline constexpr std::array<std::string_view, 5> kPlotKinds = {"line", "scatter", "bar", "histogram", "heatmap"};

/// Of what is wanted, what is absent may be as it likes.
struct PlotAxis {
    std::optional<std::string> label;
    std::optional<bool> is_log;
};

struct PlotSeries {
    std::optional<std::string> label;
    std::optional<Value> x, y;  ///< lists; numbers, of x also texts, null for a gap
    std::optional<Value> rows;  ///< of a heatmap: a list of lists
};

struct Plot {
    std::optional<std::string> kind;
    std::optional<std::string> title;
    PlotAxis x, y;
    std::optional<std::vector<PlotSeries>> series;
};

/// What lab.plot writes, and nothing else: every part is there, a series has y or rows.
[[nodiscard]] std::optional<Plot> read_plot(const Value& value);

/// Nothing when `got` has all that is wanted. Series are found by their labels when each that is wanted has one, else by
/// their order.
[[nodiscard]] std::optional<Failure> compare_plots(const Plot& want, const Plot& got, const Equality& equality);

}  // namespace bengkel
