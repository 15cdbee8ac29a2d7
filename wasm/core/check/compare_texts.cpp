#include "check/compare_texts.hpp"

#include <algorithm>

#include "base/normal_form.hpp"

namespace bengkel {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\r\f\v";

bool is_white(char sign) { return kWhiteSpace.contains(sign); }

void trim_end(std::string& text) {
    while (!text.empty() && is_white(text.back())) text.pop_back();
}

std::string with_trimmed_ends(std::string_view text) {
    std::string trimmed;
    for (const char sign : text) {
        if (sign == '\n') {
            // Only as far as this line goes.
            while (!trimmed.empty() && trimmed.back() != '\n' && is_white(trimmed.back())) trimmed.pop_back();
        }
        trimmed += sign;
    }
    trim_end(trimmed);
    return trimmed;
}

std::string collapsed(std::string_view text) {
    std::string words;
    for (const char sign : text) {
        if (!is_white(sign)) {
            words += sign;
        } else if (!words.empty() && words.back() != ' ') {
            words += ' ';
        }
    }
    trim_end(words);
    return words;
}

}  // namespace

std::string what_counts(std::string_view text, const TextRules& rules) {
    using enum TextRules::Space;
    std::string counted = rules.space == TrimEnd    ? with_trimmed_ends(text)
                          : rules.space == Collapse ? collapsed(text)
                                                    : std::string(text);
    const bool is_folded = rules.letter_case == TextRules::Case::Fold;
    if (rules.unicode == TextRules::Unicode::Exact) return is_folded ? fold_case(counted) : counted;
    // Marks may hide a letter's case from the table, and folding may leave marks apart (Unicode, definition D145).
    return nfc(is_folded ? fold_case(nfd(counted)) : counted);
}

}  // namespace bengkel
