#include "observation/observation.hpp"

namespace bengkel {

const char* ending_name(Ending ending) {
    switch (ending) {
        case Ending::Finished: return "finished";
        case Ending::Raised: return "raised";
        case Ending::Exited: return "exited";
        case Ending::MissingFunction: return "missing-function";
        case Ending::NotAFunction: return "not-a-function";
        case Ending::NeedsInput: return "needs-input";
        case Ending::OutOfFuel: return "out-of-fuel";
        case Ending::OutOfMemory: return "out-of-memory";
        case Ending::TooDeep: return "too-deep";
        case Ending::TooMuchOutput: return "too-much-output";
        case Ending::Trapped: return "trapped";
        case Ending::Refused: return "refused";
        case Ending::Stopped: return "stopped";
        case Ending::BadResult: return "bad-result";
    }
    return "";
}

const char* stopper_name(StoppedBy stopper) {
    switch (stopper) {
        case StoppedBy::Person: return "person";
        case StoppedBy::Watchdog: return "watchdog";
        case StoppedBy::Platform: return "platform";
    }
    return "";
}

}  // namespace bengkel
