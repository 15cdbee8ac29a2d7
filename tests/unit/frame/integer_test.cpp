#include <boost/test/unit_test.hpp>

#include <string>

#include "frame/value.hpp"

using namespace bengkel;

namespace {

std::string round_trip(const std::string& decimal) {
    const auto integer = parse_integer(decimal);
    return integer ? format_integer(*integer) : integer.error().front().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integer)

BOOST_AUTO_TEST_CASE(keeps_every_digit) {
    for (const char* decimal :
         {"0", "7", "-1", "255", "256", "999999999", "1000000000", "-1000000000", "4294967296", "18446744073709551616",
          "-340282366920938463463374607431768211456", "100000000000000000000000000000000000000000000000000000000000000"})
        BOOST_TEST(round_trip(decimal) == decimal);
    const std::string longest = "9" + std::string(4299, '7');
    BOOST_TEST(round_trip(longest) == longest);
}

BOOST_AUTO_TEST_CASE(has_one_form) {
    BOOST_TEST(round_trip("-0") == "0");
    BOOST_TEST(round_trip("00012") == "12");
    BOOST_TEST((parse_integer("-0").value() == integer_of(0)));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_integer) {
    for (const char* text : {"", "-", "+1", "1.0", "1e3", " 1", "1 ", "0x10", "1_000", "--1"})
        BOOST_TEST(round_trip(text) == "value.bad-integer");
    BOOST_TEST(round_trip(std::string(4301, '1')) == "value.bad-integer");
}

BOOST_AUTO_TEST_CASE(agrees_with_the_machine) {
    for (const std::int64_t number : {INT64_MIN, INT64_MIN + 1, std::int64_t{-256}, std::int64_t{-1}, std::int64_t{0},
                                      std::int64_t{65536}, INT64_MAX}) {
        BOOST_TEST(format_integer(integer_of(number)) == std::to_string(number));
        BOOST_TEST((parse_integer(std::to_string(number)).value() == integer_of(number)));
    }
}

BOOST_AUTO_TEST_CASE(writes_giants_in_hexadecimal) {
    Integer giant{true, Bytes(2000, 0xAB)};
    giant.magnitude.back() = 0x0C;
    const std::string text = format_integer(giant);
    BOOST_TEST(text.starts_with("-0xcabab"));
    BOOST_TEST(text.size() == 3 + 1 + 2 * 1999);
}

BOOST_AUTO_TEST_SUITE_END()
