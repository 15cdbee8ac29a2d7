// Random modules mean the same when metered. A longer run: the fuzz target meter_keeps_meaning.

#include <boost/test/unit_test.hpp>

#include <random>

#include "support/meter_property.hpp"
#include "support/random_module.hpp"

using namespace bengkel;

namespace {

Bytes random_bytes(std::mt19937& random) {
    Bytes bytes(60 + random() % 400);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(meter_property)

BOOST_AUTO_TEST_CASE(keeps_meaning_and_counts_exactly) {
    std::mt19937 random(4711);
    for (int round = 0; round < 300; ++round) {
        const auto complaint = test::broken_meaning(test::random_module(random_bytes(random)));
        BOOST_TEST_CONTEXT("round " << round) BOOST_TEST(complaint.value_or("") == "");
    }
}

BOOST_AUTO_TEST_CASE(keeps_meaning_without_depth_and_with_canonical_arithmetic) {
    std::mt19937 random(815);
    for (int round = 0; round < 100; ++round) {
        MeterOptions options;
        options.has_depth = false;
        options.nan_bits = NanBits::AtProducers;
        const auto complaint = test::broken_meaning(test::random_module(random_bytes(random)), options);
        BOOST_TEST_CONTEXT("round " << round) BOOST_TEST(complaint.value_or("") == "");
    }
}

BOOST_AUTO_TEST_SUITE_END()
