#include "json/write_json.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

#include "json/json_document.hpp"

using namespace bengkel;

BOOST_AUTO_TEST_SUITE(write_json_)

BOOST_AUTO_TEST_CASE(sorts_keys_and_writes_no_blanks_when_compact) {
    const Json json = JsonObject{{"runs", JsonArray{"a", nullptr, true, JsonObject{}}}, {"id", -7}, {"empty", JsonArray{}}};
    BOOST_TEST(write_json(json) == R"({"empty":[],"id":-7,"runs":["a",null,true,{}]})");
}

BOOST_AUTO_TEST_CASE(indents_for_people) {
    const Json json = JsonObject{{"b", JsonArray{1, JsonObject{{"c", false}}}}, {"a", JsonObject{}}};
    BOOST_TEST(write_json(json, JsonLayout::Indented) ==
               "{\n  \"a\": {},\n  \"b\": [\n    1,\n    {\n      \"c\": false\n    }\n  ]\n}\n");
}

BOOST_AUTO_TEST_CASE(escapes_only_what_it_must) {
    BOOST_TEST(write_json("\"\\/\b\f\n\r\t\x01\x1f\x7f 税🛒") == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f 税🛒\"");
}

BOOST_AUTO_TEST_CASE(mends_text_that_is_not_utf8) { BOOST_TEST(write_json("a\xFFz") == "\"a\uFFFDz\""); }

BOOST_AUTO_TEST_CASE(writes_floats_so_that_they_read_back_as_floats) {
    BOOST_TEST(write_json(0.1) == "0.1");
    BOOST_TEST(write_json(10.0) == "10.0");
    BOOST_TEST(write_json(-0.0) == "-0.0");
    BOOST_TEST(write_json(1e300) == "1e+300");
    BOOST_TEST(write_json(1234.5) == "1234.5");
    BOOST_TEST(write_json(0.00025) == "0.00025");
    BOOST_TEST(write_json(1.5e-7) == "1.5e-7");
    BOOST_TEST(write_json(1e15) == "1000000000000000.0");
    BOOST_TEST(write_json(std::nan("")) == "null");
}

BOOST_AUTO_TEST_CASE(keeps_integers_exact) {
    BOOST_TEST(write_json(INT64_MIN) == "-9223372036854775808");
    BOOST_TEST(write_json(1u << 31) == "2147483648");
}

BOOST_AUTO_TEST_SUITE_END()
