#include "check/compare_output.hpp"

#include <boost/test/unit_test.hpp>

#include <format>
#include <string>

using namespace bengkel;

namespace {

/// "same", "differs", or where.
std::string told(Compare compare, std::string_view want, std::string_view got, const Tolerance& tolerance = {}) {
    const std::optional<OutputMismatch> mismatch = compare_output(compare, tolerance, want, got);
    if (!mismatch) return "same";
    if (!mismatch->position) return "differs";
    return std::format("{}:{}", mismatch->position->line, mismatch->position->column);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compare_output_suite)

BOOST_AUTO_TEST_CASE(exact_means_the_same_bytes) {
    BOOST_TEST(told(Compare::Exact, "a\n", "a\n") == "same");
    BOOST_TEST(told(Compare::Exact, "a\n", "a") == "1:2");
    BOOST_TEST(told(Compare::Exact, "a\nb", "a\r\nb") == "1:2");
    BOOST_TEST(told(Compare::Exact, "a\nbc", "a\nbd") == "2:2");
    BOOST_TEST(told(Compare::Exact, "", "x") == "1:1");
    BOOST_TEST(told(Compare::Exact, "\u00e9\u8fd0x", "\u00e9\u8fd0y") == "1:3");
    BOOST_TEST(told(Compare::Exact, "\u00e9", "\u00e8") == "1:1");  // the bytes differ in the middle of the letter
    BOOST_TEST(told(Compare::Exact, "a\u00e9", "a\xff") == "1:2");
}

BOOST_AUTO_TEST_CASE(lines_overlook_white_space_at_line_ends) {
    BOOST_TEST(told(Compare::Lines, "a\nb\n", "a \r\nb\t\n\n\n") == "same");
    BOOST_TEST(told(Compare::Lines, "a\nb", "a\nb\n") == "same");
    BOOST_TEST(told(Compare::Lines, "", "\n \n") == "same");
    BOOST_TEST(told(Compare::Lines, "a\n\nb", "a\nb") == "2:1");
    BOOST_TEST(told(Compare::Lines, "a", " a") == "1:1");
    BOOST_TEST(told(Compare::Lines, "total: 5\n", "total: 6\n") == "1:8");
    BOOST_TEST(told(Compare::Lines, "a\nb\nc", "a\nb") == "3:1");
    BOOST_TEST(told(Compare::Lines, "a", "a\nb") == "2:1");
    BOOST_TEST(told(Compare::Lines, "\u8fd0\u8d39 1", "\u8fd0\u8d39 2") == "1:4");
    BOOST_TEST(told(Compare::Lines, "abc", "ab") == "1:3");
}

BOOST_AUTO_TEST_CASE(tokens_overlook_all_spacing) {
    BOOST_TEST(told(Compare::Tokens, "1 2\n3", "  1\t2 3\n\n") == "same");
    BOOST_TEST(told(Compare::Tokens, "1 2", "12") == "1:1");
    BOOST_TEST(told(Compare::Tokens, "a b c", "a\nx\nc") == "2:1");
    BOOST_TEST(told(Compare::Tokens, "a b", "a \n") == "1:2");
    BOOST_TEST(told(Compare::Tokens, "a", "a\n b") == "2:2");
    BOOST_TEST(told(Compare::Tokens, "", " \n") == "same");
    BOOST_TEST(told(Compare::Tokens, "a", "") == "1:1");
    BOOST_TEST(told(Compare::Tokens, "1", "1.0") == "1:1");
}

BOOST_AUTO_TEST_CASE(numbers_are_compared_by_value) {
    BOOST_TEST(told(Compare::Numbers, "1 .5 -2e3", "1.0 +0.50 -2000") == "same");
    BOOST_TEST(told(Compare::Numbers, "3.14159", "3.14", {0.01, 0}) == "same");
    BOOST_TEST(told(Compare::Numbers, "3.14159", "3.1", {0.01, 0}) == "1:1");
    BOOST_TEST(told(Compare::Numbers, "x 100", "x 101", {0, 0.01}) == "same");
    BOOST_TEST(told(Compare::Numbers, "x 100", "x 102", {0, 0.01}) == "1:3");
    BOOST_TEST(told(Compare::Numbers, "-0.00", "0.00") == "same");
    BOOST_TEST(told(Compare::Numbers, "RM5", "RM5.0") == "1:1");
    BOOST_TEST(told(Compare::Numbers, "16", "0x10") == "1:1");
    BOOST_TEST(told(Compare::Numbers, "nan", "NaN") == "1:1");
    BOOST_TEST(told(Compare::Numbers, "1e", "1e") == "same");
    BOOST_TEST(told(Compare::Numbers, "1", "1e", {9, 9}) == "1:1");
    BOOST_TEST(told(Compare::Numbers, ".", "-", {9, 9}) == "1:1");
    BOOST_TEST(told(Compare::Numbers, "1", "1e999", {9, 9}) == "1:1");
}

BOOST_AUTO_TEST_CASE(regex_has_to_match_everything) {
    BOOST_TEST(told(Compare::Regex, "Total: \\d+", "Total: 12\n") == "same");
    BOOST_TEST(told(Compare::Regex, "Total: \\d+", "Total: 12\r\n\r\n") == "same");
    BOOST_TEST(told(Compare::Regex, "Total: \\d+\\n", "Total: 12\n") == "same");
    BOOST_TEST(told(Compare::Regex, "Total: \\d+", "The Total: 12") == "differs");
    BOOST_TEST(told(Compare::Regex, "a\\nb", "a\r\nb") == "same");
    BOOST_TEST(told(Compare::Regex, "(", "(") == "differs");
    BOOST_TEST(told(Compare::Regex, "", "\n\n") == "same");
}

BOOST_AUTO_TEST_SUITE_END()
