#include "packages.hpp"

namespace bengkel::python {

void add_package_modules() {}

bool prepare_packages() { return true; }

}  // namespace bengkel::python
