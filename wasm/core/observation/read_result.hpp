#pragma once
// The result that a guest hands back: a tagged map that says how the run ended, and with what. It is hostile.

#include "base/bytes.hpp"
#include "observation/observation.hpp"

namespace bengkel {

/// Fills in ending, value, exception, lineage and exit code. Whatever is not exactly a result, be it malformed bytes, an
/// unknown or repeated key, an ending without what belongs to it or with what does not, makes the ending BadResult and
/// leaves all the rest empty; `detail` then says why.
void read_result(ByteView result, Observation& observation);

}  // namespace bengkel
