#include "bridge/dispatch.hpp"

#include "base/print_problem.hpp"
#include "base/sha256.hpp"
#include "bridge/lab_json.hpp"
#include "bridge/request.hpp"
#include "check/check_kind.hpp"
#include "check/follow_watch.hpp"
#include "frame/frame.hpp"
#include "json/json_document.hpp"
#include "json/write_json.hpp"
#include "lab/lab.hpp"
#include "lab/read_courses.hpp"
#include "lab/review_folder.hpp"
#include "meter/explain_module.hpp"
#include "meter/meter_module.hpp"
#include "meter/prices.hpp"
#include "meter/track_writes.hpp"
#include "observation/read_observation.hpp"
#include "plan/encode_run.hpp"
#include "plan/make_run.hpp"
#include "plan/submission.hpp"
#include "report/advance.hpp"
#include "report/seed_of.hpp"
#include "report/write_report.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace bengkel {
namespace {

/// What an ok reply holds besides the id.
struct Reply {
    JsonObject json;
    std::vector<Bytes> blobs;
};

/// A lab's own paths are relative to its folder and those of rule packs to labs/; people look from the root.
Problems placed_from_root(Problems problems, const Request& request) {
    for (Problem& problem : problems) {
        std::string& file = problem.place.file;
        if (std::ranges::contains(request.rules, file, &File::path)) {
            file.insert(0, "labs/");
        } else if (!request.folder.empty()) {
            file.insert(0, "labs/" + request.folder + "/");
        }
    }
    return problems;
}

Result<std::shared_ptr<const Lab>> lab_of(const Request& request, LastLab& last) {
    return last.read(request).transform_error(
        [&](Problems problems) { return placed_from_root(std::move(problems), request); });
}

Result<std::vector<Observation>> observations_of(const Request& request) {
    std::vector<Observation> observations;
    Problems problems;
    for (const Observed& observed : request.observations) {
        Result<Observation> observation = read_observation(observed.frame);
        if (observation && observation->key == observed.key) {
            observations.push_back(*std::move(observation));
            continue;
        }
        Problems wrong;
        if (observation) {
            wrong.push_back({"observation.wrong-key", "the frame is of run \"" + observation->key + "\"", "", {}});
        } else {
            wrong = std::move(observation).error();
        }
        for (Problem& problem : wrong) {
            problem.place.file = "observation " + observed.key;
            problems.push_back(std::move(problem));
        }
    }
    if (!problems.empty()) return failure(std::move(problems));
    return observations;
}

void add_runs(Reply& reply, std::span<const Run> runs) {
    JsonArray list;
    for (const Run& run : runs) {
        JsonObject planned{{"key", run.key}, {"blob", reply.blobs.size()}};
        if (run.entry.kind == EntryKind::Source) planned.emplace("parser", true);
        list.emplace_back(std::move(planned));
        reply.blobs.push_back(encode_run(run));
    }
    reply.json.emplace("runs", std::move(list));
}

/// Null when there is no such case.
Json shown_case_json(const Lab& lab, const NamedCase& named) {
    const auto check = std::ranges::find(lab.checks, named.check, &Check::id);
    if (check == lab.checks.end()) return {};
    const ByKey nothing;
    const auto shown = check->body->show_case({lab, *check, named.seed, Seen(check->id, nothing)}, named.number);
    if (!shown) return {};
    const auto text_or_null = [](const std::optional<std::string>& text) { return text ? Json(*text) : Json(); };
    return JsonObject{{"call", text_or_null(shown->call)},
                      {"stdin", text_or_null(shown->input)},
                      {"dataset", shown->dataset.empty() ? Json() : Json(shown->dataset)}};
}

Result<Reply> reply_to_read_lab(const Request& request, LastLab& last) {
    BENGKEL_TRY(const std::shared_ptr<const Lab> read, lab_of(request, last));
    const Lab& lab = *read;
    JsonObject json = lab_json(lab);
    if (request.paths) {
        BENGKEL_TRY(const std::vector<Attempt> attempts,
                    review_folder(lab, *request.paths).transform_error([&](Problems problems) {
                        return placed_from_root(std::move(problems), request);
                    }));
        json.emplace("attempts", attempts_json(attempts));
        json.emplace("fuelLimit", lab.limits.fuel);
    }
    Reply reply{{{"lab", std::move(json)}}, {}};
    if (request.shown) reply.json.emplace("case", shown_case_json(lab, *request.shown));
    return reply;
}

Result<Reply> reply_to_read_courses(const Request& request) {
    BENGKEL_TRY(const std::vector<Course> courses,
                read_courses(request.files, request.labs).transform_error([](Problems problems) {
                    for (Problem& problem : problems) problem.place.file.insert(0, "labs/");
                    return problems;
                }));
    return Reply{{{"courses", courses_json(courses)}}, {}};
}

Result<Reply> reply_to_advance(Request& request, LastLab& last) {
    BENGKEL_TRY(const std::shared_ptr<const Lab> read, lab_of(request, last));
    const Lab& lab = *read;
    BENGKEL_TRY(const Submission submission, accept_submission(lab, std::move(request.submission)));
    BENGKEL_TRY(const std::vector<Observation> observations, observations_of(request));
    BENGKEL_TRY(const Step step, advance(lab, submission, request.seed.value_or(seed_of(lab, submission)), observations));
    Reply reply;
    if (const auto* runs = std::get_if<std::vector<Run>>(&step)) {
        reply.json.emplace("state", "runs");
        add_runs(reply, *runs);
    } else {
        reply.json.emplace("state", "report");
        reply.json.emplace("prices", prices_hash());
        const std::string text = write_report(std::get<Report>(step));
        reply.blobs.emplace_back(text.begin(), text.end());
    }
    return reply;
}

Result<Reply> reply_to_plan_run(Request& request, LastLab& last) {
    BENGKEL_TRY(const std::shared_ptr<const Lab> read, lab_of(request, last));
    const Lab& lab = *read;
    BENGKEL_TRY(const Submission submission, accept_submission(lab, std::move(request.submission)));
    if (!can_record(lab.language, request.record)) {
        return failure({"plan.no-record",
                        "of a program in " + std::string(language_name(lab.language)) + " there is no record of its " +
                            record_name(request.record),
                        "",
                        {}});
    }
    const Run run = plan_run(lab, submission, request.seed.value_or(0), std::move(request.typed), std::move(request.argv),
                             request.record);
    Reply reply;
    add_runs(reply, {&run, 1});
    return reply;
}

/// Of each call null when the lab knows nothing of it, or how it stands to what the lab knows.
Result<Reply> reply_to_follow_watches(const Request& request, LastLab& last) {
    BENGKEL_TRY(const std::shared_ptr<const Lab> read, lab_of(request, last));
    const Lab& lab = *read;
    JsonArray calls;
    for (const auto& [number, call] : request.calls) {
        if (number >= lab.watches.size() || !is_watched(lab.watches[number], call)) {
            calls.emplace_back();
            continue;
        }
        const auto departure = find_departure(lab.watches[number], call, lab.language);
        JsonObject json{{"is", departure ? "wrong" : "right"}};
        if (departure) {
            json.emplace("value", departure->value);
            json.emplace("expected", departure->expected ? Json(*departure->expected) : Json());
            json.emplace("got", departure->got);
        }
        calls.emplace_back(std::move(json));
    }
    return Reply{{{"calls", std::move(calls)}}, {}};
}

const char* mark_name(RowDifference::Kind kind) {
    switch (kind) {
        case RowDifference::Kind::Missing: return "missing";
        case RowDifference::Kind::Extra: return "extra";
        case RowDifference::Kind::Wrong: return "wrong";
    }
    return "";
}

/// The table that came in a case, and what is wrong in it; without marks, there is none to show.
Result<Reply> reply_to_mark_table(const Request& request, LastLab& last) {
    BENGKEL_TRY(const std::shared_ptr<const Lab> read, lab_of(request, last));
    const Lab& lab = *read;
    BENGKEL_TRY(const std::vector<Observation> observations, observations_of(request));
    const NamedCase named = request.shown.value_or(NamedCase{});
    const auto check = std::ranges::find(lab.checks, named.check, &Check::id);
    const ByKey seen = by_key(observations);
    const auto marked = check == lab.checks.end()
                            ? std::nullopt
                            : check->body->mark_case({lab, *check, named.seed, Seen(check->id, seen)}, named.number);
    JsonArray marks;
    if (!marked) return Reply{{{"marks", std::move(marks)}}, {}};
    for (const auto& [kind, row, column, expected] : marked->marks)
        marks.push_back(JsonObject{{"is", mark_name(kind)},
                                   {"row", row},
                                   {"column", column ? Json(*column) : Json()},
                                   {"expected", column ? Json(expected) : Json()}});
    return Reply{{{"marks", std::move(marks)}}, {encode_value({marked->table})}};
}

static_assert(kMostFuel <= kMaximumFuel, "a lab may give a run no more than a metered guest can count");

JsonObject stats_json(const MeterStats& stats) {
    return {
        {"functions", stats.functions},
        {"countedFunctions", stats.counted_functions},
        {"blocks", stats.blocks},
        {"loops", stats.loops},
        {"instructions", stats.instructions},
        {"bytesBefore", stats.bytes_before},
        {"bytesAfter", stats.bytes_after},
        {"pricesVersion", standard_prices().version},
    };
}

Result<Reply> reply_to_meter(const Request& request) {
    MeterOptions options;
    options.has_profile = request.wants_profile;
    BENGKEL_TRY(Metered metered, meter_module(request.content, options));
    if (request.wants_tracking) {
        BENGKEL_TRY(metered.bytes, track_writes(metered.bytes));
        metered.stats.bytes_after = metered.bytes.size();
    }
    Reply reply{{{"stats", stats_json(metered.stats)}}, {}};
    if (!request.wants_explanation) {
        reply.blobs.push_back(std::move(metered.bytes));
        return reply;
    }
    Bytes text;
    const auto append = [&](std::string_view line) {
        text.insert(text.end(), line.begin(), line.end());
        text.push_back('\n');
    };
    const Result<void> explained = explain_module(request.content, options, append);
    if (!explained) return failure(explained.error());
    reply.blobs.push_back(std::move(text));
    return reply;
}

Result<Reply> reply_to(const Frame& frame, const JsonDocument& document, LastLab& last) {
    BENGKEL_TRY(Request request, read_request(frame, document));
    switch (frame.kind) {
        case FrameKind::ReadLab: return reply_to_read_lab(request, last);
        case FrameKind::Advance: return reply_to_advance(request, last);
        case FrameKind::PlanRun: return reply_to_plan_run(request, last);
        case FrameKind::Meter: return reply_to_meter(request);
        case FrameKind::ReadCourses: return reply_to_read_courses(request);
        case FrameKind::FollowWatches: return reply_to_follow_watches(request, last);
        case FrameKind::MarkTable: return reply_to_mark_table(request, last);
        default: return Reply{{{"sha256", sha256_hex(request.content)}}, {}};
    }
}

Json id_json(std::optional<std::int64_t> id) { return id ? Json(*id) : Json(); }

Json problem_json(const Problem& problem) {
    const Place& place = problem.place;
    return JsonObject{
        {"code", problem.code},
        {"message", problem.message},
        {"hint", problem.hint},
        {"place", JsonObject{{"file", place.file},
                             {"pointer", place.pointer},
                             {"offset", place.offset},
                             {"line", place.line},
                             {"column", place.column}}},
    };
}

Bytes encode_problems(std::optional<std::int64_t> id, Problems problems) {
    sort_problems(problems, kMaximumProblems);
    JsonArray list;
    for (const Problem& problem : problems) list.push_back(problem_json(problem));
    return encode_frame(
        {FrameKind::Problems, write_json(JsonObject{{"id", id_json(id)}, {"problems", std::move(list)}}), {}});
}

Bytes encode_ok(std::optional<std::int64_t> id, Reply reply) {
    reply.json.emplace("id", id_json(id));
    return encode_frame({FrameKind::Ok, write_json(std::move(reply.json)), std::move(reply.blobs)});
}

}  // namespace

Bytes dispatch(ByteView bytes, LastLab& last) {
    Result<Frame> frame = decode_frame(bytes);
    if (!frame) return encode_problems(std::nullopt, std::move(frame).error());
    const Result<JsonDocument> document = parse_json("request", std::move(frame->json));
    if (!document) return encode_problems(std::nullopt, document.error());
    const std::optional<std::int64_t> id = request_id(*document);
    Result<Reply> reply = reply_to(*frame, *document, last);
    if (!reply) return encode_problems(id, std::move(reply).error());
    return encode_ok(id, *std::move(reply));
}

}  // namespace bengkel
