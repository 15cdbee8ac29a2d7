#pragma once
// Numbers as a grader compares them: exactly, whatever their size, unless a tolerance is given. An integer is never rounded
// to a float on the way, so 2**53 + 1 is not 2.0**53.

#include <optional>

#include "frame/value.hpp"
#include "lab/equality.hpp"

namespace bengkel {

/// Whether `got` will do for `want`; both must hold a bool, an Integer or a double. True is 1 here: that it is no int is
/// for the caller to say.
///
/// NaN equals NaN, and an infinity equals itself alone. 0.0 and -0.0 are equal unless `want` is written as -0.0, which asks
/// for that very zero. A tolerance accepts a distance up to the larger of `absolute` and `relative` times |want|, or,
/// unless both are integers, one of up to `ulp` floats.
[[nodiscard]] bool equal_numbers(const Value& want, const Value& got, const Tolerance& tolerance);

/// Less than, equal to or greater than zero, as `left` is to `right`.
[[nodiscard]] int compare_integers(const Integer& left, const Integer& right);

/// The integer that this float is, when it is one.
[[nodiscard]] std::optional<Integer> exact_integer(double number);

/// The nearest float, or an infinity.
[[nodiscard]] double to_double(const Integer& integer);

}  // namespace bengkel
