#include <bengkel/test.hpp>

int fee(int grams);

TEST_CASE("a light parcel pays the base fee") { REQUIRE(fee(800) == 600); }
