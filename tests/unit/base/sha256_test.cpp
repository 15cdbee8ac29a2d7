#include "base/sha256.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace bengkel;

BOOST_AUTO_TEST_SUITE(sha256)

// The examples of FIPS 180-4 and NIST's SHA-2 short message vectors.
BOOST_AUTO_TEST_CASE(agrees_with_the_standard) {
    BOOST_TEST(sha256_hex(as_bytes("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(sha256_hex(as_bytes("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(sha256_hex(as_bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
               "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    BOOST_TEST(sha256_hex(as_bytes("\xd3")) == "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1");
    BOOST_TEST(sha256_hex(as_bytes(std::string(1'000'000, 'a'))) ==
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_CASE(does_not_care_how_the_bytes_arrive) {
    for (std::size_t size = 0; size < 200; ++size) {
        const std::string text(size, 'x');
        Sha256 in_pieces;
        for (std::size_t at = 0; at < size; at += 7) in_pieces.add(std::string_view(text).substr(at, 7));
        BOOST_TEST(to_hex(in_pieces.finish()) == sha256_hex(as_bytes(text)));
    }
}

BOOST_AUTO_TEST_SUITE_END()
