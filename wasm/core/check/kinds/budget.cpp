// Kind "budget": a call may cost so many times what the same call cost the reference. Whether its value is right is another
// check's business.

#include "check/kinds/judge_case.hpp"

namespace bengkel {

std::optional<Failure> judge_budget_case(const BudgetCheck& check, std::size_t index, const MeasuredCall& call,
                                         std::optional<BudgetFigures>& figures) {
    const std::uint64_t reference = check.reference_fuel[index];
    const auto allowed = static_cast<std::uint64_t>(check.times * static_cast<double>(reference));
    // Out of fuel within the budget: the lab's own limit was too low, and nothing is known about the budget.
    if (call.failure && (!call.is_cut || *call.fuel <= allowed)) return call.failure;
    figures = BudgetFigures{index, *call.fuel, allowed, reference, call.is_cut};
    if (*call.fuel <= allowed) return std::nullopt;
    Failure failure;
    failure.code = FailureCode::OverBudget;
    return failure;
}

std::size_t size_of_case(const BudgetCase& given) { return static_cast<std::size_t>(given.size); }

}  // namespace bengkel
