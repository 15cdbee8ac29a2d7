#pragma once
// Whether a call did what was wanted of it: returned the wanted value, or raised the wanted exception or one that inherits
// from it, once the program was loaded.

#include <optional>
#include <string>

#include "check/equal_values.hpp"
#include "check/verdict.hpp"
#include "frame/value.hpp"
#include "observation/observation.hpp"

namespace bengkel {

/// `raises` counts where nothing is to be returned. Nothing when the call will do; otherwise what was expected and what
/// came, without the call itself.
[[nodiscard]] std::optional<Failure> judge_call(const std::optional<Value>& want, const std::string& raises,
                                                const Equality& equality, const Observation& seen);

}  // namespace bengkel
