#include "check/fit_growth.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "lab/lab_format.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kFittedPoints = 3;

/// Exponents in hundredths. Up to the first of a pair the lower class is clear, from the second on the higher one.
constexpr std::pair<int, int> kBorders[] = {{35, 65}, {135, 170}, {235, 270}, {335, 370}};

/// How far the slope of the last step may lie from that of all fitted points for the answer to be clear.
constexpr int kSteady = 25;

/// No run of a measurement takes more than this, however much a lab allows.
constexpr double kWorthwhileFuel = 250'000'000;

double log_of(std::uint64_t number) { return std::log(static_cast<double>(std::max<std::uint64_t>(number, 1))); }

/// What the next size would cost, its loading included, if the slope of the last step goes on.
double predicted_fuel(std::span<const GrowthPoint> points, std::uint64_t factor) {
    const GrowthPoint& last = points.back();
    const double slope = std::max(1.0, fit_exponent(points.last(2)).value_or(100) / 100.0);
    const auto times = static_cast<double>(factor);
    return static_cast<double>(last.fuel) * std::pow(times, slope) + static_cast<double>(last.load_fuel) * times;
}

bool is_clearly_faster(std::span<const GrowthPoint> points, Growth at_most) {
    const int exponent = fit_exponent(points).value_or(0);
    const int last_step = fit_exponent(points.last(2)).value_or(0);
    return is_faster(growth_of(exponent), at_most) && !is_between_classes(exponent) &&
           std::abs(exponent - last_step) <= kSteady;
}

}  // namespace

std::optional<int> fit_exponent(std::span<const GrowthPoint> points) {
    if (points.size() < 2) return std::nullopt;
    const auto fitted = points.last(std::min(points.size(), kFittedPoints));
    const auto count = static_cast<double>(fitted.size());
    double mean_size = 0;
    double mean_fuel = 0;
    for (const GrowthPoint& point : fitted) {
        mean_size += log_of(point.size) / count;
        mean_fuel += log_of(point.fuel) / count;
    }
    double together = 0;
    double alone = 0;
    for (const GrowthPoint& point : fitted) {
        const double size = log_of(point.size) - mean_size;
        together += size * (log_of(point.fuel) - mean_fuel);
        alone += size * size;
    }
    return static_cast<int>(std::lround(100 * together / alone));
}

GrowthFound growth_of(int exponent) {
    int found = 0;
    for (const auto& [lower, higher] : kBorders)
        if (exponent >= higher) ++found;
    return static_cast<GrowthFound>(found);
}

bool is_between_classes(int exponent) {
    return std::ranges::any_of(kBorders,
                               [&](const auto& border) { return exponent > border.first && exponent < border.second; });
}

bool is_faster(GrowthFound found, Growth at_most) {
    switch (at_most) {
        case Growth::Constant:
        case Growth::Logarithmic: return found > GrowthFound::Constant;
        case Growth::Linear:
        case Growth::Linearithmic: return found > GrowthFound::Linear;
        case Growth::Quadratic: return found > GrowthFound::Quadratic;
        case Growth::Cubic: return found > GrowthFound::Cubic;
    }
    return false;
}

std::vector<std::uint64_t> next_sizes(const GrowthRule& rule, std::span<const GrowthPoint> points,
                                      std::uint64_t fuel_limit) {
    const auto first = static_cast<std::uint64_t>(rule.first_size);
    if (points.empty()) return {first, 2 * first, 4 * first};
    const bool is_enough = points.size() >= kFewestGrowthPoints;
    if (points.size() < 2 || points.size() >= kMostGrowthPoints) return {};
    if (is_enough && is_clearly_faster(points, rule.at_most)) return {};

    // While runs are cheap the sizes grow faster; a few more points are worth more fuel than many more.
    const auto limit = static_cast<double>(fuel_limit);
    const double most_for_four = std::min(limit / 16, kWorthwhileFuel);
    const double most_for_two = is_enough ? std::min(limit / 4, kWorthwhileFuel) : limit / 2;
    const auto goes_on = [&](std::uint64_t factor, double most) {
        return points.back().size * factor <= static_cast<std::uint64_t>(rule.most_size) &&
               predicted_fuel(points, factor) <= most;
    };
    if (goes_on(4, most_for_four)) return {points.back().size * 4};
    if (goes_on(2, most_for_two)) return {points.back().size * 2};
    return {};
}

const char* growth_name(Growth growth) { return kGrowthWords[static_cast<std::size_t>(growth)].data(); }

const char* growth_name(GrowthFound found) {
    switch (found) {
        case GrowthFound::Constant: return "constant";
        case GrowthFound::Linear: return "linear";
        case GrowthFound::Quadratic: return "quadratic";
        case GrowthFound::Cubic: return "cubic";
        case GrowthFound::Steeper: return "steeper";
    }
    return "";
}

}  // namespace bengkel
