#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "view/loop_lines.hpp"

using namespace bengkel;

namespace {

std::string told(const std::vector<std::string>& lines) {
    std::string text;
    for (const LoopLines& loop : find_loops(lines))
        text += std::to_string(loop.header) + "-" + std::to_string(loop.last) + " ";
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loop_lines)

BOOST_AUTO_TEST_CASE(a_loop_ends_where_its_indentation_does) {
    BOOST_TEST(told({"for i in x:", "    a", "", "    b", "c"}) == "1-4 ");
}

BOOST_AUTO_TEST_CASE(loops_stand_within_loops) {
    BOOST_TEST(told({"while a:", "    for b in c:", "        d", "    e", "async for f in g:", "    h"}) == "1-4 2-3 5-6 ");
}

BOOST_AUTO_TEST_CASE(a_loop_may_take_one_line) { BOOST_TEST(told({"while a: b", "c"}) == "1-1 "); }

BOOST_AUTO_TEST_CASE(what_is_no_loop_is_none) {
    BOOST_TEST(told({"format(a)", "# for x in y:", "whiles = 1", "'for x in y:'", "[a", "for a in b]"}) == "");
}

BOOST_AUTO_TEST_CASE(strings_and_brackets_end_no_loop) {
    BOOST_TEST(told({"for i in x:", "    a = \"\"\"", "for no in loop:", "\"\"\"", "    b = [", "1,", "]", "    c \\",
                     "+ d", "e"}) == "1-9 ");
}

BOOST_AUTO_TEST_CASE(a_comment_at_the_margin_ends_no_loop) {
    BOOST_TEST(told({"for i in x:", "    a", "# b", "    c"}) == "1-4 ");
}

BOOST_AUTO_TEST_SUITE_END()
