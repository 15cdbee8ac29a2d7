#include "lab/read_localised.hpp"

#include <algorithm>
#include <ranges>
#include <utility>
#include <vector>

#include "base/nearest_name.hpp"
#include "lab/lab_format.hpp"
#include "lab/names.hpp"

namespace bengkel {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

Localised read_localised(const JsonReader& reader, const Locales& locales) {
    Localised texts;
    if (!reader.expect(JsonType::Object)) return texts;
    for (const JsonReader& member : reader.members()) {
        if (!locales.contains(member.key())) {
            const std::vector<std::string_view> known(std::from_range, locales | std::views::keys);
            member.report_key("undeclared-locale", "the locale " + quoted(member.key()) + " is not among the declared ones",
                              nearest_name_hint(member.key(), known));
            continue;
        }
        std::string text = read_lines(member, "");
        if (is_blank(text) && (member.is(JsonType::Text) || member.is(JsonType::Array)))
            member.report("empty-text", "this text is empty");
        texts.emplace(member.key(), std::move(text));
    }
    for (const auto& [locale, is_reviewed] : locales)
        if (!reader.find(locale)) reader.report("missing-translation", "missing text for the locale " + quoted(locale));
    return texts;
}

Locales read_locales(const JsonReader& root, std::string_view what) {
    Locales found;
    if (const auto locales = root.member("locales")) {
        for (const JsonReader& member : locales->members()) {
            if (!is_locale(member.key())) {
                member.report_key("bad-locale", quoted(member.key()) + " is no locale",
                                  R"(a locale is written "en", "ms", "zh-Hans")");
                continue;
            }
            member.expect_keys(lab_keys::kLocale);
            const auto reviewed = member.member("reviewed");
            found.emplace(member.key(), reviewed && reviewed->boolean());
        }
        if (locales->is(JsonType::Object) && !locales->find("en"))
            locales->report("missing-locale", "every " + std::string(what) + " has the locale \"en\"");
    }
    found.try_emplace("en", false);
    return found;
}

Localised read_localised(const JsonReader& parent, std::string_view name, const Locales& locales) {
    const auto member = parent.member(name);
    return member ? read_localised(*member, locales) : Localised();
}

std::string read_lines(const JsonReader& reader, std::string_view after_last) {
    if (reader.is(JsonType::Text)) return reader.text();
    if (!reader.is(JsonType::Array)) {
        reader.report("wrong-type", std::string("expected a string or an array of lines, got ") + describe(reader.type()));
        return {};
    }
    std::string text;
    for (const JsonReader& line : reader.items()) {
        if (line.node().position > 0) text += '\n';
        text += line.text();
    }
    if (reader.node().child_count > 0) text += after_last;
    return text;
}

std::string read_id(const JsonReader& reader) {
    std::string id = reader.text();
    if (reader.is(JsonType::Text) && !is_id(id))
        reader.report("bad-id", quoted(id) + " is no id",
                      "an id is lower-case words and digits joined by \"-\", at most 64 signs");
    return id;
}

std::string read_id(const JsonReader& parent, std::string_view name) {
    const auto member = parent.member(name);
    return member ? read_id(*member) : std::string();
}

std::vector<std::string> read_ids(std::span<const JsonReader> items) {
    std::vector<std::string> ids;
    for (const JsonReader& item : items) {
        std::string id = read_id(item);
        if (!id.empty() && std::ranges::contains(ids, id)) item.report("duplicate-id", quoted(id) + " is named twice");
        ids.push_back(std::move(id));
    }
    return ids;
}

std::size_t read_word(const JsonReader& reader, Names words) {
    if (!reader.expect(JsonType::Text)) return 0;
    const std::string word = reader.text();
    const auto found = std::ranges::find(words, word);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    reader.report("unknown-word", "expected " + listed(words) + ", got " + quoted(word), nearest_name_hint(word, words));
    return 0;
}

std::string listed(Names words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += quoted(words[i]);
    }
    return text;
}

}  // namespace bengkel
