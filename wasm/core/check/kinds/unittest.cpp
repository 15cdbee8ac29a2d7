#include "check/kinds/unittest.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <ranges>
#include <string_view>

#include "base/nearest_name.hpp"
#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "check/test_results.hpp"
#include "lab/read_check.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 2> kKeys = {"tests", "say"};
constexpr JsonShape kShapes[] = {{"/$defs/unittestCheck", kKeys}};

std::string read_tests(const JsonReader& reader, const CheckContext& context) {
    std::string path = reader.text();
    if (!reader.is(JsonType::Text)) return path;
    if (context.language == Language::Sql) {
        reader.report("bad-kind", "SQL has no tests to run", "a check of SQL is of the kind \"tables\"");
    } else if (!std::ranges::contains(context.tests, path, &File::path)) {
        const std::vector<std::string_view> known(std::from_range, context.tests | std::views::transform(&File::path));
        std::string hint = nearest_name_hint(path, known);
        reader.report("unknown-file", "there is no file " + path, hint.empty() ? "tests lie in tests/" : std::move(hint));
    } else {
        expect_source_file(reader, context.language);
    }
    return path;
}

std::shared_ptr<const CheckKind> read_unittest(const JsonReader& reader, const CheckContext& context, Check&) {
    auto check = std::make_shared<UnitTestCheck>();
    if (const auto tests = reader.member("tests")) check->tests = read_tests(*tests, context);
    if (const auto say = reader.find("say")) check->say = read_localised(*say, context.locales);
    // Whatever else lies in tests/ is there for this file to use.
    for (const File& file : context.tests) {
        check->files.push_back(file);
        context.unread.erase(file.path);
        if (std::ranges::contains(context.starter, file.path, &File::path))
            reader.report("path-clash", "starter/ has a file " + file.path + " of its own");
    }
    return check;
}

}  // namespace

const KindReader& unittest_kind() {
    static constexpr KindReader kKind = {"unittest", read_unittest, kShapes, {}};
    return kKind;
}

std::vector<AskedRun> UnitTestCheck::asked_runs(const Grading&) const { return {{0, RunPart::Whole}}; }

Run UnitTestCheck::make_run(const Grading&, const AskedRun&, Run run) const {
    lay_over(run.files, files);
    return unittest_run(std::move(run), tests);
}

void UnitTestCheck::judge(const Grading& grading, Verdict& verdict) const {
    verdict.cases_total = 1;
    const Observation* seen = grading.seen.find(0, RunPart::Whole);
    if (seen == nullptr) {
        verdict.cases_not_run = 1;
        verdict.failure = failure_of_platform();
        return;
    }
    if (auto failure = failure_of_ending(*seen)) {
        verdict.failure = std::move(failure);
        if (!is_nobodys(*verdict.failure)) verdict.failure->say = say;
        return;
    }
    const auto results = seen->value ? read_test_results(*seen->value) : std::nullopt;
    Failure failure;
    failure.printed = shown_text(as_text(seen->output));
    if (!results || results->empty()) {
        failure.code = results ? FailureCode::NoTests : FailureCode::BadResult;
        failure.details.emplace("file", tests);
        verdict.failure = std::move(failure);
        return;
    }
    verdict.cases_total = results->size();
    verdict.cases_passed =
        static_cast<std::size_t>(std::ranges::count(*results, TestOutcome::Passed, &TestResult::outcome));
    const TestResult* test = first_not_passed(*results);
    if (test == nullptr) return;
    failure.code = test->outcome == TestOutcome::Error ? FailureCode::TestError : FailureCode::TestFailed;
    failure.case_index = static_cast<std::size_t>(test - results->data());
    failure.say = say;
    tell_test(failure.details, *test, tests);
    verdict.failure = std::move(failure);
}

bool UnitTestCheck::is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const {
    const auto results_of = [&](const Grading& grading) {
        const Observation& seen = *grading.seen.find(run.number, run.part);
        return seen.value ? read_test_results(*seen.value) : std::nullopt;
    };
    const auto results = results_of(learner);
    const auto others = results_of(detector);
    if (!results || !others) return CheckKind::is_alike_in(learner, detector, run);
    return std::ranges::equal(*results, *others, [](const TestResult& one, const TestResult& other) {
        return one.name == other.name && one.outcome == other.outcome;
    });
}

}  // namespace bengkel
