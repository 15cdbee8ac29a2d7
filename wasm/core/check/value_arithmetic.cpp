#include "check/value_arithmetic.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <utility>
#include <variant>

#include "check/compare_numbers.hpp"

namespace bengkel {
namespace {

std::uint64_t magnitude_of(std::int64_t number) {
    return number < 0 ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
}

void trim(Integer& integer) {
    while (!integer.magnitude.empty() && integer.magnitude.back() == 0) integer.magnitude.pop_back();
    if (integer.magnitude.empty()) integer.is_negative = false;
}

Integer product(const Integer& integer, std::int64_t amount) {
    Integer result;
    result.is_negative = integer.is_negative != (amount < 0);
    std::vector<std::uint32_t> columns(integer.magnitude.size() + 9);
    std::uint64_t factor = magnitude_of(amount);
    for (std::size_t shift = 0; factor != 0; factor >>= 8, ++shift)
        for (std::size_t i = 0; i < integer.magnitude.size(); ++i)
            columns[i + shift] += integer.magnitude[i] * static_cast<std::uint32_t>(factor & 0xFF);
    std::uint32_t carry = 0;
    for (const std::uint32_t column : columns) {
        carry += column;
        result.magnitude.push_back(static_cast<std::uint8_t>(carry & 0xFF));
        carry >>= 8;
    }
    trim(result);
    return result;
}

Integer sum(const Integer& left, const Integer& right) {
    // Of different signs the smaller magnitude is taken off the larger.
    const bool is_difference = left.is_negative != right.is_negative;
    const Integer unsigned_left{false, left.magnitude};
    const Integer unsigned_right{false, right.magnitude};
    const bool is_left_larger = compare_integers(unsigned_left, unsigned_right) >= 0;
    const Integer& larger = is_left_larger ? left : right;
    const Integer& smaller = is_left_larger ? right : left;
    Integer result{larger.is_negative, {}};
    int carry = 0;
    for (std::size_t i = 0; i <= larger.magnitude.size(); ++i) {
        const int high = i < larger.magnitude.size() ? larger.magnitude[i] : 0;
        const int low = i < smaller.magnitude.size() ? smaller.magnitude[i] : 0;
        const int column = is_difference ? high - low + carry : high + low + carry;
        result.magnitude.push_back(static_cast<std::uint8_t>(column & 0xFF));
        carry = column >> 8;
    }
    trim(result);
    return result;
}

/// With `change` made to every number inside.
Value changed(const Value& value, const std::function<Value(const Value&)>& change) {
    Value copy = value;
    if (std::holds_alternative<Integer>(value.data) || std::holds_alternative<double>(value.data)) return change(value);
    if (auto* list = std::get_if<List>(&copy.data))
        for (Value& item : list->items) item = changed(item, change);
    if (auto* tuple = std::get_if<Tuple>(&copy.data))
        for (Value& item : tuple->items) item = changed(item, change);
    if (auto* map = std::get_if<Map>(&copy.data))
        for (auto& [key, item] : map->entries) item = changed(item, change);
    return copy;
}

}  // namespace

Value plus(const Value& value, std::int64_t amount) {
    return changed(value, [&](const Value& number) {
        if (const auto* real = std::get_if<double>(&number.data)) return Value{*real + static_cast<double>(amount)};
        return Value{sum(std::get<Integer>(number.data), integer_of(amount))};
    });
}

Value times(const Value& value, std::int64_t amount) {
    return changed(value, [&](const Value& number) {
        if (const auto* real = std::get_if<double>(&number.data)) return Value{*real * static_cast<double>(amount)};
        return Value{product(std::get<Integer>(number.data), amount)};
    });
}

std::optional<int> compare_amounts(const Value& left, const Value& right) {
    const auto* first = std::get_if<Integer>(&left.data);
    const auto* second = std::get_if<Integer>(&right.data);
    if (first != nullptr && second != nullptr) return compare_integers(*first, *second);
    const auto real = [](const Value& value) -> std::optional<double> {
        if (const auto* number = std::get_if<double>(&value.data)) return *number;
        if (const auto* integer = std::get_if<Integer>(&value.data)) return to_double(*integer);
        return std::nullopt;
    };
    const std::optional<double> one = real(left);
    const std::optional<double> other = real(right);
    if (!one || !other || std::isnan(*one) || std::isnan(*other)) return std::nullopt;
    return *one < *other ? -1 : static_cast<int>(*one > *other);
}

}  // namespace bengkel
