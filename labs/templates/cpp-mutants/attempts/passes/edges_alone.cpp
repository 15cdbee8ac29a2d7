#include <bengkel/test.hpp>

int fee(int grams);

TEST_CASE("the base fee ends at 1000 g") { REQUIRE(fee(1000) == 600); }
TEST_CASE("the second step ends at 2000 g") { REQUIRE(fee(2000) == 900); }
TEST_CASE("the third step begins at 2001 g") { REQUIRE(fee(2001) == 1050); }
