#pragma once
// What one Run left behind. How a run ended is never an error of ours: a program that trapped, printed too much or gave
// back nonsense is an ordinary Observation, and the checks judge it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "frame/value.hpp"

namespace bengkel {

enum class Ending {
    Finished,
    Raised,
    Exited,
    MissingFunction,
    NotAFunction,
    NeedsInput,
    OutOfFuel,
    OutOfMemory,
    TooDeep,
    TooMuchOutput,
    Trapped,
    Refused,
    Stopped,
    BadResult,  ///< the guest handed back something that is no result
};

/// Who stopped a run: the person, the watchdog (it took too long) or the platform (killed worker, missing runtime).
enum class StoppedBy { Person, Watchdog, Platform };

/// A file that the run was to hand over.
struct KeptFile {
    enum class State { File, Missing, Folder, TooLarge };
    std::string path;  ///< TooLarge may also be a whole pattern, "plots/*"
    State state = State::File;
    Bytes bytes;  ///< of File
};

struct Observation {
    std::string key;  ///< of the Run
    Ending ending = Ending::Finished;
    std::optional<StoppedBy> stopped_by;  ///< when Stopped
    std::string detail;                   ///< for a bug report, not for the learner
    std::optional<std::uint64_t> fuel;
    std::uint64_t memory_bytes = 0;
    Bytes output;                        ///< standard output; any bytes
    Bytes error_output;                  ///< standard error; any bytes
    std::optional<Value> value;          ///< of a call that finished
    std::optional<Exception> exception;  ///< when Raised, and when Python noticed OutOfMemory or TooDeep itself
    std::vector<std::string> lineage;    ///< the exception's class and those it inherits from, most special first
    std::int64_t exit_code = 0;          ///< when Exited
    std::vector<KeptFile> files;         ///< of those that the Run wanted to keep; each path once
};

/// The name that the Report and the frames use: "out-of-memory".
[[nodiscard]] const char* ending_name(Ending ending);
[[nodiscard]] const char* stopper_name(StoppedBy stopper);

}  // namespace bengkel
