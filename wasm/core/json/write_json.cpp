#include "json/write_json.hpp"

#include <cmath>
#include <cstdlib>

#include "base/shortest_decimal.hpp"
#include "base/utf8.hpp"

namespace bengkel {
namespace {

void write_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    constexpr std::string_view kDigits = "0123456789abcdef";
                    out += "\\u00";
                    out += kDigits[static_cast<unsigned char>(c) >> 4];
                    out += kDigits[static_cast<unsigned char>(c) & 15];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

/// Shortest form that reads back as the same float, and as a float; JSON has no other numbers, so they become null.
std::string float_text(double number) {
    if (!std::isfinite(number)) return "null";
    const auto [digits, exponent] = shortest_decimal(number);
    std::string text = std::signbit(number) ? "-" : "";
    if (exponent < -5 || exponent > 15) {
        text += digits.substr(0, 1) + (digits.size() > 1 ? "." + digits.substr(1) : "");
        return text + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
    }
    if (exponent < 0) return text + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) return text + digits + std::string(whole - digits.size(), '0') + ".0";
    return text + digits.substr(0, whole) + "." + digits.substr(whole);
}

class Writer {
  public:
    explicit Writer(JsonLayout layout) : is_indented_(layout == JsonLayout::Indented) {}

    void operator()(std::nullptr_t) { out += "null"; }
    void operator()(bool value) { out += value ? "true" : "false"; }
    void operator()(std::int64_t value) { out += std::to_string(value); }
    void operator()(double value) { out += float_text(value); }
    void operator()(const std::string& value) { write_text(out, is_valid_utf8(value) ? value : mend_utf8(value)); }

    void operator()(const JsonArray& items) {
        begin('[');
        for (const Json& item : items) {
            next();
            std::visit(*this, item.data);
        }
        end(']', items.empty());
    }

    void operator()(const JsonObject& members) {
        begin('{');
        for (const auto& [key, value] : members) {
            next();
            (*this)(key);
            out += is_indented_ ? ": " : ":";
            std::visit(*this, value.data);
        }
        end('}', members.empty());
    }

    std::string out;

  private:
    void begin(char bracket) {
        out += bracket;
        is_first_ = true;
        ++depth_;
    }

    void next() {
        if (!is_first_) out += ',';
        is_first_ = false;
        break_line();
    }

    void end(char bracket, bool is_empty) {
        --depth_;
        if (!is_empty) break_line();
        out += bracket;
        is_first_ = false;
    }

    void break_line() {
        if (!is_indented_) return;
        out += '\n';
        out.append(2 * depth_, ' ');
    }

    bool is_indented_;
    bool is_first_ = true;
    std::size_t depth_ = 0;
};

}  // namespace

std::string write_json(const Json& json, JsonLayout layout) {
    Writer writer(layout);
    std::visit(writer, json.data);
    if (layout == JsonLayout::Indented) writer.out += '\n';
    return std::move(writer.out);
}

}  // namespace bengkel
