#include "check/spelling/spelled_text.hpp"

#include "base/code_point.hpp"
#include "base/shortest_decimal.hpp"
#include "base/utf8.hpp"
#include "check/compare_numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <cstdlib>
#include <variant>

namespace bengkel {
namespace {

constexpr std::string_view kEllipsis = "…";
// Python itself refuses to spell integers of more than 4,300 digits.
constexpr std::size_t kSpelledIntegerBytes = 1'785;

/// What Python's str.isprintable() calls unprintable, as far as Unicode has assigned it: controls, formats, separators
/// other than the space, surrogates, private use.
bool is_printable(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 29> kUnprintable = {{
        {0x0, 0x1F},        {0x7F, 0xA0},       {0xAD, 0xAD},        {0x600, 0x605},       {0x61C, 0x61C},
        {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x890, 0x891},      {0x8E2, 0x8E2},       {0x1680, 0x1680},
        {0x180E, 0x180E},   {0x2000, 0x200F},   {0x2028, 0x202F},    {0x205F, 0x206F},     {0x3000, 0x3000},
        {0xD800, 0xF8FF},   {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},    {0xFFF0, 0xFFFB},     {0xFFFE, 0xFFFF},
        {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x13438},  {0x1BCA0, 0x1BCA3},   {0x1D173, 0x1D17A},
        {0xE0000, 0xE00FF}, {0xE01F0, 0xEFFFF}, {0xF0000, 0x10FFFF}, {0x10FFFF, 0x10FFFF},
    }};
    return std::ranges::none_of(kUnprintable, [c](const auto& range) { return range.first <= c && c <= range.second; });
}

}  // namespace

std::string SpelledText::finish() && { return cut(std::move(text_)); }

void SpelledText::put_integer(const Integer& integer, std::string_view ending) {
    if (integer.magnitude.size() > kSpelledIntegerBytes)
        return put("<int of " + std::to_string(integer.magnitude.size() * 8) + " bits>");
    put(format_integer(integer));
    put(ending);
}

void SpelledText::put_hexadecimal(std::string_view prefix, std::uint32_t number, int digits) {
    put(prefix);
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) text_ += "0123456789abcdef"[(number >> shift) & 0xF];
}

void SpelledText::put_quoted(std::string_view text, char quote, void (*put_unprintable)(SpelledText&, char32_t)) {
    text_ += quote;
    for (std::size_t at = 0; at < text.size() && !is_full();) {
        const CodePoint point = code_point_at(text, at);
        if (!put_short_escape(*this, point.value, quote)) {
            if (is_printable(point.value)) {
                put(text.substr(at, point.size));
            } else {
                put_unprintable(*this, point.value);
            }
        }
        at += point.size;
    }
    text_ += quote;
}

void SpelledText::put_opaque(const Opaque& opaque) {
    put("<");
    put(last_part(opaque.type));
    put(" ");
    put(opaque.text.empty() ? "object" : opaque.text);
    put(">");
}

void SpelledText::put_table(const TableValue& table) {
    put("<table of " + std::to_string(table.rows.size()) + " rows: ");
    put_all(table.columns, [&](const std::string& column) { put(column); });
    put(">");
}

std::string cut(std::string text) {
    const std::string_view beginning = first_code_points(text, kShownCodePoints + 1);
    if (count_code_points(beginning) <= kShownCodePoints) return text;
    return std::string(first_code_points(text, kShownCodePoints - 1)) + std::string(kEllipsis);
}

bool put_short_escape(SpelledText& out, char32_t sign, char quote) {
    if (sign == '\\' || sign == static_cast<char32_t>(quote)) {
        const char escape[] = {'\\', static_cast<char>(sign)};
        out.put({escape, 2});
        return true;
    }
    const char* escape = sign == '\n' ? "\\n" : sign == '\r' ? "\\r" : sign == '\t' ? "\\t" : nullptr;
    if (escape == nullptr) return false;
    out.put(escape);
    return true;
}

char quote_for(std::string_view text) { return text.contains('\'') && !text.contains('"') ? '"' : '\''; }

std::vector<const Value*> in_order(const Set& set) {
    std::vector<const Value*> items;
    items.reserve(set.items.size());
    for (const Value& item : set.items) items.push_back(&item);
    std::ranges::stable_sort(items, [](const Value* left, const Value* right) {
        if (left->data.index() != right->data.index()) return left->data.index() < right->data.index();
        if (const auto* integer = std::get_if<Integer>(&left->data))
            return compare_integers(*integer, std::get<Integer>(right->data)) < 0;
        if (const auto* real = std::get_if<double>(&left->data))
            return std::is_lt(std::weak_order(*real, std::get<double>(right->data)));
        if (const auto* text = std::get_if<std::string>(&left->data)) return *text < std::get<std::string>(right->data);
        return false;
    });
    return items;
}

std::string decimal(double number, int least, int most, std::size_t exponent_digits, std::string_view after_whole) {
    const auto [digits, exponent] = shortest_decimal(number);
    std::string out = std::signbit(number) ? "-" : "";
    if (exponent < least || exponent >= most) {
        out += digits[0];
        if (digits.size() > 1) out += "." + digits.substr(1);
        const std::string size = std::to_string(std::abs(exponent));
        const std::size_t zeroes = size.size() < exponent_digits ? exponent_digits - size.size() : 0;
        return out + (exponent < 0 ? "e-" : "e+") + std::string(zeroes, '0') + size;
    }
    if (exponent < 0) return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) return out + digits + std::string(whole - digits.size(), '0') + std::string(after_whole);
    return out + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string type_names(const AnyOf& any, std::string (*type_name)(const Value&)) {
    std::vector<std::string> names;
    for (const Value& value : any.values)
        if (std::string name = type_name(value); !std::ranges::contains(names, name)) names.push_back(std::move(name));
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : " | ") + name;
    return text;
}

std::string_view last_part(std::string_view name) {
    const std::size_t dot = name.find_last_of(".:");
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

}  // namespace bengkel
