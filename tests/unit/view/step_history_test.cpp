#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/view/written_steps.hpp"
#include "view/step_history.hpp"

using namespace bengkel;

namespace {

std::string variables(const StepHistory& history, std::uint32_t frame, std::uint32_t step) {
    std::string told;
    for (const ShownVariable& it : history.variables_at(frame, step))
        told += history.name(it.name) + "=" + spell_shown(history.bytes(), it.value, 80) + " ";
    return told;
}

std::string object(const StepHistory& history, std::uint32_t id, std::uint32_t step) {
    const auto found = history.object_at(id, step);
    if (!found) return "none";
    std::string told = history.name(found->type) + " of " + std::to_string(found->size) + ":";
    for (const std::uint32_t cell : found->cells) told += " " + spell_shown(history.bytes(), cell, 80);
    return told;
}

/// f calls itself: names 1 f, 2 n, 3 x, 4 list.
WrittenSteps calls() {
    WrittenSteps written;
    written.names = {"<module>", "f", "n", "x", "list"};
    written.line(1, {sets(3, whole(1))});
    written.step(StepEvent::Call, 1, 1, 1, {sets(2, whole(2))}, {}, 1);
    written.step(StepEvent::Call, 2, 2, 1, {sets(2, whole(1)), sets_outer(3, whole(5))}, {}, 1);
    written.step(StepEvent::Return, 2, 2, 2, {}, text("done"));
    written.step(StepEvent::Line, 1, 1, 2, {leaves(2), removes(2)});
    written.line(3, {leaves(1), sets(2, whole(7))});
    return written;
}

std::string code_of(const WrittenSteps& written) {
    Problems problems;
    const StepHistory history = written.read(problems);
    return problems.empty() ? std::to_string(history.count()) : problems.front().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(step_history)

BOOST_AUTO_TEST_CASE(has_each_call_s_own_variables) {
    const StepHistory history = calls().read();
    BOOST_TEST(history.count() == 6U);
    BOOST_TEST(variables(history, 0, 1) == "x=1 ");
    BOOST_TEST(variables(history, 0, 2) == "x=5 ");
    BOOST_TEST(variables(history, 1, 3) == "n=2 ");
    BOOST_TEST(variables(history, 2, 3) == "n=1 ");
    BOOST_TEST(variables(history, 2, 4) == "");
    BOOST_TEST(variables(history, 1, 4) == "");
    BOOST_TEST(variables(history, 0, 5) == "x=5 n=7 ");
}

BOOST_AUTO_TEST_CASE(has_the_calls_under_way) {
    const StepHistory history = calls().read();
    const auto depth = [&](std::uint32_t step) { return history.stack_at(step).size(); };
    BOOST_TEST(depth(0) == 1U);
    BOOST_TEST(depth(2) == 3U);
    BOOST_TEST(history.stack_at(2)[1] == 1U);
    BOOST_TEST(depth(4) == 2U);
    BOOST_TEST(depth(5) == 1U);
}

BOOST_AUTO_TEST_CASE(tells_what_is_returned) {
    const StepHistory history = calls().read();
    BOOST_TEST(spell_shown(history.bytes(), history.detail_at(3), 80) == "'done'");
    BOOST_TEST(history.detail_at(2) == kNothing);
}

BOOST_AUTO_TEST_CASE(knows_an_object_at_any_step) {
    WrittenSteps written;
    written.names = {"<module>", "a", "list"};
    written.line(1, {describes(3, ObjectKind::List, 2, {whole(0)}), sets(1, reference(3))});
    // Long enough for several checkpoints, and longer than what is shown.
    for (std::uint32_t i = 1; i < 1000; ++i) {
        const bool is_shown = i < 256;
        written.line(2, {splices(3, i + 1, is_shown ? i : 255, is_shown ? 0 : 1, {whole(i)})});
    }
    written.line(3, {frees(3), removes(1)});
    const StepHistory history = written.read();
    BOOST_TEST_REQUIRE(history.count() == 1001U);
    BOOST_TEST(object(history, 3, 0) == "list of 1: 0");
    BOOST_TEST(object(history, 3, 2) == "list of 3: 0 1 2");
    for (const std::uint32_t step : {31U, 32U, 33U, 100U, 255U, 256U, 700U, 999U}) {
        const auto found = history.object_at(3, step);
        BOOST_TEST_REQUIRE(found.has_value());
        BOOST_TEST(found->size == step + 1);
        BOOST_TEST(found->cells.size() == std::min(step + 1, 256U));
        BOOST_TEST(spell_shown(history.bytes(), found->cells.back(), 80) == std::to_string(step));
    }
    BOOST_TEST(object(history, 3, 1000) == "none");
    BOOST_TEST(object(history, 4, 5) == "none");
}

BOOST_AUTO_TEST_CASE(follows_a_variable_into_what_it_leads_to) {
    WrittenSteps written;
    written.names = {"<module>", "a", "list", "b"};
    written.line(1, {describes(1, ObjectKind::List, 2, {whole(1)}), describes(2, ObjectKind::List, 2, {reference(1)}),
                     sets(1, reference(2))});
    written.line(2, {sets(3, whole(1))});
    written.line(3, {splices(1, 2, 1, 0, {whole(2)})});
    written.line(4, {splices(2, 0, 0, 1, {})});
    written.line(5, {splices(1, 3, 2, 0, {whole(3)})});
    written.line(6, {sets(1, whole(0))});
    const StepHistory history = written.read();
    const std::vector<std::uint32_t> expected = {0, 2, 3, 5};
    BOOST_TEST(changes_of(history, 0, 1) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(refuses_what_no_guest_writes) {
    BOOST_TEST(code_of(calls()) == "6");
    BOOST_TEST(code_of(WrittenSteps()) == "shell.out-of-range");
    const std::vector<std::vector<Bytes>> wrong = {
        {sets(9, whole(1))},                                                        // there is no such name
        {leaves(4)},                                                                // nor frame
        {splices(1, 1, 0, 0, {whole(1)})},                                          // never described
        {describes(1, ObjectKind::List, 0, {}), splices(1, 1, 1, 0, {whole(1)})},   // beyond its end
        {describes(1, ObjectKind::List, 0, {}), splices(1, 0, 0, 0, {whole(1)})},   // smaller than its cells
        {Bytes{4} + number(1) + Bytes{7} + number(0) + number(999) + number(300)},  // more cells than are shown
        {Bytes{4} + number(1) + Bytes{12} + number(0) + number(0) + number(0)},     // no such kind
        {Bytes{8}},
        {Bytes{0} + number(0) + Bytes{99}},
        {Bytes{0} + number(0) + Bytes{5, 200, 1}},
    };
    for (const std::vector<Bytes>& changes : wrong) {
        WrittenSteps written;
        written.line(1, changes);
        BOOST_TEST(code_of(written) == "shell.bad-trace");
    }
    WrittenSteps deep;
    deep.step(StepEvent::Line, 0, 1, 1);
    BOOST_TEST(code_of(deep) == "shell.bad-trace");
}

BOOST_AUTO_TEST_CASE(refuses_a_trace_that_is_cut_anywhere) {
    const WrittenSteps written = calls();
    for (std::size_t size = 0; size < written.bytes().size(); ++size) {
        const std::string request =
            R"({"files":[{"path":"main.py","text":""}],"names":["<module>","f","n","x","list"],"count":6,"steps":0,"printed":0})";
        const auto document = parse_json("request", request);
        JsonReading reading{*document, "shell"};
        const std::vector<Bytes> blobs = {
            Bytes(written.bytes().begin(), written.bytes().begin() + static_cast<std::ptrdiff_t>(size))};
        static_cast<void>(read_step_history(reading.root(), blobs));
        BOOST_TEST(!reading.problems.empty());
    }
}

BOOST_AUTO_TEST_CASE(spells_values_as_python_does) {
    const auto told = [](const Value& value) { return spell_shown(encode_value(value), 0, 40); };
    BOOST_TEST(told({Null{}}) == "None");
    BOOST_TEST(told({true}) == "True");
    BOOST_TEST(told({integer_of(-12)}) == "-12");
    BOOST_TEST(told({2.0}) == "2.0");
    BOOST_TEST(told({0.1}) == "0.1");
    BOOST_TEST(told({1e16}) == "1e+16");
    BOOST_TEST(told({123456789012345.0}) == "123456789012345.0");
    BOOST_TEST(told({0.00001}) == "1e-05");
    BOOST_TEST(told({std::string("it's")}) == "\"it's\"");
    BOOST_TEST(told({std::string("a\n\\")}) == "'a\\n\\\\'");
    BOOST_TEST(told({Opaque{"function", ""}}) == "<function>");
    BOOST_TEST(told({Tuple{{{true}}}}) == "(True,)");
    BOOST_TEST(told({Exception{"KeyError", "'x'", {}}}) == "KeyError: 'x'");
    BOOST_TEST(told({std::string(100, 'x')}) == "'" + std::string(39, 'x') + "\u2026");
    BOOST_TEST(spell_name(text("town"), 0, 40) == "town");
    BOOST_TEST(reference_at(reference(300), 0).value() == 300U);
}

BOOST_AUTO_TEST_SUITE_END()
