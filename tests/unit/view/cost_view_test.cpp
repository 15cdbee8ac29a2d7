#include "view/cost_view.hpp"

#include "json/json_document.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace bengkel;

namespace {

template <class Read>
auto read_with(const std::string& json, std::vector<std::string>& codes, Read read) {
    const auto document = parse_json("cost", json);
    BOOST_REQUIRE(document.has_value());
    JsonReading reading{*document, "shell"};
    auto view = read(reading.root());
    for (const Problem& problem : reading.problems) codes.push_back(problem.code);
    return view;
}

GrowthView growth_of_points(const std::vector<CostPoint>& points) {
    GrowthView growth;
    growth.points = points;
    return growth;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cost_view)

BOOST_AUTO_TEST_CASE(reads_growth_by_size_and_leaves_out_what_has_no_logarithm) {
    std::vector<std::string> codes;
    const GrowthView growth = read_with(
        R"({"kind": "growth", "points": [[64, 900], [32, 400], [0, 5], [16, 0]], "found": "quadratic", "atMost": "linear",
            "lastCut": true, "x": "n", "y": ""})",
        codes, read_growth_view);
    BOOST_TEST(codes.empty());
    BOOST_REQUIRE(growth.points.size() == 2U);
    BOOST_TEST(growth.points[0].size == 32);
    BOOST_TEST(growth.points[1].fuel == 900);
    BOOST_CHECK(growth.found == CurveClass::Quadratic);
    BOOST_CHECK(growth.at_most == CurveClass::Linear);
    BOOST_TEST(growth.is_last_cut);
    BOOST_TEST((growth.x.is_log && growth.y.is_log));
}

BOOST_AUTO_TEST_CASE(what_is_steeper_than_cubic_or_unknown_has_no_curve) {
    std::vector<std::string> codes;
    for (const char* found : {"\"steeper\"", "null"}) {
        const GrowthView growth =
            read_with(R"({"points": [], "found": )" + std::string(found) + R"(, "atMost": "cubic", "x": "", "y": ""})",
                      codes, read_growth_view);
        BOOST_TEST(!growth.found.has_value());
    }
    BOOST_TEST(codes.empty());
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_growth) {
    std::vector<std::string> codes;
    read_with(R"({"points": [[1], [1, -2], [1, "a"]], "found": "fast", "atMost": "linear", "x": "", "y": ""})", codes,
              read_growth_view);
    const std::vector<std::string> wanted = {"shell.bad-point", "shell.bad-cost", "shell.wrong-type",
                                             "shell.unknown-class"};
    BOOST_TEST(codes == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_class_is_fitted_to_the_last_three_points) {
    const GrowthView growth = growth_of_points({{10, 5000}, {100, 30'000}, {200, 120'000}, {400, 480'000}});
    BOOST_TEST(fitted_factor(growth, CurveClass::Quadratic) == 3, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(factor_from_first(growth, CurveClass::Linear) == 500);
    BOOST_TEST(fitted_factor(growth_of_points({}), CurveClass::Linear) == 1);
}

BOOST_AUTO_TEST_CASE(classes_grow_as_their_names_say) {
    const auto ratio = [](CurveClass growth) { return class_cost(growth, 2048) / class_cost(growth, 1024); };
    BOOST_TEST(ratio(CurveClass::Constant) == 1);
    BOOST_TEST(ratio(CurveClass::Logarithmic) > 1);
    BOOST_TEST(ratio(CurveClass::Logarithmic) < 1.2);
    BOOST_TEST(ratio(CurveClass::Linear) == 2);
    BOOST_TEST(ratio(CurveClass::Linearithmic) > 2);
    BOOST_TEST(ratio(CurveClass::Quadratic) == 4);
    BOOST_TEST(ratio(CurveClass::Cubic) == 8);
    BOOST_TEST(class_cost(CurveClass::Linearithmic, 0) == 0);
}

BOOST_AUTO_TEST_CASE(bounds_hold_the_points_and_where_they_would_have_gone) {
    GrowthView growth = growth_of_points({{10, 1000}, {100, 2000}});
    growth.at_most = CurveClass::Quadratic;
    const Bounds bounds = bounds_of(growth);
    BOOST_TEST(bounds.x.lowest < 10);
    BOOST_TEST(bounds.x.highest > 100);
    BOOST_TEST(bounds.y.lowest < 1000);
    BOOST_TEST(bounds.y.highest > 100'000);
    BOOST_TEST(bounds_of(growth_of_points({})).y.highest == 10);
}

BOOST_AUTO_TEST_CASE(a_case_is_over_its_budget_when_it_used_more_or_never_ended) {
    std::vector<std::string> codes;
    const auto cases = read_with(
        R"({"cases": [{"name": "a", "used": 10, "allowed": 10, "reference": 5}, {"name": "b", "used": 11, "allowed": 10, "reference": 5},
            {"name": "c", "used": 9, "allowed": 10, "reference": 5, "cut": true}]})",
        codes, read_budget_cases);
    BOOST_TEST(codes.empty());
    BOOST_REQUIRE(cases.size() == 3U);
    BOOST_TEST(!cases[0].is_over());
    BOOST_TEST(cases[1].is_over());
    BOOST_TEST(cases[2].is_over());
}

BOOST_AUTO_TEST_CASE(parts_come_the_dearest_first_with_their_share) {
    std::vector<std::string> codes;
    const auto parts = read_with(
        R"({"parts": [{"name": "a", "line": 3, "fuel": 10}, {"name": "b", "fuel": 30}, {"name": "c", "line": 4, "fuel": 10}]})",
        codes, read_cost_parts);
    BOOST_TEST(codes.empty());
    BOOST_REQUIRE(parts.size() == 3U);
    BOOST_TEST(parts[0].name == "b");
    BOOST_TEST(parts[0].share == 0.6);
    BOOST_TEST(parts[0].line == 0U);
    BOOST_TEST(parts[1].name == "a");
    BOOST_TEST(parts[2].line == 4U);
}

BOOST_AUTO_TEST_CASE(shares_are_of_the_whole_run_where_it_is_told) {
    std::vector<std::string> codes;
    const auto share = [&](const std::string& total) {
        return read_with(R"({"parts": [{"name": "a", "fuel": 10}], "total": )" + total + "}", codes, read_cost_parts)
            .at(0)
            .share;
    };
    BOOST_TEST(share("40") == 0.25);
    BOOST_TEST(share("5") == 1);
    BOOST_TEST(codes.empty());
}

BOOST_AUTO_TEST_CASE(shares_of_nothing_are_nothing) {
    std::vector<std::string> codes;
    const auto parts = read_with(R"({"parts": [{"name": "a", "fuel": 0}]})", codes, read_cost_parts);
    BOOST_TEST(parts.at(0).share == 0);
    BOOST_TEST(read_with(R"({"parts": []})", codes, read_cost_parts).empty());
}

BOOST_AUTO_TEST_SUITE_END()
