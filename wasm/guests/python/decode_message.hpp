#pragma once
// The message of a run, a tagged map (wasm/core/frame/README.md), as Python objects. It comes from our own core, but is
// read with every check all the same: a guest must not be able to be confused by its host.

#include <cstdint>
#include <span>
#include <string>

#include "python_api.hpp"

namespace bengkel::python {

enum class Entry {
    Program,
    UnitTest,  ///< a file of tests
    Call,
    Cost,     ///< a call whose value is dropped
    Load,     ///< everything before a call, and no call
    Trace,    ///< a program whose steps are recorded
    Profile,  ///< a program whose lines and functions are charged
};

struct Message {
    Entry entry = Entry::Program;
    std::string file;               ///< path below the working folder, such as "main.py"
    std::string function;           ///< unless a program or tests
    Ref args;                       ///< tuple
    Ref kwargs;                     ///< dict with text keys
    Ref argv;                       ///< list of text
    Ref seed;                       ///< int
    std::size_t result_cap = 0;     ///< bytes
    std::size_t step_cap = 0;       ///< of a trace
    std::uint64_t record_fuel = 0;  ///< of a trace: for recording; of a profile: for the program
    bool keeps_files = false;       ///< what the program left open is to be written out at its end
};

/// False when the bytes are not a message; no Python error is left set.
[[nodiscard]] bool decode_message(std::span<const std::uint8_t> bytes, Message& message);

}  // namespace bengkel::python
