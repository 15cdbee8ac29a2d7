#include "support/case_files.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace bengkel::test {
namespace {

namespace fs = std::filesystem;

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool is_blessing() {
    if (!is_set("BLESS")) return false;
    BOOST_REQUIRE_MESSAGE(!is_set("CI"), "BLESS rewrites expectations and is refused where CI is set");
    return true;
}

}  // namespace

fs::path root() { return BENGKEL_ROOT; }

fs::path cases(std::string_view step) { return root() / "tests" / "cases" / step; }

std::vector<fs::path> case_files(std::string_view step, std::string_view suffix) {
    std::vector<fs::path> found;
    for (const auto& name : files_below(cases(step)))
        if (name.ends_with(suffix)) found.push_back(cases(step) / name);
    BOOST_REQUIRE_MESSAGE(!found.empty(), "no case in tests/cases/" << step << " ends in " << suffix);
    return found;
}

std::vector<fs::path> case_folders(std::string_view step) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(cases(step)))
        if (entry.is_directory()) found.push_back(entry.path());
    BOOST_REQUIRE_MESSAGE(!found.empty(), "no case folder in tests/cases/" << step);
    std::ranges::sort(found);
    return found;
}

std::vector<std::string> files_below(const fs::path& folder) {
    std::vector<std::string> found;
    if (!fs::is_directory(folder)) return found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) found.push_back(entry.path().lexically_relative(folder).generic_string());
    std::ranges::sort(found);
    return found;
}

std::string read_text(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    BOOST_REQUIRE_MESSAGE(stream.good(), "cannot read " << file.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

void expect_text(const fs::path& expectation, std::string_view actual) {
    if (is_blessing()) {
        std::ofstream(expectation, std::ios::binary) << actual;
        return;
    }
    if (!fs::exists(expectation)) {
        BOOST_ERROR(expectation.string() << " is missing (BLESS=1 writes it); it would hold:\n" << actual);
        return;
    }
    const std::string expected = read_text(expectation);
    if (expected != actual)
        BOOST_ERROR(expectation.string() << " differs.\n--- expected\n" << expected << "--- actual\n" << actual << "---");
}

}  // namespace bengkel::test
