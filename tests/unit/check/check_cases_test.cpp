// Cases: tests/cases/check/equality/*.json holds a wanted value and one that came, as lab.json spells them, how a check
// compares them, and what comparing them says; {"$opaque": [type, text]} stands for an object that came.
// tests/cases/check/output/*.json the same of two outputs, tests/cases/check/spelling/*.json a value and its type and
// spelling in a language, tests/cases/check/tables/*.json two tables and where they differ.

#include "base/print_problem.hpp"
#include "check/compare_output.hpp"
#include "check/compare_tables.hpp"
#include "check/equal_values.hpp"
#include "check/format_value.hpp"
#include "check/spelling/spelling.hpp"
#include "json/json_reader.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_equality.hpp"
#include "lab/read_value.hpp"
#include "support/case_files.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <format>
#include <functional>
#include <string>

using namespace bengkel;
using namespace bengkel::test;

namespace {

Language language_in(const JsonReader& root) {
    const auto named = std::ranges::find(lab_words::kLanguages, root.text_or("language", "python"));
    return static_cast<Language>(named - lab_words::kLanguages.begin());
}

/// No lab can say an object of the language's library, but a guest may hand one over.
Value value_that_came(const JsonReader& reader, Language language) {
    if (reader.is(JsonType::Array)) {
        List list;
        for (const JsonReader& item : reader.items()) list.items.push_back(value_that_came(item, language));
        return {std::move(list)};
    }
    const auto object = reader.is(JsonType::Object) ? reader.find("$opaque") : std::nullopt;
    return object ? Value{Opaque{object->items()[0].text(), object->items()[1].text()}} : read_value(reader, language);
}

std::string equality_told(const JsonReader& root) {
    constexpr std::array<std::string_view, 4> kKeys = {"language", "want", "got", "expected"};
    root.expect_keys(joined(kKeys, kEqualityKeys));
    const Language language = language_in(root);
    const auto mismatch = find_mismatch(read_wanted_value(*root.member("want"), language),
                                        value_that_came(*root.member("got"), language), read_equality(root, language));
    if (!mismatch) return "equal";
    return std::string(reason_name(mismatch->reason)) + " at \"" + mismatch->path + "\": " + mismatch->want + " / " +
           mismatch->got;
}

std::string spelling_told(const JsonReader& root) {
    root.expect_keys({"language", "value", "expected"});
    const Language language = language_in(root);
    const Value value = read_value(*root.member("value"), language);
    return spelling_of(language).type_name(value) + " " + format_value(value, language);
}

std::string in_brackets(const std::vector<std::string>& cells) {
    std::string text = "(";
    for (const std::string& cell : cells) text += (&cell == cells.data() ? "" : ", ") + cell;
    return text + ")";
}

std::string told(const TableDifference& difference) {
    if (difference.reason == TableDifference::Reason::Columns) {
        std::string text = "columns:";
        for (const std::string& name : difference.columns) text += " " + name;
        text += " /";
        for (const std::string& name : difference.got_columns) text += " " + name;
        return text;
    }
    if (difference.order)
        return std::format("order at {}: {} / {}", difference.order->row, in_brackets(difference.order->want),
                           in_brackets(difference.order->got));
    std::string text =
        std::format("rows: {} missing, {} extra, {} wrong", difference.missing, difference.extra, difference.wrong);
    for (const RowDifference& row : difference.rows) {
        constexpr const char* kKinds[] = {"missing", "extra", "wrong"};
        text += std::format("; {} {} {}", kKinds[static_cast<std::size_t>(row.kind)], row.row, in_brackets(row.cells));
        for (const auto& [column, expected] : row.wrong) text += std::format(" {} for {}", column, expected);
    }
    return text;
}

TableValue table_in(const JsonReader& reader) {
    TableValue table;
    for (const JsonReader& column : reader.items("columns")) table.columns.push_back(column.text());
    for (const JsonReader& cells : reader.items("rows")) {
        auto& row = table.rows.emplace_back();
        for (const JsonReader& cell : cells.items()) row.push_back(read_value(cell, Language::Sql));
    }
    return table;
}

std::string tables_told(const JsonReader& root) {
    constexpr std::array<std::string_view, 5> kKeys = {"want", "got", "order", "columns", "expected"};
    root.expect_keys(joined(kKeys, kCellEqualityKeys));
    TableRules rules;
    rules.equality = read_cell_equality(root, Language::Sql);
    if (!root.find("numbers")) rules.equality.numbers = Numbers::Any;
    if (const auto columns = root.find("columns"))
        rules.columns = static_cast<ColumnRule>(std::ranges::find(kColumnWords, columns->text()) - kColumnWords.begin());
    if (const auto order = root.find("order")) {
        rules.order = order->is(JsonType::Array) ? RowOrder::ByKeys : RowOrder::Ordered;
        if (order->is(JsonType::Array))
            for (const JsonReader& key : order->items()) rules.keys.push_back(key.text());
    }
    const auto difference = compare_tables(table_in(*root.member("want")), table_in(*root.member("got")), rules);
    return difference ? told(*difference) : "equal";
}

std::string output_told(const JsonReader& root) {
    root.expect_keys({"compare", "want", "got", "tolerance", "text", "expected"});
    constexpr std::array<std::string_view, 5> kNames = {"exact", "lines", "tokens", "numbers", "regex"};
    const auto compare = static_cast<Compare>(std::ranges::find(kNames, root.text("compare")) - kNames.begin());
    const auto mismatch =
        compare_output(compare, read_tolerance(root), root.text("want"), root.text("got"), read_text_rules(root));
    if (!mismatch) return "same";
    if (!mismatch->position) return "differs";
    return std::to_string(mismatch->position->line) + ":" + std::to_string(mismatch->position->column);
}

void hold_to_expectation(const char* step, const std::function<std::string(const JsonReader&)>& told) {
    for (const auto& file : case_files(step, ".json")) {
        BOOST_TEST_CONTEXT(file.stem().string()) {
            const Result<JsonDocument> document = parse_json(file.filename().string(), read_text(file));
            BOOST_REQUIRE(document.has_value());
            JsonReading reading{*document, "case"};
            BOOST_TEST(told(reading.root()) == reading.root().text("expected"));
            for (const Problem& problem : reading.problems) BOOST_ERROR(print_problem(problem, document->source));
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_cases)

BOOST_AUTO_TEST_CASE(values_compare_as_expected) { hold_to_expectation("check/equality", equality_told); }

BOOST_AUTO_TEST_CASE(values_are_spelled_as_expected) { hold_to_expectation("check/spelling", spelling_told); }

BOOST_AUTO_TEST_CASE(tables_compare_as_expected) { hold_to_expectation("check/tables", tables_told); }

BOOST_AUTO_TEST_CASE(outputs_compare_as_expected) { hold_to_expectation("check/output", output_told); }

BOOST_AUTO_TEST_SUITE_END()
