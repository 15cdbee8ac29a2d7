#include "lab/read_value.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "base/base64.hpp"
#include "base/nearest_name.hpp"
#include "lab/lab_format.hpp"

namespace bengkel {
namespace {

Value integer_value(const JsonReader& reader, const std::string& decimal) {
    auto integer = parse_integer(decimal);
    if (integer) return {*std::move(integer)};
    for (const Problem& problem : integer.error()) reader.report("bad-value", problem.message);
    return {Integer{}};
}

/// Python holds 1, 1.0 and True to be the same key; this is the form in which they are.
Value as_key(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value.data)) return {integer_of(*truth ? 1 : 0)};
    if (const auto* number = std::get_if<double>(&value.data);
        number && std::abs(*number) < 0x1p63 && std::trunc(*number) == *number)
        return {integer_of(static_cast<std::int64_t>(*number))};
    if (const auto* tuple = std::get_if<Tuple>(&value.data)) {
        Tuple key;
        for (const Value& item : tuple->items) key.items.push_back(as_key(item));
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

/// The keys of a map or the members of a set.
class Keys {
  public:
    /// `what` is "a member of a set" or "a key of a map".
    explicit Keys(std::string_view what) : what_(what) {}

    void add(const JsonReader& reader, const Value& value) {
        if (const auto part = unhashable_part(value); !part.empty())
            reader.report("bad-value", std::string(part) + " cannot be " + std::string(what_),
                          "Python cannot hash it; a tuple may do");
        if (!seen_.insert(encode_value(as_key(value))).second)
            reader.report("bad-value", "this value stands here twice", "Python holds 1, 1.0 and True to be equal");
    }

  private:
    std::string_view what_;
    std::set<Bytes> seen_;
};

std::vector<Value> read_items(const JsonReader& reader) {
    std::vector<Value> values;
    for (const JsonReader& item : reader.items()) values.push_back(read_value(item));
    return values;
}

Set read_set(const JsonReader& reader) {
    Set set;
    Keys keys("a member of a set");
    for (const JsonReader& item : reader.items()) {
        set.items.push_back(read_value(item));
        keys.add(item, set.items.back());
    }
    std::ranges::sort(set.items, {}, [](const Value& item) { return encode_value(item); });
    return set;
}

Map read_pairs(const JsonReader& reader) {
    Map map;
    Keys keys("a key of a map");
    for (const JsonReader& entry : reader.items()) {
        const auto pair = entry.items();
        if (pair.size() != 2) {
            if (entry.is(JsonType::Array)) entry.report("bad-value", "expected a pair [key, value]");
            continue;
        }
        map.entries.emplace_back(read_value(pair[0]), read_value(pair[1]));
        keys.add(pair[0], map.entries.back().first);
    }
    return map;
}

Value read_float(const JsonReader& reader) {
    if (!reader.expect(JsonType::Text)) return {};
    const std::string& word = reader.node().text;
    if (word == "nan") return {std::numeric_limits<double>::quiet_NaN()};
    if (word == "inf") return {std::numeric_limits<double>::infinity()};
    if (word == "-inf") return {-std::numeric_limits<double>::infinity()};
    if (word == "-0") return {-0.0};
    reader.report("bad-value", R"(expected "nan", "inf", "-inf" or "-0")", "any other float is written as a number");
    return {0.0};
}

Value read_bytes(const JsonReader& reader) {
    if (!reader.expect(JsonType::Text)) return {};
    auto bytes = decode_base64(reader.node().text);
    if (!bytes) reader.report("bad-value", "this is not base64", "with padding and without line breaks");
    return {ByteString{bytes.value_or(Bytes())}};
}

Value read_form(const JsonReader& form) {
    if (form.key() == "$tuple") return {Tuple{read_items(form)}};
    if (form.key() == "$set") return {read_set(form)};
    if (form.key() == "$map") return {read_pairs(form)};
    if (form.key() == "$bytes") return read_bytes(form);
    if (form.key() == "$float") return read_float(form);
    if (form.key() == "$int") return form.expect(JsonType::Text) ? integer_value(form, form.node().text) : Value{};
    std::string hint = nearest_name_hint(form.key(), lab_words::kValueForms);
    if (hint.empty()) hint = R"(a map with such a key is written {"$map": [[key, value]]})";
    form.report_key("bad-value", "there is no form \"" + form.key() + "\"", std::move(hint));
    return {};
}

Value read_object(const JsonReader& reader) {
    const auto members = reader.members();
    const auto form = std::ranges::find_if(members, [](const JsonReader& member) { return member.key().starts_with('$'); });
    if (form != members.end()) {
        if (members.size() > 1) form->report_key("bad-value", "a form stands alone in its object");
        return read_form(*form);
    }
    Map map;
    for (const JsonReader& member : members) map.entries.emplace_back(Value{member.key()}, read_value(member));
    return {std::move(map)};
}

}  // namespace

Value read_value(const JsonReader& reader) {
    switch (reader.type()) {
        case JsonType::Null: return {Null{}};
        case JsonType::Boolean: return {reader.boolean()};
        case JsonType::Integer: return integer_value(reader, reader.node().text);
        case JsonType::Float: return {reader.number()};
        case JsonType::Text: return {reader.text()};
        case JsonType::Array: return {List{read_items(reader)}};
        case JsonType::Object: return read_object(reader);
    }
    return {};
}

}  // namespace bengkel
