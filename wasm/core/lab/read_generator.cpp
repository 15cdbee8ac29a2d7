#include "lab/read_generator.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "lab/generate_value.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_localised.hpp"
#include "lab/read_value.hpp"

namespace bengkel {
namespace {

/// In the order of lab_words::kMakes.
enum class Make { Size, Int, Text, Join, Choice, List };

constexpr std::int64_t kMostPlus = 1'000'000'000'000;
constexpr std::int64_t kMostTimes = 1000;

/// Takes digits off the front; nothing when there are none or too many.
std::optional<std::int64_t> take_number(std::string_view& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || text.front() == '-') return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

bool take(std::string_view& text, char sign) {
    if (!text.starts_with(sign)) return false;
    text.remove_prefix(1);
    return true;
}

/// "n", "2n", "n/2", "2n/3-1", "n+100".
std::optional<Measure> parse_measure(std::string_view text) {
    Measure measure{1, 1, 0};
    if (!text.starts_with('n')) {
        const auto times = take_number(text);
        if (!times || *times < 1 || *times > kMostTimes) return std::nullopt;
        measure.times = *times;
    }
    if (!take(text, 'n')) return std::nullopt;
    if (take(text, '/')) {
        const auto by = take_number(text);
        if (!by || *by < 1 || *by > kMostTimes) return std::nullopt;
        measure.by = *by;
    }
    if (text.empty()) return measure;
    const bool is_minus = text.starts_with('-');
    if (!take(text, '-') && !take(text, '+')) return std::nullopt;
    const auto plus = take_number(text);
    if (!plus || *plus > kMostPlus || !text.empty()) return std::nullopt;
    measure.plus = is_minus ? -*plus : *plus;
    return measure;
}

Measure read_measure(const JsonReader& parent, std::string_view name) {
    const auto reader = parent.member(name);
    if (!reader) return {};
    if (!reader->is(JsonType::Text)) return {0, 1, reader->integer(-kMostPlus, kMostPlus)};
    if (const auto measure = parse_measure(reader->node().text)) return *measure;
    reader->report("bad-measure", R"(expected a whole number, or one that follows n: "n", "2n", "n/2", "n-1")");
    return {};
}

std::vector<std::string> read_alphabet(const JsonReader& parent) {
    const auto reader = parent.member("of");
    if (!reader || !reader->expect(JsonType::Text)) return {" "};
    const std::string& text = reader->node().text;
    std::vector<std::string> alphabet;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        alphabet.push_back(text.substr(at, end - at));
        at = end;
    }
    if (!alphabet.empty()) return alphabet;
    reader->report("bad-generator", "an alphabet has at least one sign");
    return {" "};
}

std::vector<Generator> read_all(const JsonReader& array, Language language) {
    std::vector<Generator> generators;
    for (const JsonReader& item : array.items()) generators.push_back(read_generator(item, language));
    return generators;
}

/// The items of "of"; at least one, whatever stands there.
std::vector<Generator> read_some(const JsonReader& parent, Language language) {
    const auto of = parent.member("of");
    std::vector<Generator> some = of ? read_all(*of, language) : std::vector<Generator>();
    if (of && of->is(JsonType::Array) && some.empty()) of->report("bad-generator", "there is nothing to make it of");
    if (some.empty()) some.push_back({Value{}});
    return some;
}

bool is_textual(const Generator& generator);

bool is_textual(const Value& value) { return std::holds_alternative<std::string>(value.data); }
bool is_textual(const MadeChoice& choice) {
    return std::ranges::all_of(choice.of, [](const Generator& one) { return is_textual(one); });
}
template <class Form>
bool is_textual(const Form&) {
    return std::is_same_v<Form, MadeInteger> || std::is_same_v<Form, MadeText> || std::is_same_v<Form, JoinedText>;
}

bool is_textual(const Generator& generator) {
    return std::visit([](const auto& form) { return is_textual(form); }, generator.form);
}

Generator read_joined(const JsonReader& reader) {
    // Whole numbers are written without a point, whatever they are in the lab's language.
    JoinedText joined{read_some(reader, Language::Python)};
    const auto of = reader.find("of");
    if (of && of->is(JsonType::Array) &&
        !std::ranges::all_of(joined.parts, [](const Generator& one) { return is_textual(one); }))
        of->report("bad-generator", "only texts and ints can be joined",
                   R"(write a number that stands there as text: "7")");
    return {std::move(joined)};
}

Generator read_list(const JsonReader& reader, Language language) {
    MadeList list;
    list.length = read_measure(reader, "length");
    const auto of = reader.member("of");
    list.of.push_back(of ? read_generator(*of, language) : Generator{Value{}});
    list.is_sorted = reader.boolean_or("sorted", false);
    list.is_distinct = reader.boolean_or("distinct", false);
    return {std::move(list)};
}

Generator read_made(const JsonReader& reader, const JsonReader& make, Language language) {
    if (!make.expect(JsonType::Text)) return {Value{}};
    const std::size_t word = read_word(make, lab_words::kMakes);
    if (make.node().text != lab_words::kMakes[word]) return {Value{}};
    reader.expect_keys(lab_keys::kMade[word]);
    const bool is_float = language == Language::JavaScript;
    switch (static_cast<Make>(word)) {
        case Make::Size: return {MadeInteger{{1, 1, 0}, {1, 1, 0}, is_float}};
        case Make::Int: return {MadeInteger{read_measure(reader, "from"), read_measure(reader, "to"), is_float}};
        case Make::Text: return {MadeText{read_measure(reader, "length"), read_alphabet(reader)}};
        case Make::Join: return read_joined(reader);
        case Make::Choice: return {MadeChoice{read_some(reader, language)}};
        case Make::List: return read_list(reader, language);
    }
    return {Value{}};
}

FixedList read_fixed(const JsonReader& reader, Language language, bool is_tuple) {
    return {read_all(reader, language), is_tuple};
}

}  // namespace

Generator read_generator(const JsonReader& reader, Language language) {
    if (reader.is(JsonType::Array)) return {read_fixed(reader, language, false)};
    if (!reader.is(JsonType::Object)) return {read_value(reader, language)};
    if (const auto make = reader.find("make")) return read_made(reader, *make, language);
    const auto members = reader.members();
    if (members.size() == 1 && members.front().key() == "$tuple" && language != Language::JavaScript)
        return {read_fixed(members.front(), language, true)};
    const auto is_form = [](const JsonReader& member) { return member.key().starts_with('$'); };
    if (std::ranges::any_of(members, is_form)) return {read_value(reader, language)};
    MadeRecord record;
    for (const JsonReader& member : members) record.fields.emplace_back(member.key(), read_generator(member, language));
    return {std::move(record)};
}

std::vector<Generator> read_args(const JsonReader& check, Language language, std::int64_t size, std::uint64_t seed) {
    const auto args = check.member("args");
    if (!args) return {};
    const std::size_t problems_before = args->problem_count();
    std::vector<Generator> generators = read_all(*args, language);
    if (args->problem_count() > problems_before) return generators;
    if (const auto made = generate_values(generators, size, seed); !made) {
        const Problem& problem = made.error().front();
        args->report("bad-generator", "of size " + std::to_string(size) + ", this cannot be made: " + problem.message,
                     problem.hint);
    }
    return generators;
}

}  // namespace bengkel
