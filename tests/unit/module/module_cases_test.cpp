// tests/cases/module: what is refused, where, and what is taken (README.md in that folder).

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <optional>
#include <random>
#include <string>

#include "json/json_reader.hpp"
#include "module/print_module.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"
#include "support/case_files.hpp"
#include "support/module_property.hpp"

using namespace bengkel;

namespace {

Bytes bytes_of(const JsonReader& spelled) {
    std::string hex;
    for (const JsonReader& line : spelled.items("bytes")) hex += line.text();
    std::erase(hex, ' ');
    Bytes bytes;
    BOOST_REQUIRE(hex.size() % 2 == 0);
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoul(hex.substr(i, 2), nullptr, 16)));
    return bytes;
}

template <class Hold>
void each_case(Hold hold) {
    for (const auto& file : test::case_files("module", ".json")) {
        BOOST_TEST_CONTEXT(file.filename().string()) {
            const auto document = parse_json(file.filename().string(), test::read_text(file));
            BOOST_REQUIRE(document.has_value());
            JsonReading reading{*document, "case"};
            hold(file, reading.root());
            BOOST_TEST(reading.problems.empty());
        }
    }
}

/// The problem that reading or validating ends with, if any does.
std::optional<Problem> problem_of(ByteView bytes) {
    const auto module = read_module(bytes);
    if (!module) return module.error().front();
    const auto facts = validate_module(*module);
    if (!facts) return facts.error().front();
    return std::nullopt;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(module_cases)

BOOST_AUTO_TEST_CASE(are_refused_or_taken_as_they_say) {
    each_case([](const std::filesystem::path& file, const JsonReader& spelled) {
        const Bytes bytes = bytes_of(spelled);
        const auto problem = problem_of(bytes);
        if (spelled.find("problem")) {
            BOOST_REQUIRE(problem.has_value());
            BOOST_TEST(problem->code == spelled.text("problem"));
            BOOST_TEST(problem->place.offset == static_cast<std::size_t>(spelled.integer("offset")));
            return;
        }
        BOOST_REQUIRE_MESSAGE(!problem, problem->code << " at " << problem->place.offset << ": " << problem->message);
        if (!file.filename().string().starts_with("prints-")) return;
        std::string text;
        const auto module = read_module(bytes);
        const auto printed = print_module(*module, [&](std::string_view line) { text.append(line).append("\n"); });
        BOOST_REQUIRE(printed.has_value());
        test::expect_text(std::filesystem::path(file).replace_extension(".txt"), text);
    });
}

BOOST_AUTO_TEST_CASE(keep_every_promise) {
    each_case([](const std::filesystem::path&, const JsonReader& spelled) {
        const Bytes bytes = bytes_of(spelled);
        BOOST_TEST(test::broken_module_promise(bytes) == "");
        for (std::size_t size = 0; size < bytes.size() && size < 300; ++size)
            BOOST_TEST(test::broken_module_promise(ByteView(bytes).first(size)) == "");
    });
}

BOOST_AUTO_TEST_CASE(keep_every_promise_when_damaged) {
    std::mt19937 random(1);
    each_case([&](const std::filesystem::path&, const JsonReader& spelled) {
        const Bytes bytes = bytes_of(spelled);
        if (bytes.empty()) return;
        for (int round = 0; round < 100; ++round) {
            Bytes damaged = bytes;
            for (unsigned i = 0; i <= random() % 3; ++i)
                damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
            BOOST_TEST(test::broken_module_promise(damaged) == "");
        }
    });
}

BOOST_AUTO_TEST_SUITE_END()
