#pragma once
// What this run has burned so far, from the one clock that stands still unless the guest executes something.

#include <cstdint>

namespace bengkel::python {

/// Up to this call, exactly (wasm/core/meter); 0 in a guest without a meter.
[[nodiscard]] std::uint64_t fuel_used();

}  // namespace bengkel::python
