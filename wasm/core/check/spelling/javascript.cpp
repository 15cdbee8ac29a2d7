// JavaScript: as a browser's console would show a value.

#include "check/spelling/spelling.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace bengkel {
namespace {

void put_unprintable(SpelledText& out, char32_t sign) {
    if (sign <= 0xFF) {
        out.put_hexadecimal("\\x", sign, 2);
    } else if (sign <= 0xFFFF) {
        out.put_hexadecimal("\\u", sign, 4);
    } else {
        out.put_hexadecimal("\\u{", sign, sign > 0xFFFFF ? 6 : 5);
        out.put("}");
    }
}

/// As Number.prototype.toString does, but that -0 is told from 0.
std::string number_text(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    return decimal(number, -6, 21, 1, "");
}

const std::string* text_in(const Value& value) { return std::get_if<std::string>(&value.data); }

bool is_plain_name(const Value& key) {
    const std::string* text = text_in(key);
    return text != nullptr && is_function_name(*text, Language::JavaScript);
}

/// A plain object has keys of text; a Map that has the same cannot be told from it.
bool is_plain_object(const Map& map) {
    return std::ranges::all_of(map.entries, [](const auto& entry) { return text_in(entry.first) != nullptr; });
}

class JavaScriptSpeller {
  public:
    explicit JavaScriptSpeller(SpelledText& out) : out_(out) {}

    void put(const Value& value) {
        if (!out_.is_full()) std::visit([&](const auto& held) { spell(held); }, value.data);
    }

  private:
    void spell(const Null&) { out_.put("null"); }
    void spell(bool flag) { out_.put(flag ? "true" : "false"); }
    void spell(const Integer& integer) { out_.put_integer(integer, "n"); }
    void spell(double number) { out_.put(number_text(number)); }
    void spell(const std::string& text) { out_.put_quoted(text, quote_for(text), put_unprintable); }

    void spell(const ByteString& string) {
        out_.put("Uint8Array(" + std::to_string(string.bytes.size()) + ") [");
        out_.put_all(string.bytes, [&](std::uint8_t byte) { out_.put(std::to_string(byte)); });
        out_.put("]");
    }

    void spell(const List& list) { put_array(list.items); }
    void spell(const Tuple& tuple) { put_array(tuple.items); }

    void spell(const Set& set) {
        out_.put("Set(" + std::to_string(set.items.size()) + ") ");
        put_braced(in_order(set), [&](const Value* item) { put(*item); });
    }

    void spell(const Map& map) {
        const bool is_plain = is_plain_object(map);
        if (!is_plain) out_.put("Map(" + std::to_string(map.entries.size()) + ") ");
        put_braced(map.entries, [&](const auto& entry) {
            if (is_plain && is_plain_name(entry.first)) {
                out_.put(*text_in(entry.first));
            } else {
                put(entry.first);
            }
            out_.put(is_plain ? ": " : " => ");
            put(entry.second);
        });
    }

    void spell(const TableValue& table) { out_.put_table(table); }

    void spell(const Exception& exception) {
        out_.put(exception.type);
        if (!exception.message.empty()) out_.put(": " + exception.message);
    }

    void spell(const Opaque& opaque) {
        if (opaque.type == "undefined") return out_.put("undefined");
        out_.put_opaque(opaque);
    }
    void spell(const AnyOf& any) {
        out_.put_all(any.values, [&](const Value& value) { put(value); }, " | ");
    }

    void put_array(const std::vector<Value>& items) {
        out_.put("[");
        out_.put_all(items, [&](const Value& item) { put(item); });
        out_.put("]");
    }

    template <class Items, class Put>
    void put_braced(const Items& items, Put put_one) {
        if (items.empty()) return out_.put("{}");
        out_.put("{ ");
        out_.put_all(items, put_one);
        out_.put(" }");
    }

    SpelledText& out_;
};

std::string type_name(const Value& value) {
    return std::visit(Overloaded{
                          [](const Null&) -> std::string { return "null"; },
                          [](const bool&) -> std::string { return "boolean"; },
                          [](const Integer&) -> std::string { return "bigint"; },
                          [](const double&) -> std::string { return "number"; },
                          [](const std::string&) -> std::string { return "string"; },
                          [](const ByteString&) -> std::string { return "Uint8Array"; },
                          [](const List&) -> std::string { return "array"; },
                          [](const Tuple&) -> std::string { return "array"; },
                          [](const Set&) -> std::string { return "Set"; },
                          [](const Map& map) -> std::string { return is_plain_object(map) ? "object" : "Map"; },
                          [](const TableValue&) -> std::string { return "table"; },
                          [](const Exception& exception) { return exception.type; },
                          [](const Opaque& opaque) { return opaque.type; },
                          [](const AnyOf& any) { return type_names(any, type_name); },
                      },
                      value.data);
}

std::string step_to(const Value& key) {
    if (is_plain_name(key)) return "." + *text_in(key);
    const std::string shown = shown_key(key, kJavaScriptSpelling);
    return text_in(key) != nullptr ? "[" + shown + "]" : ".get(" + shown + ")";
}

}  // namespace

const Spelling kJavaScriptSpelling = {
    [](SpelledText& out, const Value& value) { JavaScriptSpeller(out).put(value); }, type_name, step_to, "[]", "[]", '\'',
};

}  // namespace bengkel
