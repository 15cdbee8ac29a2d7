#pragma once
// One case of a check against what its runs left behind. A kind of check is one file here; check/run_checks.cpp and
// check/asked_runs.cpp choose between them by the type of the check.

#include <cstddef>
#include <optional>

#include "check/verdict.hpp"
#include "lab/lab.hpp"
#include "observation/observation.hpp"

namespace bengkel {

/// Nothing when the case passes. Fills in all of a Failure but case_index, is_hidden and say, which are the same for
/// every kind.
[[nodiscard]] std::optional<Failure> judge_case(const CallsCheck& check, const CallCase& given, const Observation& seen,
                                                Language language);
[[nodiscard]] std::optional<Failure> judge_case(const OutputCheck& check, const OutputCase& given, const Observation& seen,
                                                Language language);
[[nodiscard]] std::optional<Failure> judge_case(const TablesCheck& check, const TablesCase& given, const Observation& seen,
                                                Language language);

/// The two runs of a measurement; their figures when both finished, or the call was out of fuel.
struct MeasuredCall {
    std::optional<std::uint64_t> fuel;  ///< of the call alone
    std::uint64_t load_fuel = 0;
    bool is_cut = false;             ///< out of fuel
    std::optional<Failure> failure;  ///< of a run that did not finish; nobody's when the guest is not metered
};
[[nodiscard]] MeasuredCall measured_call(const Observation& load, const Observation& cost);

/// Fills in `figures` when the case could be measured.
[[nodiscard]] std::optional<Failure> judge_budget_case(const BudgetCheck& check, std::size_t index,
                                                       const MeasuredCall& call, std::optional<BudgetFigures>& figures);

/// A run that was cut off from outside says nothing about the program: how far it came depends on the machine.
[[nodiscard]] bool is_nobodys(const Failure& failure);

/// How much a person has to read to understand the case: of several failing ones the smallest is shown.
[[nodiscard]] std::size_t size_of_case(const CallCase& given);
[[nodiscard]] std::size_t size_of_case(const OutputCase& given);
[[nodiscard]] std::size_t size_of_case(const BudgetCase& given);
[[nodiscard]] std::size_t size_of_case(const TablesCase& given);

/// The failure of a run that ended before it could be right or wrong, without texts of a case; nothing when it Finished.
[[nodiscard]] std::optional<Failure> failure_of_ending(const Observation& seen);

}  // namespace bengkel
