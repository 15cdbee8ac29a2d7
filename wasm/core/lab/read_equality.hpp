#pragma once
// Reads how a check compares: members of the check itself, the same in every kind that compares values.
//
//     "tolerance": {"absolute": 0.005, "relative": 1e-9, "ulp": 2}    "numbers": "any"    "money": 2
//     "order": "unordered"    "text": {"case": "fold", "space": "collapse", "unicode": "nfc"}    "dates": "day"

#include <array>
#include <cstddef>
#include <string_view>

#include "json/json_reader.hpp"
#include "lab/equality.hpp"

namespace bengkel {

/// Of values that have no items.
inline constexpr std::array<std::string_view, 5> kCellEqualityKeys = {"tolerance", "numbers", "money", "text", "dates"};
inline constexpr std::array<std::string_view, 6> kEqualityKeys = {"tolerance", "numbers", "money",
                                                                  "text",      "dates",   "order"};

template <std::size_t N, std::size_t M>
[[nodiscard]] constexpr std::array<std::string_view, N + M> joined(const std::array<std::string_view, N>& keys,
                                                                   const std::array<std::string_view, M>& more) {
    std::array<std::string_view, N + M> all;
    for (std::size_t i = 0; i < N + M; ++i) all[i] = i < N ? keys[i] : more[i - N];
    return all;
}

[[nodiscard]] Equality read_equality(const JsonReader& check, Language language);
/// Of kCellEqualityKeys alone.
[[nodiscard]] Equality read_cell_equality(const JsonReader& check, Language language);

/// The parts that a check may have without the others.
[[nodiscard]] Tolerance read_tolerance(const JsonReader& check);
[[nodiscard]] TextRules read_text_rules(const JsonReader& check);

}  // namespace bengkel
