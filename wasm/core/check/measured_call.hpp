#pragma once
// What a call costs alone: the difference of two runs, with the call and without it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "check/check_kind.hpp"
#include "check/verdict.hpp"
#include "frame/value.hpp"
#include "observation/observation.hpp"
#include "plan/make_run.hpp"

namespace bengkel {

inline constexpr RunPart kMeasuredParts[] = {RunPart::Load, RunPart::Cost};

/// The figures of both runs when both finished, or the call was out of fuel.
struct MeasuredCall {
    std::optional<std::uint64_t> fuel;  ///< of the call alone
    std::uint64_t load_fuel = 0;
    bool is_cut = false;             ///< out of fuel
    std::optional<Failure> failure;  ///< of a run that did not finish; nobody's when the guest is not metered
};
[[nodiscard]] MeasuredCall measured_call(const Observation& load, const Observation& cost);

/// The run of `part`; arguments that cannot be made are none.
[[nodiscard]] Run measuring_run(Run run, RunPart part, const std::string& file, const std::string& function,
                                Result<List> args);

/// The call as a learner may read it: its arguments are long.
[[nodiscard]] std::optional<std::string> shown_call(std::string_view function, const Result<List>& args, Language language);

}  // namespace bengkel
