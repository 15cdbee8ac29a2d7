#pragma once
// Numbers in bulk: a member of a message names a blob, which holds little-endian floats of 64 bits.

#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "json/json_reader.hpp"

namespace bengkel {

/// What is no finite number reads as NaN, a gap. What is wrong is left in the reading.
[[nodiscard]] std::vector<double> read_numbers(const JsonReader& reader, std::string_view name,
                                               std::span<const Bytes> blobs);

}  // namespace bengkel
