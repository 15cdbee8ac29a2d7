#pragma once
// Numbers as the shell is given them: little-endian floats of 64 bits.

#include <cstring>
#include <vector>

#include "base/bytes.hpp"

namespace bengkel::test {

[[nodiscard]] inline Bytes float_blob(const std::vector<double>& numbers) {
    Bytes bytes(numbers.size() * sizeof(double));
    if (!bytes.empty()) std::memcpy(bytes.data(), numbers.data(), bytes.size());
    return bytes;
}

}  // namespace bengkel::test
