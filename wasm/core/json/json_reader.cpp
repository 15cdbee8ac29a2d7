#include "json/json_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/nearest_name.hpp"

namespace bengkel {
namespace {

// Whoever makes more mistakes than this is attacking; each costs a walk over the source to find its line.
constexpr std::size_t kMostProblems = 200;

bool is_number(JsonType type) { return type == JsonType::Integer || type == JsonType::Float; }

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

}  // namespace

JsonReader JsonReading::root() { return {*this, 0}; }

void JsonReading::add(std::string_view code, Place place, std::string message, std::string hint) {
    if (problems.size() >= kMostProblems) return;
    problems.push_back({code_prefix + "." + std::string(code), std::move(message), std::move(hint), std::move(place)});
}

void JsonReader::report(std::string_view code, std::string message, std::string hint) const {
    if (reading_->problems.size() < kMostProblems) reading_->add(code, place(), std::move(message), std::move(hint));
}

void JsonReader::report_key(std::string_view code, std::string message, std::string hint) const {
    if (reading_->problems.size() < kMostProblems) reading_->add(code, key_place(), std::move(message), std::move(hint));
}

bool JsonReader::expect(JsonType wanted) const {
    if (type() == wanted) return true;
    const char* got = is_number(type()) && wanted != JsonType::Integer ? "a number" : describe(type());
    report("wrong-type", std::string("expected ") + describe(wanted) + ", got " + got);
    return false;
}

std::string JsonReader::text() const { return expect(JsonType::Text) ? node().text : std::string(); }

bool JsonReader::boolean() const { return expect(JsonType::Boolean) && node().boolean; }

std::int64_t JsonReader::integer(std::int64_t lowest, std::int64_t highest) const {
    if (!expect(JsonType::Integer)) return lowest;
    const std::string& spelled = node().text;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(spelled.data(), spelled.data() + spelled.size(), number);
    if (error == std::errc() && number >= lowest && number <= highest) return number;
    report("out-of-range", lowest == highest
                               ? "expected " + std::to_string(lowest)
                               : "expected an integer from " + std::to_string(lowest) + " to " + std::to_string(highest));
    return lowest;
}

double JsonReader::number() const {
    if (is_number(type())) return std::strtod(node().text.c_str(), nullptr);
    report("wrong-type", std::string("expected a number, got ") + describe(type()));
    return 0;
}

std::vector<JsonReader> JsonReader::children() const {
    std::vector<JsonReader> found;
    found.reserve(node().child_count);
    for (std::uint32_t child = node().first_child; child != JsonNode::kNone;
         child = reading_->document.nodes[child].next_sibling)
        found.emplace_back(*reading_, child);
    return found;
}

std::vector<JsonReader> JsonReader::items() const {
    return expect(JsonType::Array) ? children() : std::vector<JsonReader>();
}

std::vector<JsonReader> JsonReader::members() const {
    return expect(JsonType::Object) ? children() : std::vector<JsonReader>();
}

void JsonReader::expect_keys(std::initializer_list<std::string_view> known) const {
    expect_keys(std::span(known.begin(), known.size()));
}

void JsonReader::expect_keys(std::span<const std::string_view> known) const {
    for (const JsonReader& child : members())
        if (std::ranges::find(known, child.key()) == known.end())
            child.report_key("unknown-key", "unknown key " + quoted(child.key()), nearest_name_hint(child.key(), known));
}

std::optional<JsonReader> JsonReader::find(std::string_view name) const {
    if (!is(JsonType::Object)) return std::nullopt;
    for (std::uint32_t child = node().first_child; child != JsonNode::kNone;
         child = reading_->document.nodes[child].next_sibling)
        if (reading_->document.nodes[child].key == name) return JsonReader(*reading_, child);
    return std::nullopt;
}

std::optional<JsonReader> JsonReader::member(std::string_view name) const {
    if (!expect(JsonType::Object)) return std::nullopt;
    auto found = find(name);
    if (!found) report("missing-key", "missing key " + quoted(name));
    return found;
}

std::string JsonReader::text(std::string_view name) const {
    const auto found = member(name);
    return found ? found->text() : std::string();
}

std::int64_t JsonReader::integer(std::string_view name, std::int64_t lowest, std::int64_t highest) const {
    const auto found = member(name);
    return found ? found->integer(lowest, highest) : lowest;
}

std::vector<JsonReader> JsonReader::items(std::string_view name) const {
    const auto found = member(name);
    return found ? found->items() : std::vector<JsonReader>();
}

std::string JsonReader::text_or(std::string_view name, std::string_view otherwise) const {
    const auto found = find(name);
    return found ? found->text() : std::string(otherwise);
}

bool JsonReader::boolean_or(std::string_view name, bool otherwise) const {
    const auto found = find(name);
    return found ? found->boolean() : otherwise;
}

std::int64_t JsonReader::integer_or(std::string_view name, std::int64_t otherwise, std::int64_t lowest,
                                    std::int64_t highest) const {
    const auto found = find(name);
    return found ? found->integer(lowest, highest) : otherwise;
}

std::vector<JsonReader> JsonReader::items_or_none(std::string_view name) const {
    const auto found = find(name);
    return found ? found->items() : std::vector<JsonReader>();
}

}  // namespace bengkel
