#pragma once
// What a run or a check cost, in fuel: over n against classes of growth, against a reference, or part by part.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json_reader.hpp"
#include "view/scale.hpp"

namespace bengkel {

/// As the report names them; what is "steeper" than cubic has no curve.
enum class CurveClass { Constant, Logarithmic, Linear, Linearithmic, Quadratic, Cubic };

/// How much more `n` costs than 1, up to a factor.
[[nodiscard]] double class_cost(CurveClass growth, double n);

struct CostPoint {
    double size = 0;
    double fuel = 0;
};

struct GrowthView {
    std::vector<CostPoint> points;    ///< by size
    std::optional<CurveClass> found;  ///< none: too little could be measured, or it is steeper than all
    CurveClass at_most = CurveClass::Linear;
    bool is_last_cut = false;  ///< the last one costs more than it says
    PlotScale x{{}, true}, y{{}, true};
};

/// {"points": [[size, fuel], ...], "found": class or null, "atMost": class, "lastCut"?, "x", "y": labels}.
[[nodiscard]] GrowthView read_growth_view(const JsonReader& reader);

/// The factor by which the class lies among the last three points, which the check goes by, too: what a call costs whatever
/// its size counts for little there.
[[nodiscard]] double fitted_factor(const GrowthView& growth, CurveClass of);
/// ... and through the first point: where the costs would have gone.
[[nodiscard]] double factor_from_first(const GrowthView& growth, CurveClass of);

/// All points, and both curves as far as they belong beside them.
[[nodiscard]] Bounds bounds_of(const GrowthView& growth);

/// A case of a budget check.
struct BudgetBar {
    std::string name;
    double used = 0, allowed = 0, reference = 0;
    bool is_cut = false;  ///< out of fuel: it costs more than `used`
    [[nodiscard]] bool is_over() const { return is_cut || used > allowed; }
};

/// {"cases": [{"name", "used", "allowed", "reference", "cut"?}]}.
[[nodiscard]] std::vector<BudgetBar> read_budget_cases(const JsonReader& reader);

/// A function or a line of a program. `line` is 0 where it has none.
struct CostPart {
    std::string name;
    std::size_t line = 0;
    double fuel = 0;
    double share = 0;  ///< of the whole run, 0 to 1
};

/// {"parts": [{"name", "line"?, "fuel"}], "total"?: of the whole run, where parts are not all of it}: the dearest first,
/// what costs the same in its order.
[[nodiscard]] std::vector<CostPart> read_cost_parts(const JsonReader& reader);

}  // namespace bengkel
