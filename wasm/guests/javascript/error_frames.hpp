#pragma once
// What a thrown value looks like to the learner and to the grader: its type, its message, and the learner's own frames.

#include <string>
#include <vector>

#include "encode_value.hpp"

namespace bengkel::javascript {

/// The folder that holds the learner's files inside the guest. Modules go by their path below it.
inline constexpr const char* kWorkFolder = "/work/";

/// One of the learner's own frames; line and column from 1, the column in code points; 0 unknown.
struct Frame {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string function;  ///< empty at the top of a file
    std::string source;    ///< the line
};

/// The frames of the learner's own files, innermost first: of an Error its own, of anything else that was just thrown
/// `backtrace`, the engine's text.
[[nodiscard]] std::vector<Frame> own_frames(JSValueConst thrown, const std::string& backtrace, const Builtins& builtins);

/// The lines "    at f (main.js:3:7)", each with its line end.
[[nodiscard]] std::string format_frames(const std::vector<Frame>& frames);

/// An Error's name as its class or its own name says it; of other objects their class, of primitives what typeof says.
[[nodiscard]] std::string thrown_type(JSValueConst thrown, const Builtins& builtins);

/// Type, message and frames (outermost first), as an exception value.
void encode_thrown(Encoder& out, JSValueConst thrown, const std::vector<Frame>& frames, const Builtins& builtins);

/// The names of the classes that a thrown value has, most special first, as a list of texts.
void encode_lineage(Encoder& out, JSValueConst thrown, const Builtins& builtins);

/// Whether `thrown` is the engine's own error for want of stack, or of memory.
[[nodiscard]] bool is_too_deep(JSValueConst thrown, const Builtins& builtins);
[[nodiscard]] bool is_out_of_memory(JSValueConst thrown, const Builtins& builtins);

}  // namespace bengkel::javascript
