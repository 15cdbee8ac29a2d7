#include "plan/submission.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace bengkel;

namespace {

File file(std::string path, std::string_view text) { return {std::move(path), Bytes(text.begin(), text.end())}; }

Lab lab() {
    Lab lab;
    lab.starter = {file("main.py", "start"), file("cart.py", "empty")};
    lab.data = {file("orders.csv", "1,2")};
    return lab;
}

std::string code_of(std::vector<File> files) {
    const Result<Submission> submission = accept_submission(lab(), std::move(files));
    return submission ? "fine" : submission.error().front().code;
}

Lab asking_lab() {
    Lab asking = lab();
    for (const char* id : {"six", "code"}) {
        Check& check = asking.checks.emplace_back();
        check.id = id;
    }
    asking.checks.front().ask = {{"question", "How many?"}};
    return asking;
}

std::string code_of_answers(std::string_view answers) {
    const auto submission = accept_submission(asking_lab(), {file("answers.json", answers)});
    if (submission) return "fine";
    const Problem& problem = submission.error().front();
    BOOST_TEST(problem.place.file == "answers.json");
    return problem.code + " " + std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(submission)

BOOST_AUTO_TEST_CASE(takes_missing_files_from_the_starter) {
    const Result<Submission> accepted = accept_submission(lab(), {file("main.py", "mine")});
    BOOST_REQUIRE(accepted.has_value());
    BOOST_REQUIRE_EQUAL(accepted->files.size(), 2u);
    BOOST_TEST(accepted->files[0].path == "cart.py");
    BOOST_TEST(as_text(accepted->files[0].bytes) == "empty");
    BOOST_TEST(accepted->files[1].path == "main.py");
    BOOST_TEST(as_text(accepted->files[1].bytes) == "mine");
    BOOST_TEST(code_of({}) == "fine");
}

BOOST_AUTO_TEST_CASE(takes_editable_files_only) {
    BOOST_TEST(code_of({file("other.py", "")}) == "submission.unknown-file");
    BOOST_TEST(code_of({file("orders.csv", "")}) == "submission.unknown-file");
    BOOST_TEST(code_of({file("../main.py", "")}) == "submission.unknown-file");
    BOOST_TEST(code_of({file("", "")}) == "submission.unknown-file");
    const Result<Submission> slip = accept_submission(lab(), {file("mian.py", "")});
    BOOST_REQUIRE(!slip.has_value());
    BOOST_TEST(slip.error().front().hint == "did you mean \"main.py\"?");
    BOOST_TEST(slip.error().front().place.file == "mian.py");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_small_text) {
    BOOST_TEST(code_of({file("main.py", std::string(kMaximumSubmissionFileBytes, 'x'))}) == "fine");
    BOOST_TEST(code_of({file("main.py", std::string(kMaximumSubmissionFileBytes + 1, 'x'))}) == "submission.too-large");
    const Result<Submission> bad = accept_submission(lab(), {file("main.py", "ok\n\u00e9\xff")});
    BOOST_REQUIRE(!bad.has_value());
    BOOST_TEST(bad.error().front().code == "submission.bad-utf8");
    BOOST_TEST(bad.error().front().place.offset == 5u);
    BOOST_TEST(bad.error().front().place.line == 2);
    BOOST_TEST(bad.error().front().place.column == 2);
}

BOOST_AUTO_TEST_CASE(takes_answers_where_the_lab_asks) {
    BOOST_TEST(code_of({file("answers.json", "{}")}) == "submission.unknown-file");
    const Result<Submission> accepted = accept_submission(asking_lab(), {file("answers.json", R"({"six": ["a"]})")});
    BOOST_REQUIRE(accepted.has_value());
    BOOST_REQUIRE_EQUAL(accepted->files.size(), 3u);
    BOOST_TEST(accepted->files[0].path == "answers.json");
    BOOST_TEST(as_text(accepted->files[0].bytes) == R"({"six": ["a"]})");
    BOOST_TEST(accepted->answers.has_value());
}

BOOST_AUTO_TEST_CASE(takes_missing_answers_for_none) {
    const Result<Submission> accepted = accept_submission(asking_lab(), {});
    BOOST_REQUIRE(accepted.has_value());
    BOOST_TEST(as_text(accepted->files[0].bytes) == "{}");
    BOOST_TEST(accept_submission(lab(), {})->answers.has_value() == false);
}

BOOST_AUTO_TEST_CASE(refuses_answers_to_what_nobody_asks) {
    BOOST_TEST(code_of_answers("{\n  \"sicks\": []}") == "submission.unknown-check 2:3");
    BOOST_TEST(code_of_answers(R"({"code": "1"})") == "submission.unknown-check 1:2");
    BOOST_TEST(code_of_answers("[]") == "submission.wrong-type 1:1");
    BOOST_TEST(code_of_answers("{\"six\"") == "json.syntax 1:7");
    BOOST_TEST(code_of_answers(R"({"six": [], "six": []})") == "json.duplicate-key 1:13");
    BOOST_TEST(code_of_answers(std::string(kMaximumAnswersBytes, ' ') + "{}") == "submission.too-large 0:0");
}

BOOST_AUTO_TEST_CASE(reports_everything_at_once) {
    const Result<Submission> bad =
        accept_submission(lab(), {file("x.txt", ""), file("main.py", "1"), file("main.py", "2"), file("cart.py", "\xff")});
    BOOST_REQUIRE(!bad.has_value());
    BOOST_REQUIRE_EQUAL(bad.error().size(), 3u);
    BOOST_TEST(bad.error()[0].code == "submission.unknown-file");
    BOOST_TEST(bad.error()[1].code == "submission.duplicate-file");
    BOOST_TEST(bad.error()[2].code == "submission.bad-utf8");
}

BOOST_AUTO_TEST_SUITE_END()
