#include "base/nearest_name.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

using namespace bengkel;

BOOST_AUTO_TEST_SUITE(nearest_name_)

BOOST_AUTO_TEST_CASE(counts_edits) {
    BOOST_TEST(edit_distance("", "tax") == 3);
    BOOST_TEST(edit_distance("tax", "") == 3);
    BOOST_TEST(edit_distance("tax", "tax") == 0);
    BOOST_TEST(edit_distance("kitten", "sitting") == 3);
    BOOST_TEST(edit_distance("tilte", "title") == 1);
}

BOOST_AUTO_TEST_CASE(offers_only_slips_of_the_pen) {
    constexpr std::array<std::string_view, 4> kNames = {"title", "tolerance", "points", "id"};
    BOOST_TEST(nearest_name("titel", kNames) == "title");
    BOOST_TEST(nearest_name("tolerence", kNames) == "tolerance");
    BOOST_TEST(nearest_name("point", kNames) == "points");
    BOOST_TEST(nearest_name("language", kNames) == "");
    BOOST_TEST(nearest_name("xy", kNames) == "");
    BOOST_TEST(nearest_name("", kNames) == "");
    BOOST_TEST(nearest_name_hint("titel", kNames) == "did you mean \"title\"?");
    BOOST_TEST(nearest_name_hint("language", kNames) == "");
}

BOOST_AUTO_TEST_SUITE_END()
