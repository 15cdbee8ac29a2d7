#include "base/base64.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

#include "base/sha256.hpp"

using namespace bengkel;

namespace {

std::string decoded(std::string_view text) {
    const auto bytes = decode_base64(text);
    return bytes ? to_hex(*bytes) : "refused";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(base64)

// RFC 4648, section 10
BOOST_AUTO_TEST_CASE(agrees_with_the_standard) {
    BOOST_TEST(decoded("") == "");
    BOOST_TEST(decoded("Zg==") == "66");
    BOOST_TEST(decoded("Zm8=") == "666f");
    BOOST_TEST(decoded("Zm9v") == "666f6f");
    BOOST_TEST(decoded("Zm9vYmFy") == "666f6f626172");
    BOOST_TEST(decoded("AP+/") == "00ffbf");
}

BOOST_AUTO_TEST_CASE(refuses_every_other_spelling) {
    for (const char* text : {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "Z===", "====", "Zm 9v", "Zm9v\n", "AP-_"})
        BOOST_TEST(decoded(text) == "refused");
}

BOOST_AUTO_TEST_SUITE_END()
