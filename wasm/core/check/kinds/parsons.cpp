#include "check/kinds/parsons.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <ranges>
#include <set>
#include <span>
#include <utility>

#include "base/nearest_name.hpp"
#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_equality.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 11> kKeys = {"question", "lines", "distractors", "orders",    "anyOrder", "indent",
                                                    "want",     "stdin", "compare",     "tolerance", "say"};
constexpr std::array<std::string_view, 3> kLineKeys = {"id", "text", "code"};
constexpr std::array<std::string_view, 4> kDistractorKeys = {"id", "text", "code", "say"};
constexpr auto kCompares = std::span(kCompareWords).first<4>();
constexpr JsonShape kShapes[] = {{"/$defs/parsonsCheck", kKeys},
                                 {"/$defs/parsonsLine", kLineKeys, R"("lines": [{}])", "/lines/0"},
                                 {"/$defs/parsonsDistractor", kDistractorKeys, R"("distractors": [{}])", "/distractors/0"}};
constexpr JsonWords kWords[] = {{"/$defs/parsonsCheck/properties/compare", kCompares}};

constexpr std::size_t kFewestLines = 2;
constexpr std::size_t kMostLines = 40;
constexpr int kMostIndents = 12;

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// Takes the blanks in front of the code off and counts them as steps.
void take_indent(const JsonReader& reader, ParsonsLine& line, int step) {
    const std::size_t blanks = std::min(line.wording.code.find_first_not_of(' '), line.wording.code.size());
    const auto code = reader.find("code");
    if (!code || !code->is(JsonType::Text)) return;
    line.indent = static_cast<int>(blanks) / step;
    if (static_cast<int>(blanks) % step != 0)
        code->report("bad-indent",
                     std::to_string(blanks) + " blanks are no whole number of steps of " + std::to_string(step),
                     R"("indent" says how many blanks a step has)");
    if (line.indent > kMostIndents) code->report("bad-indent", "more than " + std::to_string(kMostIndents) + " steps");
    line.wording.code.erase(0, blanks);
}

class ParsonsReader {
  public:
    ParsonsReader(const JsonReader& reader, const CheckContext& context, ParsonsCheck& parsons)
        : reader_(reader), context_(context), parsons_(parsons) {}

    void read() {
        if (reader_.find("indent")) parsons_.indent = static_cast<int>(reader_.integer("indent", 1, 8));
        if (const auto lines = reader_.member("lines")) read_lines_of(*lines, kLineKeys, false);
        const std::size_t right = parsons_.lines.size();
        if (const auto lines = reader_.find("lines"); lines && lines->is(JsonType::Array) && right < kFewestLines)
            lines->report("too-few", "a puzzle has at least two lines");
        if (const auto distractors = reader_.find("distractors")) read_lines_of(*distractors, kDistractorKeys, true);
        if (parsons_.lines.size() > kMostLines)
            reader_.report("too-many", "more than " + std::to_string(kMostLines) + " lines");
        parsons_.orders.emplace_back(right);
        std::iota(parsons_.orders.front().begin(), parsons_.orders.front().end(), std::size_t{0});
        read_orders();
        read_classes();
        read_run();
        parsons_.say = read_say(reader_, context_);
    }

    /// Never in an order that would be right.
    [[nodiscard]] JsonArray shown_lines(std::string_view check) const {
        const std::vector<std::string> ids(std::from_range, parsons_.lines | std::views::transform(&ParsonsLine::id));
        std::vector<std::size_t> shown = shuffled(check, ids);
        const auto is_needed = [&](std::size_t position) { return !parsons_.lines[position].is_distractor; };
        const std::vector<std::size_t> needed(std::from_range, shown | std::views::filter(is_needed));
        if (std::ranges::is_sorted(needed) && !shown.empty()) std::ranges::reverse(shown);
        JsonArray lines;
        for (const std::size_t position : shown)
            lines.push_back(wording_json(ids[position], parsons_.lines[position].wording));
        return lines;
    }

  private:
    void read_lines_of(const JsonReader& list, Names keys, bool is_distractor) {
        for (const JsonReader& item : list.items()) {
            ParsonsLine line;
            line.is_distractor = is_distractor;
            if (item.expect(JsonType::Object)) {
                item.expect_keys(keys);
                line.id = read_id(item, "id");
                if (const auto id = item.find("id")) expect_unique(*id, line.id, ids_);
                line.wording = read_wording(item, context_);
                if (parsons_.indent) take_indent(item, line, *parsons_.indent);
                if (is_distractor) line.say = read_say(item, context_);
            }
            ids_.push_back(line.id);
            parsons_.lines.push_back(std::move(line));
        }
    }

