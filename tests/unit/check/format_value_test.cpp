#include "check/format_value.hpp"

#include "base/utf8.hpp"
#include "support/case_files.hpp"
#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <bit>
#include <functional>
#include <sstream>

using namespace bengkel;
using namespace bengkel::test;

namespace {

std::string from_hex(std::string_view hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    }
    return out;
}

/// Lines of "<hexadecimal> <what Python's repr() says>"; the files were written by CPython.
void for_each_golden(const char* file, const std::function<std::string(std::string_view)>& format) {
    std::istringstream lines(read_text(cases("check") / "format" / file));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) continue;
        const std::size_t space = line.find(' ');
        BOOST_TEST(format(std::string_view(line).substr(0, space)) == line.substr(space + 1));
        ++count;
    }
    BOOST_TEST(count > 0u);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(format_value_suite)

BOOST_AUTO_TEST_CASE(spells_floats_as_python_does) {
    for_each_golden("floats.txt", [](std::string_view hex) {
        return format_float(std::bit_cast<double>(std::stoull(std::string(hex), nullptr, 16)));
    });
}

BOOST_AUTO_TEST_CASE(spells_texts_as_python_does) {
    for_each_golden("texts.txt", [](std::string_view hex) { return format_value(text(from_hex(hex))); });
}

BOOST_AUTO_TEST_CASE(spells_bytes_as_python_does) {
    for_each_golden("bytes.txt", [](std::string_view hex) { return format_value(bytes(from_hex(hex))); });
}

BOOST_AUTO_TEST_CASE(spells_plain_values) {
    BOOST_TEST(format_value(none()) == "None");
    BOOST_TEST(format_value(boolean(true)) == "True");
    BOOST_TEST(format_value(boolean(false)) == "False");
    BOOST_TEST(format_value(integer(0)) == "0");
    BOOST_TEST(format_value(integer(-12)) == "-12");
    BOOST_TEST(format_value(big("123456789012345678901234567890")) == "123456789012345678901234567890");
}

BOOST_AUTO_TEST_CASE(spells_containers) {
    BOOST_TEST(format_value(list({})) == "[]");
    BOOST_TEST(format_value(list({integer(1), text("a"), none()})) == "[1, 'a', None]");
    BOOST_TEST(format_value(tuple({})) == "()");
    BOOST_TEST(format_value(tuple({integer(1)})) == "(1,)");
    BOOST_TEST(format_value(tuple({integer(1), real(2)})) == "(1, 2.0)");
    BOOST_TEST(format_value(set({})) == "set()");
    BOOST_TEST(format_value(map({})) == "{}");
    BOOST_TEST(format_value(map({{text("tax"), integer(5)}, {integer(1), list({integer(2)})}})) == "{'tax': 5, 1: [2]}");
}

BOOST_AUTO_TEST_CASE(puts_the_items_of_a_set_in_order) {
    BOOST_TEST(format_value(set({integer(300), integer(-5), integer(2)})) == "{-5, 2, 300}");
    BOOST_TEST(format_value(set({text("b"), text("abc"), integer(1)})) == "{1, 'abc', 'b'}");
}

BOOST_AUTO_TEST_CASE(says_honestly_what_has_no_spelling) {
    BOOST_TEST(format_value({Opaque{"decimal.Decimal", "1.50"}}) == "<Decimal 1.50>");
    BOOST_TEST(format_value({Opaque{"Receipt", ""}}) == "<Receipt object>");
    BOOST_TEST(format_value({Exception{"ValueError", "no", {}}}) == "ValueError('no')");
    BOOST_TEST(format_value({Exception{"errors.Bad", "", {}}}) == "Bad()");
    BOOST_TEST(format_value({Integer{false, Bytes(10'000, 1)}}) == "<int of 80000 bits>");
    BOOST_TEST(format_value({TableValue{{"a", "b"}, {}}}) == "<table of 0 rows: 'a', 'b'>");
}

BOOST_AUTO_TEST_CASE(cuts_what_is_too_long) {
    const std::string one = format_value(text(std::string(1'998, 'x')));
    BOOST_TEST(one.size() == 2'000u);
    BOOST_TEST(!one.ends_with("…"));
    const std::string two = format_value(text(std::string(1'999, 'x')));
    BOOST_TEST(count_code_points(two) == kShownCodePoints);
    BOOST_TEST(two.ends_with("x…"));
    const std::string wide = format_value(list(std::vector<Value>(100'000, text("\u8fd0"))));
    BOOST_TEST(count_code_points(wide) == kShownCodePoints);
    BOOST_TEST(wide.ends_with("…"));
}

BOOST_AUTO_TEST_CASE(shows_any_output_as_text) {
    BOOST_TEST(shown_text("a\xff") == "a\ufffd");
    BOOST_TEST(count_code_points(shown_text(std::string(100'000, '\xff'))) == kShownCodePoints);
    BOOST_TEST(shown_text(std::string(2'000, 'x')) == std::string(2'000, 'x'));
}

BOOST_AUTO_TEST_CASE(spells_calls) {
    CallCase call;
    BOOST_TEST(format_call("f", call) == "f()");
    call.args = {list({integer(48'000)})};
    BOOST_TEST(format_call("lvg_tax", call) == "lvg_tax([48000])");
    call.kwargs = {{"shipping", integer(20)}, {"to", text("MY")}};
    BOOST_TEST(format_call("lvg_tax", call) == "lvg_tax([48000], shipping=20, to='MY')");
    call.args.clear();
    BOOST_TEST(format_call("f", call) == "f(shipping=20, to='MY')");
}

BOOST_AUTO_TEST_CASE(gives_valid_short_text_for_any_value) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 2'000; ++i) {
        const std::string spelled = format_value(any_value(random, 4));
        BOOST_REQUIRE(is_valid_utf8(spelled));
        BOOST_REQUIRE(!spelled.empty());
        BOOST_REQUIRE(count_code_points(spelled) <= kShownCodePoints);
    }
}

BOOST_AUTO_TEST_SUITE_END()
