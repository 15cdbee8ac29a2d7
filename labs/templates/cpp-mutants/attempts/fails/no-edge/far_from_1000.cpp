#include <bengkel/test.hpp>

int fee(int grams);

TEST_CASE("a light parcel pays the base fee") { REQUIRE(fee(800) == 600); }
TEST_CASE("the worked example") { REQUIRE(fee(1600) == 900); }
TEST_CASE("a heavy parcel") { REQUIRE(fee(2300) == 1050); }
