#include "view/table_view.hpp"

#include "json/json_document.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace bengkel;

namespace {

TableView of_csv(std::string_view csv, const std::string& marks = "[]") {
    const auto document = parse_json("table", R"({"csv": 0, "marks": )" + marks + "}");
    BOOST_REQUIRE(document.has_value());
    JsonReading reading{*document, "shell"};
    const std::vector<Bytes> blobs = {Bytes(csv.begin(), csv.end())};
    TableView table = read_table_view(reading.root(), blobs);
    for (const Problem& problem : reading.problems) BOOST_ERROR(problem.code + ": " + problem.message);
    return table;
}

std::string code_of(const std::string& json, std::string_view blob) {
    const auto document = parse_json("table", json);
    BOOST_REQUIRE(document.has_value());
    JsonReading reading{*document, "shell"};
    const std::vector<Bytes> blobs = {Bytes(blob.begin(), blob.end())};
    const TableView table = read_table_view(reading.root(), blobs);
    BOOST_TEST(table.row_count == 0U);
    return reading.problems.empty() ? std::string() : reading.problems.front().code;
}

using Rows = std::vector<std::uint32_t>;

constexpr std::string_view kOrders = "id,town,amount\n1,Miri,9\n2,Sibu,\n3,kuching,100\n4,Kuching,9\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(table_view)

BOOST_AUTO_TEST_CASE(columns_are_numbers_or_texts) {
    const TableView table = of_csv(kOrders);
    BOOST_TEST(table.row_count == 4U);
    BOOST_TEST(static_cast<int>(table.columns[0].kind()) == static_cast<int>(ColumnKind::Number));
    BOOST_TEST(static_cast<int>(table.columns[1].kind()) == static_cast<int>(ColumnKind::Text));
    BOOST_TEST(table.columns[2].is_null(1));
    BOOST_TEST(table.columns[1].text(2) == "kuching");
}

BOOST_AUTO_TEST_CASE(integers_keep_all_their_digits_and_reals_their_point) {
    TableValue value{{"n", "r"}, {{{*parse_integer("123456789012345678901")}, {2.0}}}};
    const TableView table = table_view_of(value);
    BOOST_TEST(table.columns[0].text(0) == "123456789012345678901");
    BOOST_TEST(table.columns[1].text(0) == "2.0");
}

BOOST_AUTO_TEST_CASE(a_cell_is_one_line_and_not_endless) {
    const TableView table = table_view_of({{"a"}, {{{std::string("x\ny")}}, {{std::string(5000, 'z')}}}});
    BOOST_TEST(table.columns[0].text(0) == "x y");
    BOOST_TEST(table.columns[0].text(1).size() < 500U);
}

BOOST_AUTO_TEST_CASE(rows_come_as_they_are_or_sorted) {
    const TableView table = of_csv(kOrders);
    BOOST_TEST(arrange_rows(table, "", {}) == (Rows{0, 1, 2, 3}), boost::test_tools::per_element());
    BOOST_TEST(arrange_rows(table, "", {2, false}) == (Rows{1, 0, 3, 2}), boost::test_tools::per_element());
    BOOST_TEST(arrange_rows(table, "", {2, true}) == (Rows{2, 0, 3, 1}), boost::test_tools::per_element());
    BOOST_TEST(arrange_rows(table, "", {1, false}) == (Rows{3, 0, 1, 2}), boost::test_tools::per_element());
    BOOST_TEST(arrange_rows(table, "", {9, false}) == (Rows{0, 1, 2, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_filter_finds_either_case) {
    const TableView table = of_csv(kOrders);
    BOOST_TEST(arrange_rows(table, "KUCH", {}) == (Rows{2, 3}), boost::test_tools::per_element());
    BOOST_TEST(arrange_rows(table, "100", {}) == (Rows{2}), boost::test_tools::per_element());
    BOOST_TEST(arrange_rows(table, "nothing", {}).empty());
}

BOOST_AUTO_TEST_CASE(marks_are_of_cells_or_of_rows) {
    const TableView table = of_csv(kOrders, R"([[2, -1, "extra"], [0, 1, "wrong"]])");
    BOOST_TEST(static_cast<int>(table.mark_of(0, 1)) == static_cast<int>(CellMark::Wrong));
    BOOST_TEST(static_cast<int>(table.mark_of(0, 0)) == static_cast<int>(CellMark::None));
    BOOST_TEST(static_cast<int>(table.mark_of(2, 0)) == static_cast<int>(CellMark::Extra));
    BOOST_TEST(static_cast<int>(table.mark_of(3, 0)) == static_cast<int>(CellMark::None));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_table) {
    BOOST_TEST(code_of(R"({"csv": 1})", "") == "shell.out-of-range");
    BOOST_TEST(code_of(R"({"csv": 0})", "a,b\n1\n") == "shell.bad-csv");
    BOOST_TEST(code_of(R"({"value": 0})", "\x05") == "shell.bad-blob");
    BOOST_TEST(code_of(R"({"value": 0})", std::string_view("\0", 1)) == "shell.bad-blob");
    BOOST_TEST(code_of(R"({})", "") == "shell.missing-key");
}

BOOST_AUTO_TEST_SUITE_END()
