// Python: as repr() would spell a value.

#include "check/format_value.hpp"
#include "check/spelling/spelling.hpp"

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
        out.put_hexadecimal("\\U", sign, 8);
    }
}

class PythonSpeller {
  public:
    explicit PythonSpeller(SpelledText& out) : out_(out) {}

    void put(const Value& value) {
        if (!out_.is_full()) std::visit([&](const auto& held) { spell(held); }, value.data);
    }

  private:
    void spell(const Null&) { out_.put("None"); }
    void spell(bool flag) { out_.put(flag ? "True" : "False"); }
    void spell(const Integer& integer) { out_.put_integer(integer); }
    void spell(double number) { out_.put(format_float(number)); }
    void spell(const std::string& text) { out_.put_quoted(text, quote_for(text), put_unprintable); }

    void spell(const ByteString& string) {
        const char quote = quote_for(as_text(string.bytes));
        out_.put("b");
        out_.put({&quote, 1});
        for (const std::uint8_t byte : string.bytes) {
            if (out_.is_full()) break;
            if (put_short_escape(out_, byte, quote)) continue;
            const char sign = static_cast<char>(byte);
            if (byte >= 0x20 && byte < 0x7F) {
                out_.put({&sign, 1});
            } else {
                out_.put_hexadecimal("\\x", byte, 2);
            }
        }
        out_.put({&quote, 1});
    }

    void spell(const List& list) {
        out_.put("[");
        put_items(list.items);
        out_.put("]");
    }

    void spell(const Tuple& tuple) {
        out_.put("(");
        put_items(tuple.items);
        out_.put(tuple.items.size() == 1 ? ",)" : ")");
    }

    void spell(const Set& set) {
        if (set.items.empty()) return out_.put("set()");
        out_.put("{");
        out_.put_all(in_order(set), [&](const Value* item) { put(*item); });
        out_.put("}");
    }

    void spell(const Map& map) {
        out_.put("{");
        out_.put_all(map.entries, [&](const auto& entry) {
            put(entry.first);
            out_.put(": ");
            put(entry.second);
        });
        out_.put("}");
    }

    void spell(const TableValue& table) { out_.put_table(table); }

    void spell(const Exception& exception) {
        out_.put(last_part(exception.type));
        out_.put("(");
        if (!exception.message.empty()) spell(exception.message);
        out_.put(")");
    }

    void spell(const Opaque& opaque) { out_.put_opaque(opaque); }
    void spell(const AnyOf& any) {
        out_.put_all(any.values, [&](const Value& value) { put(value); }, " | ");
    }

    void put_items(const std::vector<Value>& items) {
        out_.put_all(items, [&](const Value& item) { put(item); });
    }

    SpelledText& out_;
};

std::string type_name(const Value& value) {
    return std::visit(Overloaded{
                          [](const Null&) -> std::string { return "None"; },
                          [](const bool&) -> std::string { return "bool"; },
                          [](const Integer&) -> std::string { return "int"; },
                          [](const double&) -> std::string { return "float"; },
                          [](const std::string&) -> std::string { return "str"; },
                          [](const ByteString&) -> std::string { return "bytes"; },
                          [](const List&) -> std::string { return "list"; },
                          [](const Tuple&) -> std::string { return "tuple"; },
                          [](const Set&) -> std::string { return "set"; },
                          [](const Map&) -> std::string { return "dict"; },
                          [](const TableValue&) -> std::string { return "table"; },
                          [](const Exception& exception) { return exception.type; },
                          [](const Opaque& opaque) { return opaque.type; },
                          [](const AnyOf& any) { return type_names(any, type_name); },
                      },
                      value.data);
}

}  // namespace

const Spelling kPythonSpelling = {
    [](SpelledText& out, const Value& value) { PythonSpeller(out).put(value); },
    type_name,
    [](const Value& key) { return "[" + shown_key(key, kPythonSpelling) + "]"; },
    "[]",
    "()",
    '\'',
};

}  // namespace bengkel
