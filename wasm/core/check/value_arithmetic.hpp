#pragma once
// A little arithmetic on values, exact for integers of any size: what relations between two runs are stated in.

#include <cstdint>
#include <optional>

#include "frame/value.hpp"

namespace bengkel {

/// Every number inside a list, tuple or record (and the value itself, when it is one) with `amount` added, or that many
/// times as large. Bools are no numbers; what is none stays as it is.
[[nodiscard]] Value plus(const Value& value, std::int64_t amount);
[[nodiscard]] Value times(const Value& value, std::int64_t amount);

/// Below, equal to or above zero, as `left` is to `right`; nothing when one of them is no number or NaN.
[[nodiscard]] std::optional<int> compare_amounts(const Value& left, const Value& right);

}  // namespace bengkel
