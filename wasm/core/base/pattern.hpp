#pragma once
// A regular expression that is matched in linear time, so that no author's pattern can hang a learner's page. It lives in
// base/ because both ends need it: lab/ refuses a bad pattern when it reads one, check/ matches a program's output.
//
// Method: Thompson's simulation of a nondeterministic automaton (K. Thompson, "Regular Expression Search Algorithm", CACM
// 11(6), 1968), with the program form and the added-instruction list of R. Pike's sam as told by R. Cox ("Regular
// Expression Matching: the Virtual Machine Approach", 2009). There is no backtracking: time is at most text x program.
//
// The language, over code points:
//   literals   .  (all but \n)   [a-z_] [^a-z]   \d \w \s \D \W \S (ASCII)   \n \t \r \f \v   \. and other punctuation
//   ( ) (?: )   |   * + ? {m} {m,} {m,n}   ^ $ (start and end of a line)
// Refused, with its place: lazy and possessive repetition, look-around, back-references, flags, \b and other letters.

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace bengkel {

class Pattern {
  public:
    /// Whether the whole of `text` matches. Bytes that are not UTF-8 match as U+FFFD, one each.
    [[nodiscard]] bool matches_whole(std::string_view text) const;

  private:
    friend class PatternCompiler;

    using Ranges = std::vector<std::pair<char32_t, char32_t>>;  // inclusive, sorted, disjoint

    enum class Operation : std::uint8_t { Match, OneOf, Split, Jump, LineStart, LineEnd };
    struct Instruction {
        Operation operation = Operation::Match;
        std::uint32_t ranges = 0;                // OneOf: index into ranges_
        std::array<std::uint32_t, 2> next = {};  // Split: both; all others: the first
    };

    std::vector<Instruction> program_;
    std::vector<Ranges> ranges_;
};

/// A repetition counts as often as it may occur; beyond this many instructions a pattern is pattern.too-large.
inline constexpr std::size_t kMaximumPatternSize = 4'000;
inline constexpr int kMaximumPatternDepth = 50;

/// Problems: pattern.unclosed, pattern.unopened, pattern.nothing-to-repeat, pattern.bad-repeat, pattern.bad-range,
/// pattern.unsupported, pattern.too-large, pattern.too-deep, pattern.bad-utf8. `place.offset` counts bytes of `text`,
/// `place.column` its code points from 1.
[[nodiscard]] Result<Pattern> parse_pattern(std::string_view text);

}  // namespace bengkel
