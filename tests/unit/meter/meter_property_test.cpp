// Random modules mean the same when metered. A longer run: the fuzz target meter_keeps_meaning.

#include <boost/test/unit_test.hpp>

#include <random>

#include "meter/pass_counter.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"
#include "support/meter_property.hpp"
#include "support/random_module.hpp"

using namespace bengkel;

namespace {

Bytes random_bytes(std::mt19937& random) {
    Bytes bytes(60 + random() % 400);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    return bytes;
}

/// A module that is not valid has no meaning to keep, and would pass. Answers whether its counter is passed from function
/// to function.
bool check_meaning(const Bytes& module, const MeterOptions& options = {}) {
    const auto read = read_module(module);
    BOOST_TEST_REQUIRE(read.has_value());
    const auto facts = validate_module(*read);
    BOOST_TEST_REQUIRE(facts.has_value());
    BOOST_TEST(test::broken_meaning(module, options).value_or("") == "");
    return can_pass_counter(*read, *facts, options);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(meter_property)

BOOST_AUTO_TEST_CASE(keeps_meaning_and_counts_exactly) {
    std::mt19937 random(4711);
    int passing = 0;
    for (int round = 0; round < 600; ++round) {
        BOOST_TEST_CONTEXT("round " << round) passing += check_meaning(test::random_module(random_bytes(random))) ? 1 : 0;
    }
    BOOST_TEST(passing > 200);
    BOOST_TEST(passing < 400);
}

BOOST_AUTO_TEST_CASE(keeps_meaning_without_depth) {
    std::mt19937 random(815);
    for (int round = 0; round < 100; ++round) {
        MeterOptions options;
        options.has_depth = false;
        BOOST_TEST_CONTEXT("round " << round) check_meaning(test::random_module(random_bytes(random)), options);
    }
}

BOOST_AUTO_TEST_CASE(keeps_meaning_and_charges_each_function_its_own) {
    std::mt19937 random(1606);
    MeterOptions options;
    options.has_profile = true;
    for (int round = 0; round < 200; ++round) {
        BOOST_TEST_CONTEXT("round " << round) check_meaning(test::random_module(random_bytes(random)), options);
    }
}

BOOST_AUTO_TEST_SUITE_END()
