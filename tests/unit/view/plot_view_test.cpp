#include "view/plot_view.hpp"

#include "json/json_document.hpp"
#include "support/float_blob.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

using namespace bengkel;
using bengkel::test::float_blob;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

struct ReadPlot {
    PlotView plot;
    std::vector<std::string> codes;
};

ReadPlot read(const std::string& json, const std::vector<Bytes>& blobs) {
    const auto document = parse_json("plot", json);
    BOOST_REQUIRE(document.has_value());
    JsonReading reading{*document, "shell"};
    ReadPlot found{read_plot_view(reading.root(), blobs), {}};
    for (const Problem& problem : reading.problems) found.codes.push_back(problem.code);
    return found;
}

constexpr std::string_view kAxes = R"("x": {"label": "n", "log": false}, "y": {"label": "", "log": false})";

PlotView line(const std::vector<double>& x, const std::vector<double>& y) {
    PlotView plot;
    plot.series.push_back({"", x, y, 0, false});
    return plot;
}

constexpr std::array<bool, 1> kShown = {false};

}  // namespace

BOOST_AUTO_TEST_SUITE(plot_view)

BOOST_AUTO_TEST_CASE(reads_series_from_blobs) {
    const auto found =
        read(R"({"kind": "line", "title": "t", )" + std::string(kAxes) + R"(, "series": [{"label": "a", "x": 0, "y": 1}]})",
             {float_blob({1, 2}), float_blob({3, kNan})});
    BOOST_TEST(found.codes.empty());
    BOOST_REQUIRE(found.plot.series.size() == 1U);
    BOOST_TEST(found.plot.series[0].x[1] == 2);
    BOOST_TEST(std::isnan(found.plot.series[0].y[1]));
}

