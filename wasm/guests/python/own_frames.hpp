#pragma once
// Frames of the learner's own code, as a tracer in C meets them. What is read of them is read where the interpreter keeps
// it: asking for f_locals would change what the learner's locals() gives.

#include <string>

#include "encode_object.hpp"
#include "python_api.hpp"

#define Py_BUILD_CORE
#define restrict __restrict
#include <internal/pycore_code.h>
#include <internal/pycore_frame.h>
#undef restrict

namespace bengkel::python {

[[nodiscard]] inline PyCodeObject* code_of(PyFrameObject* frame) { return frame->f_frame->f_code; }

/// True of code in the folder of the learner's files.
[[nodiscard]] bool is_own(PyCodeObject* code);
/// The file of own code, without the folder.
[[nodiscard]] std::string file_of(PyCodeObject* code);

/// A comprehension is a function to the interpreter alone.
[[nodiscard]] bool is_comprehension(PyCodeObject* code);
/// Otherwise it is a file or the body of a class.
[[nodiscard]] bool is_function(PyCodeObject* code);

/// True at the call of a generator that goes on where it was.
[[nodiscard]] bool is_resumed(PyFrameObject* frame);
[[nodiscard]] bool is_yielding(PyFrameObject* frame);

template <typename Use>
void each_fast_local(PyFrameObject* frame, const Use& use) {
    PyCodeObject* code = code_of(frame);
    for (int i = 0; i < code->co_nlocalsplus; ++i) {
        PyObject* value = frame->f_frame->localsplus[i];
        const _PyLocals_Kind kind = _PyLocals_GetKind(code->co_localspluskinds, i);
        if (value != nullptr && (kind & (CO_FAST_CELL | CO_FAST_FREE)) != 0 && PyCell_Check(value)) {
            value = PyCell_GET(value);
        }
        if (value != nullptr) use(PyTuple_GET_ITEM(code->co_localsplusnames, i), value);
    }
}

/// Name and value of each variable of a frame, in the order in which they were made.
template <typename Use>
void each_variable(PyFrameObject* frame, const Use& use) {
    if (is_function(code_of(frame))) return each_fast_local(frame, use);
    PyObject* names = frame->f_frame->f_locals;
    if (names == nullptr || !PyDict_CheckExact(names)) return;
    Py_ssize_t position = 0;
    PyObject* name = nullptr;
    PyObject* value = nullptr;
    while (PyDict_Next(names, &position, &name, &value) != 0) use(name, value);
}

}  // namespace bengkel::python
