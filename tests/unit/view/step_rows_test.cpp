#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "unit/view/written_steps.hpp"
#include "view/step_rows.hpp"

using namespace bengkel;

namespace {

/// A line a row: "!" changed, "&" shared, "-> row" where an object stands.
std::vector<std::string> told(const StepHistory& history, std::uint32_t step) {
    std::vector<std::string> lines;
    for (const StateRow& row : rows_at(history, step)) {
        std::string line(row.indent * 2, ' ');
        const auto spell = [&](std::uint32_t at) { return spell_shown(history.bytes(), at, 40); };
        if (row.kind == StateRowKind::Frame) line += history.function_of(row.frame);
        if (row.kind == StateRowKind::Rest) line += "+" + std::to_string(row.size);
        if (row.kind == StateRowKind::Variable) line += history.name(row.name);
        if (row.kind == StateRowKind::Entry)
            line += row.key == kNothing ? std::to_string(row.number) : spell_name(history.bytes(), row.key, 40);
        if (row.is_changed) line += "!";
        if (row.target != kNothing) {
            line += " -> " + std::to_string(row.target);
        } else if (row.value != kNothing) {
            line += " " + spell(row.value);
        } else if (row.object != 0) {
            line += " " + history.name(row.type) + std::to_string(row.size) + (row.is_shared ? "&" : "");
            for (const StateCell& cell : row.cells)
                line += (cell.is_changed ? " !" : " ") + (cell.caption == kNothing ? "" : spell(cell.caption) + "=") +
                        spell(cell.value);
        }
        lines.push_back(line);
    }
    return lines;
}

void check(const StepHistory& history, std::uint32_t step, const std::vector<std::string>& expected) {
    BOOST_TEST(told(history, step) == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(step_rows)

BOOST_AUTO_TEST_CASE(an_object_stands_once_and_is_pointed_at) {
    WrittenSteps written;
    written.names = {"<module>", "a", "b", "list", "dict", "c"};
    written.line(1, {describes(1, ObjectKind::List, 3, {whole(1), whole(2)}),
                     describes(2, ObjectKind::Map, 4, {text("k"), reference(1), text("n"), whole(3)}),
                     sets(1, reference(1)), sets(2, reference(2)), sets(5, text("x"))});
    written.line(2, {splices(1, 2, 1, 1, {whole(9)})});
    const StepHistory history = written.read();
    check(history, 0, {"<module>", "  a! list2& 1 2", "  b! dict2", "    k -> 1", "    n 3", "  c! 'x'"});
    check(history, 1, {"<module>", "  a! list2& 1 !9", "  b dict2", "    k -> 1", "    n 3", "  c 'x'"});
}

BOOST_AUTO_TEST_CASE(an_object_may_hold_itself) {
    WrittenSteps written;
    written.names = {"<module>", "node", "Node"};
    written.line(1, {describes(1, ObjectKind::Instance, 2, {text("next"), reference(1)}), sets(1, reference(1))});
    check(written.read(), 0, {"<module>", "  node! Node1&", "    next -> 1"});
}

BOOST_AUTO_TEST_CASE(the_innermost_call_comes_first) {
    WrittenSteps written;
    written.names = {"<module>", "a", "f", "list"};
    written.line(1, {describes(1, ObjectKind::List, 3, {}), sets(1, reference(1))});
    written.step(StepEvent::Call, 1, 1, 2, {sets(1, reference(1))}, {}, 2);
    check(written.read(), 1, {"f", "  a! list0&", "<module>", "  a -> 1"});
}

BOOST_AUTO_TEST_CASE(long_objects_are_shown_around_what_changed) {
    std::vector<Bytes> lists;
    std::vector<Bytes> changes;
    for (std::uint32_t i = 0; i < 100; ++i) {
        changes.push_back(describes(i + 1, ObjectKind::List, 2, {}));
        lists.push_back(reference(i + 1));
    }
    changes.push_back(describes(200, ObjectKind::List, 2, lists));
    changes.push_back(sets(1, reference(200)));
    WrittenSteps written;
    written.names = {"<module>", "a", "list"};
    written.line(1, changes);
    written.line(2, {splices(200, 100, 80, 1, {whole(5)})});
    const StepHistory history = written.read();
    const std::vector<std::string> before = told(history, 0), after = told(history, 1);
    BOOST_TEST(before.size() == 27U);
    BOOST_TEST(before[2] == "    0 list0");
    BOOST_TEST(before.back() == "    +76");
    BOOST_TEST(after[2] == "    68 list0");
    BOOST_TEST(after[14] == "    80! 5");
}

BOOST_AUTO_TEST_SUITE_END()
