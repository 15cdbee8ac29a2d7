#pragma once
// What an image of this guest holds beyond Python and its library; each image links one answer.

namespace bengkel::python {

/// Makes the packages' compiled modules known. Called before the interpreter starts.
void add_package_modules();

/// Imports what is to be in the snapshot. False: a Python error is set.
[[nodiscard]] bool prepare_packages();

}  // namespace bengkel::python
