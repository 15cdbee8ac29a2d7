#pragma once
// Whether looks at the program's memory are wanted (include/bengkel/look.hpp): of a run that is looked at, and of no other.

namespace bengkel {

void want_looks();

}  // namespace bengkel
