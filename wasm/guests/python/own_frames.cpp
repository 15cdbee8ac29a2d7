#include "own_frames.hpp"

#include <opcode.h>

#include <algorithm>
#include <string_view>

#include "traceback.hpp"

namespace bengkel::python {

namespace {

/// The instruction that the frame has come to.
_Py_CODEUNIT instruction_of(PyFrameObject* frame) {
    const int at = std::max(0, _PyInterpreterFrame_LASTI(frame->f_frame));
    return _PyCode_CODE(code_of(frame))[at];
}

}  // namespace

bool is_own(PyCodeObject* code) {
    constexpr std::string_view kFolder = kWorkFolder;
    PyObject* file = code->co_filename;
    if (PyUnicode_GET_LENGTH(file) < static_cast<Py_ssize_t>(kFolder.size())) return false;
    for (std::size_t i = 0; i < kFolder.size(); ++i) {
        if (PyUnicode_READ_CHAR(file, static_cast<Py_ssize_t>(i)) != static_cast<Py_UCS4>(kFolder[i])) return false;
    }
    return true;
}

std::string file_of(PyCodeObject* code) {
    return text_of(code->co_filename).substr(std::char_traits<char>::length(kWorkFolder));
}

bool is_comprehension(PyCodeObject* code) {
    if (PyUnicode_GET_LENGTH(code->co_name) == 0 || PyUnicode_READ_CHAR(code->co_name, 0) != '<') return false;
    const std::string name = text_of(code->co_name);
    return name != "<module>" && name != "<lambda>";
}

bool is_function(PyCodeObject* code) { return (code->co_flags & CO_OPTIMIZED) != 0; }

bool is_resumed(PyFrameObject* frame) {
    const _Py_CODEUNIT instruction = instruction_of(frame);
    return _Py_OPCODE(instruction) == RESUME && _Py_OPARG(instruction) != 0;
}

bool is_yielding(PyFrameObject* frame) { return _Py_OPCODE(instruction_of(frame)) == YIELD_VALUE; }

}  // namespace bengkel::python
