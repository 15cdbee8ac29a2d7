#include "lab/read_check.hpp"

#include <algorithm>
#include <ranges>

#include "base/nearest_name.hpp"
#include "base/pattern.hpp"
#include "lab/lab_format.hpp"
#include "lab/names.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMostCases = 500;
constexpr std::int64_t kMostPoints = 1000;

}  // namespace

Check read_check(const JsonReader& reader, const CheckContext& context, std::span<const KindReader> kinds) {
    Check check;
    if (!reader.expect(JsonType::Object)) return check;
    check.id = read_id(reader, "id");
    check.title = read_localised(reader, "title", context.locales);
    check.points = static_cast<int>(reader.integer("points", 0, kMostPoints));
    for (const JsonReader& other : reader.items_or_none("dependsOn")) check.depends_on.push_back(other.text());
    if (const auto group = reader.find("group")) check.group = read_id(*group);

    const auto kind = reader.member("kind");
    if (!kind || !kind->expect(JsonType::Text)) return check;
    const std::vector<std::string_view> names(std::from_range, kinds | std::views::transform(&KindReader::name));
    const auto named = std::ranges::find(kinds, std::string_view(kind->node().text), &KindReader::name);
    if (named == kinds.end()) {
        kind->report("unknown-kind", "there is no check of the kind \"" + kind->node().text + "\"",
                     nearest_name_hint(kind->node().text, names));
        return check;
    }
    const KindReader& found = *named;
    std::vector<std::string_view> keys(std::from_range, lab_keys::kCheck);
    keys.append_range(found.shapes.front().keys);
    reader.expect_keys(keys);
    check.kind = found.name;
    check.body = found.read(reader, context, check);
    return check;
}

void expect_source_file(const JsonReader& file, Language language) {
    if (is_source_file(file.node().text, language)) return;
    file.report("bad-ending", "\"" + file.node().text + "\" is no file of " + std::string(language_title(language)),
                "its name ends in " + listed(source_endings(language)));
}

std::string read_checked_file(const JsonReader& check, const CheckContext& context) {
    const auto file = check.find("file");
    if (!file) return context.entry;
    std::string path = file->text();
    if (file->is(JsonType::Text) && !std::ranges::contains(context.starter, path, &File::path)) {
        const std::vector<std::string_view> known(std::from_range, context.starter | std::views::transform(&File::path));
        file->report("unknown-file", "there is no file starter/" + path, nearest_name_hint(path, known));
    } else if (file->is(JsonType::Text)) {
        expect_source_file(*file, context.language);
    }
    return path;
}

std::string read_function(const JsonReader& check, const CheckContext& context) {
    const auto reader = check.member("function");
    if (!reader) return {};
    std::string name = reader->text();
    if (context.language == Language::Sql) {
        check.find("kind")->report("bad-kind", "SQL has no functions to call", "a check of SQL is of the kind \"tables\"");
        return name;
    }
    if (reader->is(JsonType::Text) && !is_function_name(name, context.language))
        reader->report("bad-name", "\"" + name + "\" cannot name a function");
    return name;
}

void expect_pattern(const JsonReader& want, const std::string& text) {
    const auto pattern = parse_pattern(text);
    if (pattern) return;
    const Problem& problem = pattern.error().front();
    want.report("bad-pattern",
                "this is no pattern: " + problem.message + ", at its sign " + std::to_string(problem.place.column),
                problem.hint);
}

std::vector<JsonReader> read_cases(const JsonReader& check) {
    const auto cases = check.member("cases");
    if (!cases) return {};
    const auto items = cases->items();
    if (items.empty() && cases->is(JsonType::Array)) cases->report("no-cases", "a check without cases would always pass");
    if (items.size() > kMostCases) cases->report("too-many", "more than " + std::to_string(kMostCases) + " cases");
    return items;
}

}  // namespace bengkel
