// What is too large or too odd for a case file.

#include "json/json_document.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace bengkel;

namespace {

std::string code_of(std::string source) {
    const auto document = parse_json("x.json", std::move(source));
    return document ? "none" : document.error().front().code;
}

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_document)

BOOST_AUTO_TEST_CASE(bounds_depth) {
    BOOST_TEST(code_of(nested(64)) == "none");
    BOOST_TEST(code_of(nested(65)) == "json.too-deep");
    BOOST_TEST(code_of(std::string(1'000'000, '[')) == "json.too-deep");
}

BOOST_AUTO_TEST_CASE(bounds_size) {
    BOOST_TEST(code_of("[" + std::string(kMaximumJsonBytes - 2, ' ') + "]") == "none");
    BOOST_TEST(code_of("[" + std::string(kMaximumJsonBytes - 1, ' ') + "]") == "json.too-large");
}

BOOST_AUTO_TEST_CASE(refuses_bytes_that_are_not_text) {
    BOOST_TEST(code_of("") == "json.syntax");
    BOOST_TEST(code_of(std::string("[1]\0", 4)) == "json.nul");
    BOOST_TEST(code_of("\xEF\xBB\xBF[1]") == "json.byte-order-mark");
    BOOST_TEST(code_of("[\"\xED\xA0\x80\"]") == "json.bad-utf8");
    BOOST_TEST(code_of("[\"\\ud800\"]") == "json.syntax");
    BOOST_TEST(code_of("[\"\\ud83d\\uded2\"]") == "none");
}

BOOST_AUTO_TEST_CASE(bears_a_hostile_number_of_duplicate_keys) {
    std::string source = "{\"a\":1";
    while (source.size() < 500'000) source += ",\"a\":1";
    const auto document = parse_json("x.json", source + "}");
    BOOST_REQUIRE(!document);
    BOOST_TEST(document.error().size() == 50);
}

BOOST_AUTO_TEST_CASE(finds_every_value_of_a_wide_document) {
    std::string source = "[";
    for (int i = 0; i < 20'000; ++i) source += std::to_string(i) + (i % 3 == 0 ? " ,\n" : ",");
    const auto document = parse_json("x.json", source + "0]");
    BOOST_REQUIRE(document);
    BOOST_TEST(document->nodes.size() == 20'002);
    for (const JsonNode& node : document->nodes)
        if (node.type == JsonType::Integer)
            BOOST_REQUIRE(document->source.compare(node.offset, node.text.size(), node.text) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
