#pragma once
// Reads a Generator as lab.json spells it: a value (lab/read_value.hpp) in which an object with "make" stands for a part
// that is made anew for every size.
//
//     {"make": "size"}                                                  n itself
//     {"make": "int", "from": 1, "to": "2n"}                            both ends included
//     {"make": "text", "length": 6, "of": "0123456789"}                 signs of an alphabet
//     {"make": "join", "of": ["SO-", {"make": "int", ...}]}             one text
//     {"make": "choice", "of": ["tea", "pepper", {"make": ...}]}
//     {"make": "list", "length": "n", "of": ..., "sorted": true, "distinct": true}
//     [..., ...]  {"$tuple": [..., ...]}  {"field": ...}                with generators inside
//
// A number may be written as "n", "2n", "n/2", "n-1", "2n+100000".

#include <cstdint>
#include <vector>

#include "json/json_reader.hpp"
#include "lab/generator.hpp"
#include "lab/language.hpp"

namespace bengkel {

[[nodiscard]] Generator read_generator(const JsonReader& reader, Language language);

/// The items of "args", of which there may be none. If nothing is wrong with them they are tried on `size` and `seed`;
/// lab.bad-generator tells why that cannot be made.
[[nodiscard]] std::vector<Generator> read_args(const JsonReader& check, Language language, std::int64_t size,
                                               std::uint64_t seed);

}  // namespace bengkel
