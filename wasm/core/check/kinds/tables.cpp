// Kind "tables": the learner's script is run over a dataset; its result, tables of the database at its end and the plan of
// the result are what they should be.

#include "check/compare_tables.hpp"
#include "check/format_value.hpp"
#include "check/kinds/judge_case.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace bengkel {
namespace {

struct QueryResult {
    const TableValue* table = nullptr;
    bool is_ordered = false;  ///< by the statement, not by chance
    std::vector<std::string_view> plan;
};

struct QueryValue {
    std::vector<QueryResult> results;
    std::vector<std::pair<std::string_view, const TableValue*>> state;  ///< null: there is no such table
};

/// Null when there is no such member, or it is of another type.
template <class T>
const T* member(const Map& map, std::string_view key) {
    for (const auto& [name, value] : map.entries)
        if (const auto* text = std::get_if<std::string>(&name.data); text != nullptr && *text == key)
            return std::get_if<T>(&value.data);
    return nullptr;
}

std::optional<QueryResult> read_query_result(const Value& value) {
    const auto* map = std::get_if<Map>(&value.data);
    if (map == nullptr) return std::nullopt;
    const auto* ordered = member<bool>(*map, "ordered");
    const auto* plan = member<List>(*map, "plan");
    QueryResult result{member<TableValue>(*map, "table"), ordered != nullptr && *ordered, {}};
    if (result.table == nullptr || ordered == nullptr || plan == nullptr) return std::nullopt;
    for (const Value& step : plan->items) {
        const auto* text = std::get_if<std::string>(&step.data);
        if (text == nullptr) return std::nullopt;
        result.plan.push_back(*text);
    }
    return result;
}

/// Nothing when this is not what a query hands back.
std::optional<QueryValue> read_query_value(const Value& value) {
    const auto* map = std::get_if<Map>(&value.data);
    if (map == nullptr) return std::nullopt;
    const auto* results = member<List>(*map, "results");
    const auto* state = member<Map>(*map, "state");
    if (results == nullptr || state == nullptr) return std::nullopt;
    QueryValue read;
    for (const Value& item : results->items) {
        auto result = read_query_result(item);
        if (!result) return std::nullopt;
        read.results.push_back(*std::move(result));
    }
    for (const auto& [name, table] : state->entries) {
        const auto* text = std::get_if<std::string>(&name.data);
        const auto* rows = std::get_if<TableValue>(&table.data);
        if (text == nullptr || (rows == nullptr && !std::holds_alternative<Null>(table.data))) return std::nullopt;
        read.state.emplace_back(*text, rows);
    }
    return read;
}

Failure failed(FailureCode code, std::string expected = {}, std::string got = {}) {
    Failure failure;
    failure.code = code;
    if (!expected.empty()) failure.expected = std::move(expected);
    if (!got.empty()) failure.got = std::move(got);
    return failure;
}

FailureCode code_of(TableDifference::Reason reason) {
    switch (reason) {
        case TableDifference::Reason::Columns: return FailureCode::WrongColumns;
        case TableDifference::Reason::Rows: return FailureCode::WrongRows;
        case TableDifference::Reason::Order: return FailureCode::WrongOrder;
    }
    return FailureCode::WrongRows;
}

std::optional<Failure> judge_table(const TableValue& want, const TableValue& got, const TableRules& rules,
                                   std::string_view name) {
    std::optional<TableDifference> difference = compare_tables(want, got, rules);
    if (!difference) return std::nullopt;
    Failure failure = failed(code_of(difference->reason));
    failure.table = FailedTable{std::string(name), *std::move(difference)};
    return failure;
}

/// The words stand in the step as words: "SCAN orders" is not in "SCAN orders_2025".
bool has_words(std::string_view step, std::string_view words) {
    const auto is_part = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    for (std::size_t at = step.find(words); at != std::string_view::npos; at = step.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        if ((at == 0 || !is_part(step[at - 1])) && (end == step.size() || !is_part(step[end]))) return true;
    }
    return false;
}

std::optional<Failure> judge_plan(const WantedPlan& want, const std::vector<std::string_view>& plan) {
    std::string steps;
    for (const std::string_view step : plan) steps += std::string(step) + "\n";
    const auto is_in_plan = [&](const std::string& words) {
        return std::ranges::any_of(plan, [&](std::string_view step) { return has_words(step, words); });
    };
    for (const std::string& words : want.never)
        if (is_in_plan(words)) return failed(FailureCode::ForbiddenStep, words, shown_text(steps));
    for (const std::string& index : want.uses)
        if (!is_in_plan("INDEX " + index)) return failed(FailureCode::UnusedIndex, index, shown_text(steps));
    return std::nullopt;
}

std::optional<Failure> judge_result(const TablesCheck& check, const TablesCase& given, const TableRules& rules,
                                    const std::vector<QueryResult>& results) {
    using Which = ChosenResult::Which;
    const auto& [which, number] = check.result;
    const std::size_t least = which == Which::Nth ? number : 1;
    if (results.size() < least || (which == Which::Only && results.size() > 1))
        return failed(FailureCode::WrongResults, std::to_string(least), std::to_string(results.size()));
    const QueryResult& result = which == Which::Nth ? results[number - 1] : results.back();
    if (given.want) {
        if (auto failure = judge_table(*given.want, *result.table, rules, "")) return failure;
        const bool has_order = rules.order != RowOrder::Unordered && given.want->rows.size() > 1;
        if (has_order && !result.is_ordered) return failed(FailureCode::OrderByChance);
    }
    return given.plan ? judge_plan(*given.plan, result.plan) : std::nullopt;
}

std::optional<Failure> judge_state(const TablesCase& given, TableRules rules, const QueryValue& value) {
    rules.order = RowOrder::Unordered;
    for (const auto& [name, want] : given.state) {
        const auto found =
            std::ranges::find(value.state, std::string_view(name), [](const auto& entry) { return entry.first; });
        if (found == value.state.end()) return failed(FailureCode::BadResult);
        if (found->second == nullptr) return failed(FailureCode::MissingTable, shown_text(name));
        if (auto failure = judge_table(want, *found->second, rules, name)) return failure;
    }
    return std::nullopt;
}

std::optional<Failure> judge_value(const TablesCheck& check, const TablesCase& given, const Observation& seen,
                                   Language language) {
    const auto value = seen.value ? read_query_value(*seen.value) : std::nullopt;
    if (!value) return failed(FailureCode::BadResult);
    const TableRules rules{check.order, check.keys, check.columns, {check.tolerance, check.numbers, language}};
    if (given.want || given.plan)
        if (auto failure = judge_result(check, given, rules, value->results)) return failure;
    return judge_state(given, rules, *value);
}

}  // namespace

std::optional<Failure> judge_case(const TablesCheck& check, const TablesCase& given, const Observation& seen,
                                  Language language) {
    std::optional<Failure> failure = failure_of_ending(seen);
    if (!failure) failure = judge_value(check, given, seen, language);
    if (failure) failure->dataset = given.dataset;
    return failure;
}

std::size_t size_of_case(const TablesCase& given) {
    std::size_t size = given.want ? encode_value({*given.want}).size() : 0;
    for (const auto& [name, table] : given.state) size += encode_value({table}).size();
    return size;
}

}  // namespace bengkel
