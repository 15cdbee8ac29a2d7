#include "base/print_problem.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace bengkel;

namespace {

Problem problem_at(int line, int column) {
    return {
        "lab.wrong-type", "expected a string, got a number", "write it in quotes", {"lab.json", "/kind", 0, line, column}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(print_problem_)

BOOST_AUTO_TEST_CASE(shows_the_line_and_points_at_the_place) {
    BOOST_TEST(print_problem(problem_at(2, 12), "{\n  \"税\": 1, \"kind\": 7\n}") ==
               "lab.json:2:12: expected a string, got a number (/kind)\n"
               "    \"税\": 1, \"kind\": 7\n"
               "             ^\n"
               "  write it in quotes\n");
}

BOOST_AUTO_TEST_CASE(needs_neither_source_nor_line) {
    BOOST_TEST(print_problem({"lab.no-file", "lab.json is missing", "", {"lab.json", "", 0, 0, 0}}, "x") ==
               "lab.json: lab.json is missing\n");
    BOOST_TEST(print_problem({"frame.bad-magic", "this is no frame", "", {}}) == "this is no frame\n");
}

BOOST_AUTO_TEST_CASE(cuts_long_lines_around_the_place) {
    const std::string source = std::string(1000, 'a') + "X" + std::string(1000, 'b');
    BOOST_TEST(print_problem(problem_at(1, 1001), source) ==
               "lab.json:1:1001: expected a string, got a number (/kind)\n  …" + std::string(80, 'a') + "X" +
                   std::string(39, 'b') + "…\n  " + std::string(81, ' ') + "^\n  write it in quotes\n");
}

BOOST_AUTO_TEST_CASE(shows_control_signs_as_blanks) {
    BOOST_TEST(print_problem(problem_at(1, 2), "\t\x1b[31m\r\n").find('\x1b') == std::string::npos);
    BOOST_TEST(print_problem({"a.b", "\x1b[2J", "\x1b[2J", {"\x1b[2J", "/\x1b[2J", 0, 0, 0}}).find('\x1b') ==
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(sorts_by_place_and_says_what_it_leaves_out) {
    Problems problems;
    for (std::size_t i = 0; i < 60; ++i) problems.push_back({"a.b", "m", "", {"f", "", 60 - i, 1, 1}});
    sort_problems(problems);
    BOOST_TEST(problems.size() == 50);
    BOOST_TEST(problems[0].place.offset == 1);
    BOOST_TEST(problems[48].place.offset == 49);
    BOOST_TEST(problems[49].message == "and 11 more problems");
}

BOOST_AUTO_TEST_SUITE_END()
