#include "view/model_view.hpp"

#include "json/json_document.hpp"
#include "support/float_blob.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace bengkel;
using bengkel::test::float_blob;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

template <class Read>
auto read_with(const std::string& json, std::vector<std::string>& codes, Read read) {
    const auto document = parse_json("model", json);
    BOOST_REQUIRE(document.has_value());
    JsonReading reading{*document, "shell"};
    auto view = read(reading.root());
    for (const Problem& problem : reading.problems) codes.push_back(problem.code);
    return view;
}

BoundaryView boundary(std::vector<std::string>& codes, const std::string& groups, const std::vector<double>& cells,
                      const std::vector<double>& points) {
    return read_with(R"({"x": {"label": "a", "from": 0, "to": 4}, "y": {"label": "b", "from": 0, "to": 2}, "groups": )" +
                         groups + R"(, "cells": 0, "width": 2, "points": 1})",
                     codes, [&](const JsonReader& reader) {
                         return read_boundary_view(reader, std::vector<Bytes>{float_blob(cells), float_blob(points)});
                     });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(model_view)

BOOST_AUTO_TEST_CASE(cells_lie_row_by_row_from_the_lowest_y) {
    std::vector<std::string> codes;
    const BoundaryView view = boundary(codes, R"(["no", "yes"])", {0, 1, 1, kNan}, {});
    BOOST_TEST(codes.empty());
    BOOST_TEST(view.rows() == 2U);
    BOOST_TEST(view.cell_at(1, 0.5).value() == 0U);
    BOOST_TEST(view.cell_at(3, 0.5).value() == 1U);
    BOOST_TEST(view.cell_at(1, 1.5).value() == 2U);
    BOOST_TEST(view.cell_at(4, 2).value() == 3U);  // the far corner
    BOOST_TEST(!view.cell_at(4.1, 1).has_value());
    BOOST_TEST(!view.cell_at(1, -0.1).has_value());
    BOOST_TEST(!view.cell_at(kNan, 1).has_value());
    BOOST_TEST(view.group_of(1).value() == 1U);
    BOOST_TEST(!view.group_of(3).has_value());
}

BOOST_AUTO_TEST_CASE(a_point_is_wrong_where_the_model_says_another_class) {
    std::vector<std::string> codes;
    const BoundaryView view =
        boundary(codes, R"(["no", "yes"])", {0, 1, 1, kNan}, {1, 0.5, 0, 1, 0.5, 1, 3, 1.5, 0, 9, 9, 0, 1, 0.5, kNan});
    BOOST_TEST(codes.empty());
    BOOST_REQUIRE(view.points.size() == 5U);
    BOOST_TEST(!view.is_wrong(0));
    BOOST_TEST(view.is_wrong(1));
    BOOST_TEST(!view.is_wrong(2));  // nobody knows what is said there
    BOOST_TEST(!view.is_wrong(3));  // beyond the cells
    BOOST_TEST(!view.is_wrong(4));  // of no class
}

BOOST_AUTO_TEST_CASE(scores_are_no_classes) {
    std::vector<std::string> codes;
    const BoundaryView view = boundary(codes, "[]", {0, 1, 1, 0}, {1, 1, 0});
    BOOST_TEST(codes.empty());
    BOOST_TEST(!view.group_of(1).has_value());
    BOOST_TEST(!view.points.at(0).group.has_value());
}

BOOST_AUTO_TEST_CASE(refuses_a_boundary_that_is_none) {
    std::vector<std::string> codes;
    boundary(codes, "[]", {0, 1, 1}, {1, 2});
    BOOST_TEST(codes == std::vector<std::string>({"shell.bad-blob", "shell.bad-blob"}), boost::test_tools::per_element());
    codes.clear();
    read_with(
        R"({"x": {"label": "", "from": 1, "to": 1}, "y": {"label": "", "from": 0, "to": 1}, "groups": [], "cells": 0, "width": 1,
                  "points": 5})",
        codes,
        [](const JsonReader& reader) { return read_boundary_view(reader, std::vector<Bytes>{float_blob({1, 1, 1})}); });
    BOOST_TEST(codes == std::vector<std::string>({"shell.bad-range", "shell.out-of-range"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(shares_are_of_the_row) {
    std::vector<std::string> codes;
    const ConfusionView view =
        read_with(R"({"groups": ["a", "b"], "counts": [[3, 1], [0, 0]]})", codes, read_confusion_view);
    BOOST_TEST(codes.empty());
    BOOST_TEST(view.count(0, 1) == 1);
    BOOST_TEST(view.share(0, 0) == 0.75);
    BOOST_TEST(view.share(1, 1) == 0);
}

BOOST_AUTO_TEST_CASE(refuses_a_matrix_that_is_not_square) {
    std::vector<std::string> codes;
    const ConfusionView view = read_with(R"({"groups": ["a", "b"], "counts": [[3]]})", codes, read_confusion_view);
    BOOST_TEST(codes == std::vector<std::string>({"shell.bad-rows", "shell.bad-rows"}), boost::test_tools::per_element());
    BOOST_TEST(view.counts.size() == 4U);
    codes.clear();
    read_with(R"({"groups": [], "counts": []})", codes, read_confusion_view);
    BOOST_TEST(codes == std::vector<std::string>({"shell.no-groups"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(weights_lead_from_layer_to_layer) {
    std::vector<std::string> codes;
    const NetworkView view = read_with(
        R"({"names": [["a", "b"], ["", "", ""], ["y"]], "weights": [[[1, -2, 3], [4, 5, -6]], [[7], [8], [-9.5]]]})", codes,
        read_network_view);
    BOOST_TEST(codes.empty());
    BOOST_TEST(view.layers() == 3U);
    BOOST_TEST(view.weight(0, 1, 2) == -6);
    BOOST_TEST(view.weight(1, 2, 0) == -9.5);
    BOOST_TEST(view.largest == 9.5);
}

BOOST_AUTO_TEST_CASE(refuses_layers_that_do_not_fit) {
    std::vector<std::string> codes;
    read_with(R"({"names": [["a"], ["b"]], "weights": [[[1, 2]]]})", codes, read_network_view);
    BOOST_TEST(codes == std::vector<std::string>({"shell.bad-rows"}), boost::test_tools::per_element());
    codes.clear();
    read_with(R"({"names": [["a"]], "weights": []})", codes, read_network_view);
    BOOST_TEST(codes == std::vector<std::string>({"shell.bad-layers"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_nearest_neighbour_comes_first_and_the_farthest_lies_at_the_rim) {
    std::vector<std::string> codes;
    const NeighboursView alike = read_with(
        R"({"of": "q", "by": "similarity", "neighbours": [{"name": "far", "value": 0.2}, {"name": "twin", "value": 1}, {"name": "near", "value": 0.6}]})",
        codes, read_neighbours_view);
    BOOST_REQUIRE(alike.neighbours.size() == 3U);
    BOOST_TEST(alike.neighbours[0].name == "twin");
    BOOST_TEST(alike.neighbours[0].radius == 0);
    BOOST_TEST(alike.neighbours[1].radius == 0.5);
    BOOST_TEST(alike.neighbours[2].radius == 1);
    const NeighboursView distant = read_with(
        R"({"of": "q", "by": "distance", "neighbours": [{"name": "far", "value": 8}, {"name": "near", "value": 2}]})",
        codes, read_neighbours_view);
    BOOST_TEST(distant.neighbours.at(0).name == "near");
    BOOST_TEST(distant.neighbours.at(0).radius == 0.25);
    BOOST_TEST(codes.empty());
    read_with(R"({"of": "q", "by": "taste", "neighbours": []})", codes, read_neighbours_view);
    BOOST_TEST(codes == std::vector<std::string>({"shell.unknown-measure"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
