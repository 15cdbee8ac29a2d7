#include "report/write_report.hpp"

#include "json/write_json.hpp"

#include <optional>
#include <utility>

namespace bengkel {
namespace {

constexpr int kFormat = 1;

Json text_or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json localised(const Localised& texts) {
    if (texts.empty()) return {};
    JsonObject object;
    for (const auto& [locale, text] : texts) object.emplace(locale, text);
    return object;
}

Json exception_json(const std::optional<Exception>& exception) {
    if (!exception) return {};
    JsonArray frames;
    for (const TraceFrame& frame : exception->frames) {
        frames.push_back(JsonObject{
            {"file", frame.file},
            {"line", frame.line},
            {"column", frame.column},
            {"endLine", frame.end_line},
            {"endColumn", frame.end_column},
            {"function", frame.function},
            {"source", frame.source},
        });
    }
    return JsonObject{{"type", exception->type}, {"message", exception->message}, {"frames", std::move(frames)}};
}

Json mismatch_json(const std::optional<Mismatch>& mismatch) {
    if (!mismatch) return {};
    return JsonObject{
        {"reason", reason_name(mismatch->reason)},
        {"path", mismatch->path},
        {"expected", mismatch->want},
        {"got", mismatch->got},
    };
}

Json difference_json(const std::optional<TextPosition>& difference) {
    if (!difference) return {};
    return JsonObject{{"line", difference->line}, {"column", difference->column}};
}

JsonArray texts_json(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

const char* kind_of(RowDifference::Kind kind) {
    switch (kind) {
        case RowDifference::Kind::Missing: return "missing";
        case RowDifference::Kind::Extra: return "extra";
        case RowDifference::Kind::Wrong: return "wrong";
    }
    return "";
}

Json table_json(const std::optional<FailedTable>& table) {
    if (!table) return {};
    const TableDifference& difference = table->difference;
    JsonArray rows;
    for (const RowDifference& row : difference.rows) {
        JsonArray wrong;
        for (const auto& [column, expected] : row.wrong)
            wrong.push_back(JsonObject{{"column", column}, {"expected", expected}});
        rows.push_back(JsonObject{
            {"kind", kind_of(row.kind)}, {"row", row.row}, {"cells", texts_json(row.cells)}, {"wrong", std::move(wrong)}});
    }
    Json order;
    if (difference.order) {
        const auto& [row, want, got] = *difference.order;
        order = JsonObject{{"row", row}, {"expected", texts_json(want)}, {"got", texts_json(got)}};
    }
    return JsonObject{
        {"name", table->name.empty() ? Json() : Json(table->name)},
        {"columns", texts_json(difference.columns)},
        {"gotColumns", texts_json(difference.got_columns)},
        {"expectedRows", difference.want_rows},
        {"gotRows", difference.got_rows},
        {"missing", difference.missing},
        {"extra", difference.extra},
        {"wrong", difference.wrong},
        {"rows", std::move(rows)},
        {"order", std::move(order)},
    };
}

Json failure_json(const std::optional<Failure>& failure) {
    if (!failure) return {};
    return JsonObject{
        {"case", failure->case_index},
        {"hidden", failure->is_hidden},
        {"code", failure_name(failure->code)},
        {"call", text_or_null(failure->call)},
        {"stdin", text_or_null(failure->input)},
        {"expected", text_or_null(failure->expected)},
        {"got", text_or_null(failure->got)},
        {"mismatch", mismatch_json(failure->mismatch)},
        {"difference", difference_json(failure->difference)},
        {"table", table_json(failure->table)},
        {"dataset", failure->dataset.empty() ? Json() : Json(failure->dataset)},
        {"printed", failure->printed},
        {"exception", exception_json(failure->exception)},
        {"stoppedBy", failure->stopped_by ? Json(stopper_name(*failure->stopped_by)) : Json()},
        {"say", localised(failure->say)},
        {"details", failure->details.empty() ? Json() : Json(failure->details)},
    };
}

Json growth_json(const std::optional<GrowthFigures>& growth) {
    if (!growth) return {};
    JsonArray points;
    for (const GrowthPoint& point : growth->points)
        points.push_back(JsonObject{{"size", point.size}, {"fuel", point.fuel}});
    return JsonObject{
        {"atMost", growth_name(growth->at_most)},
        {"found", growth->found ? Json(growth_name(*growth->found)) : Json()},
        {"exponent", growth->exponent ? Json(*growth->exponent / 100.0) : Json()},
        {"points", std::move(points)},
        {"lastCut", growth->is_last_cut},
    };
}

Json budget_json(const std::vector<BudgetFigures>& budget) {
    JsonArray cases;
    for (const BudgetFigures& figures : budget) {
        cases.push_back(JsonObject{
            {"case", figures.case_index},
            {"used", figures.used},
            {"allowed", figures.allowed},
            {"reference", figures.reference},
            {"cut", figures.is_cut},
        });
    }
    return cases;
}

Json misconception_json(const Misconception* misconception) {
    if (misconception == nullptr) return {};
    return JsonObject{{"id", misconception->id}, {"say", localised(misconception->say)}};
}

Json verdict_json(const Verdict& verdict) {
    return JsonObject{
        {"id", verdict.check},
        {"kind", verdict.kind},
        {"outcome", outcome_name(verdict.outcome)},
        {"points", verdict.points},
        {"outOf", verdict.out_of},
        {"cases",
         JsonObject{{"passed", verdict.cases_passed}, {"total", verdict.cases_total}, {"notRun", verdict.cases_not_run}}},
        {"failure", failure_json(verdict.failure)},
        {"growth", growth_json(verdict.growth)},
        {"budget", budget_json(verdict.budget)},
        {"waitsFor", texts_json(verdict.waits_for)},
        {"group", verdict.group.empty() ? Json() : Json(verdict.group)},
        {"withheld", verdict.is_withheld},
        {"misconception", misconception_json(verdict.misconception)},
    };
}

}  // namespace

std::string write_report(const Report& report) {
    JsonArray submission;
    for (const SubmittedFile& file : report.submission) {
        submission.push_back(JsonObject{{"path", file.path}, {"sha256", file.sha256}});
    }
    JsonArray checks;
    for (const Verdict& verdict : report.verdicts) checks.push_back(verdict_json(verdict));
    return write_json(
        JsonObject{
            {"format", kFormat},
            {"lab", JsonObject{{"id", report.lab_id}, {"version", report.lab_version}, {"hash", report.lab_hash}}},
            {"language", language_name(report.language)},
            {"seed", std::to_string(report.seed)},
            {"outcome", outcome_name(report.outcome)},
            {"points", report.points},
            {"outOf", report.out_of},
            {"submission", std::move(submission)},
            {"checks", std::move(checks)},
        },
        JsonLayout::Indented);
}

}  // namespace bengkel
