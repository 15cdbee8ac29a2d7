#include "check/kinds/tables.hpp"

#include <algorithm>
#include <memory>
#include <ranges>
#include <variant>

#include "base/nearest_name.hpp"
#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "check/wanted_table.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_equality.hpp"
#include "lab/read_value.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 5> kOwnKeys = {"file", "result", "order", "columns", "cases"};
constexpr auto kKeys = joined(kOwnKeys, kCellEqualityKeys);
constexpr std::array<std::string_view, 7> kCaseKeys = {"dataset", "args", "want", "state", "plan", "say", "hidden"};
constexpr std::array<std::string_view, 2> kPlanKeys = {"uses", "never"};
constexpr JsonShape kShapes[] = {
    {"/$defs/tablesCheck", kKeys},
    {"/$defs/tablesCase", kCaseKeys, R"("cases": [{}])", "/cases/0"},
    {"/$defs/tablesCase/properties/plan", kPlanKeys, R"("cases": [{"plan": {}}])", "/cases/0/plan"},
    {"/$defs/wantedTable/anyOf/1", kTableKeys, R"("cases": [{"want": {}}])", "/cases/0/want"}};
constexpr JsonWords kWords[] = {{"/$defs/tablesCheck/properties/numbers", kNumbersWords},
                                {"/$defs/tablesCheck/properties/order/anyOf/0", kOrderWords},
                                {"/$defs/tablesCheck/properties/columns", kColumnWords},
                                {"/$defs/tablesCheck/properties/result/anyOf/0", kResultWords}};

WantedPlan read_plan(const JsonReader& reader) {
    WantedPlan plan;
    reader.expect_keys(kPlanKeys);
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
    if (!reader.is(JsonType::Text)) return name;
    if (const auto dataset = context.datasets.find(name); dataset != context.datasets.end()) {
        for (const File& file : dataset->second) context.unread.erase("datasets/" + name + "/" + file.path);
        return name;
    }
    const std::vector<std::string_view> known(std::from_range, context.datasets | std::views::keys);
    reader.report("unknown-dataset", "there is no folder datasets/" + name, nearest_name_hint(name, known));
    return name;
}

TablesCase read_case(const JsonReader& reader, const CheckContext& context) {
    TablesCase one;
    if (!reader.expect(JsonType::Object)) return one;
    reader.expect_keys(kCaseKeys);
    if (const auto dataset = reader.find("dataset")) one.dataset = read_dataset(*dataset, context);
    for (const JsonReader& arg : reader.items_or_none("args")) one.args.push_back(read_value(arg, context.language));
    if (const auto want = reader.find("want")) one.want = read_wanted_table(*want, context, context.language);
    if (const auto state = reader.find("state"))
        for (const JsonReader& table : state->members())
            one.state.emplace_back(table.key(), read_wanted_table(table, context, context.language));
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
    return {static_cast<ChosenResult::Which>(read_word(reader, kResultWords)), 0};
}

