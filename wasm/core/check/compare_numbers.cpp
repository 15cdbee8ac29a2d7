#include "check/compare_numbers.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <variant>

namespace bengkel {
namespace {

void drop_leading_zeros(Bytes& magnitude) {
    while (!magnitude.empty() && magnitude.back() == 0) magnitude.pop_back();
}

int compare_magnitudes(const Bytes& left, const Bytes& right) {
    if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
    for (std::size_t i = left.size(); i-- > 0;) {
        if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
    }
    return 0;
}

Bytes sum_of_magnitudes(const Bytes& left, const Bytes& right) {
    Bytes sum;
    unsigned carry = 0;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()) || carry != 0; ++i) {
        carry += (i < left.size() ? left[i] : 0U) + (i < right.size() ? right[i] : 0U);
        sum.push_back(static_cast<std::uint8_t>(carry & 0xFF));
        carry >>= 8;
    }
    return sum;
}

/// `large` must not be less than `small`.
Bytes difference_of_magnitudes(const Bytes& large, const Bytes& small) {
    Bytes difference;
    int borrow = 0;
    for (std::size_t i = 0; i < large.size(); ++i) {
        int digit = large[i] - borrow - (i < small.size() ? small[i] : 0);
        borrow = digit < 0 ? 1 : 0;
        digit += borrow * 256;
        difference.push_back(static_cast<std::uint8_t>(digit));
    }
    drop_leading_zeros(difference);
    return difference;
}

Bytes distance(const Integer& left, const Integer& right) {
    if (left.is_negative != right.is_negative) return sum_of_magnitudes(left.magnitude, right.magnitude);
    return compare_magnitudes(left.magnitude, right.magnitude) < 0
               ? difference_of_magnitudes(right.magnitude, left.magnitude)
               : difference_of_magnitudes(left.magnitude, right.magnitude);
}

using Number = std::variant<Integer, double>;

Number number_in(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value.data)) return integer_of(*flag ? 1 : 0);
    if (const auto* integer = std::get_if<Integer>(&value.data)) return *integer;
    return std::get<double>(value.data);
}

/// The integer when it is one, also when it is spelled as a float.
std::optional<Integer> integer_in(const Number& number) {
    if (const auto* integer = std::get_if<Integer>(&number)) return *integer;
    return exact_integer(std::get<double>(number));
}

double double_in(const Number& number) {
    if (const auto* integer = std::get_if<Integer>(&number)) return to_double(*integer);
    return std::get<double>(number);
}

bool is_negative_zero(const Number& number) {
    const auto* real = std::get_if<double>(&number);
    return real != nullptr && *real == 0 && std::signbit(*real);
}

bool is_infinite(const Number& number) {
    const auto* real = std::get_if<double>(&number);
    return real != nullptr && std::isinf(*real);
}

/// How many steps from one float to the next lead from one to the other; far for what is not finite.
std::uint64_t floats_between(double left, double right) {
    if (!std::isfinite(left) || !std::isfinite(right)) return std::numeric_limits<std::uint64_t>::max();
    const auto place = [](double number) {
        const auto bits = std::bit_cast<std::int64_t>(number);
        return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
    };
    const auto [low, high] = std::minmax({place(left), place(right)});
    return static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
}

}  // namespace

int compare_integers(const Integer& left, const Integer& right) {
    if (left.is_negative != right.is_negative) return left.is_negative ? -1 : 1;
    const int order = compare_magnitudes(left.magnitude, right.magnitude);
    return left.is_negative ? -order : order;
}

std::optional<Integer> exact_integer(double number) {
    if (!std::isfinite(number) || std::trunc(number) != number) return std::nullopt;
    int exponent = 0;
    auto mantissa = static_cast<std::uint64_t>(std::ldexp(std::frexp(std::fabs(number), &exponent), 53));
    exponent -= 53;
    if (exponent < 0) {
        mantissa >>= -exponent;
        exponent = 0;
    }
    Integer integer;
    integer.is_negative = number < 0;
    integer.magnitude.assign(static_cast<std::size_t>(exponent / 8), 0);
    unsigned carry = 0;
    const int shift = exponent % 8;
    for (; mantissa != 0 || carry != 0; mantissa >>= 8) {
        carry |= static_cast<unsigned>(mantissa & 0xFF) << shift;
        integer.magnitude.push_back(static_cast<std::uint8_t>(carry & 0xFF));
        carry >>= 8;
    }
    drop_leading_zeros(integer.magnitude);
    return integer;
}

double to_double(const Integer& integer) {
    // The top nine bytes hold more than the 53 bits of a float; what lies below can only break a tie.
    constexpr std::size_t kTop = 9;
    const Bytes& magnitude = integer.magnitude;
    const std::size_t below = magnitude.size() > kTop ? magnitude.size() - kTop : 0;
    if (below > 200) return integer.is_negative ? -HUGE_VAL : HUGE_VAL;
    double number = 0;
    for (std::size_t i = magnitude.size(); i-- > below;) number = number * 256 + magnitude[i];
    number = std::ldexp(number, static_cast<int>(below) * 8);
    return integer.is_negative ? -number : number;
}

bool equal_numbers(const Value& want_value, const Value& got_value, const Tolerance& tolerance) {
    const Number want = number_in(want_value);
    const Number got = number_in(got_value);
    const std::optional<Integer> want_integer = integer_in(want);
    const std::optional<Integer> got_integer = integer_in(got);
    const double want_double = double_in(want);
    const double got_double = double_in(got);

    if (want_integer && got_integer) {
        if (*want_integer == *got_integer) return !is_negative_zero(want) || is_negative_zero(got);
    } else if (!want_integer && !got_integer) {
        if (want_double == got_double || (std::isnan(want_double) && std::isnan(got_double))) return true;
    }
    if (is_infinite(want) || is_infinite(got)) return false;

    if (tolerance.ulp > 0 && (std::holds_alternative<double>(want) || std::holds_alternative<double>(got)) &&
        floats_between(want_double, got_double) <= tolerance.ulp)
        return true;
    const double allowed = std::max(tolerance.absolute, tolerance.relative * std::fabs(want_double));
    if (!(allowed > 0)) return false;
    const double apart = want_integer && got_integer ? to_double({false, distance(*want_integer, *got_integer)})
                                                     : std::fabs(want_double - got_double);
    return std::isfinite(apart) && apart <= allowed;
}

}  // namespace bengkel
