#include "check/compare_money.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>
#include <variant>

#include "base/shortest_decimal.hpp"

namespace bengkel {
namespace {

constexpr std::string_view kDigits = "0123456789";

/// 0.d1d2d3... x 10^point; the digits may begin and end with zeroes.
struct Decimal {
    bool is_negative = false;
    std::string digits;
    std::int64_t point = 0;
};

const Opaque* decimal_object(const Value& value) {
    const auto* opaque = std::get_if<Opaque>(&value.data);
    return opaque != nullptr && opaque->type == "decimal.Decimal" ? opaque : nullptr;
}

/// What str() writes of a Decimal: -12.50, 1E+3, 0E-8, but neither NaN nor Infinity.
std::optional<Decimal> parse_decimal(std::string_view text) {
    Decimal decimal;
    decimal.is_negative = text.starts_with('-');
    if (decimal.is_negative) text.remove_prefix(1);
    const std::size_t end = text.find('E');
    const std::string_view number = text.substr(0, end);
    const std::size_t point = std::min(number.find('.'), number.size());
    decimal.digits = number.substr(0, point);
    if (point < number.size()) decimal.digits += number.substr(point + 1);
    if (decimal.digits.empty() || decimal.digits.find_first_not_of(kDigits) != std::string::npos) return std::nullopt;
    decimal.point = static_cast<std::int64_t>(point);
    if (end == std::string_view::npos) return decimal;

    std::string_view exponent = text.substr(end + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    std::int32_t power = 0;
    const auto [rest, error] = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
    if (error != std::errc() || rest != exponent.data() + exponent.size()) return std::nullopt;
    decimal.point += power;
    return decimal;
}

std::optional<Decimal> decimal_of(double number) {
    if (!std::isfinite(number)) return std::nullopt;
    ShortestDecimal shortest = shortest_decimal(number);
    return Decimal{number < 0, std::move(shortest.digits), shortest.exponent + 1};
}

void add_one(std::string& digits) {
    for (std::size_t i = digits.size(); i-- > 0; digits[i] = '0')
        if (digits[i] != '9') {
            ++digits[i];
            return;
        }
    digits.insert(0, 1, '1');
}

std::string with_sign(bool is_negative, std::string digits) {
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.empty()) return "0";
    return is_negative ? "-" + digits : digits;
}

std::optional<std::string> rounded(const Decimal& decimal, int digits) {
    const std::size_t first = decimal.digits.find_first_not_of('0');
    if (first == std::string::npos) return "0";
    const std::int64_t kept = decimal.point + digits;
    if (kept - static_cast<std::int64_t>(first) > static_cast<std::int64_t>(kMaximumIntegerDigits)) return std::nullopt;
    if (kept < 0) return "0";
    const auto size = static_cast<std::size_t>(kept);
    std::string whole = decimal.digits.substr(0, size);
    whole.resize(size, '0');
    if (size < decimal.digits.size() && decimal.digits[size] >= '5') add_one(whole);
    return with_sign(decimal.is_negative, std::move(whole));
}

}  // namespace

bool is_amount(const Value& value) {
    return std::holds_alternative<Integer>(value.data) || std::holds_alternative<double>(value.data) ||
           decimal_object(value) != nullptr;
}

std::optional<std::string> amount_of(const Value& value, int digits) {
    if (const auto* integer = std::get_if<Integer>(&value.data)) {
        // One of too many digits is written in hexadecimal: no float and no Decimal is as large.
        std::string whole = format_integer(*integer);
        if (!integer->magnitude.empty()) whole.append(static_cast<std::size_t>(digits), '0');
        return whole;
    }
    const Opaque* object = decimal_object(value);
    const auto* real = std::get_if<double>(&value.data);
    std::optional<Decimal> decimal;
    if (object != nullptr) decimal = parse_decimal(object->text);
    if (real != nullptr) decimal = decimal_of(*real);
    return decimal ? rounded(*decimal, digits) : std::nullopt;
}

}  // namespace bengkel
