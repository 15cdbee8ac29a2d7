#include "check/kinds/growth.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "check/judge_ending.hpp"
#include "check/measured_call.hpp"
#include "lab/generate_value.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_generator.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 6> kKeys = {"function", "file", "args", "sizes", "atMost", "say"};
constexpr std::array<std::string_view, 2> kSizeKeys = {"first", "most"};
constexpr JsonShape kShapes[] = {{"/$defs/growthCheck", kKeys},
                                 {"/$defs/growthCheck/properties/sizes", kSizeKeys, R"("sizes": {})", "/sizes"}};
constexpr JsonWords kWords[] = {{"/$defs/growthCheck/properties/atMost", kGrowthWords}};

/// From the first size to the largest there must be room for what tells classes apart.
constexpr std::int64_t kLeastSpan = 16;
constexpr std::int64_t kLeastFirst = 4;

void read_sizes(const JsonReader& check, GrowthRule& rule) {
    const auto sizes = check.find("sizes");
    if (!sizes) return;
    sizes->expect_keys(kSizeKeys);
    rule.first_size = sizes->integer_or("first", rule.first_size, kLeastFirst, kMaximumSize / kLeastSpan);
    rule.most_size = sizes->integer_or("most", rule.most_size, kLeastSpan * rule.first_size, kMaximumSize);
}

std::shared_ptr<const CheckKind> read_growth(const JsonReader& reader, const CheckContext& context, Check& check) {
    auto growth = std::make_shared<GrowthCheck>();
    growth->file = read_checked_file(reader, context);
    growth->function = read_function(reader, context);
    read_sizes(reader, growth->rule);
    growth->args = read_args(reader, context.language, kLeastSpan * growth->rule.first_size, 0);
    if (const auto at_most = reader.member("atMost"))
        growth->rule.at_most = static_cast<Growth>(read_word(*at_most, kGrowthWords));
    if (const auto say = reader.find("say")) growth->say = read_localised(*say, context.locales);
    check.functions = {growth->function};
    return growth;
}

struct MeasuredSize {
    std::uint64_t size = 0;
    MeasuredCall call;
};

struct GrowthCourse {
    std::vector<MeasuredSize> measured;  ///< in the order in which they are asked for, which is by size
    std::vector<std::uint64_t> wanted;   ///< what to measure next, some of which may be seen already; none at the end
};

struct GrowthJudgement {
    GrowthFigures figures;
    std::optional<Failure> failure;  ///< nothing when the check passes
    std::uint64_t failed_size = 0;   ///< the size at which it failed
};

std::vector<GrowthPoint> points_of(const std::vector<MeasuredSize>& measured) {
    std::vector<GrowthPoint> points;
    for (const auto& [size, call] : measured)
        if (!call.failure) points.push_back({size, *call.fuel, call.load_fuel});
    return points;
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

/// As far as the observations lead. A size whose run did not finish is the last.
GrowthCourse measure_growth(const GrowthCheck& check, const Seen& seen, std::uint64_t fuel_limit) {
    GrowthCourse course;
    for (bool goes_on = true; goes_on;) {
        course.wanted = next_sizes(check.rule, points_of(course.measured), fuel_limit);
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
    figures.at_most = check.rule.at_most;
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

    const bool is_too_fast = figures.found && is_faster(*figures.found, check.rule.at_most);
    const bool is_cut = failed != nullptr && failed->call.is_cut;
    if (is_too_fast && (failed == nullptr || is_cut)) {
        judgement.failure = Failure{};
        judgement.failure->code = FailureCode::GrowsTooFast;
        judgement.failed_size = figures.points.back().size;
    } else if (failed != nullptr) {
        judgement.failure = failed->call.failure;
        judgement.failed_size = failed->size;
    } else if (!figures.found) {
        judgement.failure = failure_of_platform();
    }
    return judgement;
}

Result<List> args_of(const GrowthCheck& growth, const Grading& grading, std::uint64_t size) {
    const auto number = static_cast<std::int64_t>(size);
    return generate_values(growth.args, number, seed_for(grading.check.id, number, grading.seed));
}

}  // namespace

const KindReader& growth_kind() {
    static constexpr KindReader kKind = {"growth", read_growth, kShapes, kWords};
    return kKind;
}

std::vector<AskedRun> GrowthCheck::asked_runs(const Grading& grading) const {
    std::vector<AskedRun> asked;
    const auto add = [&](std::uint64_t size) {
        for (const RunPart part : kMeasuredParts) asked.push_back({static_cast<std::size_t>(size), part});
    };
    const GrowthCourse course = measure_growth(*this, grading.seen, grading.lab.limits.fuel);
    for (const MeasuredSize& measured : course.measured) add(measured.size);
    for (const std::uint64_t size : course.wanted)
        if (args_of(*this, grading, size)) add(size);
    return asked;
}

Run GrowthCheck::make_run(const Grading& grading, const AskedRun& asked, Run run) const {
    return measuring_run(std::move(run), asked.part, file, function, args_of(*this, grading, asked.number));
}

void GrowthCheck::judge(const Grading& grading, Verdict& verdict) const {
    auto [figures, failure, failed_size] =
        judge_growth(*this, measure_growth(*this, grading.seen, grading.lab.limits.fuel));
    verdict.growth = std::move(figures);
    verdict.cases_total = 1;
    verdict.cases_passed = failure ? 0 : 1;
    if (failure) {
        failure->call = shown_call(function, args_of(*this, grading, failed_size), grading.lab.language);
        if (failure->code == FailureCode::GrowsTooFast) failure->say = say;
    }
    verdict.failure = std::move(failure);
}

Likeness GrowthCheck::compare(const Grading& learner, const Grading& detector) const {
    const auto found = [&](const Grading& grading) {
        return judge_growth(*this, measure_growth(*this, grading.seen, grading.lab.limits.fuel)).figures.found;
    };
    return {found(learner) == found(detector), asked_runs(detector)};
}

}  // namespace bengkel
