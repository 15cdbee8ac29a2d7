#include <algorithm>
#include <array>
#include <charconv>

#include "frame/value.hpp"

namespace bengkel {
namespace {

// Decimal digits are taken nine at a time: the most that fit into 32 bits.
constexpr std::size_t kGroupDigits = 9;
constexpr std::uint32_t kGroup = 1'000'000'000;

// 4,300 digits need 1,786 bytes.
constexpr std::size_t kMostDecimalBytes = 1786;

using Words = std::vector<std::uint32_t>;

void multiply_and_add(Words& words, std::uint32_t factor, std::uint32_t summand) {
    std::uint64_t carry = summand;
    for (std::uint32_t& word : words) {
        carry += std::uint64_t{word} * factor;
        word = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
    if (carry > 0) words.push_back(static_cast<std::uint32_t>(carry));
}

/// Divides in place and returns the remainder.
std::uint32_t divide(Words& words, std::uint32_t divisor) {
    std::uint64_t rest = 0;
    for (auto word = words.rbegin(); word != words.rend(); ++word) {
        rest = rest << 32 | *word;
        *word = static_cast<std::uint32_t>(rest / divisor);
        rest %= divisor;
    }
    while (!words.empty() && words.back() == 0) words.pop_back();
    return static_cast<std::uint32_t>(rest);
}

Bytes to_magnitude(const Words& words) {
    Bytes magnitude;
    for (const std::uint32_t word : words)
        for (unsigned shift = 0; shift < 32; shift += 8) magnitude.push_back(static_cast<std::uint8_t>(word >> shift));
    while (!magnitude.empty() && magnitude.back() == 0) magnitude.pop_back();
    return magnitude;
}

Words to_words(ByteView magnitude) {
    Words words((magnitude.size() + 3) / 4);
    for (std::size_t i = 0; i < magnitude.size(); ++i) words[i / 4] |= std::uint32_t{magnitude[i]} << (8 * (i % 4));
    return words;
}

std::string decimal_digits(ByteView magnitude) {
    if (magnitude.empty()) return "0";
    std::string reversed;
    for (Words words = to_words(magnitude); !words.empty();) {
        std::uint32_t group = divide(words, kGroup);
        for (std::size_t i = 0; i < kGroupDigits; ++i, group /= 10) reversed += static_cast<char>('0' + group % 10);
    }
    while (reversed.ends_with('0')) reversed.pop_back();
    std::ranges::reverse(reversed);
    return reversed;
}

std::string hexadecimal_digits(ByteView magnitude) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    for (auto byte = magnitude.rbegin(); byte != magnitude.rend(); ++byte) {
        digits += kDigits[*byte >> 4];
        digits += kDigits[*byte & 15];
    }
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    return "0x" + digits;
}

Problem bad_integer(std::string message) { return {"value.bad-integer", std::move(message), "", {}}; }

}  // namespace

Result<Integer> parse_integer(std::string_view decimal) {
    const bool is_negative = decimal.starts_with('-');
    if (is_negative) decimal.remove_prefix(1);
    const bool is_decimal = std::ranges::all_of(decimal, [](char c) { return c >= '0' && c <= '9'; });
    if (decimal.empty() || !is_decimal) return failure(bad_integer("an integer is written with the digits 0 to 9 only"));
    if (decimal.size() > kMaximumIntegerDigits)
        return failure(bad_integer("more than " + std::to_string(kMaximumIntegerDigits) + " digits"));

    Words words;
    while (!decimal.empty()) {
        const std::size_t size = decimal.size() % kGroupDigits == 0 ? kGroupDigits : decimal.size() % kGroupDigits;
        std::uint32_t group = 0;
        const std::string_view digits = decimal.substr(0, size);
        std::from_chars(digits.data(), digits.data() + digits.size(), group);
        multiply_and_add(words, kGroup, group);
        decimal.remove_prefix(size);
    }
    Integer integer{is_negative, to_magnitude(words)};
    if (integer.magnitude.empty()) integer.is_negative = false;
    return integer;
}

std::string format_integer(const Integer& integer) {
    std::string digits = integer.magnitude.size() > kMostDecimalBytes ? "" : decimal_digits(integer.magnitude);
    if (digits.empty() || digits.size() > kMaximumIntegerDigits) digits = hexadecimal_digits(integer.magnitude);
    return (integer.is_negative ? "-" : "") + digits;
}

Integer integer_of(std::int64_t number) {
    Integer integer{number < 0, {}};
    auto rest = static_cast<std::uint64_t>(number);
    if (number < 0) rest = 0 - rest;
    for (; rest > 0; rest >>= 8) integer.magnitude.push_back(static_cast<std::uint8_t>(rest));
    return integer;
}

}  // namespace bengkel
