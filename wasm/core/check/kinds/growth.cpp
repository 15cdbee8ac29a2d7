#include "check/kinds/measure_growth.hpp"

#include <algorithm>
#include <utility>

namespace bengkel {
namespace {

std::vector<GrowthPoint> points_of(const std::vector<MeasuredSize>& measured) {
    std::vector<GrowthPoint> points;
    for (const auto& [size, call] : measured)
        if (!call.failure) points.push_back({size, *call.fuel, call.load_fuel});
    return points;
}

Failure unmeasured() {
    Failure failure;
    failure.code = FailureCode::Stopped;
    failure.stopped_by = StoppedBy::Platform;
    return failure;
}

/// Of several sizes that did not finish, the smallest that is the program's own doing.
const MeasuredSize* first_failed(const std::vector<MeasuredSize>& measured) {
    const auto failed = [](bool is_anybodys) {
        return [=](const MeasuredSize& it) { return it.call.failure && (is_anybodys || !is_nobodys(*it.call.failure)); };
    };
    auto found = std::ranges::find_if(measured, failed(false));
    if (found == measured.end()) found = std::ranges::find_if(measured, failed(true));
    return found == measured.end() ? nullptr : &*found;
}

}  // namespace

GrowthCourse measure_growth(const GrowthCheck& check, const Seen& seen, std::uint64_t fuel_limit) {
    GrowthCourse course;
    for (bool goes_on = true; goes_on;) {
        course.wanted = next_sizes(check, points_of(course.measured), fuel_limit);
        if (course.wanted.empty()) return course;
        std::vector<MeasuredSize> batch;
        for (const std::uint64_t size : course.wanted) {
            const Observation* load = seen.find(static_cast<std::size_t>(size), RunPart::Load);
            const Observation* cost = seen.find(static_cast<std::size_t>(size), RunPart::Cost);
            if (load != nullptr && cost != nullptr) batch.push_back({size, measured_call(*load, *cost)});
        }
        if (batch.size() < course.wanted.size()) return course;
        std::ranges::move(batch, std::back_inserter(course.measured));
        goes_on = first_failed(course.measured) == nullptr;
    }
    course.wanted.clear();
    return course;
}

GrowthJudgement judge_growth(const GrowthCheck& check, const GrowthCourse& course) {
    GrowthJudgement judgement;
    GrowthFigures& figures = judgement.figures;
    figures.at_most = check.at_most;
    const MeasuredSize* failed = first_failed(course.measured);
    for (const MeasuredSize& measured : course.measured) {
        if (measured.call.failure && !measured.call.is_cut) break;
        figures.points.push_back({measured.size, *measured.call.fuel, measured.call.load_fuel});
        figures.is_last_cut = measured.call.is_cut;
        if (figures.is_last_cut) break;
    }
    // A call that was cut would have cost more, so what is found with it is the least that is true.
    figures.exponent = fit_exponent(figures.points);
    if (figures.exponent) figures.found = growth_of(*figures.exponent);

    const bool is_too_fast = figures.found && is_faster(*figures.found, check.at_most);
    const bool is_cut = failed != nullptr && failed->call.is_cut;
    if (is_too_fast && (failed == nullptr || is_cut)) {
        judgement.failure = Failure{};
        judgement.failure->code = FailureCode::GrowsTooFast;
        judgement.failed_size = figures.points.back().size;
    } else if (failed != nullptr) {
        judgement.failure = failed->call.failure;
        judgement.failed_size = failed->size;
    } else if (!figures.found) {
        judgement.failure = unmeasured();
    }
    return judgement;
}

}  // namespace bengkel
