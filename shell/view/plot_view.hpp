#pragma once
// A plot as numbers: what is told of it, where its points lie, and which of them is near. Drawn by panel/plot_panel.cpp.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "json/json_reader.hpp"
#include "view/scale.hpp"

namespace bengkel {

enum class PlotShape { Line, Scatter, Bar, Histogram, HeatMap };

/// Points in order; NaN is a gap. Of a heat map, `y` has the rows one after the other, each of `width`.
struct SeriesView {
    std::string label;
    std::vector<double> x;
    std::vector<double> y;
    std::size_t width = 0;
    bool is_expected = false;  ///< what a check wants, drawn beneath what the program left
};

struct PlotView {
    PlotShape shape = PlotShape::Line;
    std::string title;
    PlotScale x, y;
    std::vector<std::string> names;  ///< of x = 0, 1, 2 ... where x has names and not numbers
    std::vector<SeriesView> series;
};

/// {"kind", "title", "x": {"label", "log"}, "y": {...}, "names"?: [...], "series": [{"label", "x"?: blob, "y": blob,
/// "width"?, "expected"?}]}; a blob holds little-endian floats of 64 bits. Without "x", points are counted off from 0. What
/// is wrong is left in the reading. A histogram is binned here.
[[nodiscard]] PlotView read_plot_view(const JsonReader& reader, std::span<const Bytes> blobs);

/// All of what is shown, with a little air, on a log scale only what is above zero. `is_hidden` has one for each series.
[[nodiscard]] Bounds bounds_of(const PlotView& plot, std::span<const bool> is_hidden);

struct NearPoint {
    std::size_t series = 0;
    std::size_t point = 0;
};

/// The shown point nearest to a place of the area (0 to 1 both ways, `aspect` its width over its height), if one is within
/// `reach` of its height.
[[nodiscard]] std::optional<NearPoint> nearest_point(const PlotView& plot, std::span<const bool> is_hidden,
                                                     const Bounds& bounds, double x, double y, double aspect, double reach);

/// Equal bins over all that is finite: as many as Freedman and Diaconis (1981) say, 1 to 60. `x` of the result are the
/// bins' left ends, with `width` in `bin`.
struct Bins {
    double first = 0;
    double bin = 1;
    std::vector<double> counts;
};
[[nodiscard]] Bins bin_values(std::span<const double> values);

}  // namespace bengkel
