// Every lab of labs/ can be read, lies in the folder of its name and keeps enough attempts.

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/print_problem.hpp"
#include "check/check_kinds.hpp"
#include "json/json_reader.hpp"
#include "lab/read_lab.hpp"
#include "lab/review_folder.hpp"
#include "support/case_files.hpp"

using namespace bengkel;

namespace {

std::vector<File> files_in(const std::filesystem::path& folder, const std::string& prefix) {
    std::vector<File> files;
    for (const std::string& path : test::files_below(folder)) {
        const std::string content = test::read_text(folder / path);
        files.push_back({prefix + path, Bytes(content.begin(), content.end())});
    }
    return files;
}

/// What whoever reads the folder lays into it: rule packs as they are; for a table, which is made when the project is
/// built, one that stands in.
void lay_shared_data(std::vector<File>& files, const std::vector<File>& rules) {
    const auto definition = std::ranges::find(files, "lab.json", &File::path);
    const auto document = parse_json("lab.json", std::string(definition->bytes.begin(), definition->bytes.end()));
    BOOST_REQUIRE(document.has_value());
    JsonReading reading{*document, "lab.json"};
    for (const JsonReader& item : reading.root().items_or_none("sharedData")) {
        const auto pack = std::ranges::find(rules, item.text(), &File::path);
        const std::string table = "id\n1\n";
        files.push_back({"data/" + item.text(), pack == rules.end() ? Bytes(table.begin(), table.end()) : pack->bytes});
    }
}

void expect_none(const Problems& problems) {
    for (const Problem& problem : problems) BOOST_ERROR(print_problem(problem));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(our_labs)

BOOST_AUTO_TEST_CASE(each_lab_is_sound) {
    const auto labs = test::root() / "labs";
    const auto rules = files_in(labs / "rules", "rules/");
    for (const auto& entry : std::filesystem::directory_iterator(labs)) {
        if (!std::filesystem::exists(entry.path() / "lab.json")) continue;
        BOOST_TEST_CONTEXT(entry.path().filename().string()) {
            auto files = files_in(entry.path(), "");
            lay_shared_data(files, rules);
            const auto lab = read_lab(files, rules, check_kinds());
            if (!lab) {
                expect_none(lab.error());
                continue;
            }
            BOOST_TEST(lab->id == entry.path().filename().string());
            if (const auto attempts = review_folder(*lab, test::files_below(entry.path())); !attempts)
                expect_none(attempts.error());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
