// C++: as a value would stand in an initialiser.

#include "check/format_value.hpp"
#include "check/spelling/spelling.hpp"

#include <cmath>
#include <variant>

namespace bengkel {
namespace {

/// A hexadecimal escape would go on into the letters after it.
void put_unprintable(SpelledText& out, char32_t sign) {
    if (sign <= 0xFFFF) {
        out.put_hexadecimal("\\u", sign, 4);
    } else {
        out.put_hexadecimal("\\U", sign, 8);
    }
}

class CppSpeller {
  public:
    explicit CppSpeller(SpelledText& out) : out_(out) {}

    void put(const Value& value) {
        if (!out_.is_full()) std::visit([&](const auto& held) { spell(held); }, value.data);
    }

  private:
    void spell(const Null&) { out_.put("nullopt"); }
    void spell(bool flag) { out_.put(flag ? "true" : "false"); }
    void spell(const Integer& integer) { out_.put_integer(integer); }
    void spell(double number) { out_.put(format_float(number)); }
    void spell(const std::string& text) { out_.put_quoted(text, '"', put_unprintable); }

    void spell(const ByteString& string) {
        out_.put("{");
        out_.put_all(string.bytes, [&](std::uint8_t byte) { out_.put(std::to_string(byte)); });
        out_.put("}");
    }

    void spell(const List& list) { put_items(list.items); }
    void spell(const Tuple& tuple) { put_items(tuple.items); }

    void spell(const Set& set) {
        out_.put("{");
        out_.put_all(in_order(set), [&](const Value* item) { put(*item); });
        out_.put("}");
    }

    void spell(const Map& map) {
        out_.put("{");
        out_.put_all(map.entries, [&](const auto& entry) {
            out_.put("{");
            put(entry.first);
            out_.put(", ");
            put(entry.second);
            out_.put("}");
        });
        out_.put("}");
    }

    void spell(const TableValue& table) { out_.put_table(table); }

    void spell(const Exception& exception) {
        out_.put(exception.type);
        out_.put("(");
        if (!exception.message.empty()) spell(exception.message);
        out_.put(")");
    }

    void spell(const Opaque& opaque) { out_.put_opaque(opaque); }
    void spell(const AnyOf& any) {
        out_.put_all(any.values, [&](const Value& value) { put(value); }, " | ");
    }

    void put_items(const std::vector<Value>& items) {
        out_.put("{");
        out_.put_all(items, [&](const Value& item) { put(item); });
        out_.put("}");
    }

    SpelledText& out_;
};

std::string type_name(const Value& value) {
    return std::visit(Overloaded{
                          [](const Null&) -> std::string { return "nullopt"; },
                          [](const bool&) -> std::string { return "bool"; },
                          [](const Integer&) -> std::string { return "int"; },
                          [](const double&) -> std::string { return "double"; },
                          [](const std::string&) -> std::string { return "std::string"; },
                          [](const ByteString&) -> std::string { return "bytes"; },
                          [](const List&) -> std::string { return "std::vector"; },
                          [](const Tuple&) -> std::string { return "std::tuple"; },
                          [](const Set&) -> std::string { return "std::set"; },
                          [](const Map&) -> std::string { return "std::map"; },
                          [](const TableValue&) -> std::string { return "table"; },
                          [](const Exception& exception) { return exception.type; },
                          [](const Opaque& opaque) { return opaque.type; },
                          [](const AnyOf& any) { return type_names(any, type_name); },
                      },
                      value.data);
}

}  // namespace

const Spelling kCppSpelling = {
    [](SpelledText& out, const Value& value) { CppSpeller(out).put(value); },
    type_name,
    [](const Value& key) { return "[" + shown_key(key, kCppSpelling) + "]"; },
    "{}",
    "{}",
    '"',
};

}  // namespace bengkel
