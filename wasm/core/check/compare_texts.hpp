#pragma once
// What of a text counts. White space is ASCII's, as in compare_output.hpp.

#include <string>
#include <string_view>

#include "lab/equality.hpp"

namespace bengkel {

/// The text without what does not count: two texts are the same by these rules when this is. Doing it twice changes
/// nothing.
///   Space    TrimEnd: white space at the ends of lines and empty lines at the end; Collapse: any white space is one blank,
///            at the beginning and the end it is none
///   Unicode  Nfc: letters and their marks in one form (base/normal_form.hpp)
///   Case     Fold: full case folding
[[nodiscard]] std::string what_counts(std::string_view text, const TextRules& rules);

[[nodiscard]] constexpr bool is_exact(const TextRules& rules) {
    return rules.letter_case == TextRules::Case::Exact && rules.space == TextRules::Space::Exact &&
           rules.unicode == TextRules::Unicode::Exact;
}

}  // namespace bengkel
