#include "lab/read_value.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

#include "base/base64.hpp"
#include "base/nearest_name.hpp"
#include "lab/lab_format.hpp"

namespace bengkel {
namespace {

/// Python holds 1, 1.0 and True to be the same key, and all languages 0.0 and -0.0; this is the form in which they are.
Value as_key(const Value& value, Language language) {
    const auto* number = std::get_if<double>(&value.data);
    if (language != Language::Python) return number && *number == 0 ? Value{0.0} : value;
    if (const auto* truth = std::get_if<bool>(&value.data)) return {integer_of(*truth ? 1 : 0)};
    if (number && std::abs(*number) < 0x1p63 && std::trunc(*number) == *number)
        return {integer_of(static_cast<std::int64_t>(*number))};
    if (const auto* tuple = std::get_if<Tuple>(&value.data)) {
        Tuple key;
        for (const Value& item : tuple->items) key.items.push_back(as_key(item, language));
        return {std::move(key)};
    }
    return value;
}

/// "a list", when the value cannot be hashed in Python; otherwise empty.
std::string_view unhashable_part(const Value& value) {
    if (std::holds_alternative<List>(value.data)) return "a list";
    if (std::holds_alternative<Set>(value.data)) return "a set";
    if (std::holds_alternative<Map>(value.data)) return "a map";
    if (const auto* tuple = std::get_if<Tuple>(&value.data))
        for (const Value& item : tuple->items)
            if (const auto part = unhashable_part(item); !part.empty()) return part;
    return {};
}

/// Two of JavaScript's objects are never the same key, however alike they are.
bool is_object(const Value& value) {
    return std::holds_alternative<List>(value.data) || std::holds_alternative<Set>(value.data) ||
           std::holds_alternative<Map>(value.data) || std::holds_alternative<ByteString>(value.data);
}

/// The keys of a map or the members of a set.
class Keys {
  public:
    /// `what` is "a member of a set" or "a key of a map".
    Keys(std::string_view what, Language language) : what_(what), language_(language) {}

    void add(const JsonReader& reader, const Value& value) {
        const bool is_python = language_ == Language::Python;
        if (const auto part = is_python ? unhashable_part(value) : std::string_view(); !part.empty())
            reader.report("bad-value", std::string(part) + " cannot be " + std::string(what_),
                          "Python cannot hash it; a tuple may do");
        if (language_ == Language::JavaScript && is_object(value)) return;
        if (!seen_.insert(encode_value(as_key(value, language_))).second)
            reader.report("bad-value", "this value stands here twice",
                          is_python ? "Python holds 1, 1.0 and True to be equal" : "");
    }

  private:
    std::string_view what_;
    Language language_;
    std::set<Bytes> seen_;
};

class ValueReader {
  public:
    /// `is_wanted`: forms of a wanted value may stand in it.
    ValueReader(Language language, bool is_wanted) : language_(language), is_wanted_(is_wanted) {}

    Value read(const JsonReader& reader) const {
        switch (reader.type()) {
            case JsonType::Null: return {Null{}};
            case JsonType::Boolean:
                if (language_ == Language::Sql) refuse(reader, "no booleans of its own", "write 1 or 0");
                return {reader.boolean()};
            case JsonType::Integer:
                if (language_ == Language::JavaScript) return whole_number(reader);
                return integer(reader, reader.node().text);
            case JsonType::Float: return {reader.number()};
            case JsonType::Text: return {reader.text()};
            case JsonType::Array:
                if (language_ == Language::Sql) refuse(reader, "no lists");
                return {List{items(reader)}};
            case JsonType::Object: return object(reader);
        }
        return {};
    }

  private:
    void refuse(const JsonReader& reader, std::string_view what, std::string hint = {}) const {
        reader.report("bad-value", std::string(language_title(language_)) + " has " + std::string(what), std::move(hint));
    }

    Value integer(const JsonReader& reader, const std::string& decimal) const {
        auto integer = parse_integer(decimal);
        if (!integer) {
            for (const Problem& problem : integer.error()) reader.report("bad-value", problem.message);
            return {Integer{}};
        }
        if (language_ == Language::Cpp || language_ == Language::Sql) expect_64_bits(reader, *integer);
        return {*std::move(integer)};
    }

    /// C++ has unsigned ones too.
    void expect_64_bits(const JsonReader& reader, const Integer& integer) const {
        std::uint64_t magnitude = 0;
        for (std::size_t i = std::min<std::size_t>(integer.magnitude.size(), 8); i-- > 0;)
            magnitude = magnitude << 8 | integer.magnitude[i];
        constexpr std::uint64_t kHalf = std::uint64_t{1} << 63;
        const std::uint64_t highest = language_ == Language::Cpp ? UINT64_MAX : kHalf - 1;
        if (integer.magnitude.size() > 8 || magnitude > (integer.is_negative ? kHalf : highest))
            refuse(reader, "no integer of more than 64 bits");
    }

    /// As JSON.parse has it, "-0" included.
    Value whole_number(const JsonReader& reader) const {
        constexpr double kSafe = 0x1p53 - 1;
        const double number = reader.number();
        if (std::fabs(number) > kSafe)
            reader.report("bad-value", "a number of JavaScript does not hold an integer of this size exactly",
                          R"(a bigint is written {"$bigint": "123"})");
        return {number};
    }

