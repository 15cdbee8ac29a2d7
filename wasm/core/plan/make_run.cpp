#include "plan/make_run.hpp"

#include "frame/value.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace bengkel {
namespace {

constexpr std::string_view kDefaultDay = "2026-01-01";
constexpr std::chrono::hours kOpening{9};
/// Of a trace: what can still be looked at as a whole, and what a phone holds.
constexpr std::uint64_t kTracedSteps = 100'000;
constexpr std::uint32_t kTraceBytes = 8u << 20;
/// What recording may take beside the program itself.
constexpr std::uint64_t kRecordingFuel = 8'000'000'000;
constexpr std::uint64_t kProfileFuel = 4'000'000'000;
constexpr std::uint64_t kFuelOfStep = 100'000'000;
constexpr std::uint32_t kRecordingBytes = 64u << 20;
constexpr std::uint32_t kMemoryRecordBytes = 24u << 20;
/// Of result sets: as much as a value may hold, and what handing it over takes beside the program.
constexpr std::uint32_t kTablesBytes = 16u << 20;
constexpr std::uint32_t kTablesMemory = 96u << 20;
constexpr std::uint64_t kTablesFuel = 2'000'000'000;
constexpr std::string_view kMemoryFiles = "memory/*";
/// What lab.plot and lab.show leave, in every language.
constexpr std::array<std::string_view, 2> kLeft = {"plots/*", "shows/*"};

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

/// The lab's data and the submission without its answers; a submitted file never takes the place of a data file.
std::vector<File> program_files(const Lab& lab, const Submission& submission) {
    std::map<std::string, const Bytes*> by_path;
    for (const File& file : lab.data) by_path.emplace(file.path, &file.bytes);
    for (const File& file : submission.files)
        if (file.path != kAnswersPath || !submission.answers) by_path.emplace(file.path, &file.bytes);
    std::vector<File> files;
    files.reserve(by_path.size());
    for (const auto& [path, bytes] : by_path) files.push_back({path, *bytes});
    return files;
}

Build build_of(const Lab& lab) {
    std::set<std::string> functions;
    for (const Check& check : lab.checks) functions.insert(check.functions.begin(), check.functions.end());
    return {{functions.begin(), functions.end()}, lab.structs};
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
    put("kind", text_value(entry_name(run.entry.kind)));
    put("file", text_value(run.entry.file));
    put("function", text_value(run.entry.function));
    put("args", {std::move(args)});
    put("kwargs", {std::move(kwargs)});
    put("argv", list_of_texts(run.entry.file, run.argv));
    put("seed", integer_value(run.seed));
    put("resultBytes", integer_value(run.limits.result_bytes));
    return encode_value({std::move(message)});
}

/// Of a program. What it left open when it ended is written out when files of it are to come back.
Map program_kwargs(const Run& run) {
    Map kwargs;
    if (!run.keep.empty()) kwargs.entries.emplace_back(text_value("flush"), Value{true});
    return kwargs;
}

Map query_kwargs(const QueryWants& wants) {
    List state;
    for (const std::string& name : wants.state) state.items.push_back(text_value(name));
    Map kwargs;
    kwargs.entries.emplace_back(text_value("state"), wants.state.empty() ? Value{Null{}} : Value{std::move(state)});
    kwargs.entries.emplace_back(text_value("plan"), Value{wants.plan});
    return kwargs;
}

}  // namespace

std::string run_key(std::string_view check, std::size_t number, RunPart part) {
    std::string key = std::string(check) + "/" + std::to_string(number);
    if (part == RunPart::Load) key += "/load";
    if (part == RunPart::Cost) key += "/cost";
    if (part == RunPart::Reference) key += "/reference";
    if (part == RunPart::Changed) key += "/changed";
    return key;
}

Run base_run(const Lab& lab, const Submission& submission, std::uint64_t seed) {
    Run run;
    run.language = lab.language;
    if (lab.language == Language::Cpp) run.build = build_of(lab);
    run.seed = seed;
    run.clock_ms = clock_of_day(lab.rules_as_of);
    run.limits = lab.limits;
    run.files = program_files(lab, submission);
    return run;
}

