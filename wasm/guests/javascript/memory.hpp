#pragma once
// Where the engine's memory comes from. A part is set aside and given back when the rest has run out, so that the error
// which says so can still be made, thrown and told.

#include "quickjs_api.hpp"

namespace bengkel::javascript {

[[nodiscard]] JSRuntime* new_runtime();

/// To be called last before the snapshot.
void set_memory_aside();

/// Whether an allocation has failed in this run.
[[nodiscard]] bool has_run_out_of_memory();

}  // namespace bengkel::javascript
