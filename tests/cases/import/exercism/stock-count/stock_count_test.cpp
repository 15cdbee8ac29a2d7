#include "stock_count.h"
#ifdef EXERCISM_TEST_SUITE
#include <catch2/catch.hpp>
#else
#include "test/catch.hpp"
#endif

#include <stdexcept>

TEST_CASE("nothing has gone out", "[b3f0]") { REQUIRE(7 == stock_count::left(7, 0)); }

#if defined(EXERCISM_RUN_ALL_TESTS)

TEST_CASE("some has gone out") { REQUIRE(stock_count::left(7, 3) == 4); }

TEST_CASE("more than came in") { REQUIRE_THROWS_AS(stock_count::left(1, 2), std::domain_error); }

#endif
