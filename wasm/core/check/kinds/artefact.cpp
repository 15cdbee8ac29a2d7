#include "check/kinds/artefact.hpp"

#include <algorithm>
#include <cstdlib>
#include <expected>
#include <memory>
#include <ranges>
#include <utility>

#include "base/nearest_name.hpp"
#include "base/utf8.hpp"
#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "check/wanted_table.hpp"
#include "json/json_reader.hpp"
#include "lab/read_check.hpp"
#include "lab/read_csv.hpp"
#include "lab/read_equality.hpp"
#include "lab/read_value.hpp"

namespace bengkel {
namespace {

constexpr auto kKeys =
    joined(std::to_array<std::string_view>({"of", "file", "path", "order", "columns", "cases"}), kCellEqualityKeys);
constexpr std::array<std::string_view, 6> kCaseKeys = {"dataset", "stdin", "argv", "want", "say", "hidden"};
constexpr std::array<std::string_view, 5> kPlotKeys = {"kind", "title", "x", "y", "series"};
constexpr std::array<std::string_view, 2> kAxisKeys = {"label", "log"};
constexpr std::array<std::string_view, 4> kSeriesKeys = {"label", "x", "y", "rows"};
constexpr JsonShape kShapes[] = {
    {"/$defs/artefactCheck", kKeys},
    {"/$defs/artefactCase", kCaseKeys, R"("of": "json", "cases": [{}])", "/cases/0"},
    {"/$defs/wantedPlot", kPlotKeys, R"("of": "plot", "cases": [{"want": {}}])", "/cases/0/want"},
    {"/$defs/wantedAxis", kAxisKeys, R"("of": "plot", "cases": [{"want": {"x": {}}}])", "/cases/0/want/x"},
    {"/$defs/wantedSeries", kSeriesKeys, R"("of": "plot", "cases": [{"want": {"series": [{}]}}])",
     "/cases/0/want/series/0"}};
constexpr JsonWords kWords[] = {{"/$defs/artefactCheck/properties/of", kArtefactWords},
                                {"/$defs/artefactCheck/properties/order", kOrderWords},
                                {"/$defs/artefactCheck/properties/columns", kColumnWords},
                                {"/$defs/artefactCheck/properties/numbers", kNumbersWords},
                                {"/$defs/wantedPlot/properties/kind", kPlotKinds}};

// ---- Reading lab.json ----

PlotAxis read_axis(const JsonReader& reader) {
    PlotAxis axis;
    if (!reader.expect(JsonType::Object)) return axis;
    reader.expect_keys(kAxisKeys);
    if (const auto label = reader.find("label")) axis.label = label->text();
    if (const auto log = reader.find("log")) axis.is_log = log->boolean();
    return axis;
}

/// A list, as JSON has it: a whole number is an int whatever the language.
std::optional<Value> read_list(const JsonReader& series, std::string_view name) {
    const auto list = series.find(name);
    if (!list || !list->expect(JsonType::Array)) return std::nullopt;
    return read_value(*list, Language::Python);
}

PlotSeries read_series(const JsonReader& reader) {
    PlotSeries series;
    if (!reader.expect(JsonType::Object)) return series;
    reader.expect_keys(kSeriesKeys);
    if (const auto label = reader.find("label")) series.label = label->text();
    series.x = read_list(reader, "x");
    series.y = read_list(reader, "y");
    series.rows = read_list(reader, "rows");
    if (series.rows && (series.x || series.y))
        reader.report("bad-series", R"(the "rows" of a heatmap stand alone, without "x" and "y")");
    return series;
}

Plot read_wanted_plot(const JsonReader& reader) {
    Plot plot;
    if (!reader.expect(JsonType::Object)) return plot;
    reader.expect_keys(kPlotKeys);
    if (const auto kind = reader.find("kind")) plot.kind = std::string(kPlotKinds[read_word(*kind, kPlotKinds)]);
    if (const auto title = reader.find("title")) plot.title = title->text();
    if (const auto axis = reader.find("x")) plot.x = read_axis(*axis);
    if (const auto axis = reader.find("y")) plot.y = read_axis(*axis);
    if (const auto list = reader.find("series")) {
        plot.series.emplace();
        for (const JsonReader& series : list->items()) plot.series->push_back(read_series(series));
        if (list->is(JsonType::Array) && plot.series->empty())
            list->report("nothing-wanted", "a plot has at least one series");
    }
    if (reader.node().child_count == 0) reader.report("nothing-wanted", R"(missing "kind", "title", "x", "y" or "series")");
    return plot;
}

std::string read_dataset(const JsonReader& reader, const CheckContext& context) {
    std::string name = reader.text();
    if (!reader.is(JsonType::Text)) return name;
    if (const auto dataset = context.datasets.find(name); dataset != context.datasets.end()) {
        for (const File& file : dataset->second) context.unread.erase("datasets/" + name + "/" + file.path);
        return name;
    }
    const std::vector<std::string_view> known(std::from_range, context.datasets | std::views::keys);
    reader.report("unknown-dataset", "there is no folder datasets/" + name, nearest_name_hint(name, known));
    return name;
}

ArtefactCase read_case(const JsonReader& reader, const CheckContext& context, Artefact of) {
    ArtefactCase one;
    if (!reader.expect(JsonType::Object)) return one;
    reader.expect_keys(kCaseKeys);
    if (const auto dataset = reader.find("dataset")) one.dataset = read_dataset(*dataset, context);
    if (const auto input = reader.find("stdin")) one.input = read_lines(*input, "\n");
    for (const JsonReader& word : reader.items_or_none("argv")) {
        one.argv.push_back(word.text());
        if (one.argv.back().find('\0') != std::string::npos) word.report("bad-text", "an argument cannot hold a NUL");
    }
    if (const auto want = reader.member("want")) {
        switch (of) {
            case Artefact::Csv: one.want = read_wanted_table(*want, context, Language::Sql); break;
            case Artefact::Json: one.want = read_value(*want, Language::Python); break;
            case Artefact::Plot: one.want = read_wanted_plot(*want); break;
        }
    }
    if (const auto say = reader.find("say")) one.say = read_localised(*say, context.locales);
    one.is_hidden = reader.boolean_or("hidden", false);
    return one;
}

std::string read_path(const JsonReader& reader, const CheckContext& context) {
    std::string path = reader.text();
    if (!reader.is(JsonType::Text)) return path;
    if (!is_relative_path(path)) {
        reader.report("bad-path", "this path is not allowed", "out/rates.csv");
    } else if (std::ranges::contains(context.starter, path, &File::path)) {
        reader.report("path-clash", "starter/ has this file, which is there before the program runs");
    }
    return path;
}

std::shared_ptr<const CheckKind> read_artefact(const JsonReader& reader, const CheckContext& context, Check&) {
    auto check = std::make_shared<ArtefactCheck>();
    if (context.language == Language::Sql)
        reader.find("kind")->report("bad-kind", "SQL leaves no files", "a check of SQL is of the kind \"tables\"");
    check->file = read_checked_file(reader, context);
    const auto of = reader.member("of");
    if (of) check->of = static_cast<Artefact>(read_word(*of, kArtefactWords));
    if (const auto path = reader.member("path")) check->path = read_path(*path, context);
    check->equality = read_cell_equality(reader, context.language);
    if (!reader.find("numbers")) check->equality.numbers = Numbers::Any;
    if (const auto order = reader.find("order")) check->order = static_cast<RowOrder>(read_word(*order, kOrderWords));
    if (const auto columns = reader.find("columns"))
        check->columns = static_cast<ColumnRule>(read_word(*columns, kColumnWords));
    if (of && check->of != Artefact::Csv)
        for (const char* name : {"order", "columns"})
            if (const auto key = reader.find(name))
                key->report_key("useless-key", "only a table has this: \"of\": \"csv\"");
    for (const JsonReader& one : read_cases(reader)) check->cases.push_back(read_case(one, context, check->of));
    return check;
}

// ---- Reading what was left ----

Failure failed(FailureCode code) {
    Failure failure;
    failure.code = code;
    return failure;
}

/// A place in the learner's file, and the line that stands there.
Failure unreadable(std::string_view text, const Place& place) {
    Failure failure = failed(FailureCode::UnreadableFile);
    failure.details = {{"line", place.line}, {"column", place.column}};
    std::string_view rest = text;
    for (int i = 1; i < place.line && !rest.empty(); ++i)
        rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    failure.got = shown_text(rest.substr(0, rest.find('\n')));
    return failure;
}

/// Of a file that has no such place: it is no plot, or no text.
Failure unreadable(const char* variant) {
    Failure failure = failed(FailureCode::UnreadableFile);
    failure.details = {{"variant", variant}};
    return failure;
}

Value value_of(const JsonReader& reader) {
    switch (reader.node().type) {
        case JsonType::Null: return {Null{}};
        case JsonType::Boolean: return {reader.boolean()};
        case JsonType::Integer:
            if (auto integer = parse_integer(reader.node().text)) return {*std::move(integer)};
            return {reader.number()};
        case JsonType::Float: return {reader.number()};
        case JsonType::Text: return {reader.text()};
        case JsonType::Array: {
            List list;
            for (const JsonReader& item : reader.items()) list.items.push_back(value_of(item));
            return {std::move(list)};
        }
        case JsonType::Object: {
            Map map;
            for (const JsonReader& item : reader.members()) map.entries.emplace_back(Value{item.key()}, value_of(item));
            return {std::move(map)};
        }
    }
    return {Null{}};
}

std::expected<Value, Failure> read_json(std::string_view text) {
    const auto document = parse_json("", std::string(text));
    if (!document) return std::unexpected(unreadable(text, document.error().front().place));
    JsonReading reading{*document, "file"};
    return value_of(reading.root());
}

// ---- Judging ----

FailureCode code_of(TableDifference::Reason reason) {
    switch (reason) {
        case TableDifference::Reason::Columns: return FailureCode::WrongColumns;
        case TableDifference::Reason::Rows: return FailureCode::WrongRows;
        case TableDifference::Reason::Order: return FailureCode::WrongOrder;
    }
    return FailureCode::WrongRows;
}

std::optional<Failure> judge_csv(const ArtefactCheck& check, const TableValue& want, std::string_view text,
                                 const Equality& equality) {
    const auto table = read_csv("", text);
    if (!table) return unreadable(text, table.error().front().place);
    auto difference = compare_tables(want, *table, {check.order, {}, check.columns, equality});
    if (!difference) return std::nullopt;
    Failure failure = failed(code_of(difference->reason));
    failure.table = FailedTable{check.path, *std::move(difference)};
    return failure;
}

std::optional<Failure> judge_json(const Value& want, std::string_view text, const Equality& equality) {
    const auto value = read_json(text);
    if (!value) return value.error();
    Failure failure = failed(FailureCode::WrongFileValue);
    failure.mismatch = find_mismatch(want, *value, equality);
    if (!failure.mismatch) return std::nullopt;
    if (!failure.mismatch->path.empty()) failure.details = {{"variant", "at"}};
    failure.expected = format_value(want, equality.language);
    failure.got = format_value(*value, equality.language);
    return failure;
}

constexpr std::size_t kMostShownPlotBytes = std::size_t{64} << 10;

/// What a plot has: numbers, texts, gaps, and lists of them. Anything else, such as one of several, is a gap.
Json json_of(const Value& value) {
    if (const auto* real = std::get_if<double>(&value.data)) return *real;
    if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
    if (const auto* integer = std::get_if<Integer>(&value.data))
        return std::strtod(format_integer(*integer).c_str(), nullptr);
    JsonArray items;
    if (const auto* list = std::get_if<List>(&value.data)) {
        for (const Value& item : list->items) items.push_back(json_of(item));
        return items;
    }
    return {};
}

/// For whoever would rather see the two plots than read where they differ: the file that was left, and the wanted series.
void add_plots(Failure& failure, const Plot& want, std::string_view text) {
    if (text.size() > kMostShownPlotBytes || !want.series) return;
    JsonArray wanted;
    for (const PlotSeries& series : *want.series) {
        JsonObject json{{"label", series.label.value_or("")}};
        if (series.x) json.emplace("x", json_of(*series.x));
        if (series.y) json.emplace("y", json_of(*series.y));
        if (series.rows) json.emplace("rows", json_of(*series.rows));
        if (json.size() > 1) wanted.push_back(std::move(json));
    }
    failure.details.emplace("plot", JsonObject{{"left", std::string(text)}, {"wanted", std::move(wanted)}});
}

std::optional<Failure> judge_plot(const Plot& want, std::string_view text, const Equality& equality) {
    const auto value = read_json(text);
    if (!value) return value.error();
    const auto plot = read_plot(*value);
    if (!plot) return unreadable("no-plot");
    std::optional<Failure> failure = compare_plots(want, *plot, equality);
    if (failure) add_plots(*failure, want, text);
    return failure;
}

std::optional<Failure> judge_file(const ArtefactCheck& check, const ArtefactCase& given, const Observation& seen) {
    const auto kept = std::ranges::find(seen.files, check.path, &KeptFile::path);
    if (kept == seen.files.end()) return failed(FailureCode::BadResult);
    switch (kept->state) {
        case KeptFile::State::Missing: return failed(FailureCode::MissingFile);
        case KeptFile::State::Folder: return failed(FailureCode::NotAFile);
        case KeptFile::State::TooLarge: return failed(FailureCode::FileTooLarge);
        case KeptFile::State::File: break;
    }
    const std::string_view text = as_text(kept->bytes);
    if (!is_valid_utf8(text)) return unreadable("bad-utf8");
    const Equality& equality = check.equality;
    switch (check.of) {
        case Artefact::Csv: return judge_csv(check, std::get<TableValue>(given.want), text, equality);
        case Artefact::Json: return judge_json(std::get<Value>(given.want), text, equality);
        case Artefact::Plot: return judge_plot(std::get<Plot>(given.want), text, equality);
    }
    return std::nullopt;
}

}  // namespace

const KindReader& artefact_kind() {
    static constexpr KindReader kKind = {"artefact", read_artefact, kShapes, kWords};
    return kKind;
}

Run ArtefactCheck::make_run(const Grading& grading, const AskedRun& asked, Run run) const {
    const ArtefactCase& given = cases[asked.number];
    if (!given.dataset.empty()) lay_over(run.files, grading.lab.datasets.at(given.dataset));
    run.keep = {path};
    const ByteView input = as_bytes(given.input);
    return program_run(std::move(run), file, given.argv, Bytes(input.begin(), input.end()));
}

CaseFacts ArtefactCheck::facts_of(std::size_t index) const {
    const ArtefactCase& given = cases[index];
    std::size_t size = given.input.size();
    for (const std::string& argument : given.argv) size += argument.size() + 1;
    return {given.is_hidden, size, &given.say};
}

std::optional<Failure> ArtefactCheck::judge_case(const Grading& grading, std::size_t index, Verdict&) const {
    const ArtefactCase& given = cases[index];
    const Observation& seen = *grading.seen.find(index, RunPart::Whole);
    const bool is_finished = seen.ending == Ending::Finished || (seen.ending == Ending::Exited && seen.exit_code == 0);
    auto failure = is_finished ? judge_file(*this, given, seen) : failure_of_ending(seen);
    if (!failure) return std::nullopt;
    failure->details.emplace("file", path);
    failure->dataset = given.dataset;
    failure->printed = shown_text(as_text(seen.output));
    if (!given.input.empty()) failure->input = shown_text(given.input);
    return failure;
}

bool ArtefactCheck::is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const {
    const Observation& one = *learner.seen.find(run.number, run.part);
    const Observation& other = *detector.seen.find(run.number, run.part);
    return one.ending == other.ending && one.ending == Ending::Finished &&
           std::ranges::equal(one.files, other.files, [](const KeptFile& left, const KeptFile& right) {
               return left.state == right.state && left.bytes == right.bytes;
           });
}

}  // namespace bengkel
