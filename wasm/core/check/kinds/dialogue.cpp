#include "check/kinds/dialogue.hpp"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "check/compare_texts.hpp"
#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_equality.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMostTurns = 30;

constexpr std::array<std::string_view, 4> kKeys = {"file", "compare", "tolerance", "cases"};
constexpr std::array<std::string_view, 4> kCaseKeys = {"argv", "turns", "say", "hidden"};
constexpr std::array<std::string_view, 2> kTurnKeys = {"expect", "send"};
constexpr JsonShape kShapes[] = {{"/$defs/dialogueCheck", kKeys},
                                 {"/$defs/dialogueCase", kCaseKeys, R"("cases": [{}])", "/cases/0"},
                                 {"/$defs/dialogueTurn", kTurnKeys, R"("cases": [{"turns": [{}]}])", "/cases/0/turns/0"}};
constexpr JsonWords kWords[] = {{"/$defs/dialogueCheck/properties/compare", kDialogueWords}};

Turn read_turn(const JsonReader& reader, bool is_last, std::optional<Compare> compare) {
    Turn turn;
    if (!reader.expect(JsonType::Object)) return turn;
    reader.expect_keys(kTurnKeys);
    if (const auto expect = reader.member("expect")) {
        turn.expect = read_lines(*expect, "\n");
        if (compare == Compare::Regex)
            expect_pattern(*expect, turn.expect);
        else if (!compare && expect->is(JsonType::Text) && turn.expect.empty())
            expect->report("bad-turn", "every output contains nothing", "say what the program should say");
    }
    if (const auto send = reader.find("send")) {
        turn.send = send->text();
        if (turn.send->contains('\n')) send->report("bad-turn", "one line is sent at a turn");
    } else if (!is_last) {
        reader.report("bad-turn", "missing \"send\": only after the last turn there is nothing to say");
    }
    return turn;
}

DialogueCase read_case(const JsonReader& reader, const CheckContext& context, std::optional<Compare> compare) {
    DialogueCase one;
    if (!reader.expect(JsonType::Object)) return one;
    reader.expect_keys(kCaseKeys);
    for (const JsonReader& word : reader.items_or_none("argv")) one.argv.push_back(word.text());
    if (const auto turns = reader.member("turns")) {
        const auto items = turns->items();
        if (turns->is(JsonType::Array) && (items.empty() || items.size() > kMostTurns))
            turns->report("bad-turn", "expected from 1 to " + std::to_string(kMostTurns) + " turns");
        for (const JsonReader& turn : items)
            one.turns.push_back(read_turn(turn, one.turns.size() + 1 == items.size(), compare));
    }
    if (const auto say = reader.find("say")) one.say = read_localised(*say, context.locales);
    one.is_hidden = reader.boolean_or("hidden", false);
    return one;
}

std::shared_ptr<const CheckKind> read_dialogue(const JsonReader& reader, const CheckContext& context, Check&) {
    auto dialogue = std::make_shared<DialogueCheck>();
    dialogue->file = read_checked_file(reader, context);
    if (const auto compare = reader.find("compare")) {
        const std::size_t word = read_word(*compare, kDialogueWords);
        if (word < kCompareWords.size()) dialogue->compare = static_cast<Compare>(word);
    }
    dialogue->tolerance = read_tolerance(reader);
    if (const auto tolerance = reader.find("tolerance"); tolerance && dialogue->compare != Compare::Numbers)
        tolerance->report_key("useless-tolerance", "a tolerance needs \"compare\": \"numbers\"");
    for (const JsonReader& one : read_cases(reader)) dialogue->cases.push_back(read_case(one, context, dialogue->compare));
    return dialogue;
}

bool is_as_expected(const DialogueCheck& check, const Turn& turn, std::string_view said) {
    if (check.compare) return !compare_output(*check.compare, check.tolerance, turn.expect, said);
    TextRules evenly;
    evenly.space = TextRules::Space::Collapse;
    return what_counts(said, evenly).contains(what_counts(turn.expect, evenly));
}

std::string sent_before(const DialogueCase& given, std::size_t turn) {
    std::string sent;
    for (std::size_t i = 0; i < turn; ++i) sent += *given.turns[i].send + "\n";
    return sent;
}

/// The runs of a case: one for each turn, and one more when the last turn sends something after which the program must end.
std::size_t run_count(const DialogueCase& given) {
    return given.turns.size() + (!given.turns.empty() && given.turns.back().send ? 1 : 0);
}

std::size_t number_of(std::size_t index, std::size_t turn) { return index * (kMostTurns + 1) + turn; }

