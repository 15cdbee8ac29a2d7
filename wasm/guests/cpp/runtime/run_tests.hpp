#pragma once
#include <bengkel/wire.hpp>

namespace bengkel {

/// Runs every TEST_CASE (include/bengkel/test.hpp) in the order they stand in, and writes the outcomes as the result's
/// value.
void run_tests(Writer& out);

}  // namespace bengkel
