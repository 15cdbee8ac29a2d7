#pragma once
// One run of a guest, wholly described: the same Run gives the same Observation on every machine. Hash seed, randomness,
// clock and files all come from here; the host adds nothing of its own.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "lab/lab.hpp"

namespace bengkel {

enum class EntryKind {
    Program,
    Call,
    Query,     ///< a script of SQL whose results, and tables at its end, are handed back
    Cost,      ///< a call whose value is not handed back: only what it costs is of interest
    Load,      ///< all that comes before such a call, the arguments included: what is subtracted from it
    Trace,     ///< a program whose steps are recorded
    Profile,   ///< a program whose lines and functions are charged
    Source,    ///< a file that is not run: queries are asked of its syntax tree, by the host's parser
    UnitTest,  ///< a file of tests; what came of each is handed back
};

/// As frames and messages spell it. Cost and Load are equally long, so that a guest's memory is laid out alike in both.
[[nodiscard]] const char* entry_name(EntryKind kind);

/// What is wanted of a program besides what it does. A run with a record is looked at, and never judged.
enum class Record {
    None,
    Steps,   ///< every step, with the variables
    Costs,   ///< the fuel of its lines or functions
    Memory,  ///< what its memory holds, at its end and where it says
    Tables,  ///< its result sets as tables, however long
};

/// As requests and frames spell it; empty for none.
[[nodiscard]] const char* record_name(Record record);

struct Entry {
    EntryKind kind = EntryKind::Program;
    std::string file;
    std::string function;  ///< of a call, and of what measures one
};

/// What the program is built for, so that one build serves all runs of a submission: every function that any check calls,
/// sorted, and the structs that may cross.
struct Build {
    std::vector<std::string> functions;
    std::map<std::string, std::vector<std::string>> structs;
};

struct Run {
    std::string key;  ///< of a check (run_key), or "run" for a program that is only run
    Language language = Language::Python;
    std::optional<Build> build;  ///< of a language that is compiled
    Entry entry;
    Record record = Record::None;   ///< what the host is to see to: of an interpreted language the guest does
    std::vector<std::string> argv;  ///< without the program's own name
    std::uint64_t seed = 0;
    std::int64_t clock_ms = 0;  ///< the time at which the guest's clock starts, milliseconds since 1970 in UTC
    RunLimits limits;
    std::vector<File> files;  ///< sorted by path
    Bytes input;
    bool is_input_ended = true;     ///< otherwise reading past the end of the input ends the run as needs-input
    std::vector<std::string> keep;  ///< what is to come back of the files: paths, "plots/*" for all that lie in a folder
    Bytes message;                  ///< what guest_run is called with, a tagged value
};

}  // namespace bengkel
