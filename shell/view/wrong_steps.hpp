#pragma once
// Where a variable is first other than it should be, for a panel to mark.

#include <cstdint>
#include <vector>

#include "json/json_reader.hpp"
#include "view/step_history.hpp"

namespace bengkel {

struct WrongStep {
    std::uint32_t step = 0;
    std::uint32_t end = 0;  ///< the step at which the variable is another, or there are no more
    std::uint32_t frame = 0;
    std::uint32_t name = 0;
};

/// "wrong"?: [{"step", "frame", "name"}] of a timeline's data, in the order of the steps. What is wrong is left in the
/// reading.
[[nodiscard]] std::vector<WrongStep> read_wrong_steps(const JsonReader& reader, const StepHistory& history);

}  // namespace bengkel
