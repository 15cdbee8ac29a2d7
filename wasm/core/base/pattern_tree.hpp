#pragma once
// A regular expression as a tree, on its way from text to the program that base/pattern.hpp runs.

#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace bengkel {

/// Code points, both ends included.
using PatternRanges = std::vector<std::pair<char32_t, char32_t>>;

struct PatternNode {
    static constexpr int kUnbounded = -1;

    enum class Kind { Empty, OneOf, LineStart, LineEnd, Sequence, Choice, Repeat };
    Kind kind = Kind::Empty;
    PatternRanges ranges = {};  ///< of OneOf: sorted and disjoint
    std::vector<PatternNode> children = {};
    int least = 0;  ///< of Repeat
    int most = 0;   ///< of Repeat; kUnbounded for no limit
};

/// Problems: see parse_pattern (base/pattern.hpp), without pattern.too-large.
[[nodiscard]] Result<PatternNode> read_pattern_tree(std::string_view text);

}  // namespace bengkel
