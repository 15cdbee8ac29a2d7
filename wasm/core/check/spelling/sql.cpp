// SQL: as a literal. A database has no values but these five; others come from no program of it.

#include "check/format_value.hpp"
#include "check/spelling/spelling.hpp"

#include <cmath>
#include <variant>

namespace bengkel {
namespace {

class SqlSpeller {
  public:
    explicit SqlSpeller(SpelledText& out) : out_(out) {}

    void put(const Value& value) {
        if (!out_.is_full()) std::visit([&](const auto& held) { spell(held); }, value.data);
    }

  private:
    void spell(const Null&) { out_.put("NULL"); }
    void spell(bool flag) { out_.put(flag ? "1" : "0"); }
    void spell(const Integer& integer) { out_.put_integer(integer); }

    void spell(double number) {
        if (std::isinf(number)) return out_.put(number < 0 ? "-9e999" : "9e999");
        out_.put(std::isnan(number) ? "NULL" : format_float(number));
    }

    void spell(const std::string& text) {
        out_.put("'");
        for (std::size_t at = 0; at < text.size() && !out_.is_full();) {
            const std::size_t quote = std::min(text.find('\'', at), text.size());
            out_.put(std::string_view(text).substr(at, quote - at));
            if (quote < text.size()) out_.put("''");
            at = quote + 1;
        }
        out_.put("'");
    }

    void spell(const ByteString& string) {
        out_.put("X'");
        for (const std::uint8_t byte : string.bytes) {
            if (out_.is_full()) break;
            out_.put_hexadecimal("", byte, 2);
        }
        out_.put("'");
    }

    void spell(const TableValue& table) { out_.put_table(table); }
    void spell(const Opaque& opaque) { out_.put_opaque(opaque); }
    void spell(const AnyOf& any) {
        out_.put_all(any.values, [&](const Value& value) { put(value); }, " | ");
    }
    template <class Other>
    void spell(const Other&) {
        out_.put("?");
    }

    SpelledText& out_;
};

std::string type_name(const Value& value) {
    return std::visit(Overloaded{
                          [](const Null&) -> std::string { return "NULL"; },
                          [](const bool&) -> std::string { return "INTEGER"; },
                          [](const Integer&) -> std::string { return "INTEGER"; },
                          [](const double&) -> std::string { return "REAL"; },
                          [](const std::string&) -> std::string { return "TEXT"; },
                          [](const ByteString&) -> std::string { return "BLOB"; },
                          [](const TableValue&) -> std::string { return "table"; },
                          [](const AnyOf& any) { return type_names(any, type_name); },
                          [](const auto&) -> std::string { return "?"; },
                      },
                      value.data);
}

}  // namespace

const Spelling kSqlSpelling = {
    [](SpelledText& out, const Value& value) { SqlSpeller(out).put(value); },
    type_name,
    [](const Value& key) { return "[" + shown_key(key, kSqlSpelling) + "]"; },
    "()",
    "()",
    '\'',
};

}  // namespace bengkel
