// tests/cases/json: X.json is well formed and X.tree.txt tells what was read and where; or X.json is refused and
// X.problems.txt tells why.

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

#include "base/print_problem.hpp"
#include "json/json_document.hpp"
#include "support/case_files.hpp"

using namespace bengkel;

namespace {

std::string tree_of(const JsonDocument& document) {
    std::string tree;
    for (std::uint32_t i = 0; i < document.nodes.size(); ++i) {
        const JsonNode& node = document.nodes[i];
        const Place place = place_of(document, i);
        const Place key = place_of_key(document, i);
        tree += std::to_string(place.line) + ":" + std::to_string(place.column) + " @" + std::to_string(place.offset);
        if (key.offset != place.offset) tree += " key @" + std::to_string(key.offset);
        tree += " " + (place.pointer.empty() ? "(root)" : place.pointer) + " = " + describe(node.type);
        if (node.type == JsonType::Boolean) tree += node.boolean ? " true" : " false";
        if (!node.text.empty()) tree += " " + node.text;
        if (node.child_count > 0) tree += " of " + std::to_string(node.child_count);
        tree += "\n";
    }
    return tree;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_cases)

BOOST_AUTO_TEST_CASE(each_case_reads_as_told) {
    for (const auto& file : test::case_files("json", ".json")) {
        BOOST_TEST_CONTEXT(file.filename().string()) {
            const std::string source = test::read_text(file);
            const auto document = parse_json(file.filename().string(), source);
            if (document) {
                test::expect_text(std::filesystem::path(file).replace_extension(".tree.txt"), tree_of(*document));
                BOOST_TEST(!std::filesystem::exists(std::filesystem::path(file).replace_extension(".problems.txt")));
            } else {
                std::string printed;
                for (const Problem& problem : document.error())
                    printed += "[" + problem.code + "] " + print_problem(problem, source);
                test::expect_text(std::filesystem::path(file).replace_extension(".problems.txt"), printed);
                BOOST_TEST(!std::filesystem::exists(std::filesystem::path(file).replace_extension(".tree.txt")));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
