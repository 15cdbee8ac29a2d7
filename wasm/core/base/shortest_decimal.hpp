#pragma once
// The shortest decimal that reads back as a given float, and of these the closest: what Python and JavaScript print. The
// standard library would do, but brings tables of 100 kB into core.wasm.

#include <string>

namespace bengkel {

/// The number is d.ddd x 10^exponent.
struct ShortestDecimal {
    std::string digits;  ///< at least one, without zeroes at the end; "0" for zero
    int exponent = 0;
};

/// Of the absolute value; `number` must be finite.
[[nodiscard]] ShortestDecimal shortest_decimal(double number);

}  // namespace bengkel
