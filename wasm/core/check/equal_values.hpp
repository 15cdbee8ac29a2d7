#pragma once
// Whether a value will do, and if not, where and why. Equality is typed: an int is no float, a bool is no int, a list is no
// tuple, a number of JavaScript no bigint, as the language's own == might not insist but a caller of the function would
// notice. Sets have no order, maps are
// compared by key whatever their order. Floats: see compare_numbers.hpp; NaN equals NaN, and 0.0 does for -0.0 only the
// other way.

#include <optional>
#include <string>

#include "frame/value.hpp"
#include "lab/lab.hpp"

namespace bengkel {

struct Equality {
    Tolerance tolerance;                   ///< for every number inside, but not for those in the keys of a map
    Numbers numbers = Numbers::Typed;      ///< Any: bool, int and float are compared by value, as Python's == does
    Language language = Language::Python;  ///< which names the types and shows the way
};

/// The first difference in the order of `want`.
struct Mismatch {
    enum class Reason { Type, Value, Length, MissingKey, ExtraKey };
    Reason reason = Reason::Value;
    std::string path;  ///< the language's way there: [2]['tax'], [2].tax; empty for the value itself
    std::string want;  ///< Type: the type's name. Length: the count. Keys: the missing key's spelling. Otherwise empty.
    std::string got;   ///< Type: the type's name. Length: the count. Keys: the extra key's spelling. Otherwise empty.
};

[[nodiscard]] const char* reason_name(Mismatch::Reason reason);

/// Nothing when `got` will do for `want`.
[[nodiscard]] std::optional<Mismatch> find_mismatch(const Value& want, const Value& got, const Equality& equality = {});

[[nodiscard]] inline bool equal_values(const Value& want, const Value& got, const Equality& equality = {}) {
    return !find_mismatch(want, got, equality).has_value();
}

}  // namespace bengkel
