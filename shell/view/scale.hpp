#pragma once
// What an axis measures by, and which part of it is shown.

#include <limits>
#include <string>

namespace bengkel {

struct PlotScale {
    std::string label;
    bool is_log = false;
};

struct Range {
    double lowest = 0;
    double highest = 1;
    bool operator==(const Range&) const = default;
};
struct Bounds {
    Range x, y;
};

/// Where `value` lies between the ends, 0 to 1 and beyond; NaN where a log scale has no place for it. And back.
[[nodiscard]] double place_on(const PlotScale& scale, const Range& range, double value);
[[nodiscard]] double value_on(const PlotScale& scale, const Range& range, double place);

/// The range zoomed by `factor` (above 1: closer) around the value at `place`, and moved by `shift` of its width.
[[nodiscard]] Range zoomed(const PlotScale& scale, const Range& range, double factor, double place, double shift);

/// Of all values that were added and have a place on the scale; upside down while there are none.
struct Extent {
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();

    void add(double value, const PlotScale& scale);
};

/// The extent with `air` of its width on either side; something sound where there is nothing, or one value alone.
[[nodiscard]] Range with_air(const Extent& extent, const PlotScale& scale, double air);

}  // namespace bengkel
