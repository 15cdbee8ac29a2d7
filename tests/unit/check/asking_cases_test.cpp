// Cases of the kinds that are answered without code: tests/cases/check/<kind>/*.json holds a check as lab.json has it, an
// answer, and what its judge says; of a check or an answer that is none, the problems with their places in the case's file.

#include "base/print_problem.hpp"
#include "check/asking_kind.hpp"
#include "check/check_kinds.hpp"
#include "check/run_checks.hpp"
#include "json/json_reader.hpp"
#include "support/case_files.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <format>
#include <map>
#include <set>
#include <string>

using namespace bengkel;
using namespace bengkel::test;

namespace {

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

/// "lab.too-few at 3:14: a choice has at least two options"; several after one another.
std::string told(Problems problems) {
    sort_problems(problems);
    std::string text;
    for (const Problem& problem : problems) {
        text += std::format("{}{} at {}:{}: {}", text.empty() ? "" : "; ", problem.code, problem.place.line,
                            problem.place.column, problem.message);
    }
    return text;
}

/// "wrong-gap; case 1; got x; says why"
std::string told(const Verdict& verdict) {
    if (!verdict.failure) return std::format("passed {} of {}", verdict.cases_passed, verdict.cases_total);
    const Failure& failure = *verdict.failure;
    std::string text = failure_name(failure.code);
    if (verdict.outcome == Outcome::NotGradable) text += "; not gradable";
    if (verdict.cases_total > 1)
        text += std::format("; {} of {}; case {}", verdict.cases_passed, verdict.cases_total, failure.case_index);
    if (failure.difference) text += std::format("; at {}:{}", failure.difference->line, failure.difference->column);
    if (failure.input) text += "; reads " + *failure.input;
    if (failure.expected) text += "; expected " + *failure.expected;
    if (failure.got) text += "; got " + *failure.got;
    if (!failure.say.empty()) text += "; says " + failure.say.at("en");
    return text;
}

Observation seen_in(const JsonReader& run) {
    run.expect_keys({"printed", "ending", "raises", "exitCode"});
    Observation seen;
    seen.key = "asked/0";
    seen.output = bytes_of(run.text_or("printed", ""));
    seen.exit_code = run.integer_or("exitCode", 0);
    const std::string ending = run.text_or("ending", run.find("raises") ? "raised" : "finished");
    for (int i = 0; i <= static_cast<int>(Ending::BadResult); ++i)
        if (ending_name(static_cast<Ending>(i)) == ending) seen.ending = static_cast<Ending>(i);
    if (const auto type = run.find("raises")) seen.exception = Exception{type->text(), "", {}};
    if (seen.ending == Ending::Stopped) seen.stopped_by = StoppedBy::Platform;
    return seen;
}

std::string case_told(JsonReading& reading) {
    const JsonReader root = reading.root();
    root.expect_keys({"check", "answer", "snippets", "run", "program", "shown", "expected"});
    Lab lab;
    if (const auto snippets = root.find("snippets"))
        for (const JsonReader& snippet : snippets->members())
            lab.snippets.push_back({snippet.key(), bytes_of(snippet.text())});
    for (const File& snippet : lab.snippets) lab.unread.insert(snippet.path);
    const std::map<std::string, bool> locales = {{"en", true}};
    const std::vector<std::string> rules = {"lvg-rate"};
    const std::map<std::string, std::vector<File>> none;
    const CheckContext context{locales, {},   "main.py", Language::Python, {}, none, lab.snippets, rules, lab.unread, {},
                               {},      none, none};
    JsonReading definition{reading.document, "lab"};
    lab.checks.push_back(read_check(*definition.root().member("check"), context, check_kinds()));
    if (!definition.problems.empty()) return told(definition.problems);
    const Check& check = lab.checks.front();

    // What the page is given, in short: the ids in their order.
    if (const auto shown = root.find("shown")) BOOST_TEST(write_json(Json(check.ask)) == shown->text());

    std::vector<Observation> observations;
    if (const auto run = root.find("run")) observations.push_back(seen_in(*run));
    const ByKey found = by_key(observations);
    JsonReading answers{reading.document, "submission"};
    const std::optional<JsonReader> answer = answers.root().find("answer");
    if (answer) check.body->read_answer(*answer);
    if (!answers.problems.empty()) return told(answers.problems);
    const Grading grading{lab, check, 0, Seen(check.id, found), answer};
    const auto asked = check.body->asked_runs(grading);
    BOOST_TEST(asked.size() == (root.find("run") ? 1u : 0u), "a run is asked for when the case has one");
    if (!asked.empty() && root.find("program")) {
        Run base;
        base.files = {{"main.py", bytes_of("the learner's")}, {"answers.json", {}}};
        const Run run = check.body->make_run(grading, asked.front(), base);
        BOOST_REQUIRE(run.files.size() == 1);
        BOOST_TEST(std::string(as_text(run.files.front().bytes)) == root.text("program"));
    }
    return told(run_check(grading, {}));
}

void hold_to_expectation(const char* step) {
    for (const auto& file : case_files(step, ".json")) {
        BOOST_TEST_CONTEXT(file.stem().string()) {
            const Result<JsonDocument> document = parse_json(file.filename().string(), read_text(file));
            BOOST_REQUIRE(document.has_value());
            JsonReading reading{*document, "case"};
            BOOST_TEST(case_told(reading) == reading.root().text("expected"));
            for (const Problem& problem : reading.problems) BOOST_ERROR(print_problem(problem, document->source));
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(asking_cases)

BOOST_AUTO_TEST_CASE(choices_are_judged_as_expected) { hold_to_expectation("check/choice"); }

BOOST_AUTO_TEST_CASE(gaps_are_judged_as_expected) { hold_to_expectation("check/gap"); }

BOOST_AUTO_TEST_CASE(puzzles_of_lines_are_judged_as_expected) { hold_to_expectation("check/parsons"); }

BOOST_AUTO_TEST_CASE(predictions_are_judged_as_expected) { hold_to_expectation("check/predict"); }

BOOST_AUTO_TEST_SUITE_END()
