#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "unit/view/written_steps.hpp"
#include "view/step_spans.hpp"

using namespace bengkel;

namespace {

/// A line a level: "first-last" of calls, with "@header x turns" of loops.
std::vector<std::string> told(const StepSpans& spans) {
    std::vector<std::string> lines;
    for (const std::vector<StepSpan>& level : spans.levels()) {
        std::string line;
        for (const StepSpan& span : level) {
            line += std::to_string(span.first) + "-" + std::to_string(span.last);
            if (span.header != 0) line += "@" + std::to_string(span.header) + "x" + std::to_string(span.turns);
            line += " ";
        }
        lines.push_back(line);
    }
    return lines;
}

void check(const WrittenSteps& written, const std::vector<std::string>& expected) {
    BOOST_TEST(told(find_spans(written.read())) == expected, boost::test_tools::per_element());
}

WrittenSteps program(const std::string& source, const std::vector<std::uint32_t>& lines) {
    WrittenSteps written;
    written.source = source;
    for (const std::uint32_t line : lines) written.line(line);
    return written;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(step_spans)

BOOST_AUTO_TEST_CASE(a_loop_s_last_look_at_its_header_is_no_turn) {
    check(program("for i in x:\n    a\nb\n", {1, 2, 1, 2, 1, 3}), {"0-5 ", "0-4@1x2 "});
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_left_from_within_had_that_turn) {
    check(program("for i in x:\n    a\n    break\nb\n", {1, 2, 1, 2, 3, 4}), {"0-5 ", "0-4@1x2 "});
}

BOOST_AUTO_TEST_CASE(a_loop_without_a_turn_is_a_loop) {
    check(program("for i in x:\n    a\nb\n", {1, 3}), {"0-1 ", "0-0@1x0 "});
}

BOOST_AUTO_TEST_CASE(an_inner_loop_begins_anew) {
    check(program("for i in x:\n    for j in y:\n        a\n", {1, 2, 3, 2, 1, 2, 3, 2, 1}),
          {"0-8 ", "0-8@1x2 ", "1-3@2x1 5-7@2x1 "});
}

BOOST_AUTO_TEST_CASE(a_statement_of_several_lines_is_no_loop) {
    check(program("f(\n    a,\n    b)\nc\n", {1, 2, 3, 1, 4}), {"0-4 "});
}

BOOST_AUTO_TEST_CASE(calls_lie_in_the_turn_that_makes_them) {
    WrittenSteps written;
    written.source = "for i in x:\n    f()\n";
    written.names = {"<module>", "f"};
    for (std::uint32_t turn = 0; turn < 2; ++turn) {
        written.line(1);
        written.line(2);
        written.step(StepEvent::Call, turn + 1, 1, 9, {}, {}, 1);
        written.step(StepEvent::Return, turn + 1, 1, 9, {}, text("x"));
    }
    written.line(1);
    check(written, {"0-8 ", "0-8@1x2 ", "2-3 6-7 "});
    const StepSpans spans = find_spans(written.read());
    const std::vector<StepSpan> around = spans.around(7);
    BOOST_TEST_REQUIRE(around.size() == 3U);
    const auto turn = spans.turn_at(around[1], 7);
    BOOST_TEST_REQUIRE(turn.has_value());
    BOOST_TEST(turn->number == 2U);
    BOOST_TEST(turn->first == 4U);
    BOOST_TEST(turn->last == 8U);
    BOOST_TEST(!spans.turn_at(around[0], 7).has_value());
    BOOST_TEST(spans.around(8).size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
