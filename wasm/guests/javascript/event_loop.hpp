#pragma once
// What runs after the program's first line of thought: jobs (promises), then timers in the order of their time. Time is
// virtual: when there is nothing else to do, the clock jumps to the next timer. Deterministic: equal programs see equal
// order.

#include "quickjs_api.hpp"

namespace bengkel::javascript {

/// From now on promises that are rejected and never handled are remembered.
void watch_rejections(JSContext* context);

/// Adds a timer and returns its number, or -1 with an exception when there are too many. Repeats unless `is_once`.
/// `arguments` is an array, handed to `callback`.
std::int32_t add_timer(JSContext* context, JSValueConst callback, double delay_ms, JSValueConst arguments, bool is_once);
void remove_timer(std::int32_t number);

enum class Until {
    Idle,     ///< nothing is left to do
    Settled,  ///< the promise is settled, and no job is left
};

/// Runs jobs and timers. Exception: something was thrown and caught by nobody; otherwise undefined.
[[nodiscard]] Ref run_event_loop(JSContext* context, JSValueConst promise, Until until);

}  // namespace bengkel::javascript
