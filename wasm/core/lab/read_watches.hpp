#pragma once
// Reads what lab.json says under "watch": the variables whose values in a right program the lab knows.

#include <vector>

#include "json/json_reader.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// `lab` has its language, entry and starter. Problems: lab.useless-watch, lab.too-many, lab.unknown-file, lab.bad-name,
/// lab.no-values, lab.no-change.
[[nodiscard]] std::vector<Watch> read_watches(const JsonReader& root, const Lab& lab);

}  // namespace bengkel
