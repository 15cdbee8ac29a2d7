#include "plan/make_runs.hpp"

#include "frame/value.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <utility>
#include <variant>

namespace bengkel {
namespace {

constexpr std::string_view kDefaultDay = "2026-01-01";
constexpr std::chrono::hours kOpening{9};

std::optional<std::chrono::sys_days> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : text.substr(at, size)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date);
}

/// The lab's data and the submission; a submitted file never takes the place of a data file.
std::vector<File> program_files(const Lab& lab, const Submission& submission) {
    std::map<std::string, const Bytes*> by_path;
    for (const File& file : lab.data) by_path.emplace(file.path, &file.bytes);
    for (const File& file : submission.files) by_path.emplace(file.path, &file.bytes);
    std::vector<File> files;
    files.reserve(by_path.size());
    for (const auto& [path, bytes] : by_path) files.push_back({path, *bytes});
    return files;
}

Value text_value(std::string text) { return {std::move(text)}; }

Value list_of_texts(std::string_view first, const std::vector<std::string>& rest) {
    List list;
    list.items.push_back(text_value(std::string(first)));
    for (const std::string& text : rest) list.items.push_back(text_value(text));
    return {std::move(list)};
}

Value integer_value(std::uint64_t number) {
    Integer integer;
    for (; number != 0; number >>= 8) integer.magnitude.push_back(static_cast<std::uint8_t>(number & 0xFF));
    return {std::move(integer)};
}

/// What guest_run is called with. Both kinds of entry carry all keys, so that a guest needs one way of reading them. The
/// program's name leads its argv here, as the learner's sys.argv has it.
Bytes guest_message(const Run& run, List args, Map kwargs) {
    Map message;
    const auto put = [&](const char* key, Value value) { message.entries.emplace_back(text_value(key), std::move(value)); };
    put("kind", text_value(run.entry.kind == EntryKind::Program ? "program" : "call"));
    put("file", text_value(run.entry.file));
    put("function", text_value(run.entry.function));
    put("args", {std::move(args)});
    put("kwargs", {std::move(kwargs)});
    put("argv", list_of_texts(run.entry.file, run.argv));
    put("seed", integer_value(run.seed));
    put("resultBytes", integer_value(run.limits.result_bytes));
    return encode_value({std::move(message)});
}

Run base_run(const Lab& lab, const Submission& submission, std::uint64_t seed) {
    Run run;
    run.language = lab.language;
    run.seed = seed;
    run.clock_ms = clock_of_day(lab.rules_as_of);
    run.limits = lab.limits;
    run.files = program_files(lab, submission);
    return run;
}

void add_runs(std::vector<Run>& runs, const Run& base, const std::string& check, const CallsCheck& calls) {
    for (const CallCase& call : calls.cases) {
        Run& run = runs.emplace_back(base);
        run.key = run_key(check, static_cast<std::size_t>(&call - calls.cases.data()));
        run.entry = {EntryKind::Call, calls.file, calls.function};
        // A function that asks for input gets none; that it asked says more than an EOFError would.
        run.is_input_ended = false;
        Map kwargs;
        for (const auto& [name, value] : call.kwargs) kwargs.entries.emplace_back(text_value(name), value);
        run.message = guest_message(run, List{call.args}, std::move(kwargs));
    }
}

void add_runs(std::vector<Run>& runs, const Run& base, const std::string& check, const OutputCheck& output) {
    for (const OutputCase& given : output.cases) {
        Run& run = runs.emplace_back(base);
        run.key = run_key(check, static_cast<std::size_t>(&given - output.cases.data()));
        run.entry = {EntryKind::Program, output.file, {}};
        run.argv = given.argv;
        const ByteView input = as_bytes(given.input);
        run.input.assign(input.begin(), input.end());
        run.message = guest_message(run, {}, {});
    }
}

}  // namespace

std::string run_key(std::string_view check, std::size_t case_index) {
    return std::string(check) + "/" + std::to_string(case_index);
}

std::int64_t clock_of_day(std::string_view day) {
    std::optional<std::chrono::sys_days> date = parse_day(day);
    if (!date) date = parse_day(kDefaultDay);
    return std::chrono::duration_cast<std::chrono::milliseconds>(date->time_since_epoch() + kOpening).count();
}

std::vector<Run> make_runs(const Lab& lab, const Submission& submission, std::uint64_t seed) {
    const Run base = base_run(lab, submission, seed);
    std::vector<Run> runs;
    for (const Check& check : lab.checks) {
        std::visit([&](const auto& kind) { add_runs(runs, base, check.id, kind); }, check.kind);
    }
    return runs;
}

Run plan_run(const Lab& lab, const Submission& submission, std::uint64_t seed, Typed typed, std::vector<std::string> argv) {
    Run run = base_run(lab, submission, seed);
    run.key = "run";
    run.entry = {EntryKind::Program, lab.entry, {}};
    run.argv = std::move(argv);
    run.input = std::move(typed.input);
    run.is_input_ended = typed.is_ended;
    run.message = guest_message(run, {}, {});
    return run;
}

}  // namespace bengkel
