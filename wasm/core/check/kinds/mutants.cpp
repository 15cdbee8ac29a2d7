#include "check/kinds/mutants.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <set>
#include <string_view>

#include "base/nearest_name.hpp"
#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "check/test_results.hpp"
#include "lab/read_check.hpp"

namespace bengkel {
namespace {

using Programs = std::map<std::string, std::vector<File>>;

constexpr std::array<std::string_view, 3> kKeys = {"file", "right", "mutants"};
constexpr std::array<std::string_view, 2> kMutantKeys = {"id", "say"};
constexpr JsonShape kShapes[] = {{"/$defs/mutantsCheck", kKeys},
                                 {"/$defs/mutant", kMutantKeys, R"("mutants": [{}])", "/mutants/0"}};

constexpr std::size_t kFewestRight = 2;
constexpr std::size_t kMostRight = 10;
constexpr std::size_t kMostMutants = 50;

class ProgramReader {
  public:
    ProgramReader(const CheckContext& context, const std::string& tests) : context_(context), tests_(tests) {}

    /// `name` is the program's folder below `folder`.
    TestedProgram read(const JsonReader& name, const std::string& folder, const Programs& programs) {
        TestedProgram program{name.text(), {}, {}};
        if (!name.is(JsonType::Text)) return program;
        const auto found = programs.find(program.id);
        if (found == programs.end()) {
            const std::vector<std::string_view> known(std::from_range, programs | std::views::keys);
            name.report("unknown-program", "there is no folder " + folder + "/" + program.id,
                        nearest_name_hint(program.id, known));
            return program;
        }
        if (!seen_.insert(folder + "/" + program.id).second)
            name.report("duplicate-id", "\"" + program.id + "\" is named twice");
        program.files = found->second;
        for (const File& file : program.files) {
            context_.unread.erase(folder + "/" + program.id + "/" + file.path);
            if (file.path == tests_)
                name.report("path-clash",
                            folder + "/" + program.id + " has the file " + tests_ + ", which is the learner's");
        }
        return program;
    }

