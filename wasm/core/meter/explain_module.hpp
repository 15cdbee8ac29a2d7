#pragma once
// What meter_module would charge, for people: a disassembly with the fuel of each block beside the instruction that it
// begins with; `+n` where a block is charged, `*n` where a loop is charged and checked.

#include "base/result.hpp"
#include "meter/meter_module.hpp"
#include "module/print_module.hpp"

namespace bengkel {

/// Problems: as meter_module's, but of the output there are none.
[[nodiscard]] Result<void> explain_module(ByteView input, const MeterOptions& options, const PrintLine& print);

}  // namespace bengkel
