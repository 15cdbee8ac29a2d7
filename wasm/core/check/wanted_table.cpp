#include "check/wanted_table.hpp"

#include <algorithm>
#include <ranges>
#include <string>
#include <vector>

#include "base/nearest_name.hpp"
#include "base/utf8.hpp"
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
    context.unread.erase(path);
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

TableValue read_inline(const JsonReader& reader, Language language) {
    TableValue table;
    reader.expect_keys(kTableKeys);
    for (const JsonReader& column : reader.items("columns")) table.columns.push_back(column.text());
    for (const JsonReader& cells : reader.items("rows")) {
        std::vector<Value>& row = table.rows.emplace_back();
        for (const JsonReader& cell : cells.items()) row.push_back(read_value(cell, language));
        if (cells.is(JsonType::Array) && row.size() != table.columns.size())
            cells.report("bad-table", "expected a cell for each of the " + std::to_string(table.columns.size()) +
                                          " columns, got " + std::to_string(row.size()));
        row.resize(table.columns.size());
    }
    return table;
}

}  // namespace

TableValue read_wanted_table(const JsonReader& reader, const CheckContext& context, Language language) {
    TableValue table;
    if (reader.is(JsonType::Text)) {
        const std::size_t problems_before = reader.problem_count();
        table = read_file(reader, context);
        if (reader.problem_count() > problems_before) return table;
    } else if (reader.expect(JsonType::Object)) {
        table = read_inline(reader, language);
    } else {
        return table;
    }
    if (table.columns.empty()) reader.report("bad-table", "a table has at least one column");
    if (table.columns.size() > kMostColumns || table.rows.size() > kMostRows)
        reader.report("too-many",
                      "more than " + std::to_string(kMostColumns) + " columns or " + std::to_string(kMostRows) + " rows");
    return table;
}

}  // namespace bengkel
