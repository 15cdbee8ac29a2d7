#pragma once
// Whether the counter can go from function to function as a last parameter and a last result, which is a register, instead
// of by the global, which is a load that waits for a store at every call. Every function then has another type than it had,
// which nobody may see: neither the host, nor the module itself.

#include <vector>

#include "meter/meter_module.hpp"
#include "module/module.hpp"
#include "module/validate_module.hpp"

namespace bengkel {

/// `facts`: one for each of module.bodies. The host comes in by wrappers, of the types that exports had.
[[nodiscard]] bool can_pass_counter(const Module& module, const std::vector<FunctionFacts>& facts,
                                    const MeterOptions& options);

}  // namespace bengkel
