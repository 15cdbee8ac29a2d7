// The test runner: Boost.Test compiled once, apart from the tests because it takes long.
#define BOOST_TEST_MODULE bengkel
#include <boost/test/included/unit_test.hpp>
