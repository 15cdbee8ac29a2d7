#pragma once
// Kind "growth": a function is called with arguments of growing sizes, and what that costs must grow no faster than it may.
// Whether its values are right is another check's business.

#include <cstdint>
#include <string>
#include <vector>

#include "check/check_kind.hpp"
#include "check/fit_growth.hpp"
#include "lab/generator.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// Its runs are numbered by the size of the arguments.
struct GrowthCheck final : CheckKind {
    std::string file;
    std::string function;
    std::vector<Generator> args;
    GrowthRule rule;
    Localised say;  ///< the sentence for a function that grows faster; may be empty

    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const override;
    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;
    void judge(const Grading& grading, Verdict& verdict) const override;
    /// Alike are costs that grow alike.
    [[nodiscard]] Likeness compare(const Grading& learner, const Grading& detector) const override;
};

}  // namespace bengkel
