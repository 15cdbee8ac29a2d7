// "output": the learner's program is run with given input, and prints what it should.

#include "base/pattern.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"

namespace bengkel {
namespace {

void expect_pattern(const JsonReader& want, const std::string& text) {
    const auto pattern = parse_pattern(text);
    if (pattern) return;
    const Problem& problem = pattern.error().front();
    want.report("bad-pattern",
                "this is no pattern: " + problem.message + ", at its sign " + std::to_string(problem.place.column),
                problem.hint);
}

OutputCase read_case(const JsonReader& reader, const CheckContext& context, Compare compare) {
    OutputCase one;
    if (!reader.expect(JsonType::Object)) return one;
    reader.expect_keys(lab_keys::kOutputCase);
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

}  // namespace

void read_check_kind(const JsonReader& reader, const CheckContext& context, OutputCheck& check) {
    reader.expect_keys(lab_keys::kOutputCheck);
    check.file = read_checked_file(reader, context);
    if (const auto compare = reader.find("compare"))
        check.compare = static_cast<Compare>(read_word(*compare, lab_words::kCompare));
    check.tolerance = read_tolerance(reader);
    if (const auto tolerance = reader.find("tolerance"); tolerance && check.compare != Compare::Numbers)
        tolerance->report_key("useless-tolerance", "a tolerance needs \"compare\": \"numbers\"");
    for (const JsonReader& one : read_cases(reader)) check.cases.push_back(read_case(one, context, check.compare));
}

}  // namespace bengkel
