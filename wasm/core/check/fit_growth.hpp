#pragma once
// How a cost grows with the size, read from few exact measurements: the slope of a straight line through the logarithms of
// the last points. Classes are told apart with wide margins; a slope that lies between two classes counts as the lower one,
// in the learner's favour.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace bengkel {

/// How cost may grow with the size of the input. A measurement cannot tell constant from logarithmic, nor linear from
/// linearithmic, so either of a pair allows both.
enum class Growth { Constant, Logarithmic, Linear, Linearithmic, Quadratic, Cubic };
/// As lab.json and the Report spell them, in their order.
inline constexpr std::array<std::string_view, 6> kGrowthWords = {"constant",     "logarithmic", "linear",
                                                                 "linearithmic", "quadratic",   "cubic"};

/// Which sizes may be measured, and how fast the cost may grow over them.
struct GrowthRule {
    std::int64_t first_size = 32;
    std::int64_t most_size = 100'000;
    Growth at_most = Growth::Linear;
};

struct GrowthPoint {
    std::uint64_t size = 0;
    std::uint64_t fuel = 0;       ///< of the call alone
    std::uint64_t load_fuel = 0;  ///< of all that comes before it
};

/// What a measurement can tell: constant from logarithmic it cannot, nor linear from linearithmic.
enum class GrowthFound { Constant, Linear, Quadratic, Cubic, Steeper };

inline constexpr std::size_t kFewestGrowthPoints = 5;
inline constexpr std::size_t kMostGrowthPoints = 7;

/// In hundredths, over the last three points; nothing with fewer than two.
[[nodiscard]] std::optional<int> fit_exponent(std::span<const GrowthPoint> points);

[[nodiscard]] GrowthFound growth_of(int exponent);

/// The exponent is that of no class: more or larger sizes may tell.
[[nodiscard]] bool is_between_classes(int exponent);

[[nodiscard]] bool is_faster(GrowthFound found, Growth at_most);

/// The sizes to measure next, given what was measured so far (all of it finished): the first three, then one at a time,
/// each two or four times as large as the one before. None when seven are done, when it is clear that the cost grows too
/// fast, or when a larger one would cost too much of `fuel_limit`.
[[nodiscard]] std::vector<std::uint64_t> next_sizes(const GrowthRule& rule, std::span<const GrowthPoint> points,
                                                    std::uint64_t fuel_limit);

/// As lab.json and the Report spell it: "linearithmic", "steeper".
[[nodiscard]] const char* growth_name(Growth growth);
[[nodiscard]] const char* growth_name(GrowthFound found);

}  // namespace bengkel