/// How far a case has come.
struct Progress {
    std::size_t asked = 1;  ///< runs
    bool is_seen = false;   ///< all of those
    std::optional<Failure> failure;
};

Failure failed_turn(FailureCode code, const DialogueCase& given, std::size_t turn, std::string_view said) {
    Failure failure;
    failure.code = code;
    failure.got = shown_text(said);
    failure.input = shown_text(sent_before(given, turn));
    failure.details = {{"turn", turn + 1}, {"sent", turn == 0 ? std::string() : shown_text(*given.turns[turn - 1].send)}};
    if (turn < given.turns.size()) failure.expected = shown_text(given.turns[turn].expect);
    if (turn == 0) failure.details.emplace("variant", "first");
    return failure;
}

/// `said` is what the program wrote since the turn before.
std::optional<Failure> judge_turn(const DialogueCheck& check, const DialogueCase& given, std::size_t turn,
                                  const Observation& seen, std::string_view said) {
    const bool has_ended = seen.ending == Ending::Finished || (seen.ending == Ending::Exited && seen.exit_code == 0);
    if (!has_ended && seen.ending != Ending::NeedsInput) {
        std::optional<Failure> failure = failure_of_ending(seen);
        failure->input = shown_text(sent_before(given, turn));
        return failure;
    }
    if (turn < given.turns.size() && !is_as_expected(check, given.turns[turn], said))
        return failed_turn(FailureCode::WrongTurn, given, turn, said);
    const bool is_over = turn == given.turns.size() || !given.turns[turn].send;
    if (has_ended && !is_over) return failed_turn(FailureCode::EndedEarly, given, turn, said);
    if (!has_ended && is_over) return failed_turn(FailureCode::AsksForMore, given, turn, said);
    return std::nullopt;
}

Progress follow(const DialogueCheck& check, std::size_t index, const Seen& seen) {
    const DialogueCase& given = check.cases[index];
    Progress progress;
    std::size_t said_before = 0;
    for (std::size_t turn = 0;; ++turn) {
        progress.asked = turn + 1;
        const Observation* observation = seen.find(number_of(index, turn), RunPart::Whole);
        progress.is_seen = observation != nullptr;
        if (observation == nullptr) return progress;
        const std::string_view output = as_text(observation->output);
        progress.failure =
            judge_turn(check, given, turn, *observation, output.substr(std::min(said_before, output.size())));
        if (progress.failure || turn + 1 == run_count(given)) return progress;
        said_before = output.size();
    }
}

bool took_too_long(const Progress& progress) {
    return progress.failure &&
           (progress.failure->code == FailureCode::OutOfFuel || progress.failure->stopped_by == StoppedBy::Watchdog);
}

}  // namespace

const KindReader& dialogue_kind() {
    static constexpr KindReader kKind = {"dialogue", read_dialogue, kShapes, kWords};
    return kKind;
}

std::vector<AskedRun> DialogueCheck::asked_runs(const Grading& grading) const {
    std::vector<AskedRun> asked;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const Progress progress = follow(*this, i, grading.seen);
        for (std::size_t turn = 0; turn < progress.asked; ++turn) asked.push_back({number_of(i, turn)});
        // One dialogue after the other; a program that never ends is not asked again.
        if (!progress.is_seen || took_too_long(progress)) break;
    }
    return asked;
}

Run DialogueCheck::make_run(const Grading&, const AskedRun& asked, Run run) const {
    const DialogueCase& given = cases[asked.number / (kMostTurns + 1)];
    const std::string sent = sent_before(given, asked.number % (kMostTurns + 1));
    const ByteView input = as_bytes(sent);
    run = program_run(std::move(run), file, given.argv, Bytes(input.begin(), input.end()));
    run.is_input_ended = false;
    return run;
}

void DialogueCheck::judge(const Grading& grading, Verdict& verdict) const {
    verdict.cases_total = cases.size();
    using Order = std::tuple<bool, bool, std::size_t>;
    Order best;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        Progress progress = follow(*this, i, grading.seen);
        if (!progress.is_seen) {
            ++verdict.cases_not_run;
            continue;
        }
        if (!progress.failure) {
            ++verdict.cases_passed;
            continue;
        }
        const Order order{is_nobodys(*progress.failure), cases[i].is_hidden, progress.asked};
        if (verdict.failure && best <= order) continue;
        best = order;
        progress.failure->case_index = i;
        progress.failure->is_hidden = cases[i].is_hidden;
        progress.failure->say = cases[i].say;
        verdict.failure = std::move(progress.failure);
    }
    if (!verdict.failure && verdict.cases_not_run > 0) verdict.failure = failure_of_platform();
}

}  // namespace bengkel
