#include "check/compare_tables.hpp"

#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

using namespace bengkel;
using namespace bengkel::test;

namespace {

Value any_cell(std::mt19937_64& random) {
    switch (random() % 6) {
        case 0: return none();
        case 1: return integer(static_cast<std::int64_t>(random() % 5));
        case 2: return real(static_cast<double>(random() % 20) / 4);
        case 3: return text(std::string(random() % 3, 'x'));
        case 4: return bytes(std::string(random() % 2, 'b'));
        default: return real(static_cast<double>(random() % 1000) / 7);
    }
}

TableValue any_table(std::mt19937_64& random) {
    TableValue table;
    const std::size_t columns = 1 + random() % 4;
    for (std::size_t i = 0; i < columns; ++i) table.columns.push_back("c" + std::to_string(i));
    for (std::size_t rows = random() % 30; rows > 0; --rows) {
        auto& row = table.rows.emplace_back();
        for (std::size_t i = 0; i < columns; ++i) row.push_back(any_cell(random));
    }
    return table;
}

TableRules rules(RowOrder order, double tolerance = 0, Numbers numbers = Numbers::Any) {
    return {order, {}, ColumnRule::Named, {{tolerance, 0}, numbers, Language::Sql}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compare_tables_suite)

BOOST_AUTO_TEST_CASE(a_table_equals_itself_in_any_order) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 500; ++i) {
        const TableValue table = any_table(random);
        TableValue shuffled = table;
        std::ranges::shuffle(shuffled.rows, random);
        for (const double tolerance : {0.0, 0.5})
            for (const Numbers numbers : {Numbers::Any, Numbers::Typed})
                BOOST_TEST(!compare_tables(table, shuffled, rules(RowOrder::Unordered, tolerance, numbers)));
        BOOST_TEST(!compare_tables(table, table, rules(RowOrder::Ordered)));
    }
}

BOOST_AUTO_TEST_CASE(columns_in_any_order_change_nothing) {
    std::mt19937_64 random(2);
    for (int i = 0; i < 200; ++i) {
        const TableValue table = any_table(random);
        TableValue turned = table;
        std::ranges::reverse(turned.columns);
        for (auto& row : turned.rows) std::ranges::reverse(row);
        TableRules any_order = rules(RowOrder::Ordered);
        any_order.columns = ColumnRule::AnyOrder;
        BOOST_TEST(!compare_tables(table, turned, any_order));
    }
}

// Every row that is not right is counted once, however few are told.
BOOST_AUTO_TEST_CASE(the_counts_are_those_of_all_rows) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 500; ++i) {
        const TableValue want = any_table(random);
        TableValue got = any_table(random);
        got.columns = want.columns;
        for (auto& row : got.rows) row.resize(want.columns.size(), none());
        const auto difference = compare_tables(want, got, rules(RowOrder::Unordered, i % 2 == 0 ? 0 : 0.3));
        if (!difference) continue;
        BOOST_TEST(difference->missing + difference->wrong <= want.rows.size());
        BOOST_TEST(want.rows.size() - difference->missing == got.rows.size() - difference->extra);
        BOOST_TEST(difference->rows.size() ==
                   std::min(kShownRows, difference->missing + difference->extra + difference->wrong));
    }
}

BOOST_AUTO_TEST_CASE(large_tables_are_told_in_short) {
    TableValue want{{"n", "half"}, {}};
    TableValue got = want;
    for (std::int64_t i = 0; i < 20'000; ++i) {
        want.rows.push_back({integer(i), real(static_cast<double>(i) / 2)});
        got.rows.push_back({integer(20'000 - i), real(static_cast<double>(20'000 - i) / 2 + 0.001)});
    }
    BOOST_TEST(!compare_tables(want, want, rules(RowOrder::Ordered, 0.01)));
    const auto near = compare_tables(want, got, rules(RowOrder::Unordered, 0.01));
    BOOST_REQUIRE(near.has_value());
    BOOST_TEST(near->missing == 1u);
    BOOST_TEST(near->extra == 1u);
    const auto far = compare_tables(want, got, rules(RowOrder::Unordered));
    BOOST_REQUIRE(far.has_value());
    BOOST_TEST(far->rows.size() == kShownRows);
    BOOST_TEST(far->missing + far->wrong == 20'000u);
}

BOOST_AUTO_TEST_CASE(marks_stand_where_the_table_that_came_has_them) {
    const TableValue want{
        {"id", "town", "sen"},
        {{integer(1), text("Miri"), integer(5)}, {integer(2), text("Sibu"), integer(7)}, {integer(3), none(), none()}}};
    const TableValue got{
        {"sen", "id", "town"},
        {{integer(5), integer(1), text("Miri")}, {integer(9), integer(2), text("Sibu")}, {none(), integer(8), text("x")}}};
    TableRules any = rules(RowOrder::Unordered);
    any.columns = ColumnRule::AnyOrder;
    const auto marked = mark_table(want, got, any);
    BOOST_REQUIRE(marked.has_value());
    BOOST_TEST(marked->table.rows.size() == 4U);
    BOOST_TEST((encode_value({List{marked->table.rows[3]}}) == encode_value({List{{none(), integer(3), none()}}})));
    std::string told;
    for (const TableMark& mark : marked->marks)
        told += std::to_string(static_cast<int>(mark.kind)) + " " + std::to_string(mark.row) + " " +
                (mark.column ? std::to_string(*mark.column) + " " + mark.expected : "whole") + "\n";
    BOOST_TEST(told == "2 1 0 7\n1 2 whole\n0 3 whole\n");
}

BOOST_AUTO_TEST_CASE(tables_that_are_alike_or_have_other_columns_have_no_marks) {
    const TableValue table{{"id"}, {{integer(1)}, {integer(2)}}};
    BOOST_TEST(!mark_table(table, table, rules(RowOrder::Ordered)));
    BOOST_TEST(!mark_table(table, {{"no"}, {{integer(1)}}}, rules(RowOrder::Ordered)));
    const auto turned = mark_table(table, {{"id"}, {{integer(2)}, {integer(1)}}}, rules(RowOrder::Ordered));
    BOOST_REQUIRE(turned.has_value());
    BOOST_TEST((turned->marks.size() == 1 && turned->marks[0].row == 0 && !turned->marks[0].column));
}

BOOST_AUTO_TEST_SUITE_END()
