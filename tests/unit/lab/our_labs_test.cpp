// Every lab of labs/ can be read, lies in the folder of its name and keeps enough attempts.

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

#include "base/print_problem.hpp"
#include "check/check_kinds.hpp"
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
            const auto files = files_in(entry.path(), "");
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
