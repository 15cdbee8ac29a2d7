#include "view/scale.hpp"

#include <algorithm>
#include <cmath>

namespace bengkel {

double place_on(const PlotScale& scale, const Range& range, double value) {
    if (!scale.is_log) return (value - range.lowest) / (range.highest - range.lowest);
    if (!(value > 0)) return std::numeric_limits<double>::quiet_NaN();
    return std::log(value / range.lowest) / std::log(range.highest / range.lowest);
}

double value_on(const PlotScale& scale, const Range& range, double place) {
    if (!scale.is_log) return range.lowest + place * (range.highest - range.lowest);
    return range.lowest * std::pow(range.highest / range.lowest, place);
}

Range zoomed(const PlotScale& scale, const Range& range, double factor, double place, double shift) {
    const double size = 1 / std::clamp(factor, 0.01, 100.0);
    const double from = place - place * size + shift;
    const Range next{value_on(scale, range, from), value_on(scale, range, from + size)};
    const double least = std::max(std::abs(next.lowest), std::abs(next.highest)) * 1e-12;
    const bool is_sound = std::isfinite(next.lowest) && std::isfinite(next.highest) && next.highest - next.lowest > least &&
                          next.highest - next.lowest < 1e300 && (!scale.is_log || next.lowest > 0);
    return is_sound ? next : range;
}

void Extent::add(double value, const PlotScale& scale) {
    if (std::isnan(value) || (scale.is_log && value <= 0)) return;
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
}

Range with_air(const Extent& extent, const PlotScale& scale, double air) {
    if (extent.lowest > extent.highest) return scale.is_log ? Range{1, 10} : Range{0, 1};
    if (scale.is_log) {
        const double factor = extent.lowest == extent.highest ? 2 : std::pow(extent.highest / extent.lowest, air);
        return {extent.lowest / factor, extent.highest * factor};
    }
    const double size = extent.highest - extent.lowest;
    const double around = size > 0 ? size * air : std::max(1.0, std::abs(extent.lowest)) * 0.5;
    return {extent.lowest - around, extent.highest + around};
}

}  // namespace bengkel
