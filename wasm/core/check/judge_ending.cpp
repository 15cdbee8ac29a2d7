#include "check/judge_ending.hpp"

#include "check/format_value.hpp"

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

Failure failure_of_platform() {
    Failure failure;
    failure.code = FailureCode::Stopped;
    failure.stopped_by = StoppedBy::Platform;
    return failure;
}

bool is_nobodys(const Failure& failure) {
    return failure.code == FailureCode::Refused || failure.code == FailureCode::Stopped ||
           failure.code == FailureCode::BadQuery;
}

}  // namespace bengkel
