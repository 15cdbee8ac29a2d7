#pragma once
// What each function owes at its entry: whether it checks the fuel, counts depth, or has been paid for by its callers. All
// that is asked is that every cycle of calls meets a function that checks and counts, and that little happens between.

#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "meter/fuel_plan.hpp"
#include "meter/meter_module.hpp"
#include "module/module.hpp"
#include "module/validate_module.hpp"

namespace bengkel {

/// Depth is measured in slots: 8 bytes of stack. A frame has one for each local and each operand at its highest, and again
/// for each parameter, which baseline compilers pass on the stack and then copy: with that, V8's
/// baseline compiler took at most 8.2 bytes a slot, of 280 shapes measured (README.md). Optimising compilers take less,
/// unless they inline.
inline constexpr std::uint32_t kFrameSlots = 10;  ///< return address, saved registers, instance, our own locals
/// Functions that call nobody who counts need not count themselves, as long as they take no more than this together: they
/// stand on top of the stack, once.
inline constexpr std::uint64_t kUncountedSlots = 128;
/// Those who do call somebody who counts may take this much together: it is counted with their caller whether they are
/// there or not.
inline constexpr std::uint64_t kSlotsOn = 32;
/// The most fuel that a function and those below it may use without a check.
inline constexpr std::uint64_t kUncheckedFuel = 1'024;
/// The most that callers pay beforehand.
inline constexpr std::uint32_t kPrepaidFuel = 1'024;

/// One of each for each of module.bodies: a call's price hangs on its callee's terms, and those on the callee's own plan,
/// so that both are made together, callees first. The plans take one and a half times the memory of the module.
struct CallPlan {
    std::vector<EntryTerms> terms;
    std::vector<FuelPlan> functions;
    bool passes_counter = false;  ///< pass_counter.hpp
};

/// Problems: meter.no-price.
[[nodiscard]] Result<CallPlan> plan_calls(const Module& module, const std::vector<FunctionFacts>& facts,
                                          const MeterOptions& options);

}  // namespace bengkel
