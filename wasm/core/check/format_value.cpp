#include "check/format_value.hpp"

#include "base/code_point.hpp"
#include "base/shortest_decimal.hpp"
#include "base/utf8.hpp"
#include "check/compare_numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <variant>
#include <vector>

namespace bengkel {
namespace {

constexpr std::string_view kEllipsis = "…";
// Once this many bytes are written, more cannot change the first kShownCodePoints code points.
constexpr std::size_t kEnoughBytes = kShownCodePoints * 4 + 4;
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

char quote_for(std::string_view text) { return text.contains('\'') && !text.contains('"') ? '"' : '\''; }

std::string cut(std::string text) {
    const std::string_view beginning = first_code_points(text, kShownCodePoints + 1);
    if (count_code_points(beginning) <= kShownCodePoints) return text;
    return std::string(first_code_points(text, kShownCodePoints - 1)) + std::string(kEllipsis);
}

class Speller {
  public:
    std::string finish() && { return cut(std::move(out_)); }

    void put(std::string_view text) { out_ += text; }

    void put_value(const Value& value) {
        if (is_full()) return;
        std::visit([&](const auto& held) { spell(held); }, value.data);
    }

    /// One after the other, with commas between.
    template <class Items, class Put>
    void put_all(const Items& items, Put put_one) {
        bool is_first = true;
        for (const auto& item : items) {
            if (is_full()) return;
            if (!std::exchange(is_first, false)) put(", ");
            put_one(item);
        }
    }

    void put_items(const std::vector<Value>& items) {
        put_all(items, [&](const Value& item) { put_value(item); });
    }

  private:
    bool is_full() const { return out_.size() > kEnoughBytes; }

    void spell(const Null&) { put("None"); }
    void spell(bool flag) { put(flag ? "True" : "False"); }
    void spell(double number) { put(format_float(number)); }

    void spell(const Integer& integer) {
        if (integer.magnitude.size() > kSpelledIntegerBytes) {
            put("<int of " + std::to_string(integer.magnitude.size() * 8) + " bits>");
        } else {
            put(format_integer(integer));
        }
    }

    void spell(const std::string& text) {
        const char quote = quote_for(text);
        out_ += quote;
        for (std::size_t at = 0; at < text.size() && !is_full();) {
            const CodePoint point = code_point_at(text, at);
            if (!put_escape(point.value, quote)) {
                if (is_printable(point.value)) {
                    out_.append(text, at, point.size);
                } else if (point.value <= 0xFF) {
                    put_hexadecimal("\\x", point.value, 2);
                } else if (point.value <= 0xFFFF) {
                    put_hexadecimal("\\u", point.value, 4);
                } else {
                    put_hexadecimal("\\U", point.value, 8);
                }
            }
            at += point.size;
        }
        out_ += quote;
    }

    void spell(const ByteString& string) {
        const char quote = quote_for(as_text(string.bytes));
        out_ += 'b';
        out_ += quote;
        for (const std::uint8_t byte : string.bytes) {
            if (is_full()) break;
            if (put_escape(byte, quote)) continue;
            if (byte >= 0x20 && byte < 0x7F) {
                out_ += static_cast<char>(byte);
            } else {
                put_hexadecimal("\\x", byte, 2);
            }
        }
        out_ += quote;
    }

    void put_hexadecimal(std::string_view escape, std::uint32_t number, int digits) {
        put(escape);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out_ += "0123456789abcdef"[(number >> shift) & 0xF];
    }

    bool put_escape(char32_t c, char quote) {
        if (c == '\\' || c == static_cast<char32_t>(quote)) {
            out_ += '\\';
            out_ += static_cast<char>(c);
            return true;
        }
        const char* escape = c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : nullptr;
        if (escape == nullptr) return false;
        put(escape);
        return true;
    }

    void spell(const List& list) {
        put("[");
        put_items(list.items);
        put("]");
    }

    void spell(const Tuple& tuple) {
        put("(");
        put_items(tuple.items);
        put(tuple.items.size() == 1 ? ",)" : ")");
    }

