#include <bengkel/test.hpp>
#include <iostream>

int fee(int grams);

TEST_CASE("a light parcel") { std::cout << fee(800) << '\n'; }
TEST_CASE("a heavy parcel") { std::cout << fee(1600) << '\n'; }
