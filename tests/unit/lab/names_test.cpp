#include "lab/names.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace bengkel;

BOOST_AUTO_TEST_SUITE(names)

BOOST_AUTO_TEST_CASE(tells_ids) {
    for (const char* id : {"a", "7", "lvg-checkout", "a-1-b", "constructor"}) BOOST_TEST(is_id(id));
    for (const char* other : {"", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "a.b", "税", "a/b", "__proto__"})
        BOOST_TEST(!is_id(other));
    BOOST_TEST(is_id(std::string(64, 'a')));
    BOOST_TEST(!is_id(std::string(65, 'a')));
}

BOOST_AUTO_TEST_CASE(tells_locales) {
    for (const char* locale : {"en", "ms", "zh-Hans", "pt-BR", "zh-Hans-CN", "fil"}) BOOST_TEST(is_locale(locale));
    for (const char* other :
         {"", "e", "EN", "engl", "en-", "en-us", "zh-hans", "zh-Hans-", "en_US", "zh-Hans-CN-x", "en-Hans-C"})
        BOOST_TEST(!is_locale(other));
}

BOOST_AUTO_TEST_CASE(tells_days_that_exist) {
    for (const char* day : {"2026-11-23", "2024-02-29", "1999-12-31"}) BOOST_TEST(is_day(day));
    for (const char* other :
         {"", "2026-11-31", "2023-02-29", "2026-13-01", "2026-00-01", "2026-1-01", "26-11-23", "2026/11/23", "2026-11-2x"})
        BOOST_TEST(!is_day(other));
}

BOOST_AUTO_TEST_CASE(tells_python_names) {
    for (const char* name : {"a", "_", "lvg_tax", "Tax2"}) BOOST_TEST(is_identifier(name));
    for (const char* other : {"", "2a", "a-b", "a.b", "a b", "f()", "税"}) BOOST_TEST(!is_identifier(other));
    for (const char* name : {"ValueError", "decimal.InvalidOperation"}) BOOST_TEST(is_joined_name(name, "."));
    for (const char* other : {"", ".", "a.", ".a", "a..b"}) BOOST_TEST(!is_joined_name(other, "."));
}

BOOST_AUTO_TEST_CASE(tells_paths_that_stay_in_the_folder) {
    for (const char* path : {"main.py", "data/orders.csv", "a/b/c-d_e.x.y", "Makefile"}) BOOST_TEST(is_relative_path(path));
    for (const char* other : {"", "/", "/etc/passwd", "..", "../a", "a/../b", "a//b", "a/", "./a", "a/.b", "-rf", "a\\b",
                              "C:a", "a b", "%2e%2e/a", "a.", "a/b.", "税.py", "a\nb"})
        BOOST_TEST(!is_relative_path(other));
    BOOST_TEST(!is_relative_path(std::string("a\0b", 3)));
    BOOST_TEST(!is_relative_path(std::string(201, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()
