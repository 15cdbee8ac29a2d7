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

constexpr Language kLanguages[] = {Language::Python, Language::Sql, Language::JavaScript, Language::Cpp};

std::string spelled(const Value& value) { return format_value(value, Language::Python); }

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
    for_each_golden("texts.txt", [](std::string_view hex) { return spelled(text(from_hex(hex))); });
}

BOOST_AUTO_TEST_CASE(spells_bytes_as_python_does) {
    for_each_golden("bytes.txt", [](std::string_view hex) { return spelled(bytes(from_hex(hex))); });
}

BOOST_AUTO_TEST_CASE(spells_plain_values) {
    BOOST_TEST(spelled(none()) == "None");
    BOOST_TEST(spelled(boolean(true)) == "True");
    BOOST_TEST(spelled(boolean(false)) == "False");
    BOOST_TEST(spelled(integer(0)) == "0");
    BOOST_TEST(spelled(integer(-12)) == "-12");
    BOOST_TEST(spelled(big("123456789012345678901234567890")) == "123456789012345678901234567890");
}

BOOST_AUTO_TEST_CASE(spells_containers) {
    BOOST_TEST(spelled(list({})) == "[]");
    BOOST_TEST(spelled(list({integer(1), text("a"), none()})) == "[1, 'a', None]");
    BOOST_TEST(spelled(tuple({})) == "()");
    BOOST_TEST(spelled(tuple({integer(1)})) == "(1,)");
    BOOST_TEST(spelled(tuple({integer(1), real(2)})) == "(1, 2.0)");
    BOOST_TEST(spelled(set({})) == "set()");
    BOOST_TEST(spelled(map({})) == "{}");
    BOOST_TEST(spelled(map({{text("tax"), integer(5)}, {integer(1), list({integer(2)})}})) == "{'tax': 5, 1: [2]}");
}

BOOST_AUTO_TEST_CASE(puts_the_items_of_a_set_in_order) {
    BOOST_TEST(spelled(set({integer(300), integer(-5), integer(2)})) == "{-5, 2, 300}");
    BOOST_TEST(spelled(set({text("b"), text("abc"), integer(1)})) == "{1, 'abc', 'b'}");
}

BOOST_AUTO_TEST_CASE(says_honestly_what_has_no_spelling) {
    BOOST_TEST(spelled({Opaque{"decimal.Decimal", "1.50"}}) == "<Decimal 1.50>");
    BOOST_TEST(spelled({Opaque{"Receipt", ""}}) == "<Receipt object>");
    BOOST_TEST(spelled({Exception{"ValueError", "no", {}}}) == "ValueError('no')");
    BOOST_TEST(spelled({Exception{"errors.Bad", "", {}}}) == "Bad()");
    BOOST_TEST(spelled({Integer{false, Bytes(10'000, 1)}}) == "<int of 80000 bits>");
    BOOST_TEST(spelled({TableValue{{"a", "b"}, {}}}) == "<table of 0 rows: a, b>");
}

BOOST_AUTO_TEST_CASE(cuts_what_is_too_long) {
    const std::string one = spelled(text(std::string(1'998, 'x')));
    BOOST_TEST(one.size() == 2'000u);
    BOOST_TEST(!one.ends_with("…"));
    const std::string two = spelled(text(std::string(1'999, 'x')));
    BOOST_TEST(count_code_points(two) == kShownCodePoints);
    BOOST_TEST(two.ends_with("x…"));
    const std::string wide = spelled(list(std::vector<Value>(100'000, text("\u8fd0"))));
    BOOST_TEST(count_code_points(wide) == kShownCodePoints);
    BOOST_TEST(wide.ends_with("…"));
}

BOOST_AUTO_TEST_CASE(shows_any_output_as_text) {
    BOOST_TEST(shown_text("a\xff") == "a\ufffd");
    BOOST_TEST(count_code_points(shown_text(std::string(100'000, '\xff'))) == kShownCodePoints);
    BOOST_TEST(shown_text(std::string(2'000, 'x')) == std::string(2'000, 'x'));
}

BOOST_AUTO_TEST_CASE(spells_calls) {
    using Named = std::vector<std::pair<std::string, Value>>;
    const auto called = [](const std::string& function, const std::vector<Value>& args, const Named& kwargs) {
        return format_call(function, args, kwargs, Language::Python);
    };
    const Named named = {{"shipping", integer(20)}, {"to", text("MY")}};
    BOOST_TEST(called("f", {}, {}) == "f()");
    BOOST_TEST(called("lvg_tax", {list({integer(48'000)})}, {}) == "lvg_tax([48000])");
    BOOST_TEST(called("lvg_tax", {list({integer(48'000)})}, named) == "lvg_tax([48000], shipping=20, to='MY')");
    BOOST_TEST(called("f", {}, named) == "f(shipping=20, to='MY')");
}

BOOST_AUTO_TEST_CASE(gives_valid_short_text_for_any_value) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 2'000; ++i) {
        for (const Language language : kLanguages) {
            const std::string text = format_value(any_value(random, 4), language);
            BOOST_REQUIRE(is_valid_utf8(text));
            BOOST_REQUIRE(!text.empty());
            BOOST_REQUIRE(count_code_points(text) <= kShownCodePoints);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
