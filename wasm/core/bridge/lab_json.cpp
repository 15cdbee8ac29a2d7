#include "bridge/lab_json.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace bengkel {
namespace {

Json localised(const Localised& texts) {
    JsonObject object;
    for (const auto& [locale, text] : texts) object.emplace(locale, text);
    return object;
}

JsonArray texts_json(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

JsonArray paths_json(const std::vector<File>& files) {
    JsonArray paths;
    for (const File& file : files) paths.push_back(file.path);
    return paths;
}

Json rule_json(const Rule& rule) {
    return JsonObject{
        {"id", rule.id},
        {"label", localised(rule.label)},
        {"value", std::visit([](const auto& value) { return Json(value); }, rule.value)},
        {"unit", rule.unit},
        {"effectiveFrom", rule.effective_from},
        {"effectiveTo", rule.effective_to.empty() ? Json() : Json(rule.effective_to)},
        {"source", rule.source},
        {"checkedOn", rule.checked_on},
        {"confidence", rule.confidence},
    };
}

/// What may be looked at, and when; the texts are among the carried files.
Json solution_json(const std::optional<Solution>& solution) {
    if (!solution) return {};
    const bool after_tries = solution->after == Solution::After::Tries;
    return JsonObject{{"attempt", solution->attempt.name},
                      {"files", paths_json(solution->attempt.files)},
                      {"tries", after_tries ? Json(solution->tries) : Json()}};
}

JsonObject locales_json(const std::map<std::string, bool>& locales) {
    JsonObject object;
    for (const auto& [locale, is_reviewed] : locales) object.emplace(locale, JsonObject{{"reviewed", is_reviewed}});
    return object;
}

}  // namespace

JsonArray courses_json(std::span<const Course> courses) {
    JsonArray list;
    for (const Course& course : courses) {
        JsonArray outcomes;
        for (const Localised& outcome : course.outcomes) outcomes.push_back(localised(outcome));
        list.push_back(JsonObject{
            {"id", course.id},
            {"tracks", texts_json(course.tracks)},
            {"title", localised(course.title)},
            {"summary", localised(course.summary)},
            {"locales", locales_json(course.locales)},
            {"outcomes", std::move(outcomes)},
            {"hours", course.hours},
            {"labs", texts_json(course.labs)},
            {"prerequisites", texts_json(course.prerequisites)},
        });
    }
    return list;
}

JsonObject lab_json(const Lab& lab) {
    JsonArray checks;
    for (const Check& check : lab.checks) {
        checks.push_back(JsonObject{
            {"id", check.id},
            {"kind", check.kind},
            {"points", check.points},
            {"title", localised(check.title)},
            {"dependsOn", texts_json(check.depends_on)},
            {"group", check.group.empty() ? Json() : Json(check.group)},
            {"ask", check.ask.empty() ? Json() : Json(check.ask)},
        });
    }
    JsonArray hints;
    for (const Localised& hint : lab.hints) hints.push_back(localised(hint));
    JsonArray misconceptions;
    for (const Misconception& misconception : lab.misconceptions) misconceptions.push_back(misconception.id);
    JsonArray watches;
    for (const Watch& watch : lab.watches)
        watches.push_back(JsonObject{{"file", watch.file}, {"function", watch.function}, {"variable", watch.variable}});
    JsonArray rules;
    for (const Rule& rule : lab.rules) rules.push_back(rule_json(rule));

    return JsonObject{
        {"id", lab.id},
        {"version", lab.version},
        {"hash", lab.hash},
        {"language", language_name(lab.language)},
        {"packages", texts_json(lab.packages)},
        {"track", lab.track},
        {"level", lab.level},
        {"minutes", lab.minutes},
        {"title", localised(lab.title)},
        {"summary", localised(lab.summary)},
        {"outcomes",
         JsonObject{{"trade", texts_json(lab.trade_outcomes)}, {"computing", texts_json(lab.computing_outcomes)}}},
        {"prerequisites", texts_json(lab.prerequisites)},
        {"locales", locales_json(lab.locales)},
        {"entry", lab.entry},
        {"files", paths_json(lab.starter)},
        {"data", paths_json(lab.data)},
        {"checks", std::move(checks)},
        {"hints", std::move(hints)},
        {"misconceptions", std::move(misconceptions)},
        {"rules", std::move(rules)},
        {"rulesAsOf", lab.rules_as_of},
        {"carried", texts_json(lab.carried)},
        {"solution", solution_json(lab.solution)},
        {"watch", std::move(watches)},
    };
}

JsonArray attempts_json(std::span<const Attempt> attempts) {
    JsonArray list;
    for (const Attempt& attempt : attempts) {
        JsonArray files;
        for (const AttemptFile& file : attempt.files) files.push_back(JsonObject{{"path", file.path}, {"from", file.from}});
        list.push_back(JsonObject{
            {"name", attempt.name},
            {"files", std::move(files)},
            {"expects", attempt.passes ? "passes" : "fails"},
            {"check", attempt.check.empty() ? Json() : Json(attempt.check)},
            {"misconception", attempt.misconception.empty() ? Json() : Json(attempt.misconception)},
            {"referenceOf", texts_json(attempt.reference_of)},
        });
    }
    return list;
}

}  // namespace bengkel