/// "ordered", "unordered" or the columns by which the rows must be sorted.
void read_order(const JsonReader& reader, TablesCheck& check) {
    if (!reader.is(JsonType::Array)) {
        check.order = static_cast<RowOrder>(read_word(reader, kOrderWords));
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

std::shared_ptr<const CheckKind> read_tables(const JsonReader& reader, const CheckContext& context, Check&) {
    auto tables = std::make_shared<TablesCheck>();
    if (context.language != Language::Sql) reader.find("kind")->report("bad-kind", "only an SQL lab has tables to look at");
    tables->file = read_checked_file(reader, context);
    tables->equality = read_cell_equality(reader, context.language);
    if (!reader.find("numbers")) tables->equality.numbers = Numbers::Any;
    if (const auto columns = reader.find("columns"))
        tables->columns = static_cast<ColumnRule>(read_word(*columns, kColumnWords));
    if (const auto result = reader.find("result")) tables->result = read_result(*result);
    if (const auto order = reader.find("order")) read_order(*order, *tables);
    for (const JsonReader& one : read_cases(reader)) tables->cases.push_back(read_case(one, context));
    if (!tables->keys.empty()) expect_keys_in(*reader.find("order"), *tables);
    return tables;
}

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

std::size_t least_results(const ChosenResult& chosen) {
    return chosen.which == ChosenResult::Which::Nth ? chosen.number : 1;
}

/// Null when the script gave too few, or several where it should give one.
const QueryResult* choose_result(const ChosenResult& chosen, const std::vector<QueryResult>& results) {
    const bool is_only = chosen.which == ChosenResult::Which::Only;
    if (results.size() < least_results(chosen) || (is_only && results.size() > 1)) return nullptr;
    return chosen.which == ChosenResult::Which::Nth ? &results[chosen.number - 1] : &results.back();
}

std::optional<Failure> judge_result(const TablesCheck& check, const TablesCase& given, const TableRules& rules,
                                    const std::vector<QueryResult>& results) {
    const QueryResult* chosen = choose_result(check.result, results);
    if (chosen == nullptr)
        return failed(FailureCode::WrongResults, std::to_string(least_results(check.result)),
                      std::to_string(results.size()));
    const QueryResult& result = *chosen;
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

TableRules rules_of(const TablesCheck& check) { return {check.order, check.keys, check.columns, check.equality}; }

std::optional<Failure> judge_value(const TablesCheck& check, const TablesCase& given, const Observation& seen) {
    const auto value = seen.value ? read_query_value(*seen.value) : std::nullopt;
    if (!value) return failed(FailureCode::BadResult);
    const TableRules rules = rules_of(check);
    if (given.want || given.plan)
        if (auto failure = judge_result(check, given, rules, value->results)) return failure;
    return judge_state(given, rules, *value);
}

}  // namespace

const KindReader& tables_kind() {
    static constexpr KindReader kKind = {"tables", read_tables, kShapes, kWords};
    return kKind;
}

Run TablesCheck::make_run(const Grading& grading, const AskedRun& asked, Run run) const {
    const TablesCase& given = cases[asked.number];
    if (!given.dataset.empty()) lay_over(run.files, grading.lab.datasets.at(given.dataset));
    QueryWants wants{{}, given.plan.has_value()};
    for (const auto& [name, table] : given.state) wants.state.push_back(name);
    return query_run(std::move(run), file, List{given.args}, wants);
}

CaseFacts TablesCheck::facts_of(std::size_t index) const {
    const TablesCase& given = cases[index];
    std::size_t size = given.want ? encode_value({*given.want}).size() : 0;
    for (const auto& [name, table] : given.state) size += encode_value({table}).size();
    return {given.is_hidden, size, &given.say};
}

ShownCase TablesCheck::shown(const Grading&, std::size_t index) const { return {{}, {}, cases[index].dataset}; }

/// Of the first table that is not as it should be, as judge_case finds it.
std::optional<MarkedTable> TablesCheck::mark_case(const Grading& grading, std::size_t index) const {
    const Observation* seen = index < cases.size() ? grading.seen.find(index, RunPart::Whole) : nullptr;
    const auto value = seen != nullptr && seen->value ? read_query_value(*seen->value) : std::nullopt;
    if (!value) return std::nullopt;
    TableRules rules = rules_of(*this);
    const QueryResult* chosen = cases[index].want ? choose_result(result, value->results) : nullptr;
    if (chosen != nullptr)
        if (auto marked = mark_table(*cases[index].want, *chosen->table, rules)) return marked;
    rules.order = RowOrder::Unordered;
    for (const auto& [name, want] : cases[index].state) {
        const auto found =
            std::ranges::find(value->state, std::string_view(name), [](const auto& entry) { return entry.first; });
        if (found == value->state.end() || found->second == nullptr) continue;
        if (auto marked = mark_table(want, *found->second, rules)) return marked;
    }
    return std::nullopt;
}

std::optional<Failure> TablesCheck::judge_case(const Grading& grading, std::size_t index, Verdict&) const {
    const TablesCase& given = cases[index];
    const Observation& seen = *grading.seen.find(index, RunPart::Whole);
    std::optional<Failure> failure = failure_of_ending(seen);
    if (!failure) failure = judge_value(*this, given, seen);
    if (failure) failure->dataset = shown(grading, index).dataset;
    return failure;
}

}  // namespace bengkel
