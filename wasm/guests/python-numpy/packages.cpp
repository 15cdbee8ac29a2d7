// NumPy's compiled modules as part of the interpreter.

#include <array>
#include <utility>

#include "packages.hpp"
#include "python_api.hpp"

extern "C" {

// CPython tells a module that it loads from a file its full name by this; one that is built in has to be told the same way,
// or its functions would not say where they are from (pickling asks them).
extern const char* _Py_PackageContext;

// Floating-point status, which WebAssembly does not have: what NumPy raises by itself can be asked for here (a matrix that
// has no inverse is told of by it), what an operation would raise is lost. These stand in the place of the C library's,
// which say that nothing ever was.
static int raised_float_status = 0;
int feclearexcept(int which) {
    raised_float_status &= ~which;
    return 0;
}
int feraiseexcept(int which) {
    raised_float_status |= which;
    return 0;
}
int fetestexcept(int which) { return raised_float_status & which; }

PyObject* PyInit__multiarray_umath();
PyObject* PyInit__multiarray_tests();
PyObject* PyInit__umath_linalg();
PyObject* PyInit__pocketfft_internal();
PyObject* PyInit_bit_generator();
PyObject* PyInit__common();
PyObject* PyInit__bounded_integers();
PyObject* PyInit__mt19937();
PyObject* PyInit__philox();
PyObject* PyInit__pcg64();
PyObject* PyInit__sfc64();
PyObject* PyInit__generator();
PyObject* PyInit_mtrand();

}  // extern "C"

namespace bengkel::python {

namespace {

struct PackageModule {
    const char* name;
    PyObject* (*make)();
};

constexpr std::array kModules = {
    PackageModule{"numpy.core._multiarray_umath", PyInit__multiarray_umath},
    PackageModule{"numpy.core._multiarray_tests", PyInit__multiarray_tests},
    PackageModule{"numpy.linalg._umath_linalg", PyInit__umath_linalg},
    PackageModule{"numpy.fft._pocketfft_internal", PyInit__pocketfft_internal},
    PackageModule{"numpy.random.bit_generator", PyInit_bit_generator},
    PackageModule{"numpy.random._common", PyInit__common},
    PackageModule{"numpy.random._bounded_integers", PyInit__bounded_integers},
    PackageModule{"numpy.random._mt19937", PyInit__mt19937},
    PackageModule{"numpy.random._philox", PyInit__philox},
    PackageModule{"numpy.random._pcg64", PyInit__pcg64},
    PackageModule{"numpy.random._sfc64", PyInit__sfc64},
    PackageModule{"numpy.random._generator", PyInit__generator},
    PackageModule{"numpy.random.mtrand", PyInit_mtrand},
};

template <std::size_t kIndex>
PyObject* make_module() {
    const char* before = std::exchange(_Py_PackageContext, kModules[kIndex].name);
    PyObject* made = kModules[kIndex].make();
    _Py_PackageContext = before;
    return made;
}

template <std::size_t... kIndices>
void add_modules(std::index_sequence<kIndices...>) {
    (PyImport_AppendInittab(kModules[kIndices].name, make_module<kIndices>), ...);
}

}  // namespace

void add_package_modules() { add_modules(std::make_index_sequence<kModules.size()>()); }

bool prepare_packages() {
    // The interpreter looks for built-in modules outside of packages only. And the docstrings of the library are left out,
    // which NumPy takes well where the interpreter says so: it asks once, here.
    constexpr const char* kImport = R"(
import sys
from importlib.machinery import BuiltinImporter, ModuleSpec
from types import SimpleNamespace
class PackageImporter:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if path is not None and name in sys.builtin_module_names:
            return ModuleSpec(name, BuiltinImporter, origin="built-in")
sys.meta_path.append(PackageImporter)
flags = sys.flags
sys.flags = SimpleNamespace(**{name: getattr(flags, name) for name in dir(flags) if name[0] != "_"})
sys.flags.optimize = 2
import numpy
sys.flags = flags
)";
    // In a namespace of its own: the main module is the learner's.
    const Ref names(PyDict_New());
    const Ref name(PyUnicode_FromString("packages"));
    PyDict_SetItemString(names.get(), "__builtins__", PyEval_GetBuiltins());
    PyDict_SetItemString(names.get(), "__name__", name.get());
    const Ref done(PyRun_String(kImport, Py_file_input, names.get(), names.get()));
    return static_cast<bool>(done);
}

}  // namespace bengkel::python
