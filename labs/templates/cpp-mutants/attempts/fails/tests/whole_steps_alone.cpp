#include <bengkel/test.hpp>

int fee(int grams);

TEST_CASE("exactly 1000 g pay the base fee") { REQUIRE(fee(1000) == 600); }
TEST_CASE("one whole step") { REQUIRE(fee(1500) == 750); }
TEST_CASE("three whole steps") { REQUIRE(fee(2500) == 1050); }
