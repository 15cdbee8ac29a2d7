#pragma once
// "Metering keeps meaning", as a property of a module's bytes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "meter/meter_module.hpp"
#include "module/module.hpp"
#include "support/naive_interpreter.hpp"

namespace bengkel::test {

/// What is wrong, if anything is: the metered module must be valid; each exported function that takes numbers must answer
/// as the plain one does, even where arithmetic makes NaNs of other bits every time, pay exactly what naive counting says,
/// finish with exactly that and not with one less, and always end when it has little. Modules that are not valid, or more
/// than NaiveInterpreter understands, have nothing to break.
[[nodiscard]] std::optional<std::string> broken_meaning(ByteView bytes, const MeterOptions& options = {});

struct CallCheck {
    NaiveRun plain;                        ///< of at most so many steps; if it returned, everything below was looked at
    bool is_starved = false;               ///< an engine would have given it more memory
    std::optional<std::string> complaint;  ///< about the metered module: "used 3 where 4 were executed"
};

/// The same for one call. Both modules must be valid, and the second one what metering with `options` makes of the first.
[[nodiscard]] CallCheck check_call(const Module& plain, const Module& metered, std::string_view name,
                                   const std::vector<std::uint64_t>& arguments, const MeterOptions& options,
                                   std::uint64_t most_steps = 40'000);

}  // namespace bengkel::test
