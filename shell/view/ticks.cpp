#include "view/ticks.hpp"

#include <algorithm>
#include <cmath>

namespace bengkel {

std::vector<Tick> linear_ticks(double lowest, double highest, int wanted, const Formats& formats) {
    const double span = highest - lowest;
    if (!std::isfinite(span) || span <= 0 || wanted < 1) return {};
    const double rough = span / wanted;
    const int power = static_cast<int>(std::floor(std::log10(rough)));
    const double unit = std::pow(10.0, power);
    const double factor = rough / unit <= 1 ? 1 : rough / unit <= 2 ? 2 : rough / unit <= 5 ? 5 : 10;
    const double step = factor * unit;
    const double first = std::ceil(lowest / step - 1e-9);
    const double last = std::floor(highest / step + 1e-9);
    // Beyond 2^53 steps from zero a step is less than what a number can tell apart.
    if (std::max(std::abs(first), std::abs(last)) > 9e15) return {};
    std::vector<Tick> ticks;
    const bool is_large = std::max(std::abs(lowest), std::abs(highest)) >= 1e6;
    for (double at = first; at <= last; ++at) {
        const double value = at * step;
        const int decimals = factor == 10 ? -power - 1 : -power;
        ticks.push_back({value, is_large ? format_short(value, formats) : format_number(value, decimals, formats)});
    }
    return ticks;
}

std::vector<Tick> log_ticks(double lowest, double highest, int wanted, const Formats& formats) {
    if (!(lowest > 0) || !(highest > lowest) || !std::isfinite(highest)) return {};
    const int first = static_cast<int>(std::floor(std::log10(lowest)));
    const int last = static_cast<int>(std::ceil(std::log10(highest)));
    const auto label = [&](double value) {
        return value >= 1e4 ? format_short(value, formats) : format_significant(value, 3, formats);
    };
    const bool is_narrow = last - first < 3;
    const int every = std::max(1, (last - first) / std::max(1, wanted));
    std::vector<Tick> ticks;
    for (int power = first; power <= last; ++power) {
        for (const int factor : {1, 2, 3, 4, 5, 6, 7, 8, 9}) {
            const double value = factor * std::pow(10.0, power);
            if (value < lowest * (1 - 1e-9) || value > highest * (1 + 1e-9)) continue;
            const bool is_told = factor == 1 ? (power - first) % every == 0 : is_narrow && (factor == 2 || factor == 5);
            if (factor == 1 || is_narrow || last - first < 6)
                ticks.push_back({value, is_told ? label(value) : std::string()});
        }
    }
    return ticks;
}

}  // namespace bengkel
