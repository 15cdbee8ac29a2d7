#include "view/cost_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <span>

namespace bengkel {

namespace {

constexpr std::array<std::string_view, 6> kClasses = {"constant",     "logarithmic", "linear",
                                                      "linearithmic", "quadratic",   "cubic"};
constexpr std::size_t kMostParts = 100'000;
constexpr std::size_t kFittedPoints = 3;

std::optional<CurveClass> read_class(const JsonReader& reader) {
    if (reader.is(JsonType::Null)) return std::nullopt;
    const std::string name = reader.text();
    const auto found = std::ranges::find(kClasses, name);
    if (found != kClasses.end()) return static_cast<CurveClass>(found - kClasses.begin());
    if (name != "steeper") reader.report("unknown-class", "there is no class of growth \"" + name + "\"");
    return std::nullopt;
}

double cost_in(const JsonReader& reader) {
    const double cost = reader.number();
    if (std::isfinite(cost) && cost >= 0) return cost;
    reader.report("bad-cost", "expected a number from 0");
    return 0;
}

double cost_in(const JsonReader& reader, std::string_view name) {
    const auto found = reader.member(name);
    return found ? cost_in(*found) : 0;
}

}  // namespace

double class_cost(CurveClass growth, double n) {
    const double log = std::log2(std::max(n, 1.0) + 1);
    switch (growth) {
        case CurveClass::Constant: return 1;
        case CurveClass::Logarithmic: return log;
        case CurveClass::Linear: return n;
        case CurveClass::Linearithmic: return n * log;
        case CurveClass::Quadratic: return n * n;
        case CurveClass::Cubic: return n * n * n;
    }
    return 1;
}

GrowthView read_growth_view(const JsonReader& reader) {
    reader.expect_keys({"kind", "points", "found", "atMost", "lastCut", "x", "y"});
    GrowthView growth;
    for (const JsonReader& item : reader.items("points")) {
        const std::vector<JsonReader> pair = item.items();
        if (pair.size() != 2) {
            item.report("bad-point", "expected a size and its fuel");
            continue;
        }
        const CostPoint point{cost_in(pair[0]), cost_in(pair[1])};
        // A log scale has no place for nothing.
        if (point.size > 0 && point.fuel > 0) growth.points.push_back(point);
    }
    std::ranges::stable_sort(growth.points, {}, &CostPoint::size);
    if (const auto found = reader.member("found")) growth.found = read_class(*found);
    if (const auto at_most = reader.member("atMost")) growth.at_most = read_class(*at_most).value_or(CurveClass::Cubic);
    growth.is_last_cut = reader.boolean_or("lastCut", false);
    growth.x.label = reader.text("x");
    growth.y.label = reader.text("y");
    return growth;
}

double fitted_factor(const GrowthView& growth, CurveClass of) {
    if (growth.points.empty()) return 1;
    const auto last = std::span(growth.points).last(std::min(growth.points.size(), kFittedPoints));
    double sum = 0;
    for (const CostPoint& point : last) sum += std::log(point.fuel / class_cost(of, point.size));
    return std::exp(sum / static_cast<double>(last.size()));
}

double factor_from_first(const GrowthView& growth, CurveClass of) {
    if (growth.points.empty()) return 1;
    return growth.points.front().fuel / class_cost(of, growth.points.front().size);
}

Bounds bounds_of(const GrowthView& growth) {
    Extent x, y;
    for (const CostPoint& point : growth.points) {
        x.add(point.size, growth.x);
        y.add(point.fuel, growth.y);
    }
    // The arrow above it needs room.
    if (growth.is_last_cut && !growth.points.empty()) y.add(growth.points.back().fuel * 2, growth.y);
    if (!growth.points.empty())
        y.add(factor_from_first(growth, growth.at_most) * class_cost(growth.at_most, growth.points.back().size), growth.y);
    return {with_air(x, growth.x, 0.06), with_air(y, growth.y, 0.08)};
}

std::vector<BudgetBar> read_budget_cases(const JsonReader& reader) {
    reader.expect_keys({"kind", "cases"});
    std::vector<BudgetBar> cases;
    for (const JsonReader& item : reader.items("cases")) {
        if (!item.expect(JsonType::Object) || cases.size() == kMostParts) break;
        item.expect_keys({"name", "used", "allowed", "reference", "cut"});
        cases.push_back({item.text("name"), cost_in(item, "used"), cost_in(item, "allowed"), cost_in(item, "reference"),
                         item.boolean_or("cut", false)});
    }
    return cases;
}

std::vector<CostPart> read_cost_parts(const JsonReader& reader) {
    reader.expect_keys({"kind", "parts", "total"});
    std::vector<CostPart> parts;
    double total = 0;
    for (const JsonReader& item : reader.items("parts")) {
        if (!item.expect(JsonType::Object) || parts.size() == kMostParts) break;
        item.expect_keys({"name", "line", "fuel"});
        parts.push_back({item.text("name"), static_cast<std::size_t>(item.integer_or("line", 0, 0, INT32_MAX)),
                         cost_in(item, "fuel"), 0});
        total += parts.back().fuel;
    }
    if (const auto whole = reader.find("total")) total = std::max(total, cost_in(*whole));
    for (CostPart& part : parts) part.share = total > 0 ? part.fuel / total : 0;
    std::ranges::stable_sort(parts, std::ranges::greater{}, &CostPart::fuel);
    return parts;
}

}  // namespace bengkel