Run calling_run(Run run, Entry entry, List args, Map kwargs) {
    run.entry = std::move(entry);
    // A function that asks for input gets none; that it asked says more than an EOFError would.
    run.is_input_ended = false;
    run.message = guest_message(run, std::move(args), std::move(kwargs));
    return run;
}

Run program_run(Run run, std::string file, std::vector<std::string> argv, Bytes input) {
    run.entry = {EntryKind::Program, std::move(file), {}};
    run.argv = std::move(argv);
    run.input = std::move(input);
    run.message = guest_message(run, {}, program_kwargs(run));
    return run;
}

Run unittest_run(Run run, std::string file) {
    run.entry = {EntryKind::UnitTest, std::move(file), {}};
    run.is_input_ended = false;
    run.message = guest_message(run, {}, {});
    return run;
}

Run query_run(Run run, std::string file, List args, const QueryWants& wants) {
    run.entry = {EntryKind::Query, std::move(file), {}};
    run.message = guest_message(run, std::move(args), query_kwargs(wants));
    return run;
}

Run source_run(Run run, std::string file, std::vector<std::string> queries) {
    std::erase_if(run.files, [&](const File& one) { return one.path != file; });
    run.build.reset();
    run.entry = {EntryKind::Source, std::move(file), {}};
    List list;
    for (std::string& query : queries) list.items.push_back(text_value(std::move(query)));
    Map message;
    message.entries.emplace_back(text_value("queries"), Value{std::move(list)});
    run.message = encode_value({std::move(message)});
    return run;
}

void lay_over(std::vector<File>& files, const std::vector<File>& layer) {
    for (const File& file : layer) {
        const auto at = std::ranges::lower_bound(files, file.path, {}, &File::path);
        if (at != files.end() && at->path == file.path) {
            at->bytes = file.bytes;
        } else {
            files.insert(at, file);
        }
    }
}

std::int64_t clock_of_day(std::string_view day) {
    std::optional<std::chrono::sys_days> date = parse_day(day);
    if (!date) date = parse_day(kDefaultDay);
    return std::chrono::duration_cast<std::chrono::milliseconds>(date->time_since_epoch() + kOpening).count();
}

bool can_record(Language language, Record record) {
    switch (record) {
        case Record::None: return true;
        case Record::Steps: return language == Language::Python;
        case Record::Costs: return language == Language::Python || language == Language::Cpp;
        case Record::Memory: return language == Language::Cpp;
        case Record::Tables: return language == Language::Sql;
    }
    return false;
}

Run plan_run(const Lab& lab, const Submission& submission, std::uint64_t seed, Typed typed, std::vector<std::string> argv,
             Record record) {
    Run run = base_run(lab, submission, seed);
    run.key = "run";
    run.entry = {EntryKind::Program, lab.entry, {}};
    run.argv = std::move(argv);
    run.input = std::move(typed.input);
    run.is_input_ended = typed.is_ended;
    if (record == Record::None && lab.language != Language::Sql) run.keep.assign(kLeft.begin(), kLeft.end());
    Map kwargs = program_kwargs(run);
    if (record == Record::Tables) {
        run.entry.kind = EntryKind::Query;
        run.limits.result_bytes = kTablesBytes;
        run.limits.memory_bytes += kTablesMemory;
        run.limits.fuel += kTablesFuel;
        kwargs = query_kwargs({});
    } else if (lab.language == Language::Python && record != Record::None) {
        run.entry.kind = record == Record::Steps ? EntryKind::Trace : EntryKind::Profile;
        run.limits.fuel += kRecordingFuel;
        run.limits.memory_bytes += kRecordingBytes;
        // A step may be begun with the last of it.
        kwargs.entries.emplace_back(text_value("fuel"),
                                    integer_value(record == Record::Steps ? kRecordingFuel - kFuelOfStep : kProfileFuel));
    } else {
        run.record = record;
    }
    if (record == Record::Steps) {
        run.limits.result_bytes = kTraceBytes;
        kwargs.entries.emplace_back(text_value("steps"), integer_value(kTracedSteps));
    }
    if (record == Record::Memory) {
        run.limits.result_bytes = kMemoryRecordBytes;
        run.keep = {std::string(kMemoryFiles)};
        kwargs.entries.emplace_back(text_value("memory"), Value{true});
    }
    run.message = guest_message(run, {}, std::move(kwargs));
    return run;
}

}  // namespace bengkel
