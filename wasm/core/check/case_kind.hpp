#pragma once
// A kind whose checks are lists of cases: each is run in a guest of its own, and the check passes when all of them do.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "check/check_kind.hpp"

namespace bengkel {

/// What all cases have, whatever the kind.
struct CaseFacts {
    bool is_hidden = false;
    std::size_t size = 0;            ///< how much a person has to read to understand it: the smallest is shown
    const Localised* say = nullptr;  ///< the author's sentence for a learner who fails it
};

/// Cases are asked for in growing batches, what would be shown first before the rest, and no more of them once a case was
/// out of fuel or had to be stopped for taking too long: a program that never ends is found out at the price of two cases.
///
/// Of the failing cases the one to show is a visible one before a hidden one, then the smallest, then the first.
class CaseKind : public CheckKind {
  public:
    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const final;
    void judge(const Grading& grading, Verdict& verdict) const final;
    [[nodiscard]] std::optional<ShownCase> show_case(const Grading& grading, std::size_t number) const final;

  protected:
    [[nodiscard]] virtual std::size_t case_count() const = 0;
    [[nodiscard]] virtual CaseFacts facts_of(std::size_t index) const = 0;

    [[nodiscard]] virtual ShownCase shown(const Grading& grading, std::size_t index) const;

    /// Nothing when the case passes. Its runs have been seen. Fills in all of a Failure but case_index, is_hidden and say;
    /// `verdict` takes figures.
    [[nodiscard]] virtual std::optional<Failure> judge_case(const Grading& grading, std::size_t index,
                                                            Verdict& verdict) const = 0;

    /// Of each case.
    [[nodiscard]] virtual std::span<const RunPart> parts() const;
    /// Whether the author's sentence is about this failure.
    [[nodiscard]] virtual bool is_for_author(const Failure& failure) const;
};

}  // namespace bengkel