    std::vector<Value> items(const JsonReader& reader) const {
        std::vector<Value> values;
        for (const JsonReader& item : reader.items()) values.push_back(read(item));
        return values;
    }

    Set set(const JsonReader& reader) const {
        Set set;
        Keys keys("a member of a set", language_);
        const ValueReader plain(language_, false);
        for (const JsonReader& item : reader.items()) {
            set.items.push_back(plain.read(item));
            keys.add(item, set.items.back());
        }
        std::ranges::sort(set.items, {}, [](const Value& item) { return encode_value(item); });
        return set;
    }

    Map pairs(const JsonReader& reader) const {
        Map map;
        Keys keys("a key of a map", language_);
        for (const JsonReader& entry : reader.items()) {
            const auto pair = entry.items();
            if (pair.size() != 2) {
                if (entry.is(JsonType::Array)) entry.report("bad-value", "expected a pair [key, value]");
                continue;
            }
            map.entries.emplace_back(ValueReader(language_, false).read(pair[0]), read(pair[1]));
            keys.add(pair[0], map.entries.back().first);
        }
        return map;
    }

    static Value real(const JsonReader& reader) {
        if (!reader.expect(JsonType::Text)) return {};
        const std::string& word = reader.node().text;
        if (word == "nan") return {std::numeric_limits<double>::quiet_NaN()};
        if (word == "inf") return {std::numeric_limits<double>::infinity()};
        if (word == "-inf") return {-std::numeric_limits<double>::infinity()};
        if (word == "-0") return {-0.0};
        reader.report("bad-value", R"(expected "nan", "inf", "-inf" or "-0")", "any other float is written as a number");
        return {0.0};
    }

    static Value bytes(const JsonReader& reader) {
        if (!reader.expect(JsonType::Text)) return {};
        auto bytes = decode_base64(reader.node().text);
        if (!bytes) reader.report("bad-value", "this is not base64", "with padding and without line breaks");
        return {ByteString{bytes.value_or(Bytes())}};
    }

    static Value undefined(const JsonReader& reader) {
        if (reader.expect(JsonType::Boolean) && !reader.node().boolean)
            reader.report("bad-value", R"(undefined is written {"$undefined": true})");
        return {Opaque{"undefined", ""}};
    }

    AnyOf any_of(const JsonReader& reader) const {
        AnyOf any{items(reader)};
        if (any.values.size() < 2 && reader.is(JsonType::Array))
            reader.report("bad-value", "of fewer than two values there is nothing to choose");
        return any;
    }

    /// Of each form, the languages that know it; a value of another language is told apart from a slip of the pen.
    bool has_form(std::string_view form) const {
        const bool is_javascript = language_ == Language::JavaScript;
        if (form == "$bigint" || form == "$undefined") return is_javascript;
        if (form == "$int") return !is_javascript;
        if (form == "$bytes") return language_ != Language::Cpp;
        if (form == "$float" || form == "$anyOf") return true;
        return language_ != Language::Sql && !(is_javascript && form == "$tuple");
    }

    Value form(const JsonReader& form) const {
        const std::string& name = form.key();
        if (!std::ranges::contains(lab_words::kValueForms, name)) {
            std::string hint = nearest_name_hint(name, lab_words::kValueForms);
            if (hint.empty()) hint = R"(a map with such a key is written {"$map": [[key, value]]})";
            form.report_key("bad-value", "there is no form \"" + name + "\"", std::move(hint));
            return {};
        }
        if (!has_form(name)) {
            form.report_key("bad-value", std::string(language_title(language_)) + " has no \"" + name + "\"",
                            name == "$int" ? R"(a bigint is written {"$bigint": "123"})" : "");
            return {};
        }
        if (name == "$anyOf" && !is_wanted_) {
            form.report_key("bad-value", "\"$anyOf\" cannot stand here",
                            "it stands for a wanted value or a part of one, outside sets and keys");
            return {};
        }
        if (name == "$anyOf") return {any_of(form)};
        if (name == "$tuple") return {Tuple{items(form)}};
        if (name == "$set") return {set(form)};
        if (name == "$map") return {pairs(form)};
        if (name == "$bytes") return bytes(form);
        if (name == "$float") return real(form);
        if (name == "$undefined") return undefined(form);
        return form.expect(JsonType::Text) ? integer(form, form.node().text) : Value{};
    }

    Value object(const JsonReader& reader) const {
        const auto members = reader.members();
        const auto found =
            std::ranges::find_if(members, [](const JsonReader& member) { return member.key().starts_with('$'); });
        if (found != members.end()) {
            if (members.size() > 1) found->report_key("bad-value", "a form stands alone in its object");
            return form(*found);
        }
        if (language_ == Language::Sql) refuse(reader, "no maps");
        Map map;
        for (const JsonReader& member : members) map.entries.emplace_back(Value{member.key()}, read(member));
        return {std::move(map)};
    }

    Language language_;
    bool is_wanted_;
};

}  // namespace

Value read_value(const JsonReader& reader, Language language) { return ValueReader(language, false).read(reader); }

Value read_wanted_value(const JsonReader& reader, Language language) { return ValueReader(language, true).read(reader); }

}  // namespace bengkel
