#include "base/shortest_decimal.hpp"

#include <array>
#include <cfloat>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace bengkel {
namespace {

/// The closest decimal of so many digits.
ShortestDecimal closest_decimal(double number, int digit_count) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*e", digit_count - 1, number);  // "d.ddde+xx"
    const std::string text(buffer.data());
    const std::size_t mark = text.find('e');
    ShortestDecimal decimal{text.substr(0, 1), std::atoi(text.c_str() + mark + 1)};
    if (mark > 2) decimal.digits += text.substr(2, mark - 2);
    return decimal;
}

/// The next larger decimal of as many digits.
ShortestDecimal next_decimal(ShortestDecimal decimal) {
    std::size_t at = decimal.digits.size();
    while (at > 0 && decimal.digits[at - 1] == '9') decimal.digits[--at] = '0';
    if (at > 0) {
        ++decimal.digits[at - 1];
        return decimal;
    }
    decimal.digits[0] = '1';
    ++decimal.exponent;
    return decimal;
}

bool reads_back(const ShortestDecimal& decimal, double number) {
    const std::string text =
        decimal.digits.substr(0, 1) + "." + decimal.digits.substr(1) + "e" + std::to_string(decimal.exponent);
    return std::strtod(text.c_str(), nullptr) == number;
}

}  // namespace

ShortestDecimal shortest_decimal(double number) {
    number = std::fabs(number);
    if (number == 0) return {"0", 0};

    // A normal float that has a decimal of at most 15 digits is found with 15; a subnormal one may have fewer. Just above a
    // power of two the floats lie farther apart than below: there the closest decimal may not read back and the next may.
    int exponent = 0;
    const bool is_power_of_two = std::frexp(number, &exponent) == 0.5;
    int digit_count = number < DBL_MIN ? 1 : DBL_DIG;
    ShortestDecimal decimal = closest_decimal(number, digit_count);
    while (!reads_back(decimal, number)) {
        if (is_power_of_two && reads_back(next_decimal(decimal), number)) {
            decimal = next_decimal(decimal);
            break;
        }
        decimal = closest_decimal(number, ++digit_count);
    }
    decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
    return decimal;
}

}  // namespace bengkel
