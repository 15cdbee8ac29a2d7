#pragma once
// Numbers as amounts of money: an int, a float and Python's Decimal are the same amount when they round to the same number
// of minor units.

#include <optional>
#include <string>

#include "frame/value.hpp"

namespace bengkel {

/// Whether a value may be an amount: an int, a float or a Decimal; a bool, or a text that looks like one, is none.
[[nodiscard]] bool is_amount(const Value& value);

/// In minor units, which are 10^-digits: "-4805" of -48.05 and two digits. Halves are rounded away from zero, and exactly:
/// a float counts as the shortest decimal that reads back as it, which is what its language prints, so 1.005 is 1.01.
/// Nothing for what is no amount, NaN and the infinities among them, and for a Decimal of more than kMaximumIntegerDigits
/// digits.
[[nodiscard]] std::optional<std::string> amount_of(const Value& value, int digits);

}  // namespace bengkel
