#include "base/utf8.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace bengkel;

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(accepts_every_script_we_teach_in) {
    for (const char* text : {"", "tax", "cukai élan", "thuế", "税", "ภาษี", "🛒", "\xF4\x8F\xBF\xBF"})
        BOOST_TEST(is_valid_utf8(text));
}

BOOST_AUTO_TEST_CASE(refuses_what_unicode_refuses) {
    const std::string_view malformed[] = {"\x80",
                                          "\xC0\x80",
                                          "\xC1\xBF",
                                          "\xE0\x80\x80",
                                          "\xE0\x9F\xBF",
                                          "\xED\xA0\x80",
                                          "\xED\xBF\xBF",
                                          "\xF0\x80\x80\x80",
                                          "\xF0\x8F\xBF\xBF",
                                          "\xF4\x90\x80\x80",
                                          "\xF5\x80\x80\x80",
                                          "\xFE",
                                          "\xFF",
                                          "\xC3",
                                          "\xE7\xA8",
                                          "\xF0\x9F\x9B",
                                          "\xC3\x28",
                                          "\xE7\xA8\x28"};
    for (const std::string_view text : malformed) {
        BOOST_TEST(!is_valid_utf8(text));
        BOOST_TEST(valid_utf8_prefix("ok" + std::string(text)) == 2);
    }
}

BOOST_AUTO_TEST_CASE(mends_each_stray_byte) {
    BOOST_TEST(mend_utf8("税") == "税");
    BOOST_TEST(mend_utf8("a\xFF"
                         "b\xE7\xA8") == "a\uFFFDb\uFFFD\uFFFD");
    BOOST_TEST(is_valid_utf8(mend_utf8("\xED\xA0\x80")));
}

BOOST_AUTO_TEST_CASE(counts_and_cuts_code_points) {
    BOOST_TEST(count_code_points("thuế税🛒") == 6);
    BOOST_TEST(count_code_points("\xFF\xFF") == 2);
    BOOST_TEST(first_code_points("税🛒x", 2) == "税🛒");
    BOOST_TEST(first_code_points("税", 5) == "税");
    BOOST_TEST(first_code_points("税", 0) == "");
}

BOOST_AUTO_TEST_CASE(finds_line_and_column) {
    const std::string text = "a\n税b\n";
    BOOST_TEST(position_in(text, 0).line == 1);
    BOOST_TEST(position_in(text, 0).column == 1);
    BOOST_TEST(position_in(text, 5).line == 2);
    BOOST_TEST(position_in(text, 5).column == 2);
    BOOST_TEST(position_in(text, 7).line == 3);
    BOOST_TEST(position_in(text, 7).column == 1);
    BOOST_TEST(position_in(text, 99).line == 3);
}

BOOST_AUTO_TEST_SUITE_END()
