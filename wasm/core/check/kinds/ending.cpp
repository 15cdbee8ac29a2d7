// What every kind of check says alike: a run that did not finish fails its case by the way it ended.

#include "check/format_value.hpp"
#include "check/kinds/judge_case.hpp"

#include <algorithm>

namespace bengkel {
namespace {

std::optional<FailureCode> code_of(Ending ending) {
    switch (ending) {
        case Ending::Finished: return std::nullopt;
        case Ending::Raised: return FailureCode::Raised;
        case Ending::Exited: return FailureCode::Exited;
        case Ending::MissingFunction: return FailureCode::MissingFunction;
        case Ending::NotAFunction: return FailureCode::NotAFunction;
        case Ending::NeedsInput: return FailureCode::NeedsInput;
        case Ending::OutOfFuel: return FailureCode::OutOfFuel;
        case Ending::OutOfMemory: return FailureCode::OutOfMemory;
        case Ending::TooDeep: return FailureCode::TooDeep;
        case Ending::TooMuchOutput: return FailureCode::TooMuchOutput;
        case Ending::Trapped: return FailureCode::Trapped;
        case Ending::Refused: return FailureCode::Refused;
        case Ending::Stopped: return FailureCode::Stopped;
        case Ending::BadResult: return FailureCode::BadResult;
    }
    return std::nullopt;
}

/// Cut to what a page can show; a runaway recursion may have left thousands of frames.
Exception shown_exception(const Exception& exception) {
    constexpr std::size_t kShownFrames = 50;
    Exception shown{shown_text(exception.type), shown_text(exception.message), {}};
    for (const TraceFrame& frame : exception.frames) {
        // The last frames are where it happened, and frame 0 is the way in.
        const auto left = exception.frames.size() - static_cast<std::size_t>(&frame - exception.frames.data());
        if (!shown.frames.empty() && left >= kShownFrames) continue;
        TraceFrame& copy = shown.frames.emplace_back(frame);
        copy.file = shown_text(frame.file);
        copy.function = shown_text(frame.function);
        copy.source = shown_text(frame.source);
    }
    return shown;
}

}  // namespace

std::optional<Failure> failure_of_ending(const Observation& seen) {
    const std::optional<FailureCode> code = code_of(seen.ending);
    if (!code) return std::nullopt;
    Failure failure;
    failure.code = *code;
    failure.printed = shown_text(as_text(seen.output));
    if (seen.exception) failure.exception = shown_exception(*seen.exception);
    failure.stopped_by = seen.stopped_by;
    return failure;
}

MeasuredCall measured_call(const Observation& load, const Observation& cost) {
    MeasuredCall call;
    call.failure = failure_of_ending(load);
    if (call.failure) return call;
    call.failure = failure_of_ending(cost);
    if (!load.fuel || !cost.fuel) {
        if (call.failure) return call;
        // Without a meter nothing can be said, and that is not the program's doing.
        call.failure = Failure{};
        call.failure->code = FailureCode::Stopped;
        call.failure->stopped_by = StoppedBy::Platform;
        return call;
    }
    call.is_cut = cost.ending == Ending::OutOfFuel;
    if (call.failure && !call.is_cut) return call;
    call.load_fuel = *load.fuel;
    call.fuel = *cost.fuel - std::min(*load.fuel, *cost.fuel);
    return call;
}

bool is_nobodys(const Failure& failure) {
    return failure.code == FailureCode::Refused || failure.code == FailureCode::Stopped;
}

}  // namespace bengkel
