// "budget": a call of the learner's function may cost so many times what the same call cost the reference.

#include "lab/generate_value.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_generator.hpp"

namespace bengkel {
namespace {

constexpr double kMostTimes = 1000;
/// Arguments may be large, and are made when the lab is read.
constexpr std::size_t kMostMeasuredCases = 20;
constexpr std::int64_t kMostFuel = 1'000'000'000'000;

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
    reference->expect_keys(lab_keys::kReference);
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
    reader.expect_keys(lab_keys::kBudgetCase);
    one.size = reader.integer_or("size", 0, 0, kMaximumSize);
    one.args = read_args(reader, context.language, one.size, seed);
    if (const auto say = reader.find("say")) one.say = read_localised(*say, context.locales);
    one.is_hidden = reader.boolean_or("hidden", false);
    return one;
}

}  // namespace

void read_check_kind(const JsonReader& reader, const CheckContext& context, BudgetCheck& check) {
    reader.expect_keys(lab_keys::kBudgetCheck);
    check.file = read_checked_file(reader, context);
    check.function = read_function(reader, context);
    check.times = read_times(reader);
    const auto id = reader.find("id");
    const std::vector<JsonReader> cases = read_cases(reader);
    if (cases.size() > kMostMeasuredCases) {
        reader.find("cases")->report("too-many", "more than " + std::to_string(kMostMeasuredCases) + " cases to measure");
        return;
    }
    for (const JsonReader& one : cases) {
        const std::uint64_t seed = seed_for(id ? id->node().text : "", static_cast<std::int64_t>(check.cases.size()), 0);
        check.cases.push_back(read_case(one, context, seed));
    }
    read_reference(reader, check, check.cases.size());
}

}  // namespace bengkel
