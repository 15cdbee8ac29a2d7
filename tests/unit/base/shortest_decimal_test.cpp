#include "base/shortest_decimal.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

using namespace bengkel;

namespace {

std::string shown(double number) {
    const ShortestDecimal decimal = shortest_decimal(number);
    return decimal.digits + "e" + std::to_string(decimal.exponent);
}

/// The same by the standard library.
std::string expected(double number) {
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(number), std::chars_format::scientific).ptr;
    std::string text(buffer.data(), end);
    std::erase(text, '.');
    return text.substr(0, text.find('e') + 1) + std::to_string(std::stoi(text.substr(text.find('e') + 1)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shortest_decimal_)

BOOST_AUTO_TEST_CASE(knows_the_hard_ones) {
    BOOST_TEST(shown(0.0) == "0e0");
    BOOST_TEST(shown(-0.1) == "1e-1");
    BOOST_TEST(shown(100) == "1e2");
    BOOST_TEST(shown(5e-324) == "5e-324");
    BOOST_TEST(shown(0x1p-44) == "5684341886080802e-14");  // not the closest of 16 digits
    BOOST_TEST(shown(9007199254740993.0) == "9007199254740992e15");
    BOOST_TEST(shown(std::numeric_limits<double>::max()) == "17976931348623157e308");
    BOOST_TEST(shown(2.2250738585072011e-308) == "2225073858507201e-308");
}

BOOST_AUTO_TEST_CASE(agrees_with_the_standard_library_on_powers_of_two) {
    for (int exponent = -1074; exponent < 1024; ++exponent) {
        const double number = std::ldexp(1.0, exponent);
        BOOST_TEST(shown(number) == expected(number));
    }
}

BOOST_AUTO_TEST_CASE(agrees_with_the_standard_library_on_random_floats) {
    std::mt19937_64 random(1);  // NOLINT: the same floats every time
    for (int i = 0; i < 20'000; ++i) {
        const auto number = std::bit_cast<double>(random() & 0x7fffffffffffffffu);
        if (std::isfinite(number)) BOOST_REQUIRE_EQUAL(shown(number), expected(number));
        const double money = static_cast<double>(random() % 100'000'000) / 100;
        BOOST_REQUIRE_EQUAL(shown(money), expected(money));
    }
}

BOOST_AUTO_TEST_SUITE_END()
