#pragma once
// Kind "property": the learner's function does what a reference does, whatever the arguments. The reference is an attempt
// of the author's; it is run on the same arguments in a guest of its own, and may raise too.

#include <optional>
#include <span>
#include <string>

#include "check/equal_values.hpp"
#include "check/search_kind.hpp"
#include "lab/lab.hpp"

namespace bengkel {

struct PropertyCheck final : SearchKind {
    std::string file;
    std::string function;
    CarriedAttempt oracle;
    Equality equality;

  protected:
    [[nodiscard]] std::span<const RunPart> parts() const override;
    [[nodiscard]] Run try_run(const Grading& grading, RunPart part, const List& args, Run run) const override;
    [[nodiscard]] std::optional<Failure> judge_try(const Grading& grading, std::size_t number,
                                                   const List& args) const override;
};

}  // namespace bengkel
