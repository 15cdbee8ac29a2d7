#pragma once
// What a raised exception looks like to the learner: the usual Python text with its caret lines, but only the frames of the
// learner's own files, and the same as data for the grader and the editor.

#include <string>
#include <vector>

#include "encode_object.hpp"
#include "python_api.hpp"

namespace bengkel::python {

/// The folder that holds the learner's files inside the guest; what lies in it is the learner's own.
inline constexpr const char* kWorkFolder = "/work/";

/// Takes the frames that are not the learner's out of `exception` and of those it came from. Changes only the tracebacks.
void keep_own_frames(PyObject* exception);

/// The text that Python prints for `exception`, paths without the working folder. Call after keep_own_frames.
[[nodiscard]] std::string format_exception(PyObject* exception);

/// Type, message and frames, as an exception value. Call after keep_own_frames.
void encode_exception(Encoder& out, PyObject* exception);

/// The names of the exception's class and of those it inherits from, most special first, as a list of texts: a check that
/// wants a ValueError takes any kind of ValueError.
void encode_lineage(Encoder& out, PyObject* exception);

}  // namespace bengkel::python
