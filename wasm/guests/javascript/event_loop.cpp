#include "event_loop.hpp"

#include <time.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace bengkel::javascript {

namespace {

/// More than these are no program's intention; they would take all memory.
constexpr std::size_t kMaximumTimers = 100'000;
constexpr std::size_t kMaximumRejections = 100'000;

struct Timer {
    std::int32_t number = 0;
    double due_ms = 0;
    double period_ms = 0;  ///< 0: once
    std::uint64_t added = 0;
    Ref callback;
    Ref arguments;
};

struct Rejection {
    Ref promise;
    Ref reason;
};

// Part of the snapshot, and empty in it.
std::vector<Timer>& timers() {
    static std::vector<Timer> all;
    return all;
}
std::vector<Rejection>& rejections() {
    static std::vector<Rejection> all;
    return all;
}
std::int32_t last_number = 0;
std::uint64_t additions = 0;
/// Moves only when the loop sleeps, so that the order of timers does not hang on what the program's own work costs.
double loop_ms = 0;

void track_rejection(JSContext* context, JSValueConst promise, JSValueConst reason, bool is_handled, void*) {
    auto& all = rejections();
    if (!is_handled) {
        if (all.size() < kMaximumRejections) all.push_back({Ref::share(context, promise), Ref::share(context, reason)});
        return;
    }
    std::erase_if(all, [&](const Rejection& it) { return JS_IsStrictEqual(context, it.promise.get(), promise); });
}

double plain_delay(double delay_ms) {
    // As in Node: what is no number, or too large for 32 bits, is 1 ms.
    if (!(delay_ms >= 1) || delay_ms > 2147483647.0) return 1;
    return std::floor(delay_ms);
}

void sleep_until(double due_ms) {
    const double left = std::max(0.0, due_ms - loop_ms);
    loop_ms = std::max(loop_ms, due_ms);
    const timespec span{static_cast<time_t>(left / 1000), static_cast<long>(std::fmod(left, 1000) * 1e6)};
    nanosleep(&span, nullptr);
}

/// Every job there is. An exception of a job (queueMicrotask) is nobody's to catch.
bool run_jobs(JSContext* context) {
    JSContext* at = nullptr;
    int done = 1;
    while (done > 0) done = JS_ExecutePendingJob(JS_GetRuntime(context), &at);
    return done == 0;
}

bool run_timer(JSContext* context) {
    auto& all = timers();
    const auto next = std::ranges::min_element(all, [](const Timer& left, const Timer& right) {
        return left.due_ms != right.due_ms ? left.due_ms < right.due_ms : left.added < right.added;
    });
    sleep_until(next->due_ms);
    const Ref callback = Ref::share(context, next->callback.get());
    const Ref arguments = Ref::share(context, next->arguments.get());
    if (next->period_ms > 0) {
        next->due_ms = loop_ms + next->period_ms;
        next->added = ++additions;
    } else {
        all.erase(next);
    }
    std::int64_t count = 0;
    JS_GetLength(context, arguments.get(), &count);
    std::vector<Ref> owned;
    std::vector<JSValue> values;
    for (std::int64_t i = 0; i < count; ++i) {
        owned.emplace_back(context, JS_GetPropertyInt64(context, arguments.get(), i));
        values.push_back(owned.back().get());
    }
    const Ref done(context, JS_Call(context, callback.get(), JS_UNDEFINED, static_cast<int>(values.size()), values.data()));
    return !done.is_exception();
}

}  // namespace

void watch_rejections(JSContext* context) {
    JS_SetHostPromiseRejectionTracker(JS_GetRuntime(context), track_rejection, nullptr);
}

std::int32_t add_timer(JSContext* context, JSValueConst callback, double delay_ms, JSValueConst arguments, bool is_once) {
    const double delay = plain_delay(delay_ms);
    if (timers().size() >= kMaximumTimers) {
        JS_ThrowRangeError(context, "more than %d timers are waiting", static_cast<int>(kMaximumTimers));
        return -1;
    }
    timers().push_back({.number = ++last_number,
                        .due_ms = loop_ms + delay,
                        .period_ms = is_once ? 0 : delay,
                        .added = ++additions,
                        .callback = Ref::share(context, callback),
                        .arguments = Ref::share(context, arguments)});
    return last_number;
}

void remove_timer(std::int32_t number) {
    std::erase_if(timers(), [&](const Timer& timer) { return timer.number == number; });
}

Ref run_event_loop(JSContext* context, JSValueConst promise, Until until) {
    while (true) {
        if (!run_jobs(context)) return {context, JS_EXCEPTION};
        if (JS_IsPromise(promise) && JS_PromiseState(context, promise) == JS_PROMISE_REJECTED) return {};
        if (!rejections().empty()) return {context, JS_Throw(context, rejections().front().reason.release())};
        const bool is_settled = !JS_IsPromise(promise) || JS_PromiseState(context, promise) != JS_PROMISE_PENDING;
        if (timers().empty() || (until == Until::Settled && is_settled)) return {};
        if (!run_timer(context)) return {context, JS_EXCEPTION};
    }
}

}  // namespace bengkel::javascript
