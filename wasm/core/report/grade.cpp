#include "report/grade.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace bengkel {
namespace {

Outcome outcome_of(const std::vector<Verdict>& verdicts) {
    const auto any = [&](Outcome outcome) {
        return std::ranges::any_of(verdicts, [&](const Verdict& verdict) { return verdict.outcome == outcome; });
    };
    if (any(Outcome::Failed)) return Outcome::Failed;
    return any(Outcome::NotGradable) ? Outcome::NotGradable : Outcome::Passed;
}

/// A group gives its points together or not at all.
void withhold_points(std::vector<Verdict>& verdicts) {
    std::set<std::string> broken;
    for (const Verdict& verdict : verdicts)
        if (verdict.outcome != Outcome::Passed) broken.insert(verdict.group);
    for (Verdict& verdict : verdicts) {
        verdict.is_withheld =
            verdict.outcome == Outcome::Passed && !verdict.group.empty() && broken.contains(verdict.group);
        if (verdict.is_withheld) verdict.points = 0;
    }
}

}  // namespace

Report grade(const Lab& lab, const Submission& submission, std::uint64_t seed, std::vector<Verdict> verdicts) {
    Report report;
    report.lab_id = lab.id;
    report.lab_version = lab.version;
    report.lab_hash = lab.hash;
    report.language = lab.language;
    report.seed = seed;
    report.outcome = outcome_of(verdicts);
    withhold_points(verdicts);
    for (const Verdict& verdict : verdicts) {
        report.points += verdict.points;
        report.out_of += verdict.out_of;
    }
    for (const File& file : submission.files) report.submission.push_back({file.path, sha256_hex(file.bytes)});
    report.verdicts = std::move(verdicts);
    return report;
}

}  // namespace bengkel
