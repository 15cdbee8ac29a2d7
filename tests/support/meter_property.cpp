#include "support/meter_property.hpp"

#include <utility>

#include "module/read_module.hpp"
#include "module/validate_module.hpp"

namespace bengkel::test {
namespace {

constexpr std::uint64_t kAmple = std::uint64_t{1} << 40;
constexpr std::int64_t kDeep = kMaximumDepth;

struct Outcome {
    NaiveRun run;
    Bytes memory;
    bool is_starved = false;
    std::int64_t fuel_left = 0;
    std::int64_t depth_left = 0;
    std::uint64_t profiled = 0;  ///< the fuel of all functions together, where they are told apart
};

Outcome outcome_of(const Module& module, std::string_view name, const std::vector<std::uint64_t>& arguments,
                   std::uint64_t fuel, std::uint64_t steps, NaiveNans nans) {
    NaiveInterpreter interpreter(module, nans);
    interpreter.set_global(kLeftExport, static_cast<std::uint64_t>(pack_left(static_cast<std::int64_t>(fuel), kDeep)));
    Outcome outcome{interpreter.call(name, arguments, steps), interpreter.memory(), interpreter.is_starved()};
    const auto left = static_cast<std::int64_t>(interpreter.global(kLeftExport).value_or(0));
    outcome.fuel_left = fuel_left(left);
    outcome.depth_left = depth_left(left);
    for (const Export& exported : module.exports)
        if (exported.name.starts_with(kFunctionFuelExport))
            outcome.profiled += interpreter.global(exported.name).value_or(0);
    return outcome;
}

}  // namespace

CallCheck check_call(const Module& plain, const Module& metered, std::string_view name,
                     const std::vector<std::uint64_t>& arguments, const MeterOptions& options, std::uint64_t most_steps) {
    const auto run_metered = [&](std::uint64_t fuel, std::uint64_t steps) {
        return outcome_of(metered, name, arguments, fuel, steps,
                          options.has_canonical_nans ? NaiveNans::Wild : NaiveNans::Canonical);
    };
    const Outcome before = outcome_of(plain, name, arguments, 0, most_steps, NaiveNans::Canonical);
    const auto good = [&] { return CallCheck{before.run, before.is_starved, std::nullopt}; };
    const auto bad = [&](std::string complaint) { return CallCheck{before.run, before.is_starved, std::move(complaint)}; };
    if (before.run.ending == NaiveEnding::Unsupported || before.run.ending == NaiveEnding::TooDeep) return good();
    const Outcome little = run_metered(2'000, most_steps * 10);
    if (little.run.ending == NaiveEnding::OutOfSteps) return bad("goes on with little fuel");
    if (before.run.ending == NaiveEnding::OutOfSteps)
        return little.run.ending == NaiveEnding::Returned && little.fuel_left >= 0 ? bad("ends all of a sudden") : good();

    const Outcome after = run_metered(kAmple, most_steps * 20);
    if (after.run.ending != before.run.ending) return bad("ends differently");
    if (after.run.results != before.run.results) return bad("has different results");
    if (after.memory != before.memory) return bad("leaves different memory");
    const std::uint64_t used = kAmple - static_cast<std::uint64_t>(after.fuel_left);
    if (before.run.ending == NaiveEnding::Trapped) return good();
    if (used != before.run.fuel)
        return bad("used " + std::to_string(used) + " where " + std::to_string(before.run.fuel) + " were executed");
    if (options.has_profile && after.profiled != used)
        return bad("charged functions " + std::to_string(after.profiled) + " of " + std::to_string(used));
    if (after.depth_left != kDeep) return bad("does not give all depth back");

    const Outcome exact = run_metered(used, most_steps * 20);
    if (exact.run.ending != NaiveEnding::Returned || exact.fuel_left != 0)
        return bad("does not finish with exactly its fuel");
    if (used == 0) return good();
    if (run_metered(used - 1, most_steps * 20).fuel_left >= 0) return bad("does not show that one was too little");
    if (run_metered(0, most_steps * 20).fuel_left >= 0) return bad("does not show that there was none");
    return good();
}

std::optional<std::string> broken_meaning(ByteView bytes, const MeterOptions& options) {
    const auto plain = read_module(bytes);
    if (!plain || !validate_module(*plain)) return std::nullopt;
    const auto output = meter_module(bytes, options);
    if (!output) return output.error().front().code.starts_with("meter.") ? std::nullopt : std::optional("is refused");
    const auto metered = read_module(output->bytes);
    if (!metered) return "cannot be read any more: " + metered.error().front().message;
    if (const auto facts = validate_module(*metered); !facts)
        return "is not valid any more: " + facts.error().front().message;
    if (meter_module(output->bytes, options)) return "can be metered twice";

    for (const Export& exported : plain->exports) {
        if (exported.kind != ExternKind::Function) continue;
        for (const std::uint64_t argument : {std::uint64_t{0}, std::uint64_t{7}}) {
            std::vector<std::uint64_t> arguments;
            bool has_numbers_only = true;
            for (const ValueType type : plain->type_of(exported.index).parameters) {
                arguments.push_back(argument);
                if (type.is_reference() || type == kV128) has_numbers_only = false;
            }
            if (!has_numbers_only) break;
            if (const auto checked = check_call(*plain, *metered, exported.name, arguments, options); checked.complaint)
                return std::string(exported.name) + " " + *checked.complaint;
        }
    }
    return std::nullopt;
}

}  // namespace bengkel::test
