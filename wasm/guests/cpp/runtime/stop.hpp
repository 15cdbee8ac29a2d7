#pragma once
#include "exception.hpp"

namespace bengkel {

/// From now on std::terminate tells why, and ends the run as `exited`.
void catch_termination();

/// One line on standard error.
void tell(const Raised& raised, const char* introduction);

}  // namespace bengkel
