#pragma once
// Which functions have to count depth: those that can be on the stack more than once. All others together need a bounded
// piece of the stack, known beforehand.

#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "module/module.hpp"
#include "module/validate_module.hpp"

namespace bengkel {

/// Depth is measured in slots: 8 bytes of stack, as a compiler without optimisation would lay a frame out.
inline constexpr std::uint32_t kFrameSlots = 8;          ///< of every frame: return address, saved registers, instance
inline constexpr std::uint32_t kUncountedSlots = 8'192;  ///< what the functions that do not count may need together

struct StackNeed {
    std::uint32_t slots = 0;  ///< of one frame
    bool is_counted = false;
};

/// One for each of module.bodies. A call through a table or a reference may reach every function whose reference can be
/// had; an import may call back.
[[nodiscard]] Result<std::vector<StackNeed>> measure_stack(const Module& module, const std::vector<FunctionFacts>& facts);

}  // namespace bengkel
