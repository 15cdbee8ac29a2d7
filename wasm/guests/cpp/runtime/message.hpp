#pragma once
// The message of a run, a tagged map. It comes from our own core, but is read with every check all the same: what the
// templates of codec.hpp walk over later was found well-formed here.

#include <bengkel/wire.hpp>

namespace bengkel {

enum class Entry {
    Program,
    Call,
    Cost,  ///< a call whose value is dropped
    Load,  ///< everything before a call, and no call
    Unittest,
};

struct Message {
    Entry entry = Entry::Program;
    View function{"", 0};
    View args{"", 0};  ///< the items of the list, one after the other
    Size arg_count = 0;
    Size kwarg_count = 0;
    bool wants_memory = false;  ///< looks at the memory are to be kept
    char** argv = nullptr;      ///< argc texts and a null
    int argc = 0;
    Size result_cap = 0;  ///< bytes
};

/// False when the bytes are not a message. Views point into `bytes`.
[[nodiscard]] bool read_message(View bytes, Message& message);

}  // namespace bengkel
