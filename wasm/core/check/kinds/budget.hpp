#pragma once
// Kind "budget": a call may cost so many times what the same call cost the reference. Whether its value is right is another
// check's business.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "check/case_kind.hpp"
#include "lab/generator.hpp"
#include "lab/lab.hpp"

namespace bengkel {

struct BudgetCase {
    std::vector<Generator> args;
    std::int64_t size = 0;
    Localised say;
    bool is_hidden = false;
};

/// The reference is an attempt of the author's; only what it cost is recorded here, it is never run beside a learner's
/// program.
struct BudgetCheck final : CaseKind {
    std::string file;
    std::string function;
    std::string reference;                      ///< "passes/loops.py", below attempts/
    std::vector<std::uint64_t> reference_fuel;  ///< of each case, without the empty run
    double times = 1;
    std::vector<BudgetCase> cases;

    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;

  protected:
    [[nodiscard]] std::size_t case_count() const override { return cases.size(); }
    [[nodiscard]] CaseFacts facts_of(std::size_t index) const override;
    [[nodiscard]] ShownCase shown(const Grading& grading, std::size_t index) const override;
    [[nodiscard]] std::optional<Failure> judge_case(const Grading& grading, std::size_t index, Verdict&) const override;
    [[nodiscard]] std::span<const RunPart> parts() const override;
    /// Alike are programs that break the budget in the same cases.
    [[nodiscard]] bool is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const override;
    [[nodiscard]] bool is_for_author(const Failure& failure) const override;
};

}  // namespace bengkel