    void spell(const Set& set) {
        if (set.items.empty()) return put("set()");
        // Python's order depends on hashes; people look for order. The encoding's own order is stable but odd.
        std::vector<const Value*> items;
        items.reserve(set.items.size());
        for (const Value& item : set.items) items.push_back(&item);
        std::ranges::stable_sort(items, [](const Value* left, const Value* right) {
            if (left->data.index() != right->data.index()) return left->data.index() < right->data.index();
            if (const auto* integer = std::get_if<Integer>(&left->data)) {
                return compare_integers(*integer, std::get<Integer>(right->data)) < 0;
            }
            if (const auto* text = std::get_if<std::string>(&left->data)) return *text < std::get<std::string>(right->data);
            return false;
        });
        put("{");
        put_all(items, [&](const Value* item) { put_value(*item); });
        put("}");
    }

    void spell(const Map& map) {
        put("{");
        put_all(map.entries, [&](const auto& entry) {
            put_value(entry.first);
            put(": ");
            put_value(entry.second);
        });
        put("}");
    }

    void spell(const TableValue& table) {
        put("<table of " + std::to_string(table.rows.size()) + " rows: ");
        put_all(table.columns, [&](const std::string& column) { spell(column); });
        put(">");
    }

    void spell(const Exception& exception) {
        put(last_part(exception.type));
        put("(");
        if (!exception.message.empty()) spell(exception.message);
        put(")");
    }

    void spell(const Opaque& opaque) {
        put("<");
        put(last_part(opaque.type));
        put(" ");
        put(opaque.text.empty() ? "object" : opaque.text);
        put(">");
    }

    /// "Decimal" of "decimal.Decimal".
    static std::string_view last_part(std::string_view name) {
        const std::size_t dot = name.rfind('.');
        return dot == std::string_view::npos ? name : name.substr(dot + 1);
    }

    std::string out_;
};

}  // namespace

std::string format_float(double number) {
    if (std::isnan(number)) return "nan";
    if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
    const auto [digits, exponent] = shortest_decimal(number);
    std::string out = std::signbit(number) ? "-" : "";
    if (exponent < -4 || exponent >= 16) {
        out += digits[0];
        if (digits.size() > 1) out += "." + digits.substr(1);
        const std::string size = std::to_string(std::abs(exponent));
        return out + (exponent < 0 ? "e-" : "e+") + (size.size() < 2 ? "0" : "") + size;
    }
    if (exponent < 0) return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) return out + digits + std::string(whole - digits.size(), '0') + ".0";
    return out + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string format_value(const Value& value) {
    Speller speller;
    speller.put_value(value);
    return std::move(speller).finish();
}

std::string format_call(std::string_view function, const CallCase& call) {
    Speller speller;
    speller.put(function);
    speller.put("(");
    speller.put_items(call.args);
    if (!call.args.empty() && !call.kwargs.empty()) speller.put(", ");
    speller.put_all(call.kwargs, [&](const auto& argument) {
        speller.put(argument.first);
        speller.put("=");
        speller.put_value(argument.second);
    });
    speller.put(")");
    return std::move(speller).finish();
}

namespace {

/// How much there is, in no language.
std::string brief(const Value& value) {
    constexpr std::size_t kBrief = 40;
    std::string whole = format_value(value);
    if (whole.size() <= kBrief) return whole;
    const auto items = [](char open, std::size_t count, char close) {
        return std::string(1, open) + "... x " + std::to_string(count) + close;
    };
    if (const auto* list = std::get_if<List>(&value.data)) return items('[', list->items.size(), ']');
    if (const auto* tuple = std::get_if<Tuple>(&value.data)) return items('(', tuple->items.size(), ')');
    if (const auto* set = std::get_if<Set>(&value.data)) return items('{', set->items.size(), '}');
    if (const auto* map = std::get_if<Map>(&value.data)) return items('{', map->entries.size(), '}');
    if (const auto* text = std::get_if<std::string>(&value.data))
        return "'... x " + std::to_string(count_code_points(*text)) + "'";
    return whole;
}

}  // namespace

std::string format_brief_call(std::string_view function, const List& args) {
    std::string call = std::string(function) + "(";
    for (const Value& arg : args.items) call += (&arg == args.items.data() ? "" : ", ") + brief(arg);
    return shown_text(call + ")");
}

std::string shown_text(std::string_view text) { return cut(mend_utf8(text.substr(0, kEnoughBytes))); }

}  // namespace bengkel
