#pragma once
// Whether a program's output will do, and where it first does not.

#include <array>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "lab/equality.hpp"

namespace bengkel {

enum class Compare { Exact, Lines, Tokens, Numbers, Regex };
/// As lab.json spells them, in their order.
inline constexpr std::array<std::string_view, 5> kCompareWords = {"exact", "lines", "tokens", "numbers", "regex"};

struct OutputMismatch {
    /// In the program's output, its end when something is missing there; nothing for Regex, which has no such place.
    std::optional<TextPosition> position;
};

/// Nothing when the output will do.
///   Exact    the same bytes
///   Lines    white space at the end of a line (so CRLF too) and empty lines at the end do not count
///   Tokens   the same words, however they are spaced (ASCII white space)
///   Numbers  as Tokens, but words that are decimal numbers on both sides are compared by value, within the tolerance
///   Regex    the whole output matches the pattern `want`, with or without its final line ends; CRLF counts as a line end.
///            `want` must be a pattern (base/pattern.hpp), which read_lab has seen to; nothing matches what is none.
/// Of Lines, Tokens and Numbers, `text` says what does not count within a line or a word; its Space has no say here.
[[nodiscard]] std::optional<OutputMismatch> compare_output(Compare compare, const Tolerance& tolerance,
                                                           std::string_view want, std::string_view got,
                                                           const TextRules& text = {});

/// The value of a plain decimal number: 12, -0.5, +1e3, .5, but neither 0x10 nor nan.
[[nodiscard]] std::optional<double> decimal_number(std::string_view token);

}  // namespace bengkel
