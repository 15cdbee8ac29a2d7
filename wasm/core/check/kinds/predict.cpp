#include "check/kinds/predict.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <ranges>
#include <span>
#include <string_view>
#include <utility>

#include "base/nearest_name.hpp"
#include "base/utf8.hpp"
#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_equality.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 9> kKeys = {"question",  "code",  "file", "stdin",    "compare",
                                                   "tolerance", "wrong", "say",  "beforeRun"};
constexpr std::array<std::string_view, 2> kWrongKeys = {"is", "say"};
constexpr auto kCompares = std::span(kCompareWords).first<4>();
constexpr JsonShape kShapes[] = {{"/$defs/predictCheck", kKeys},
                                 {"/$defs/wrongPrediction", kWrongKeys, R"("wrong": [{}])", "/wrong/0"}};
constexpr JsonWords kWords[] = {{"/$defs/predictCheck/properties/compare", kCompares}};

constexpr std::size_t kMostPredictedCodePoints = 4000;

File read_snippet(const JsonReader& reader, const CheckContext& context) {
    const auto code = reader.find("code");
    const auto file = reader.find("file");
    if (code && file) file->report_key("two-snippets", R"(the snippet stands in "code" or in a file, not in both)");
    if (!code && !file)
        reader.report("no-snippet", "there is nothing to predict", R"("code" holds the snippet, or "file" names it)");
    if (!file) {
        const std::string text = code ? read_lines(*code, "\n") : std::string();
        const ByteView bytes = as_bytes(text);
        return {context.entry, Bytes(bytes.begin(), bytes.end())};
    }
    if (!file->expect(JsonType::Text)) return {};
    const std::string path = file->text();
    const auto found = std::ranges::find(context.snippets, path, &File::path);
    if (found == context.snippets.end()) {
        const std::vector<std::string_view> known(std::from_range, context.snippets | std::views::transform(&File::path));
        std::string hint = nearest_name_hint(path, known);
        file->report("unknown-file", "there is no file " + path, hint.empty() ? "snippets lie in snippets/" : hint);
        return {};
    }
    expect_source_file(*file, context.language);
    context.unread.erase(path);
    return {path.substr(path.rfind('/') + 1), found->bytes};
}

std::vector<std::string> read_texts(const JsonReader& wrong) {
    std::vector<std::string> texts;
    const auto list = wrong.member("is");
    if (!list) return texts;
    if (list->is(JsonType::Array) && list->items().empty()) list->report("too-few", "at least one prediction stands here");
    for (const JsonReader& item : list->items()) texts.push_back(read_lines(item, "\n"));
    return texts;
}

std::shared_ptr<const CheckKind> read_predict(const JsonReader& reader, const CheckContext& context, Check& check) {
    auto predict = std::make_shared<PredictCheck>();
    const Localised question = read_question(reader, context);
    predict->snippet = read_snippet(reader, context);
    if (const auto input = reader.find("stdin")) predict->input = read_lines(*input, "\n");
    if (const auto compare = reader.find("compare"))
        predict->compare = static_cast<Compare>(read_word(*compare, kCompares));
    predict->tolerance = read_tolerance(reader);
    if (const auto tolerance = reader.find("tolerance"); tolerance && predict->compare != Compare::Numbers)
        tolerance->report_key("useless-tolerance", "a tolerance needs \"compare\": \"numbers\"");
    for (const JsonReader& item : reader.items_or_none("wrong")) {
        if (!item.expect(JsonType::Object)) continue;
        item.expect_keys(kWrongKeys);
        predict->wrong.push_back({read_texts(item), read_localised(item, "say", context.locales)});
    }
    predict->say = read_say(reader, context);
    const std::string_view code = as_text(predict->snippet.bytes);
    check.ask = JsonObject{{"question", localised_json(question)},
                           {"code", code.substr(0, code.find_last_not_of('\n') + 1)},
                           {"stdin", predict->input},
                           {"beforeRun", reader.boolean_or("beforeRun", false)}};
    return predict;
}

/// All that a person would see of the run; nothing when it says more about the lab than about the snippet.
std::optional<std::string> printed_by(const Observation& seen) {
    if (seen.ending != Ending::Finished && seen.ending != Ending::Exited && seen.ending != Ending::Raised)
        return std::nullopt;
    std::string printed(as_text(seen.output));
    if (seen.ending == Ending::Raised && seen.exception) {
        if (!printed.empty() && !printed.ends_with('\n')) printed += '\n';
        printed += seen.exception->type + "\n";
    }
    return printed;
}

}  // namespace

const KindReader& predict_kind() {
    static constexpr KindReader kKind = {"predict", read_predict, kShapes, kWords};
    return kKind;
}

std::vector<AskedRun> PredictCheck::asked_runs(const Grading& grading) const {
    if (!grading.answer) return {};
    return {AskedRun{}};
}

Run PredictCheck::make_run(const Grading& grading, const AskedRun&, Run run) const {
    return run_of_lab(std::move(run), grading.lab, snippet, input);
}

void PredictCheck::read_answer(const JsonReader& answer) const {
    if (count_code_points(answer.text()) > kMostPredictedCodePoints)
        answer.report("too-long", "a prediction has at most " + std::to_string(kMostPredictedCodePoints) + " signs");
}

std::optional<Failure> PredictCheck::judge_answer(const Grading& grading, const JsonReader& answer, std::size_t&) const {
    const Observation* seen = grading.seen.find(0, RunPart::Whole);
    if (seen == nullptr) return failure_of_platform();
    const std::optional<std::string> printed = printed_by(*seen);
    if (!printed) {
        const std::optional<Failure> ended = failure_of_ending(*seen);
        return ended && is_nobodys(*ended) ? *ended : failure_of_platform();
    }
    const std::string predicted = answer.text();
    const auto differs_from = [&](std::string_view want) { return compare_output(compare, tolerance, want, predicted); };
    const std::optional<OutputMismatch> mismatch = differs_from(*printed);
    if (!mismatch) return std::nullopt;
    Failure failure = failure_of_answer(FailureCode::WrongPrediction);
    failure.difference = mismatch->position;
    failure.expected = shown_text(*printed);
    failure.got = shown_text(predicted);
    const auto known = std::ranges::find_if(wrong, [&](const WrongPrediction& one) {
        return std::ranges::any_of(one.texts, [&](const std::string& text) { return !differs_from(text); });
    });
    failure.say = known == wrong.end() ? say : known->say;
    return failure;
}

}  // namespace bengkel
