// The test runner: Boost.Test compiled once, apart from the tests because it takes long.
#define BOOST_TEST_MODULE bengkel
#ifdef __EMSCRIPTEN__
// Boost would set up signal handlers on a stack of their own, which wasm has not.
#include <boost/config.hpp>
#undef BOOST_HAS_SIGACTION
#endif
#include <boost/test/included/unit_test.hpp>
