#include <bengkel/test.hpp>

int fee(int grams);

TEST_CASE("a light parcel pays the base fee") { REQUIRE(fee(800) == 600); }
TEST_CASE("exactly 1000 g pay the base fee") { REQUIRE(fee(1000) == 600); }
TEST_CASE("the worked example") { REQUIRE(fee(1600) == 900); }
TEST_CASE("no weight costs nothing") { REQUIRE(fee(0) == 0); }
