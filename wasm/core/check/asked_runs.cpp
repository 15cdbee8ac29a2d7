#include "check/asked_runs.hpp"

#include "check/kinds/judge_case.hpp"
#include "check/kinds/measure_growth.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <type_traits>
#include <variant>

namespace bengkel {
namespace {

/// Two keep a small machine busy; with each batch that ended well, the next is four times as large as all before.
constexpr std::size_t kFirstBatch = 2;
constexpr std::size_t kBatchGrowth = 4;

constexpr RunPart kWhole[] = {RunPart::Whole};
constexpr RunPart kMeasured[] = {RunPart::Load, RunPart::Cost};

bool took_too_long(const Observation& seen) {
    return seen.ending == Ending::OutOfFuel || seen.stopped_by == StoppedBy::Watchdog;
}

/// Case numbers in the order in which a failing one would be shown.
template <class Case>
std::vector<std::size_t> by_showing(const std::vector<Case>& cases) {
    std::vector<std::tuple<bool, std::size_t, std::size_t>> keys;
    for (const Case& given : cases) keys.emplace_back(given.is_hidden, size_of_case(given), keys.size());
    std::ranges::sort(keys);
    std::vector<std::size_t> order;
    for (const auto& key : keys) order.push_back(std::get<2>(key));
    return order;
}

template <class Case>
std::vector<AskedRun> asked_cases(const std::vector<Case>& cases, std::span<const RunPart> parts, const Seen& seen) {
    const std::vector<std::size_t> order = by_showing(cases);
    std::vector<AskedRun> asked;
    bool goes_on = true;
    for (std::size_t done = 0; done < order.size() && goes_on;) {
        const std::size_t batch = std::min(std::max(kFirstBatch, kBatchGrowth * done), order.size() - done);
        for (const std::size_t number : std::span(order).subspan(done, batch)) {
            for (const RunPart part : parts) {
                asked.push_back({number, part});
                const Observation* observation = seen.find(number, part);
                if (observation == nullptr || took_too_long(*observation)) goes_on = false;
            }
        }
        done += batch;
    }
    return asked;
}

std::vector<AskedRun> asked_sizes(const Check& check, const Seen& seen, std::uint64_t fuel_limit, std::uint64_t seed) {
    std::vector<AskedRun> asked;
    const auto add = [&](std::uint64_t size) {
        for (const RunPart part : kMeasured) asked.push_back({static_cast<std::size_t>(size), part});
    };
    const GrowthCourse course = measure_growth(std::get<GrowthCheck>(check.kind), seen, fuel_limit);
    for (const MeasuredSize& measured : course.measured) add(measured.size);
    for (const std::uint64_t size : course.wanted)
        if (measured_args(check, static_cast<std::size_t>(size), seed)) add(size);
    return asked;
}

}  // namespace

std::vector<AskedRun> asked_runs(const Check& check, const Seen& seen, std::uint64_t fuel_limit, std::uint64_t seed) {
    if (std::holds_alternative<GrowthCheck>(check.kind)) return asked_sizes(check, seen, fuel_limit, seed);
    const auto asked = [&]<class Kind>(const Kind& kind) -> std::vector<AskedRun> {
        if constexpr (std::is_same_v<Kind, GrowthCheck>)
            return {};
        else
            return asked_cases(kind.cases, std::is_same_v<Kind, BudgetCheck> ? std::span<const RunPart>(kMeasured) : kWhole,
                               seen);
    };
    return std::visit(asked, check.kind);
}

}  // namespace bengkel
