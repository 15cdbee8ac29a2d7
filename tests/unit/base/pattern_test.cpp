#include "base/pattern.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace bengkel;

namespace {

bool matches(std::string_view pattern, std::string_view text) {
    const Result<Pattern> parsed = parse_pattern(pattern);
    BOOST_REQUIRE_MESSAGE(parsed.has_value(), pattern << ": " << (parsed ? "" : parsed.error().front().message));
    return parsed->matches_whole(text);
}

Problem problem_of(std::string_view pattern) {
    const Result<Pattern> parsed = parse_pattern(pattern);
    BOOST_REQUIRE_MESSAGE(!parsed.has_value(), pattern << " should be refused");
    BOOST_REQUIRE_EQUAL(parsed.error().size(), 1u);
    return parsed.error().front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pattern)

BOOST_AUTO_TEST_CASE(matches_the_whole_text_or_nothing) {
    BOOST_TEST(matches("abc", "abc"));
    BOOST_TEST(!matches("abc", "abcd"));
    BOOST_TEST(!matches("abc", "ab"));
    BOOST_TEST(matches("", ""));
    BOOST_TEST(!matches("", "a"));
}

BOOST_AUTO_TEST_CASE(knows_classes) {
    BOOST_TEST(matches("[a-cx]+", "abxc"));
    BOOST_TEST(!matches("[a-cx]+", "abd"));
    BOOST_TEST(matches("[^a-c]", "d"));
    BOOST_TEST(!matches("[^a-c]", "b"));
    BOOST_TEST(matches("[^a]", "\n"));
    BOOST_TEST(matches("[-a]+", "a-a"));
    BOOST_TEST(matches("[a-]+", "a-a"));
    BOOST_TEST(matches("[\\]\\-^]+", "]-^"));
    BOOST_TEST(matches("[\\d.]+", "3.14"));
    BOOST_TEST(matches("[\\D]+", "abc"));
    BOOST_TEST(!matches("[\\D]+", "a1"));
    BOOST_TEST(matches("\\d+\\s\\w+", "12 apples"));
    BOOST_TEST(matches("\\D\\S\\W", "ab "));
    BOOST_TEST(!matches("\\d", "\u0663"));  // ASCII digits only
}

BOOST_AUTO_TEST_CASE(dot_is_all_but_a_line_end) {
    BOOST_TEST(matches(".", "x"));
    BOOST_TEST(matches(".", "\u20ac"));
    BOOST_TEST(matches(".", "\U0001f600"));
    BOOST_TEST(!matches(".", "\n"));
    BOOST_TEST(matches(".\\n.", "a\nb"));
}

BOOST_AUTO_TEST_CASE(repeats) {
    BOOST_TEST(matches("a*", ""));
    BOOST_TEST(matches("a*", "aaaa"));
    BOOST_TEST(!matches("a+", ""));
    BOOST_TEST(matches("ab?c", "ac"));
    BOOST_TEST(matches("a{3}", "aaa"));
    BOOST_TEST(!matches("a{3}", "aa"));
    BOOST_TEST(matches("a{2,}", "aaaaa"));
    BOOST_TEST(!matches("a{2,}", "a"));
    BOOST_TEST(matches("a{1,2}", "aa"));
    BOOST_TEST(!matches("a{1,2}", "aaa"));
    BOOST_TEST(matches("a{0}", ""));
    BOOST_TEST(matches("(a{0,2}b){2}", "baab"));
    BOOST_TEST(matches("(a*)*", "aaa"));
    BOOST_TEST(matches("(a|b*)+c", "abbac"));
}

BOOST_AUTO_TEST_CASE(chooses) {
    BOOST_TEST(matches("cat|dog", "dog"));
    BOOST_TEST(!matches("cat|dog", "cow"));
    BOOST_TEST(matches("a(|b)c", "ac"));
    BOOST_TEST(matches("(?:x|y|z){3}", "zxy"));
}

BOOST_AUTO_TEST_CASE(anchors_stand_at_line_ends) {
    BOOST_TEST(matches("^a$", "a"));
    BOOST_TEST(matches("^a$\\n^b$", "a\nb"));
    BOOST_TEST(!matches("a^b", "ab"));
    BOOST_TEST(!matches("a$b", "ab"));
}

BOOST_AUTO_TEST_CASE(takes_code_points_and_survives_bad_text) {
    BOOST_TEST(matches("[\u4e00-\u9fff]{2}", "\u8fd0\u8d39"));
    BOOST_TEST(matches("..", "\xff\xc3"));
    BOOST_TEST(matches("\ufffd", "\xed\xa0\x80") == false);  // three bad bytes, not one
    BOOST_TEST(matches("\ufffd{3}", "\xed\xa0\x80"));
}

BOOST_AUTO_TEST_CASE(takes_linear_time_on_patterns_that_trap_backtracking) {
    BOOST_TEST(!matches("(a|a)*(a|a)*(a|a)*(a|a)*b", std::string(20'000, 'a')));
    BOOST_TEST(!matches("(a*)*b", std::string(20'000, 'a')));
    BOOST_TEST(matches("a{0,200}a{200}", std::string(200, 'a')));
}

BOOST_AUTO_TEST_CASE(refuses_with_a_place) {
    const struct {
        const char* pattern;
        const char* code;
        std::size_t offset;
    } cases[] = {
        {"a(b", "pattern.unclosed", 1},         {"a)b", "pattern.unopened", 1},
        {"[ab", "pattern.unclosed", 0},         {"[]", "pattern.bad-range", 1},
        {"[z-a]", "pattern.bad-range", 1},      {"[\\d-z]", "pattern.bad-range", 1},
        {"*a", "pattern.nothing-to-repeat", 0}, {"a|+", "pattern.nothing-to-repeat", 2},
        {"a*?", "pattern.unsupported", 2},      {"a**", "pattern.unsupported", 2},
        {"(?=a)", "pattern.unsupported", 0},    {"(?P<n>a)", "pattern.unsupported", 0},
        {"(a)\\1", "pattern.unsupported", 3},   {"\\bword", "pattern.unsupported", 0},
        {"a{", "pattern.bad-repeat", 1},        {"a{2,1}", "pattern.bad-repeat", 1},
        {"a{1001}", "pattern.bad-repeat", 1},   {"a{,2}", "pattern.bad-repeat", 1},
        {"ab\\", "pattern.unclosed", 2},        {"a\xff", "pattern.bad-utf8", 1},
    };
    for (const auto& c : cases) {
        const Problem problem = problem_of(c.pattern);
        BOOST_TEST_CONTEXT(c.pattern) {
            BOOST_TEST(problem.code == c.code);
            BOOST_TEST(problem.place.offset == c.offset);
        }
    }
    BOOST_TEST(problem_of("\u20ac(").place.offset == 3u);
    BOOST_TEST(problem_of("\u20ac(").place.column == 2);
}

BOOST_AUTO_TEST_CASE(refuses_what_grows_too_large) {
    BOOST_TEST(problem_of("(a{100}){100}").code == "pattern.too-large");
    BOOST_TEST(problem_of("((((){1000}){1000}){1000}){1000}").code == "pattern.too-large");
    BOOST_TEST(problem_of(std::string(100, '(') + std::string(100, ')')).code == "pattern.too-deep");
    BOOST_TEST(problem_of(std::string(100'000, '(')).code == "pattern.too-deep");
}

BOOST_AUTO_TEST_SUITE_END()
