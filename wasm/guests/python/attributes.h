#pragma once
// The attributes of an instance, read where the interpreter keeps them: asking for __dict__ would make one. In C, as are
// the interpreter's own headers.

#define PY_SSIZE_T_CLEAN
#ifdef __cplusplus
#include "python_api.hpp"
extern "C" {
#else
#include <Python.h>
#endif

typedef void (*UseAttribute)(void* context, PyObject* name, PyObject* value);

/// Calls `use` for each, in the order in which they were set. `object` is of a class with Py_TPFLAGS_MANAGED_DICT.
void each_attribute(PyObject* object, UseAttribute use, void* context);

#ifdef __cplusplus
}
#endif
