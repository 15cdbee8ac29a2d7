#include "json/json_reader.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace bengkel;

namespace {

JsonDocument document_of(std::string source) {
    auto document = parse_json("x.json", std::move(source));
    BOOST_REQUIRE(document.has_value());
    return *std::move(document);
}

/// "code pointer: message" of each problem.
std::string summary(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems)
        text += problem.code + " " + problem.place.pointer + ": " + problem.message + "\n";
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_reader)

BOOST_AUTO_TEST_CASE(reads_members_by_type) {
    const auto document = document_of(R"({"id": "tax", "points": 3, "hidden": true, "rate": 0.1, "tags": ["a", "b"]})");
    JsonReading reading{document, "lab"};
    const JsonReader root = reading.root();
    BOOST_TEST(root.text("id") == "tax");
    BOOST_TEST(root.integer("points", 0, 9) == 3);
    BOOST_TEST(root.boolean_or("hidden", false));
    BOOST_TEST(root.member("rate")->number() == 0.1);
    BOOST_TEST(root.member("points")->number() == 3);
    BOOST_TEST(root.items("tags").size() == 2);
    BOOST_TEST(root.items("tags")[1].text() == "b");
    BOOST_TEST(root.members()[1].key() == "points");
    BOOST_TEST(root.text_or("none", "otherwise") == "otherwise");
    BOOST_TEST(root.integer_or("none", 5) == 5);
    BOOST_TEST(root.items_or_none("none").empty());
    BOOST_TEST(reading.problems.empty());
}

BOOST_AUTO_TEST_CASE(gathers_every_problem) {
    const auto document =
        document_of(R"({"id": 7, "points": 1.5, "many": 99, "huge": 99999999999999999999, "list": {}, "titel": ""})");
    JsonReading reading{document, "lab"};
    const JsonReader root = reading.root();
    BOOST_TEST(root.text("id") == "");
    BOOST_TEST(root.integer("points", 0, 9) == 0);
    BOOST_TEST(root.integer("many", 0, 9) == 0);
    BOOST_TEST(root.integer("huge", 0, 9) == 0);
    BOOST_TEST(root.items("list").empty());
    BOOST_TEST(root.text("title") == "");
    root.expect_keys({"id", "points", "many", "huge", "list", "title"});
    BOOST_TEST(summary(reading.problems) ==
               "lab.wrong-type /id: expected a string, got a number\n"
               "lab.wrong-type /points: expected an integer, got a float\n"
               "lab.out-of-range /many: expected an integer from 0 to 9\n"
               "lab.out-of-range /huge: expected an integer from 0 to 9\n"
               "lab.wrong-type /list: expected an array, got an object\n"
               "lab.missing-key : missing key \"title\"\n"
               "lab.unknown-key /titel: unknown key \"titel\"\n");
    BOOST_TEST(reading.problems.back().hint == "did you mean \"title\"?");
    BOOST_TEST(reading.problems.back().place.column == 80);
}

BOOST_AUTO_TEST_CASE(asks_a_value_that_is_no_object_only_once) {
    const auto document = document_of("[]");
    JsonReading reading{document, "request"};
    BOOST_TEST(reading.root().text("id") == "");
    BOOST_TEST(summary(reading.problems) == "request.wrong-type : expected an object, got an array\n");
}

BOOST_AUTO_TEST_CASE(escapes_pointers) {
    const auto document = document_of(R"({"a/b": {"c~d": [0, 1]}})");
    JsonReading reading{document, "lab"};
    reading.root().member("a/b")->items("c~d")[1].report("odd", "odd");
    BOOST_TEST(reading.problems.front().place.pointer == "/a~1b/c~0d/1");
}

BOOST_AUTO_TEST_CASE(keeps_a_bounded_number_of_problems) {
    std::string source = "[0";
    for (int i = 0; i < 5'000; ++i) source += ",0";
    const auto document = document_of(source + "]");
    JsonReading reading{document, "lab"};
    for (const JsonReader& item : reading.root().items()) (void)item.text();
    BOOST_TEST(reading.problems.size() == 200);
}

BOOST_AUTO_TEST_SUITE_END()
