#include "check/measured_call.hpp"

#include <algorithm>
#include <utility>

#include "check/format_value.hpp"
#include "check/judge_ending.hpp"

namespace bengkel {

MeasuredCall measured_call(const Observation& load, const Observation& cost) {
    MeasuredCall call;
    call.failure = failure_of_ending(load);
    if (call.failure) return call;
    call.failure = failure_of_ending(cost);
    if (!load.fuel || !cost.fuel) {
        if (call.failure) return call;
        // Without a meter nothing can be said, and that is not the program's doing.
        call.failure = failure_of_platform();
        return call;
    }
    call.is_cut = cost.ending == Ending::OutOfFuel;
    if (call.failure && !call.is_cut) return call;
    call.load_fuel = *load.fuel;
    call.fuel = *cost.fuel - std::min(*load.fuel, *cost.fuel);
    return call;
}

Run measuring_run(Run run, RunPart part, const std::string& file, const std::string& function, Result<List> args) {
    const EntryKind kind = part == RunPart::Load ? EntryKind::Load : EntryKind::Cost;
    return calling_run(std::move(run), {kind, file, function}, args ? *std::move(args) : List(), {});
}

std::optional<std::string> shown_call(std::string_view function, const Result<List>& args, Language language) {
    if (!args) return std::nullopt;
    return format_brief_call(function, *args, language);
}

}  // namespace bengkel
