#include "lab/read_rules.hpp"

#include <algorithm>

#include "json/json_reader.hpp"
#include "lab/lab_format.hpp"
#include "lab/names.hpp"
#include "lab/read_localised.hpp"

namespace bengkel {
namespace {

std::string read_day(const JsonReader& reader) {
    std::string day = reader.text();
    if (reader.is(JsonType::Text) && !is_day(day))
        reader.report("bad-day", "\"" + day + "\" is no day", "a day is written 2026-11-23");
    return day;
}

std::string read_day(const JsonReader& parent, std::string_view name) {
    const auto member = parent.member(name);
    return member ? read_day(*member) : std::string();
}

std::variant<std::int64_t, double, std::string> read_rule_value(const JsonReader& value, std::string_view unit) {
    if (unit == "text") return value.text();
    if (unit == "percent" || unit == "ratio") {
        if (!value.is(JsonType::Integer)) return value.number();
    }
    return value.integer();
}

/// A pack has the locales of whichever labs use it, so a label must have "en" and may have any other.
Localised read_label(const JsonReader& parent) {
    const auto label = parent.member("label");
    if (!label || !label->expect(JsonType::Object)) return {};
    Locales locales = {{"en", true}};
    for (const JsonReader& member : label->members()) {
        if (is_locale(member.key())) {
            locales.emplace(member.key(), true);
        } else {
            member.report_key("bad-locale", "\"" + member.key() + "\" is no locale");
        }
    }
    return read_localised(*label, locales);
}

Rule read_rule(const JsonReader& reader) {
    Rule rule;
    if (!reader.expect(JsonType::Object)) return rule;
    reader.expect_keys(lab_keys::kRule);
    rule.id = read_id(reader, "id");
    rule.label = read_label(reader);
    if (const auto unit = reader.member("unit")) rule.unit = lab_words::kUnits[read_word(*unit, lab_words::kUnits)];
    if (const auto value = reader.member("value")) rule.value = read_rule_value(*value, rule.unit);
    rule.effective_from = read_day(reader, "effectiveFrom");
    if (const auto until = reader.member("effectiveTo"); until && !until->is(JsonType::Null)) {
        rule.effective_to = read_day(*until);
        if (rule.effective_to < rule.effective_from) until->report("bad-period", "the period ends before it begins");
    }
    rule.base = reader.text_or("base", "");
    rule.rounding = reader.text_or("rounding", "");
    rule.source = reader.text("source");
    rule.checked_on = read_day(reader, "checkedOn");
    if (const auto confidence = reader.member("confidence"))
        rule.confidence = lab_words::kConfidence[read_word(*confidence, lab_words::kConfidence)];
    return rule;
}

bool overlap(const Rule& a, const Rule& b) {
    const auto ends_before = [](const Rule& first, const Rule& second) {
        return !first.effective_to.empty() && first.effective_to < second.effective_from;
    };
    return !ends_before(a, b) && !ends_before(b, a);
}

/// "my" of "rules/my.json".
std::string_view jurisdiction_of(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    return path.substr(0, path.rfind(".json"));
}

}  // namespace

Result<std::vector<Rule>> read_rules(const File& pack) {
    BENGKEL_TRY(const JsonDocument document, parse_json(pack.path, std::string(as_text(pack.bytes))));
    JsonReading reading{document, "rules"};
    const JsonReader root = reading.root();
    std::vector<Rule> rules;
    if (root.expect(JsonType::Object)) {
        root.expect_keys(lab_keys::kPack);
        (void)root.integer("format", 1, 1);
        if (const auto jurisdiction = root.member("jurisdiction");
            jurisdiction && read_id(*jurisdiction) != jurisdiction_of(pack.path))
            jurisdiction->report("wrong-jurisdiction",
                                 "the file is named \"" + std::string(jurisdiction_of(pack.path)) + ".json\"");
        for (const JsonReader& reader : root.items("rules")) {
            Rule rule = read_rule(reader);
            if (std::ranges::any_of(rules, [&](const Rule& other) { return other.id == rule.id && overlap(other, rule); }))
                reader.report("overlapping-period", "another \"" + rule.id + "\" is in force during this period");
            rules.push_back(std::move(rule));
        }
    }
    if (!reading.problems.empty()) return failure(std::move(reading.problems));
    return rules;
}

bool is_in_force(const Rule& rule, std::string_view day) {
    return rule.effective_from <= day && (rule.effective_to.empty() || day <= rule.effective_to);
}

}  // namespace bengkel
