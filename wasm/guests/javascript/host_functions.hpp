#pragma once
// What the guest's own modules (library/) may ask of C++: output, input, the clock, timers, and what no JavaScript can see
// without running the learner's code. The module "bengkel:native"; a learner's program cannot import it.

#include <cstdint>

#include "encode_value.hpp"

namespace bengkel::javascript {

[[nodiscard]] JSModuleDef* native_module(JSContext* context);

/// To be called before the library is evaluated; `builtins` outlives all runs.
void keep_builtins(const Builtins& builtins);

/// Starts the sequence that Math.random gives.
void seed_random(std::uint64_t seed);

/// Puts Math.random and performance.now in the place of the engine's own.
void replace_clock_and_chance(JSContext* context);

/// Writes all of `text` to standard output (1) or standard error (2).
void write_text(int descriptor, std::string_view text);

}  // namespace bengkel::javascript
