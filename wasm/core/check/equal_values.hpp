#pragma once
// Whether a value will do, and if not, where and why. Equality is typed: an int is no float, a bool is no int, a list is no
// tuple, a number of JavaScript no bigint, as the language's own == might not insist but a caller of the function would
// notice. Sets have no order, maps are compared by key whatever their order. Floats: see compare_numbers.hpp; NaN equals
// NaN, and 0.0 does for -0.0 only the other way. What else may differ, an Equality says (lab/equality.hpp), and it holds at
// every depth; of its rules, those of texts and dates hold for the keys of maps too, those of numbers as amounts do not.

#include <optional>
#include <string>

#include "frame/value.hpp"
#include "lab/equality.hpp"

namespace bengkel {

/// The first difference in the order of `want`.
struct Mismatch {
    enum class Reason { Type, Value, Length, MissingKey, ExtraKey, MissingItem, ExtraItem };
    Reason reason = Reason::Value;
    std::string path;  ///< the language's way there: [2]['tax'], [2].tax; empty for the value itself
    std::string want;  ///< Type: the type's name. Length: the count. Missing key or item: its spelling. Otherwise empty.
    std::string got;   ///< Type: the type's name. Length: the count. Extra key or item: its spelling. Otherwise empty.
};

[[nodiscard]] const char* reason_name(Mismatch::Reason reason);

/// Items without an order are paired so that as many as can be have a partner, by up to this many comparisons in all: some
/// 1,000 items on each side. Beyond that, an item is taken only for one that is written exactly like it.
inline constexpr std::size_t kMostItemComparisons = std::size_t{1} << 20;

/// Nothing when `got` will do for `want`.
[[nodiscard]] std::optional<Mismatch> find_mismatch(const Value& want, const Value& got, const Equality& equality = {});

[[nodiscard]] inline bool equal_values(const Value& want, const Value& got, const Equality& equality = {}) {
    return !find_mismatch(want, got, equality).has_value();
}

}  // namespace bengkel