    /// The position of a line that is needed; nothing with a problem.
    std::optional<std::size_t> line_named(const JsonReader& id) const {
        if (!id.expect(JsonType::Text)) return std::nullopt;
        const std::span<const std::string> needed = std::span(ids_).first(parsons_.orders.front().size());
        const auto found = std::ranges::find(needed, id.text());
        if (found != needed.end()) return static_cast<std::size_t>(found - needed.begin());
        const std::vector<std::string_view> known(std::from_range, needed);
        id.report("unknown-line", "there is no line " + quoted(id.text()), nearest_name_hint(id.text(), known));
        return std::nullopt;
    }

    std::vector<std::size_t> lines_named(const JsonReader& list) const {
        std::vector<std::size_t> positions;
        for (const JsonReader& item : list.items()) {
            const auto position = line_named(item);
            if (!position) continue;
            if (std::ranges::contains(positions, *position))
                item.report("duplicate-id", quoted(item.text()) + " is named twice");
            positions.push_back(*position);
        }
        return positions;
    }

    void read_orders() {
        for (const JsonReader& item : reader_.items_or_none("orders")) {
            const std::size_t problems = item.problem_count();
            std::vector<std::size_t> order = lines_named(item);
            if (item.problem_count() > problems) continue;
            if (order.size() != parsons_.orders.front().size())
                item.report("incomplete-order", "an order names all " + std::to_string(parsons_.orders.front().size()) +
                                                    " lines, this one " + std::to_string(order.size()));
            parsons_.orders.push_back(std::move(order));
        }
    }

    /// Lines that read alike are of one class, and those that "anyOrder" puts together.
    void read_classes() {
        const auto& lines = parsons_.lines;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto twin = std::ranges::find_if(lines, [&](const ParsonsLine& line) {
                return line.wording.text == lines[i].wording.text && line.wording.code == lines[i].wording.code;
            });
            parsons_.classes.push_back(static_cast<std::size_t>(twin - lines.begin()));
        }
        for (const JsonReader& item : reader_.items_or_none("anyOrder")) {
            const std::vector<std::size_t> group = lines_named(item);
            if (item.is(JsonType::Array) && item.items().size() < 2)
                item.report("too-few", "at least two lines can change places");
            for (const std::size_t position : group)
                std::ranges::replace(parsons_.classes, parsons_.classes[position], parsons_.classes[group.front()]);
        }
    }

    void read_run() {
        const auto want = reader_.find("want");
        if (const auto compare = reader_.find("compare"))
            parsons_.compare = static_cast<Compare>(read_word(*compare, kCompares));
        parsons_.tolerance = read_tolerance(reader_);
        if (const auto input = reader_.find("stdin")) parsons_.input = read_lines(*input, "\n");
        const std::string& entry = context_.entry;
        parsons_.file = "lines" + entry.substr(std::min(entry.rfind('.'), entry.size()));
        if (!want) {
            for (const char* name : {"stdin", "compare", "tolerance"})
                if (const auto member = reader_.find(name))
                    member->report_key("useless-key", "nothing is run", R"("want" says what the lines are to print)");
            return;
        }
        parsons_.want = read_lines(*want, "\n");
        for (const char* name : {"orders", "anyOrder"})
            if (const auto member = reader_.find(name))
                member->report_key("useless-key", "the order is judged by what the lines print");
        for (const char* name : {"lines", "distractors"})
            for (const JsonReader& item : reader_.items_or_none(name))
                if (item.is(JsonType::Object) && !item.find("code"))
                    item.report("no-code", "a line of a program that is run has code");
    }

    const JsonReader& reader_;
    const CheckContext& context_;
    ParsonsCheck& parsons_;
    std::vector<std::string> ids_;
};

std::shared_ptr<const CheckKind> read_parsons(const JsonReader& reader, const CheckContext& context, Check& check) {
    auto parsons = std::make_shared<ParsonsCheck>();
    const Localised question = read_question(reader, context);
    ParsonsReader puzzle(reader, context, *parsons);
    puzzle.read();
    check.ask = JsonObject{{"question", localised_json(question)},
                           {"indent", parsons->indent ? Json(*parsons->indent) : Json()},
                           {"lines", puzzle.shown_lines(check.id)}};
    return parsons;
}

}  // namespace

const KindReader& parsons_kind() {
    static constexpr KindReader kKind = {"parsons", read_parsons, kShapes, kWords};
    return kKind;
}

std::size_t ParsonsCheck::position_of(std::string_view id) const {
    return static_cast<std::size_t>(std::ranges::find(lines, id, &ParsonsLine::id) - lines.begin());
}

void ParsonsCheck::read_answer(const JsonReader& answer) const {
    const std::vector<std::string_view> known(std::from_range, lines | std::views::transform(&ParsonsLine::id));
    std::set<std::string> seen;
    for (const JsonReader& item : answer.items()) {
        const auto pair = item.items();
        if (!item.is(JsonType::Array)) continue;
        if (pair.size() != 2) {
            item.report("wrong-length", "a placed line is its id and how far it is indented", R"(["total", 1])");
            continue;
        }
        const std::string id = pair[0].text();
        const auto steps = pair[1].integer(0, kMostIndents);
        if (!indent && steps != 0) pair[1].report("no-indent", "the lines of this puzzle are not indented");
        if (!pair[0].is(JsonType::Text)) continue;
        if (!std::ranges::contains(known, id)) {
            pair[0].report("unknown-line", "there is no line " + quoted(id), nearest_name_hint(id, known));
        } else if (!seen.insert(id).second) {
            pair[0].report("duplicate-line", quoted(id) + " is placed twice");
        }
    }
}

