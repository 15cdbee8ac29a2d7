#pragma once
// "Metering keeps meaning", as a property of a module's bytes.

#include <optional>
#include <string>

#include "base/bytes.hpp"
#include "meter/meter_module.hpp"

namespace bengkel::test {

/// What is wrong, if anything is: the metered module must be valid; each exported function that takes numbers must answer
/// as the plain one does, even where arithmetic makes NaNs of other bits every time, pay exactly what naive counting says,
/// finish with exactly that and not with one less, and always end when it has little. Modules that are not valid, or more
/// than NaiveInterpreter understands, have nothing to break.
[[nodiscard]] std::optional<std::string> broken_meaning(ByteView bytes, const MeterOptions& options = {});

}  // namespace bengkel::test