BOOST_AUTO_TEST_CASE(counts_points_off_where_there_is_no_x) {
    const auto found =
        read(R"({"kind": "bar", )" + std::string(kAxes) + R"(, "series": [{"y": 0}]})", {float_blob({5, 6, 7})});
    BOOST_TEST(found.codes.empty());
    BOOST_TEST(found.plot.series[0].x == (std::vector<double>{0, 1, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(refuses_what_cannot_be_drawn) {
    const auto code_of = [](const std::string& series, const std::vector<Bytes>& blobs, const std::string& kind = "line") {
        const auto found =
            read(R"({"kind": ")" + kind + R"(", )" + std::string(kAxes) + R"(, "series": [)" + series + "]}", blobs);
        return found.codes.empty() ? std::string() : found.codes.front();
    };
    BOOST_TEST(code_of(R"({"y": 3})", {float_blob({1})}) == "shell.out-of-range");
    BOOST_TEST(code_of(R"({"y": 0})", {Bytes(9)}) == "shell.bad-blob");
    BOOST_TEST(code_of(R"({"x": 0, "y": 1})", {float_blob({1, 2, 3}), float_blob({1})}) == "shell.bad-blob");
    BOOST_TEST(code_of(R"({"y": 0, "width": 2})", {float_blob({1, 2, 3})}, "heatmap") == "shell.bad-blob");
    BOOST_TEST(code_of(R"({"y": 0, "colour": 2})", {float_blob({1})}) == "shell.unknown-key");
    BOOST_TEST(code_of(R"({"y": 0})", {float_blob({1})}, "pie") == "shell.unknown-kind");
}

BOOST_AUTO_TEST_CASE(bounds_hold_all_that_is_shown) {
    const Bounds bounds = bounds_of(line({1, 5, 9}, {-2, kNan, 4}), kShown);
    BOOST_TEST(bounds.x.lowest < 1);
    BOOST_TEST(bounds.x.highest > 9);
    BOOST_TEST(bounds.y.lowest < -2);
    BOOST_TEST(bounds.y.highest > 4);
}

BOOST_AUTO_TEST_CASE(bounds_of_nothing_or_of_one_point_are_a_range) {
    for (const PlotView& plot : {line({}, {}), line({3}, {0}), line({0}, {kNan}), line({7}, {-5})}) {
        const Bounds bounds = bounds_of(plot, kShown);
        BOOST_TEST(bounds.x.lowest < bounds.x.highest);
        BOOST_TEST(bounds.y.lowest < bounds.y.highest);
    }
}

BOOST_AUTO_TEST_CASE(a_log_scale_has_no_place_for_zero) {
    PlotView plot = line({1, 2}, {0, 100});
    plot.y.is_log = true;
    const Bounds bounds = bounds_of(plot, kShown);
    BOOST_TEST(bounds.y.lowest > 0);
    BOOST_TEST(std::isnan(place_on(plot.y, bounds.y, 0)));
    BOOST_TEST(std::isnan(place_on(plot.y, bounds.y, -3)));
}

BOOST_AUTO_TEST_CASE(bars_stand_on_zero) {
    PlotView plot = line({0, 1}, {40, 50});
    plot.shape = PlotShape::Bar;
    BOOST_TEST(bounds_of(plot, kShown).y.lowest == 0);
    plot.series[0].y = {-40, -50};
    BOOST_TEST(bounds_of(plot, kShown).y.highest == 0);
}

BOOST_AUTO_TEST_CASE(a_place_and_its_value_are_each_others) {
    for (const bool is_log : {false, true}) {
        const PlotScale scale{"", is_log};
        const Range range{0.5, 8};
        for (const double value : {0.5, 1.0, 3.3, 8.0})
            BOOST_TEST(value_on(scale, range, place_on(scale, range, value)) == value, boost::test_tools::tolerance(1e-12));
    }
}

BOOST_AUTO_TEST_CASE(zooming_keeps_what_is_under_the_pointer) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> any(0.1, 0.9);
    for (int i = 0; i < 200; ++i) {
        const PlotScale scale{"", i % 2 == 1};
        const Range range{1, 1 + 100 * any(random)};
        const double place = any(random);
        const double value = value_on(scale, range, place);
        const Range next = zoomed(scale, range, 0.2 + 4 * any(random), place, 0);
        BOOST_TEST(place_on(scale, next, value) == place, boost::test_tools::tolerance(1e-9));
    }
}

BOOST_AUTO_TEST_CASE(zooming_ends_before_numbers_do) {
    Range range{1, 2};
    for (int i = 0; i < 500; ++i) range = zoomed({}, range, 2, 0.3, 0);
    BOOST_TEST(range.lowest < range.highest);
    for (int i = 0; i < 2000; ++i) range = zoomed({}, range, 0.5, 0.3, 0);
    BOOST_TEST(std::isfinite(range.highest - range.lowest));
}

BOOST_AUTO_TEST_CASE(the_nearest_point_is_found_within_reach) {
    const PlotView plot = line({0, 10}, {0, 10});
    const Bounds bounds{{0, 10}, {0, 10}};
    const auto near = nearest_point(plot, kShown, bounds, 0.95, 0.98, 1, 0.1);
    BOOST_REQUIRE(near.has_value());
    BOOST_TEST(near->point == 1U);
    BOOST_TEST(!nearest_point(plot, kShown, bounds, 0.5, 0.5, 1, 0.1).has_value());
    constexpr std::array<bool, 1> kHidden = {true};
    BOOST_TEST(!nearest_point(plot, kHidden, bounds, 1, 1, 1, 0.1).has_value());
}

BOOST_AUTO_TEST_CASE(bins_hold_every_number_once) {
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    for (const std::size_t size : {1UL, 2UL, 30UL, 1000UL}) {
        std::vector<double> values = {kNan};
        for (std::size_t i = 0; i < size; ++i) values.push_back(normal(random));
        const Bins bins = bin_values(values);
        double sum = 0;
        for (const double count : bins.counts) sum += count;
        BOOST_TEST(sum == static_cast<double>(size));
        BOOST_TEST(bins.counts.size() <= 60U);
    }
    BOOST_TEST(bin_values(std::vector<double>{4, 4, 4}).counts.at(0) == 3);
    BOOST_TEST(bin_values({}).counts.at(0) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