bool ParsonsCheck::is_answered(const JsonReader& answer) const { return !answer.items().empty(); }

std::vector<ParsonsCheck::Placed> ParsonsCheck::placed_in(const JsonReader& answer) const {
    std::vector<Placed> placed;
    for (const JsonReader& item : answer.items()) {
        const auto pair = item.items();
        placed.push_back({position_of(pair[0].text()), static_cast<int>(pair[1].integer())});
    }
    return placed;
}

std::vector<AskedRun> ParsonsCheck::asked_runs(const Grading& grading) const {
    if (!want || !grading.answer || !is_answered(*grading.answer)) return {};
    return {AskedRun{}};
}

Run ParsonsCheck::make_run(const Grading& grading, const AskedRun&, Run run) const {
    std::string program;
    for (const Placed& placed : placed_in(*grading.answer)) {
        program.append(static_cast<std::size_t>(placed.indent * indent.value_or(0)), ' ');
        program += lines[placed.line].wording.code + "\n";
    }
    const ByteView bytes = as_bytes(program);
    return run_of_lab(std::move(run), grading.lab, {file, Bytes(bytes.begin(), bytes.end())}, input);
}

/// How many lines from the top are in their places.
std::size_t ParsonsCheck::right_lines(const std::vector<std::size_t>& order, const std::vector<Placed>& placed) const {
    std::size_t right = 0;
    while (right < order.size() && right < placed.size() && classes[order[right]] == classes[placed[right].line]) ++right;
    return right;
}

std::optional<Failure> ParsonsCheck::judge_order(const std::vector<Placed>& placed) const {
    // Whoever is on the way to another accepted order is told about that one.
    const auto& order =
        *std::ranges::max_element(orders, {}, [&](const auto& accepted) { return right_lines(accepted, placed); });
    const std::size_t right = right_lines(order, placed);
    const auto at_line = [](FailureCode code, std::size_t number) {
        Failure failure = failure_of_answer(code);
        failure.difference = TextPosition{static_cast<int>(number), 1};
        return failure;
    };
    if (right < placed.size()) {
        const ParsonsLine& odd = lines[placed[right].line];
        Failure failure =
            right < order.size() ? at_line(FailureCode::WrongLine, right + 1) : at_line(FailureCode::TooManyLines, right);
        failure.got = odd.id;
        failure.say = odd.say.empty() ? say : odd.say;
        return failure;
    }
    if (right < order.size()) return at_line(FailureCode::TooFewLines, right);
    if (!indent) return std::nullopt;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        // A line that reads like another one is indented as its place wants, others take their indentation along.
        const ParsonsLine& wanted = lines[order[i]];
        const ParsonsLine& own = lines[placed[i].line];
        const int steps = own.wording.code == wanted.wording.code ? wanted.indent : own.indent;
        if (placed[i].indent == steps) continue;
        Failure failure = at_line(FailureCode::WrongIndent, i + 1);
        failure.got = own.id;
        failure.say = say;
        return failure;
    }
    return std::nullopt;
}

std::optional<Failure> ParsonsCheck::judge_run(const Grading& grading, const std::vector<Placed>& placed) const {
    const Observation* seen = grading.seen.find(0, RunPart::Whole);
    if (seen == nullptr) return failure_of_platform();
    std::optional<Failure> failure;
    if (seen->ending == Ending::Finished || (seen->ending == Ending::Exited && seen->exit_code == 0)) {
        const std::string_view written = as_text(seen->output);
        const std::optional<OutputMismatch> mismatch = compare_output(compare, tolerance, *want, written);
        if (!mismatch) return std::nullopt;
        failure = failure_of_answer(FailureCode::WrongOutput);
        failure->difference = mismatch->position;
        failure->got = shown_text(written);
    } else {
        failure = failure_of_ending(*seen);
    }
    if (!input.empty()) failure->input = shown_text(input);
    failure->expected = shown_text(*want);
    const auto odd = std::ranges::find_if(placed, [&](const Placed& one) { return !lines[one.line].say.empty(); });
    failure->say = odd == placed.end() ? say : lines[odd->line].say;
    return failure;
}

std::optional<Failure> ParsonsCheck::judge_answer(const Grading& grading, const JsonReader& answer, std::size_t&) const {
    const std::vector<Placed> placed = placed_in(answer);
    return want ? judge_run(grading, placed) : judge_order(placed);
}

}  // namespace bengkel