  private:
    const CheckContext& context_;
    const std::string& tests_;
    std::set<std::string> seen_;
};

/// What replaces nothing and is in no right program was meant to replace something.
void expect_known_files(const JsonReader& reader, const MutantsCheck& check, const CheckContext& context) {
    std::vector<std::string_view> known(std::from_range, context.starter | std::views::transform(&File::path));
    for (const TestedProgram& program : check.right) known.append_range(program.files | std::views::transform(&File::path));
    for (const TestedProgram& program : check.mutants)
        for (const File& file : program.files)
            if (!std::ranges::contains(known, file.path))
                reader.report("unknown-file",
                              "mutants/" + program.id + "/" + file.path + " takes the place of no file of a right program",
                              nearest_name_hint(file.path, known));
}

std::shared_ptr<const CheckKind> read_mutants(const JsonReader& reader, const CheckContext& context, Check&) {
    auto check = std::make_shared<MutantsCheck>();
    if (context.language == Language::Sql)
        reader.find("kind")->report("bad-kind", "SQL has no tests to run", "a check of SQL is of the kind \"tables\"");
    check->file = read_checked_file(reader, context);
    ProgramReader programs(context, check->file);
    const auto right = reader.member("right");
    const auto mutants = reader.member("mutants");
    if (right) {
        const auto items = right->items();
        for (const JsonReader& item : items) check->right.push_back(programs.read(item, "right", context.right));
        if (right->is(JsonType::Array) && items.size() < kFewestRight)
            right->report(
                "too-few",
                "at least " + std::to_string(kFewestRight) + " right programs, got " + std::to_string(items.size()),
                "with one alone, a test that wants its very way would pass");
        if (items.size() > kMostRight) right->report("too-many", "more than " + std::to_string(kMostRight) + " programs");
    }
    if (mutants) {
        const auto items = mutants->items();
        for (const JsonReader& item : items) {
            if (!item.expect(JsonType::Object)) continue;
            item.expect_keys(kMutantKeys);
            if (const auto id = item.member("id")) check->mutants.push_back(programs.read(*id, "mutants", context.mutants));
            Localised say = read_localised(item, "say", context.locales);
            if (item.find("id")) check->mutants.back().say = std::move(say);
        }
        if (mutants->is(JsonType::Array) && items.empty())
            mutants->report("too-few", "at least one wrong program, got none");
        if (items.size() > kMostMutants)
            mutants->report("too-many", "more than " + std::to_string(kMostMutants) + " programs");
    }
    if (right && mutants) expect_known_files(*mutants, *check, context);
    return check;
}

/// Nothing when all tests pass a right program.
std::optional<Failure> refusal_of(const Observation& seen, const TestedProgram& program, const std::string& file) {
    if (auto failure = failure_of_ending(seen)) {
        failure->details.emplace("right", program.id);
        return failure;
    }
    Failure failure;
    failure.printed = shown_text(as_text(seen.output));
    failure.details.emplace("file", file);
    failure.details.emplace("right", program.id);
    const auto results = seen.value ? read_test_results(*seen.value) : std::nullopt;
    if (!results || results->empty()) {
        failure.code = results ? FailureCode::NoTests : FailureCode::BadResult;
        return failure;
    }
    const TestResult* test = first_not_passed(*results);
    if (test == nullptr) return std::nullopt;
    failure.code = FailureCode::RefusesRightProgram;
    tell_test(failure.details, *test, file);
    return failure;
}

/// A run that did not come to its end is a wrong program caught, unless it was cut off from outside. The right programs
/// have been passed, so that what is no list of results is the wrong program's doing as well.
bool is_caught(const Observation& seen) {
    if (seen.ending != Ending::Finished) return true;
    const auto results = seen.value ? read_test_results(*seen.value) : std::nullopt;
    return !results || results->empty() || first_not_passed(*results) != nullptr;
}

}  // namespace

const KindReader& mutants_kind() {
    static constexpr KindReader kKind = {"mutants", read_mutants, kShapes, {}};
    return kKind;
}

std::vector<AskedRun> MutantsCheck::asked_runs(const Grading& grading) const {
    std::vector<AskedRun> asked;
    bool goes_on = true;
    for (std::size_t i = 0; i < right.size(); ++i) {
        asked.push_back({i, RunPart::Whole});
        const Observation* seen = grading.seen.find(i, RunPart::Whole);
        if (seen == nullptr || refusal_of(*seen, right[i], file)) goes_on = false;
    }
    for (std::size_t i = 0; i < mutants.size() && goes_on; ++i) asked.push_back({right.size() + i, RunPart::Whole});
    return asked;
}

Run MutantsCheck::make_run(const Grading&, const AskedRun& asked, Run run) const {
    const bool is_right = asked.number < right.size();
    lay_over(run.files, (is_right ? right[asked.number] : mutants[asked.number - right.size()]).files);
    return unittest_run(std::move(run), file);
}

void MutantsCheck::judge(const Grading& grading, Verdict& verdict) const {
    verdict.cases_total = mutants.size();
    verdict.cases_not_run = mutants.size();
    // A refusal goes before what was cut off from outside.
    for (std::size_t i = 0; i < right.size(); ++i) {
        const Observation* seen = grading.seen.find(i, RunPart::Whole);
        auto failure = seen == nullptr ? failure_of_platform() : refusal_of(*seen, right[i], file);
        if (!failure || (verdict.failure && (!is_nobodys(*verdict.failure) || is_nobodys(*failure)))) continue;
        verdict.failure = std::move(failure);
    }
    if (verdict.failure) return;

    std::optional<std::size_t> survivor;
    std::optional<Failure> cut_off;
    for (std::size_t i = 0; i < mutants.size(); ++i) {
        const Observation* seen = grading.seen.find(right.size() + i, RunPart::Whole);
        auto ending = seen == nullptr ? failure_of_platform() : failure_of_ending(*seen);
        if (ending && is_nobodys(*ending)) {
            if (!cut_off) cut_off = std::move(ending);
            continue;
        }
        --verdict.cases_not_run;
        if (is_caught(*seen))
            ++verdict.cases_passed;
        else if (!survivor)
            survivor = i;
    }
    if (survivor) {
        Failure failure;
        failure.code = FailureCode::MutantSurvives;
        failure.case_index = *survivor;
        failure.say = mutants[*survivor].say;
        failure.details = {{"caught", verdict.cases_passed}, {"mutants", mutants.size()}, {"file", file}};
        verdict.failure = std::move(failure);
    } else {
        verdict.failure = std::move(cut_off);
    }
}

bool MutantsCheck::is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const {
    return is_caught(*learner.seen.find(run.number, run.part)) == is_caught(*detector.seen.find(run.number, run.part));
}

}  // namespace bengkel
