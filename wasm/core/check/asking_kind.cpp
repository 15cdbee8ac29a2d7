#include "check/asking_kind.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/nearest_name.hpp"
#include "base/sha256.hpp"
#include "lab/check_text.hpp"

namespace bengkel {

Failure failure_of_answer(FailureCode code) {
    Failure failure;
    failure.code = code;
    return failure;
}

std::vector<AskedRun> AskingKind::asked_runs(const Grading&) const { return {}; }

Run AskingKind::make_run(const Grading&, const AskedRun&, Run run) const { return run; }

void AskingKind::judge(const Grading& grading, Verdict& verdict) const {
    verdict.cases_total = part_count();
    if (!grading.answer || !is_answered(*grading.answer)) {
        verdict.failure = failure_of_answer(FailureCode::NotAnswered);
        return;
    }
    verdict.failure = judge_answer(grading, *grading.answer, verdict.cases_passed);
    if (!verdict.failure) verdict.cases_passed = verdict.cases_total;
}

namespace {

/// A text in which values of rules may stand.
Localised read_words(const JsonReader& reader, const CheckContext& context) {
    Localised words = read_localised(reader, context.locales);
    for (const auto& [locale, text] : words) {
        const auto member = reader.find(locale);
        const auto id = unknown_rule(text, context.rules);
        if (!member || !id) continue;
        const std::vector<std::string_view> known(context.rules.begin(), context.rules.end());
        std::string hint = nearest_name_hint(*id, known);
        if (hint.empty()) hint = "a lab names the rules it uses under /rules/use";
        member->report("unknown-rule", "the lab uses no rule \"" + *id + "\"", std::move(hint));
    }
    return words;
}

}  // namespace

Localised read_question(const JsonReader& check, const CheckContext& context) {
    const auto question = check.member("question");
    return question ? read_words(*question, context) : Localised();
}

Wording read_wording(const JsonReader& reader, const CheckContext& context) {
    Wording wording;
    const auto text = reader.find("text");
    const auto code = reader.find("code");
    if (text) wording.text = read_words(*text, context);
    if (code) {
        wording.code = read_lines(*code, "");
        if (code->is(JsonType::Text) && wording.code.empty()) code->report("empty-text", "this code is empty");
    }
    if (!text && !code)
        reader.report("no-words", "there is nothing to show",
                      R"("text" holds words by locale, "code" a piece of a program)");
    return wording;
}

Localised read_say(const JsonReader& reader, const CheckContext& context) {
    const auto say = reader.find("say");
    return say ? read_localised(*say, context.locales) : Localised();
}

void expect_unique(const JsonReader& reader, std::string_view id, std::span<const std::string> earlier) {
    if (!id.empty() && std::ranges::contains(earlier, id))
        reader.report("duplicate-id", "\"" + std::string(id) + "\" is named twice");
}

Json localised_json(const Localised& text) {
    if (text.empty()) return nullptr;
    JsonObject object;
    for (const auto& [locale, words] : text) object.emplace(locale, words);
    return object;
}

JsonObject wording_json(const std::string& id, const Wording& wording) {
    return {
        {"id", id}, {"text", localised_json(wording.text)}, {"code", wording.code.empty() ? Json() : Json(wording.code)}};
}

std::vector<std::size_t> shuffled(std::string_view check, std::span<const std::string> ids) {
    std::vector<std::string> keys;
    keys.reserve(ids.size());
    for (const std::string& id : ids) keys.push_back(sha256_hex(as_bytes(std::string(check) + "/" + id)));
    std::vector<std::size_t> order(ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t position) { return std::pair(keys[position], position); });
    return order;
}

Run run_of_lab(Run run, const Lab& lab, File program, std::string_view input) {
    run.files = lab.data;
    const std::string path = program.path;
    lay_over(run.files, {std::move(program)});
    if (run.build) run.build->functions.clear();
    const ByteView bytes = as_bytes(input);
    return program_run(std::move(run), path, {}, Bytes(bytes.begin(), bytes.end()));
}

}  // namespace bengkel
