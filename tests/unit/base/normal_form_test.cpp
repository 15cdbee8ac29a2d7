#include "base/normal_form.hpp"

#include "base/sha256.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

using namespace bengkel;

namespace {

std::string utf8(char32_t point) {
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
    if (point < 0x80) return {byte(point)};
    if (point < 0x800) return {byte(0xC0 | point >> 6), byte(0x80 | (point & 0x3F))};
    if (point < 0x10000) return {byte(0xE0 | point >> 12), byte(0x80 | (point >> 6 & 0x3F)), byte(0x80 | (point & 0x3F))};
    return {byte(0xF0 | point >> 18), byte(0x80 | (point >> 12 & 0x3F)), byte(0x80 | (point >> 6 & 0x3F)),
            byte(0x80 | (point & 0x3F))};
}

std::string all_forms(std::string_view text) { return nfc(text) + "\n" + nfd(text) + "\n" + fold_case(text) + "\n"; }

std::string digest(std::string_view text) { return sha256_hex(as_bytes(text)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(normal_form)

BOOST_AUTO_TEST_CASE(puts_letters_and_marks_together) {
    BOOST_TEST(nfc("cafe\u0301") == "caf\u00e9");
    BOOST_TEST(nfc("plain") == "plain");
    // Vietnamese: two marks, in whatever order they were typed.
    BOOST_TEST(nfc("pho\u031b\u0309") == "ph\u1edf");
    BOOST_TEST(nfc("Vie\u0323\u0302t") == "Vi\u1ec7t");
    BOOST_TEST(nfc("Vie\u0302\u0323t") == "Vi\u1ec7t");
    BOOST_TEST(nfc("Vi\u00ea\u0323t") == "Vi\u1ec7t");
    BOOST_TEST(nfd("Vi\u1ec7t") == "Vie\u0323\u0302t");
    // Hangul.
    BOOST_TEST(nfc("\u1112\u1161\u11ab\u1100\u1173\u11af") == "\ud55c\uae00");
    BOOST_TEST(nfc("\ud558\u11ab") == "\ud55c");
    BOOST_TEST(nfd("\ud55c") == "\u1112\u1161\u11ab");
    // A singleton, and what is never put together again.
    BOOST_TEST(nfc("\u2126") == "\u03a9");
    BOOST_TEST(nfc("\u0958") == "\u0915\u093c");
}

BOOST_AUTO_TEST_CASE(leaves_compatibility_alone) {
    BOOST_TEST(nfc("\u0e19\u0e33") == "\u0e19\u0e33");  // sara am
    BOOST_TEST(nfd("\u0e19\u0e33") == "\u0e19\u0e33");
    BOOST_TEST(nfc("\ufb01\u00b2\uff21") == "\ufb01\u00b2\uff21");
}

BOOST_AUTO_TEST_CASE(folds_case_in_full) {
    BOOST_TEST(fold_case("Stra\u00dfe") == "strasse");
    BOOST_TEST(fold_case("STRA\u1e9eE") == "strasse");
    BOOST_TEST(fold_case("\u0130") == "i\u0307");
    BOOST_TEST(fold_case("\u0131") == "\u0131");
    BOOST_TEST(fold_case("\u039f\u03a3 \u03c2") == "\u03bf\u03c3 \u03c3");
    BOOST_TEST(fold_case("\u1ede \ufb03 \u0f0b") == "\u1edf ffi \u0f0b");
    BOOST_TEST(fold_case("\u8fd0\u0e19") == "\u8fd0\u0e19");
}

BOOST_AUTO_TEST_CASE(reads_what_is_no_text_as_everywhere) {
    BOOST_TEST(nfc("\xff"
                   "e\u0301") == "\ufffd\u00e9");
    BOOST_TEST(fold_case("\xc3") == "\ufffd");
}

BOOST_AUTO_TEST_CASE(finds_the_ends_of_letters) {
    BOOST_TEST(segment_size("e\u0323\u0302x", 0) == 5u);
    BOOST_TEST(segment_size("e\u0323\u0302x", 5) == 1u);
    BOOST_TEST(segment_size("\u1112\u1161\u11abe", 0) == 9u);
}

// What Python's unicodedata and str.casefold say, as digests: of every code point, and of 20,000 texts of letters and marks
// that are hard to get right.
BOOST_AUTO_TEST_CASE(knows_every_code_point) {
    std::string text;
    for (char32_t point = 0; point < 0x110000; ++point)
        if (point < 0xD800 || point >= 0xE000) text += all_forms(utf8(point));
    BOOST_TEST(digest(text) == "0935988661d8e7d45020f5eb0b617a0d0e25329a15fed3da221e5273b006d4b9");
}

BOOST_AUTO_TEST_CASE(orders_marks_as_others_do) {
    constexpr std::array<char32_t, 40> kPool = {
        0x41,   0x65,   0x6F,   0x75,   0xC5,   0x1EA1,  0x1EDB, 0x300,  0x301,   0x302,  0x307,  0x30A,  0x31B,  0x323,
        0x327,  0x345,  0x1100, 0x1112, 0x1161, 0x1175,  0x11A8, 0x11C2, 0xAC00,  0xAC01, 0x0E19, 0x0E49, 0x0E4D, 0x0E33,
        0x304B, 0x3099, 0x0915, 0x093C, 0x0958, 0x1F600, 0x2126, 0xFB01, 0x1D15E, 0x0F71, 0x0F72, 0x0F73};
    std::string text;
    std::uint64_t state = 1;
    for (int i = 0; i < 20'000; ++i) {
        std::string one;
        for (int sign = 0; sign < 8; ++sign) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            one += utf8(kPool[(state >> 33) % kPool.size()]);
        }
        BOOST_REQUIRE_EQUAL(nfc(nfc(one)), nfc(one));
        BOOST_REQUIRE_EQUAL(nfd(nfc(one)), nfd(one));
        BOOST_REQUIRE_EQUAL(fold_case(fold_case(one)), fold_case(one));
        text += all_forms(one);
    }
    BOOST_TEST(digest(text) == "cb47c8956ab7981346435d06a043210289427b9e1f79a6fe055c5526020b43e3");
}

BOOST_AUTO_TEST_SUITE_END()
