#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "unit/view/written_steps.hpp"
#include "view/wrong_steps.hpp"

using namespace bengkel;

namespace {

/// total is 0 from step 1, 5 from step 3; its frame is gone at step 4.
StepHistory sums() {
    WrittenSteps steps;
    steps.names = {"<module>", "sum", "total"};
    steps.line(1);
    steps.step(StepEvent::Line, 1, 1, 2, {sets(2, whole(0))}, {}, 1);
    steps.step(StepEvent::Line, 1, 1, 3);
    steps.step(StepEvent::Line, 1, 1, 2, {sets(2, whole(5))});
    steps.line(4, {leaves(1)});
    return steps.read();
}

std::vector<std::string> read(const char* json) {
    const auto document = parse_json("request", json);
    JsonReading reading{*document, "shell"};
    std::vector<std::string> told;
    for (const WrongStep& it : read_wrong_steps(reading.root(), sums()))
        told.push_back(std::to_string(it.step) + " to " + std::to_string(it.end) + ", " + std::to_string(it.name));
    for (const Problem& problem : reading.problems) told.push_back(problem.code);
    return told;
}

void check(const char* json, const std::vector<std::string>& expected) {
    const std::vector<std::string> told = read(json);
    BOOST_CHECK_EQUAL_COLLECTIONS(told.begin(), told.end(), expected.begin(), expected.end());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wrong_steps)

BOOST_AUTO_TEST_CASE(a_variable_is_wrong_until_it_is_another) {
    check(R"({"wrong": [{"step": 3, "frame": 1, "name": "total"}, {"step": 1, "frame": 1, "name": "total"}]})",
          {"1 to 3, 2", "3 to 5, 2"});
}

BOOST_AUTO_TEST_CASE(none_is_told_of) { check("{}", {}); }

BOOST_AUTO_TEST_CASE(refuses_what_the_record_does_not_have) {
    check(R"({"wrong": [{"step": 5, "frame": 1, "name": "total"}]})", {"0 to 1, 2", "shell.out-of-range"});
    check(R"({"wrong": [{"step": 1, "frame": 1, "name": "sums"}]})", {"shell.unknown-name"});
    check(R"({"wrong": [{"step": 1, "frame": 1, "name": "total", "value": 3}]})", {"1 to 3, 2", "shell.unknown-key"});
}

BOOST_AUTO_TEST_SUITE_END()
