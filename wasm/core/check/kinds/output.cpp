#include "check/kinds/output.hpp"

#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_equality.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 5> kKeys = {"file", "compare", "tolerance", "text", "cases"};
constexpr std::array<std::string_view, 2> kTextKeys = {"case", "unicode"};
constexpr std::array<std::string_view, 5> kCaseKeys = {"stdin", "argv", "want", "say", "hidden"};
constexpr JsonShape kShapes[] = {{"/$defs/outputCheck", kKeys},
                                 {"/$defs/outputCheck/properties/text", kTextKeys, R"("text": {})", "/text"},
                                 {"/$defs/outputCase", kCaseKeys, R"("cases": [{}])", "/cases/0"}};
constexpr JsonWords kWords[] = {{"/$defs/outputCheck/properties/compare", kCompareWords}};

OutputCase read_case(const JsonReader& reader, const CheckContext& context, Compare compare) {
    OutputCase one;
    if (!reader.expect(JsonType::Object)) return one;
    reader.expect_keys(kCaseKeys);
    if (const auto input = reader.find("stdin")) one.input = read_lines(*input, "\n");
    for (const JsonReader& word : reader.items_or_none("argv")) {
        one.argv.push_back(word.text());
        if (one.argv.back().find('\0') != std::string::npos) word.report("bad-text", "an argument cannot hold a NUL");
    }
    if (const auto want = reader.member("want")) {
        one.want = read_lines(*want, "\n");
        if (compare == Compare::Regex) expect_pattern(*want, one.want);
    }
    if (const auto say = reader.find("say")) one.say = read_localised(*say, context.locales);
    one.is_hidden = reader.boolean_or("hidden", false);
    return one;
}

std::shared_ptr<const CheckKind> read_output(const JsonReader& reader, const CheckContext& context, Check&) {
    auto output = std::make_shared<OutputCheck>();
    output->file = read_checked_file(reader, context);
    if (const auto compare = reader.find("compare"))
        output->compare = static_cast<Compare>(read_word(*compare, kCompareWords));
    output->tolerance = read_tolerance(reader);
    if (const auto tolerance = reader.find("tolerance"); tolerance && output->compare != Compare::Numbers)
        tolerance->report_key("useless-tolerance", "a tolerance needs \"compare\": \"numbers\"");
    if (const auto text = reader.find("text")) {
        output->text = read_text_rules(reader);
        if (output->compare == Compare::Exact || output->compare == Compare::Regex)
            text->report_key("useless-text", "every letter counts in \"exact\" and \"regex\"",
                             R"("compare": "lines" looks at texts like this)");
        if (const auto space = text->find("space"))
            space->report_key("useless-space", "\"compare\" says which white space counts in an output");
    }
    for (const JsonReader& one : read_cases(reader)) output->cases.push_back(read_case(one, context, output->compare));
    return output;
}

}  // namespace

const KindReader& output_kind() {
    static constexpr KindReader kKind = {"output", read_output, kShapes, kWords};
    return kKind;
}

Run OutputCheck::make_run(const Grading&, const AskedRun& asked, Run run) const {
    const OutputCase& given = cases[asked.number];
    const ByteView input = as_bytes(given.input);
    return program_run(std::move(run), file, given.argv, Bytes(input.begin(), input.end()));
}

CaseFacts OutputCheck::facts_of(std::size_t index) const {
    const OutputCase& given = cases[index];
    std::size_t size = given.input.size();
    for (const std::string& argument : given.argv) size += argument.size() + 1;
    return {given.is_hidden, size, &given.say};
}

ShownCase OutputCheck::shown(const Grading&, std::size_t index) const { return {{}, shown_text(cases[index].input), {}}; }

std::optional<Failure> OutputCheck::judge_case(const Grading& grading, std::size_t index, Verdict&) const {
    const OutputCase& given = cases[index];
    const Observation& seen = *grading.seen.find(index, RunPart::Whole);
    const bool is_finished = seen.ending == Ending::Finished || (seen.ending == Ending::Exited && seen.exit_code == 0);
    std::optional<Failure> failure;
    if (is_finished) {
        const std::string_view written = as_text(seen.output);
        const std::optional<OutputMismatch> mismatch = compare_output(compare, tolerance, given.want, written, text);
        if (!mismatch) return std::nullopt;
        failure = Failure{};
        failure->code = FailureCode::WrongOutput;
        failure->difference = mismatch->position;
        failure->got = shown_text(written);
        failure->printed = *failure->got;
    } else {
        failure = failure_of_ending(seen);
    }
    failure->input = shown(grading, index).input;
    failure->expected = shown_text(given.want);
    return failure;
}

}  // namespace bengkel
