#!/usr/bin/env python3.11
"""Makes NumPy's unpacked source fit WebAssembly: what it takes for granted of a machine, and functions that are called with
another number of arguments than they take (check_arity.py finds those). Every change must still find its place.

usage: adapt_source.py SOURCE
"""

import re
import sys
from pathlib import Path

CORE = "numpy/core/src/multiarray/"
CHANGES = [
    # A processor is known by its compiler's macro; only Emscripten's is listed.
    ("numpy/core/include/numpy/npy_cpu.h", r"defined\(__EMSCRIPTEN__\)", "defined(__wasm__)"),
    # Getters are called with a closure.
    (CORE + "array_method.c", r"(boundarraymethod__supports_unaligned\(PyBoundArrayMethodObject \*self)\)", r"\1, void *NPY_UNUSED(closure))"),
    (CORE + "dtypemeta.c", r"(dtypemeta_get_\w+\(PyArray_DTypeMeta \*self)\)", r"\1, void *NPY_UNUSED(closure))"),
    # Methods that take keywords or do not.
    (CORE + "multiarraymodule.c", r"(\(PyCFunction\)_get_castingimpl,\s+METH_VARARGS) \| METH_KEYWORDS", r"\1"),
    (CORE + "_multiarray_tests.c.src", r"(\(PyCFunction\)printf_float_g,\s+METH_VARARGS)", r"\1 | METH_KEYWORDS"),
    # Called as something that returns a number: zero is well.
    (CORE + "arraytypes.c.src", r"static void\n((?:OBJECT|@NAME@)_fillwithscalar\(.*?)\n\}\n", r"static int\n\1\n    return 0;\n}\n"),
    # Files are read and written by Python: there is no second descriptor of one for C.
    ("numpy/compat/py3k.py", r"(def isfileobj\(f\):)\n", r"\1\n    return False\n"),
    # Asked of the machine by starting a program.
    ("numpy/testing/_private/utils.py", r"_SUPPORTS_SVE = check_support_sve\(\)", "_SUPPORTS_SVE = False"),
    # Declared with an argument more than defined.
    (CORE + "compiled_base.h", r"(arr_interp\w*\(PyObject \*, PyObject \*const \*, Py_ssize_t, PyObject \*), PyObject \*\)", r"\1)"),
]


def main() -> None:
    source = Path(sys.argv[1])
    for name, pattern, replacement in CHANGES:
        path = source / name
        text, count = re.subn(pattern, replacement, path.read_text(), flags=re.DOTALL)
        if count == 0:
            sys.exit(f"adapt_source.py: nothing in {name} looks like {pattern}")
        path.write_text(text)


if __name__ == "__main__":
    main()
