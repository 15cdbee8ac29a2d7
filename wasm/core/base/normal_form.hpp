#pragma once
// What Unicode holds to be the same text: canonical equivalence and full case folding, of Unicode 14.0.0 (the tables are
// made by make_unicode_tables.py when the core is built). What is not UTF-8 is read as base/code_point.hpp reads it.

#include <cstddef>
#include <string>
#include <string_view>

namespace bengkel {

/// Normalization Form C: one code point for a letter with its marks where there is one. Compatibility is left alone: the
/// Thai sara am stays one sign, and a ligature a ligature.
[[nodiscard]] std::string nfc(std::string_view text);
/// Normalization Form D: letters and marks apart, marks in their canonical order.
[[nodiscard]] std::string nfd(std::string_view text);

/// Without a difference of case, whatever the language: "ß" and "ẞ" become "ss", "ς" becomes "σ". "İ" becomes an i with a
/// dot above, "ı" stays.
[[nodiscard]] std::string fold_case(std::string_view text);

/// The bytes from `at` (less than text.size()) up to the next code point that no normal form joins to what stands before
/// it: a letter with its marks, a syllable of Hangul.
[[nodiscard]] std::size_t segment_size(std::string_view text, std::size_t at);

}  // namespace bengkel
