#include "check/kinds/budget.hpp"

#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "check/measured_call.hpp"
#include "lab/generate_value.hpp"
#include "lab/lab.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_generator.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 5> kKeys = {"function", "file", "reference", "times", "cases"};
constexpr std::array<std::string_view, 2> kReferenceKeys = {"attempt", "fuel"};
constexpr std::array<std::string_view, 4> kCaseKeys = {"args", "size", "say", "hidden"};
constexpr JsonShape kShapes[] = {
    {"/$defs/budgetCheck", kKeys},
    {"/$defs/budgetCheck/properties/reference", kReferenceKeys, R"("reference": {})", "/reference"},
    {"/$defs/budgetCase", kCaseKeys, R"("cases": [{}])", "/cases/0"}};

constexpr double kMostTimes = 1000;
/// Arguments may be large, and are made when the lab is read.
constexpr std::size_t kMostMeasuredCases = 20;

double read_times(const JsonReader& check) {
    const auto times = check.member("times");
    if (!times) return 1;
    const double number = times->number();
    if (number >= 1 && number <= kMostTimes) return number;
    if (times->is(JsonType::Integer) || times->is(JsonType::Float))
        times->report("out-of-range", "expected a number from 1 to 1000");
    return 1;
}

void read_reference(const JsonReader& check, BudgetCheck& budget, std::size_t cases) {
    const auto reference = check.member("reference");
    if (!reference || !reference->expect(JsonType::Object)) return;
    reference->expect_keys(kReferenceKeys);
    if (const auto attempt = reference->member("attempt")) {
        budget.reference = attempt->text();
        if (attempt->is(JsonType::Text) && !budget.reference.starts_with("passes/"))
            attempt->report("bad-reference", "expected an attempt that passes: \"passes/name.py\"");
    }
    const auto fuel = reference->member("fuel");
    if (!fuel) return;
    for (const JsonReader& amount : fuel->items())
        budget.reference_fuel.push_back(static_cast<std::uint64_t>(amount.integer(1, kMostFuel)));
    if (fuel->is(JsonType::Array) && budget.reference_fuel.size() != cases)
        fuel->report("bad-reference",
                     "expected a number for each case, " + std::to_string(cases) + " of them, got " +
                         std::to_string(budget.reference_fuel.size()),
                     "with any numbers in their places, ./bengkel check tells the right ones");
}

BudgetCase read_case(const JsonReader& reader, const CheckContext& context, std::uint64_t seed) {
    BudgetCase one;
    if (!reader.expect(JsonType::Object)) return one;
    reader.expect_keys(kCaseKeys);
    one.size = reader.integer_or("size", 0, 0, kMaximumSize);
    one.args = read_args(reader, context.language, one.size, seed);
    if (const auto say = reader.find("say")) one.say = read_localised(*say, context.locales);
    one.is_hidden = reader.boolean_or("hidden", false);
    return one;
}

std::shared_ptr<const CheckKind> read_budget(const JsonReader& reader, const CheckContext& context, Check& check) {
    auto budget = std::make_shared<BudgetCheck>();
    budget->file = read_checked_file(reader, context);
    budget->function = read_function(reader, context);
    budget->times = read_times(reader);
    check.functions = {budget->function};
    const auto id = reader.find("id");
    const std::vector<JsonReader> cases = read_cases(reader);
    if (cases.size() > kMostMeasuredCases) {
        reader.find("cases")->report("too-many", "more than " + std::to_string(kMostMeasuredCases) + " cases to measure");
        return budget;
    }
    for (const JsonReader& one : cases) {
        const std::uint64_t seed = seed_for(id ? id->node().text : "", static_cast<std::int64_t>(budget->cases.size()), 0);
        budget->cases.push_back(read_case(one, context, seed));
    }
    read_reference(reader, *budget, budget->cases.size());
    check.reference = budget->reference;
    return budget;
}

/// What the reference cost was recorded for these very arguments, so the seed is always the same.
Result<List> args_of(const BudgetCheck& budget, const Grading& grading, std::size_t index) {
    const BudgetCase& given = budget.cases[index];
    return generate_values(given.args, given.size, seed_for(grading.check.id, static_cast<std::int64_t>(index), 0));
}

}  // namespace

const KindReader& budget_kind() {
    static constexpr KindReader kKind = {"budget", read_budget, kShapes, {}};
    return kKind;
}

Run BudgetCheck::make_run(const Grading& grading, const AskedRun& asked, Run run) const {
    return measuring_run(std::move(run), asked.part, file, function, args_of(*this, grading, asked.number));
}

CaseFacts BudgetCheck::facts_of(std::size_t index) const {
    const BudgetCase& given = cases[index];
    return {given.is_hidden, static_cast<std::size_t>(given.size), &given.say};
}

std::span<const RunPart> BudgetCheck::parts() const { return kMeasuredParts; }

bool BudgetCheck::is_for_author(const Failure& failure) const { return failure.code == FailureCode::OverBudget; }

ShownCase BudgetCheck::shown(const Grading& grading, std::size_t index) const {
    return {shown_call(function, args_of(*this, grading, index), grading.lab.language), {}, {}};
}

std::optional<Failure> BudgetCheck::judge_case(const Grading& grading, std::size_t index, Verdict& verdict) const {
    const MeasuredCall call =
        measured_call(*grading.seen.find(index, RunPart::Load), *grading.seen.find(index, RunPart::Cost));
    const std::uint64_t cost = reference_fuel[index];
    const auto allowed = static_cast<std::uint64_t>(times * static_cast<double>(cost));
    std::optional<Failure> failure;
    // Out of fuel within the budget: the lab's own limit was too low, and nothing is known about the budget.
    if (call.failure && (!call.is_cut || *call.fuel <= allowed)) {
        failure = call.failure;
    } else {
        verdict.budget.push_back({index, *call.fuel, allowed, cost, call.is_cut});
        if (*call.fuel <= allowed) return std::nullopt;
        failure = Failure{};
        failure->code = FailureCode::OverBudget;
    }
    failure->call = shown(grading, index).call;
    return failure;
}

bool BudgetCheck::is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const {
    if (run.part == RunPart::Load || detector.seen.find(run.number, RunPart::Load) == nullptr) return true;
    const auto is_over = [&](const Grading& grading) {
        Verdict scratch;
        const std::optional<Failure> failure = judge_case(grading, run.number, scratch);
        return failure && failure->code == FailureCode::OverBudget;
    };
    return is_over(learner) == is_over(detector);
}

}  // namespace bengkel
