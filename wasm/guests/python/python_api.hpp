#pragma once
// The interpreter's C interface, and the one owning handle for its objects that this harness uses.

#define PY_SSIZE_T_CLEAN
// CPython's stand-ins for threads are declared with C's keyword.
#define restrict __restrict
#include <Python.h>
#undef restrict

#include <utility>

namespace bengkel::python {

/// Owns one reference, or nothing.
class Ref {
  public:
    Ref() = default;
    explicit Ref(PyObject* owned) : object_(owned) {}
    Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    Ref& operator=(Ref&& other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    Ref(const Ref&) = delete;
    Ref& operator=(const Ref&) = delete;
    ~Ref() { Py_XDECREF(object_); }

    /// A second reference to an object that someone else owns.
    [[nodiscard]] static Ref share(PyObject* borrowed) {
        Py_XINCREF(borrowed);
        return Ref(borrowed);
    }

    [[nodiscard]] PyObject* get() const { return object_; }
    [[nodiscard]] PyObject* release() { return std::exchange(object_, nullptr); }
    explicit operator bool() const { return object_ != nullptr; }

  private:
    PyObject* object_ = nullptr;
};

}  // namespace bengkel::python
