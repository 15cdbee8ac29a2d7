// "tables": the learner's SQL script is run over one dataset after another, and its result, tables of the database or both
// are what they should be.

#include <algorithm>
#include <ranges>

#include "base/nearest_name.hpp"
#include "base/utf8.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_csv.hpp"
#include "lab/read_value.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMostRows = 10'000;
constexpr std::size_t kMostColumns = 100;

TableValue read_file(const JsonReader& reader, const CheckContext& context) {
    const std::string& path = reader.node().text;
    const auto file = std::ranges::find(context.expected, path, &File::path);
    if (file == context.expected.end()) {
        const std::vector<std::string_view> known(std::from_range, context.expected | std::views::transform(&File::path));
        std::string hint = nearest_name_hint(path, known);
        if (hint.empty()) hint = "tables lie in expected/, as CSV";
        reader.report("unknown-file", "there is no file " + path, std::move(hint));
        return {};
    }
    if (!is_valid_utf8(as_text(file->bytes))) {
        reader.report("bad-utf8", path + " is not UTF-8", "save the file as UTF-8");
        return {};
    }
    Result<TableValue> table = read_csv(path, as_text(file->bytes));
    if (table) return *std::move(table);
    for (const Problem& problem : table.error())
        reader.report("bad-table", path + ":" + std::to_string(problem.place.line) + ":" +
                                       std::to_string(problem.place.column) + ": " + problem.message);
    return {};
}

TableValue read_inline(const JsonReader& reader, const CheckContext& context) {
    TableValue table;
    reader.expect_keys(lab_keys::kWantedTable);
    for (const JsonReader& column : reader.items("columns")) table.columns.push_back(column.text());
    for (const JsonReader& cells : reader.items("rows")) {
        std::vector<Value>& row = table.rows.emplace_back();
        for (const JsonReader& cell : cells.items()) row.push_back(read_value(cell, context.language));
        if (cells.is(JsonType::Array) && row.size() != table.columns.size())
            cells.report("bad-table", "expected a cell for each of the " + std::to_string(table.columns.size()) +
                                          " columns, got " + std::to_string(row.size()));
        row.resize(table.columns.size());
    }
    return table;
}

/// {"columns": [...], "rows": [[...]]}, or the path of a CSV file in expected/.
TableValue read_table(const JsonReader& reader, const CheckContext& context) {
    TableValue table;
    if (reader.is(JsonType::Text)) {
        const std::size_t problems_before = reader.problem_count();
        table = read_file(reader, context);
        if (reader.problem_count() > problems_before) return table;
    } else if (reader.expect(JsonType::Object)) {
        table = read_inline(reader, context);
    } else {
        return table;
    }
    if (table.columns.empty()) reader.report("bad-table", "a table has at least one column");
    if (table.columns.size() > kMostColumns || table.rows.size() > kMostRows)
        reader.report("too-many",
                      "more than " + std::to_string(kMostColumns) + " columns or " + std::to_string(kMostRows) + " rows");
    return table;
}

WantedPlan read_plan(const JsonReader& reader) {
    WantedPlan plan;
    reader.expect_keys(lab_keys::kWantedPlan);
    const auto words = [&](std::string_view name, std::vector<std::string>& found) {
        for (const JsonReader& item : reader.items_or_none(name)) {
            found.push_back(item.text());
            if (item.is(JsonType::Text) && found.back().empty()) item.report("bad-plan", "this is found in every plan");
        }
    };
    words("uses", plan.uses);
    words("never", plan.never);
    if (reader.is(JsonType::Object) && plan.uses.empty() && plan.never.empty())
        reader.report("bad-plan", R"(expected "uses" or "never")");
    return plan;
}

std::string read_dataset(const JsonReader& reader, const CheckContext& context) {
    const std::string name = reader.text();
    if (!reader.is(JsonType::Text) || context.datasets.contains(name)) return name;
    const std::vector<std::string_view> known(std::from_range, context.datasets | std::views::keys);
    reader.report("unknown-dataset", "there is no folder datasets/" + name, nearest_name_hint(name, known));
    return name;
}

TablesCase read_case(const JsonReader& reader, const CheckContext& context) {
    TablesCase one;
    if (!reader.expect(JsonType::Object)) return one;
    reader.expect_keys(lab_keys::kTablesCase);
    if (const auto dataset = reader.find("dataset")) one.dataset = read_dataset(*dataset, context);
    for (const JsonReader& arg : reader.items_or_none("args")) one.args.push_back(read_value(arg, context.language));
    if (const auto want = reader.find("want")) one.want = read_table(*want, context);
    if (const auto state = reader.find("state"))
        for (const JsonReader& table : state->members()) one.state.emplace_back(table.key(), read_table(table, context));
    if (const auto plan = reader.find("plan")) one.plan = read_plan(*plan);
    if (!one.want && one.state.empty() && !one.plan)
        reader.report("nothing-wanted", R"(missing "want", "state" or "plan")");
    if (const auto say = reader.find("say")) one.say = read_localised(*say, context.locales);
    one.is_hidden = reader.boolean_or("hidden", false);
    return one;
}

ChosenResult read_result(const JsonReader& reader) {
    constexpr std::int64_t kMostResults = 100;
    if (reader.is(JsonType::Integer))
        return {ChosenResult::Which::Nth, static_cast<std::size_t>(reader.integer(1, kMostResults))};
    return {static_cast<ChosenResult::Which>(read_word(reader, lab_words::kResults)), 0};
}

/// "ordered", "unordered" or the columns by which the rows must be sorted.
void read_order(const JsonReader& reader, TablesCheck& check) {
    if (!reader.is(JsonType::Array)) {
        check.order = static_cast<RowOrder>(read_word(reader, lab_words::kOrders));
        return;
    }
    check.order = RowOrder::ByKeys;
    for (const JsonReader& item : reader.items()) check.keys.push_back(item.text());
    if (check.keys.empty()) reader.report("bad-order", R"(no column is named; in any order is written "unordered")");
}

void expect_keys_in(const JsonReader& cases, const TablesCheck& check) {
    for (const TablesCase& one : check.cases) {
        if (!one.want) continue;
        for (const std::string& key : check.keys) {
            if (std::ranges::any_of(one.want->columns, [&](const std::string& name) { return is_same_column(name, key); }))
                continue;
            cases.report("bad-order", "a wanted table has no column \"" + key + "\" to be sorted by");
            return;
        }
    }
}

}  // namespace

void read_check_kind(const JsonReader& reader, const CheckContext& context, TablesCheck& check) {
    reader.expect_keys(lab_keys::kTablesCheck);
    if (context.language != Language::Sql) reader.find("kind")->report("bad-kind", "only an SQL lab has tables to look at");
    check.file = read_checked_file(reader, context);
    check.tolerance = read_tolerance(reader);
    if (const auto numbers = reader.find("numbers"))
        check.numbers = static_cast<Numbers>(read_word(*numbers, lab_words::kNumbers));
    if (const auto columns = reader.find("columns"))
        check.columns = static_cast<ColumnRule>(read_word(*columns, lab_words::kColumnRules));
    if (const auto result = reader.find("result")) check.result = read_result(*result);
    if (const auto order = reader.find("order")) read_order(*order, check);
    for (const JsonReader& one : read_cases(reader)) check.cases.push_back(read_case(one, context));
    if (!check.keys.empty()) expect_keys_in(*reader.find("order"), check);
}

}  // namespace bengkel
