#pragma once
// The hash that names a lab's content in a Report: everything a verdict can depend on, and the rules it teaches.

#include <span>
#include <string>

#include "lab/lab.hpp"

namespace bengkel {

/// SHA-256 in hexadecimal over the bytes of lab.json, the starter, data, dataset and `checked` files (of expected/,
/// tests/, right/ and mutants/), the attempts that
/// the lab carries and the rules in use;
/// neither the order of the files nor the texts beside lab.json matter.
[[nodiscard]] std::string hash_lab(const File& definition, const Lab& lab, std::span<const File> checked,
                                   std::span<const File> carried);

}  // namespace bengkel
