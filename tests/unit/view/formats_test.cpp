#include "view/formats.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace bengkel;

BOOST_AUTO_TEST_SUITE(formats)

BOOST_AUTO_TEST_CASE(numbers_lose_zeros_at_their_end) {
    BOOST_TEST(format_number(1.50, 2, {}) == "1.5");
    BOOST_TEST(format_number(2, 3, {}) == "2");
    BOOST_TEST(format_number(100, 0, {}) == "100");
    BOOST_TEST(format_number(-0.0, 2, {}) == "0");
    BOOST_TEST(format_number(-0.001, 2, {}) == "0");
    BOOST_TEST(format_number(-3, 0, {}) == "\u22123");
}

BOOST_AUTO_TEST_CASE(groups_begin_at_five_digits) {
    BOOST_TEST(format_number(1234, 0, {}) == "1234");
    BOOST_TEST(format_number(12345, 0, {}) == "12,345");
    BOOST_TEST(format_number(1234567.25, 2, {}) == "1,234,567.25");
}

BOOST_AUTO_TEST_CASE(are_spelled_as_the_language_does) {
    const Formats vietnamese{",", ".", "-"};
    BOOST_TEST(format_number(-1234567.5, 1, vietnamese) == "-1.234.567,5");
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_nothing) {
    BOOST_TEST(format_number(std::numeric_limits<double>::quiet_NaN(), 2, {}).empty());
    BOOST_TEST(format_significant(std::numeric_limits<double>::infinity(), 3, {}).empty());
}

BOOST_AUTO_TEST_CASE(significant_digits_are_kept) {
    BOOST_TEST(format_significant(0, 3, {}) == "0");
    BOOST_TEST(format_significant(0.0012345, 3, {}) == "0.00123");
    BOOST_TEST(format_significant(123456, 3, {}) == "123,456");
    BOOST_TEST(format_significant(1.5e-9, 3, {}) == "1.5 \u00d7 10^\u22129");
    BOOST_TEST(format_significant(2e20, 3, {}) == "2 \u00d7 10^20");
}

BOOST_AUTO_TEST_CASE(counts_get_short) {
    BOOST_TEST(format_short(999, {}) == "999");
    BOOST_TEST(format_short(1500, {}) == "1.5 k");
    BOOST_TEST(format_short(20'000'000, {}) == "20 M");
}

BOOST_AUTO_TEST_SUITE_END()
