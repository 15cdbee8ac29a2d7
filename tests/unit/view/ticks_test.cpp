#include "view/ticks.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>
#include <vector>

using namespace bengkel;

namespace {

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
    std::vector<std::string> found;
    for (const Tick& tick : ticks)
        if (!tick.label.empty()) found.push_back(tick.label);
    return found;
}

using Labels = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(ticks)

BOOST_AUTO_TEST_CASE(linear_ones_are_round) {
    BOOST_TEST(labels(linear_ticks(0, 10, 5, {})) == (Labels{"0", "2", "4", "6", "8", "10"}),
               boost::test_tools::per_element());
    BOOST_TEST(labels(linear_ticks(0.1, 0.35, 3, {})) == (Labels{"0.1", "0.2", "0.3"}), boost::test_tools::per_element());
    BOOST_TEST(labels(linear_ticks(-1, 1, 2, {})) == (Labels{"\u22121", "0", "1"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(there_are_never_too_many) {
    for (const double size : {1e-12, 3e-7, 0.7, 1.0, 19.0, 1e9, 7.7e14})
        for (const double from : {0.0, -size, size * 3})
            for (int wanted = 1; wanted < 12; ++wanted)
                BOOST_TEST(linear_ticks(from, from + size, wanted, {}).size() <= static_cast<std::size_t>(2 * wanted + 2));
}

BOOST_AUTO_TEST_CASE(a_range_that_is_none_has_none) {
    BOOST_TEST(linear_ticks(1, 1, 5, {}).empty());
    BOOST_TEST(linear_ticks(2, 1, 5, {}).empty());
    BOOST_TEST(linear_ticks(0, std::numeric_limits<double>::infinity(), 5, {}).empty());
    BOOST_TEST(linear_ticks(1e17, 1e17 + 32, 5, {}).empty());
    BOOST_TEST(log_ticks(0, 10, 5, {}).empty());
    BOOST_TEST(log_ticks(-1, 10, 5, {}).empty());
}

BOOST_AUTO_TEST_CASE(log_ones_are_powers_of_ten) {
    BOOST_TEST(labels(log_ticks(10, 100'000, 4, {})) == (Labels{"10", "100", "1000", "10 k", "100 k"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_narrow_log_range_is_told_between_its_powers) {
    BOOST_TEST(labels(log_ticks(100, 1000, 4, {})) == (Labels{"100", "200", "500", "1000"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
