#include "lab/read_check.hpp"

#include <algorithm>
#include <ranges>

#include "base/nearest_name.hpp"
#include "lab/lab_format.hpp"
#include "lab/names.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMostCases = 500;
constexpr std::int64_t kMostPoints = 1000;

constexpr std::string_view kKindNames[] = {
#define BENGKEL_CHECK_KIND(name, type) name,
#include "lab/check.def"
#undef BENGKEL_CHECK_KIND
};

#define BENGKEL_CHECK_KIND(name, type) \
    const char* name_of(const type&) { return name; }
#include "lab/check.def"
#undef BENGKEL_CHECK_KIND

}  // namespace

Names check_kinds() { return kKindNames; }

const char* kind_name(const Check& check) {
    return std::visit([](const auto& kind) { return name_of(kind); }, check.kind);
}

bool is_same_column(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(left, right, {}, lower, lower);
}

Check read_check(const JsonReader& reader, const CheckContext& context) {
    Check check;
    if (!reader.expect(JsonType::Object)) return check;
    check.id = read_id(reader, "id");
    check.title = read_localised(reader, "title", context.locales);
    check.points = static_cast<int>(reader.integer("points", 0, kMostPoints));

    const auto kind = reader.member("kind");
    if (!kind || !kind->is(JsonType::Text)) {
        if (kind) kind->expect(JsonType::Text);
        return check;
    }
    const std::size_t known_before = read_word(*kind, check_kinds());
    if (kind->text() != check_kinds()[known_before]) return check;
#define BENGKEL_CHECK_KIND(name, type)                                \
    if (kind->text() == name) {                                       \
        check.kind = type{};                                          \
        read_check_kind(reader, context, std::get<type>(check.kind)); \
    }
#include "lab/check.def"
#undef BENGKEL_CHECK_KIND
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

Tolerance read_tolerance(const JsonReader& check) {
    const auto reader = check.find("tolerance");
    if (!reader) return {};
    reader->expect_keys(lab_keys::kTolerance);
    const auto amount = [&](std::string_view name) {
        const auto member = reader->find(name);
        const double number = member ? member->number() : 0;
        if (number >= 0) return number;
        member->report("out-of-range", "a tolerance is not negative");
        return 0.0;
    };
    return {amount("absolute"), amount("relative")};
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
