#include "report/seed_of.hpp"

#include "base/print_problem.hpp"
#include "check/check_kinds.hpp"
#include "lab/read_lab.hpp"
#include "support/lab_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace bengkel;
using namespace bengkel::test;

namespace {

/// The lab of the property cases, which hides the inputs of one check, or does not.
Lab property_lab(bool is_hidden) {
    auto files = read_folder(cases("report") / "property" / "lab");
    const auto definition = std::ranges::find(files, "lab.json", &File::path);
    BOOST_REQUIRE(definition != files.end());
    std::string text(definition->bytes.begin(), definition->bytes.end());
    const std::string hidden = R"("hidden": true)";
    BOOST_REQUIRE(text.contains(hidden));
    if (!is_hidden) text.replace(text.find(hidden), hidden.size(), R"("hidden": false)");
    definition->bytes.assign(text.begin(), text.end());
    Result<Lab> lab = read_lab(std::move(files), {}, check_kinds());
    if (!lab) BOOST_FAIL(print_problem(lab.error().front()));
    return *std::move(lab);
}

std::uint64_t seed_of_code(const Lab& lab, std::string_view code) {
    const Submission submission{{{lab.entry, Bytes(code.begin(), code.end())}}};
    return seed_of(lab, submission);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(seed_of_a_submission)

BOOST_AUTO_TEST_CASE(is_the_same_for_everybody_where_nothing_is_hidden) {
    const Lab lab = property_lab(false);
    BOOST_TEST(seed_of_code(lab, "a") == 0U);
    BOOST_TEST(seed_of_code(lab, "b") == 0U);
}

BOOST_AUTO_TEST_CASE(follows_from_the_code_where_inputs_are_hidden) {
    const Lab lab = property_lab(true);
    BOOST_TEST(seed_of_code(lab, "a") == seed_of_code(lab, "a"));
    std::set<std::uint64_t> seeds = {0};
    for (const std::string_view code : {"", "a", "b", "a\n"}) seeds.insert(seed_of_code(lab, code));
    BOOST_TEST(seeds.size() == 5U);
}

BOOST_AUTO_TEST_CASE(follows_from_the_lab) {
    Lab lab = property_lab(true);
    const std::uint64_t before = seed_of_code(lab, "a");
    lab.hash.front() = lab.hash.front() == '0' ? '1' : '0';
    BOOST_TEST(seed_of_code(lab, "a") != before);
}

BOOST_AUTO_TEST_SUITE_END()
