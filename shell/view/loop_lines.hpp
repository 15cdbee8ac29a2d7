#pragma once
// Where a Python program has its loops, as its text tells: a header and the lines that are indented below it.

#include <cstdint>
#include <string>
#include <vector>

namespace bengkel {

struct LoopLines {
    std::uint32_t header = 0;  ///< from 1
    std::uint32_t last = 0;
    bool operator==(const LoopLines&) const = default;
};

/// In the order of their headers. What stands within strings or brackets is no header, and ends none.
[[nodiscard]] std::vector<LoopLines> find_loops(const std::vector<std::string>& lines);

}  // namespace bengkel
