#pragma once
// Kind "calls": the learner's function is called with given arguments, and returns the wanted value or raises the wanted
// exception.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/case_kind.hpp"
#include "frame/value.hpp"
#include "lab/equality.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// One call of the learner's function, and what it should do.
struct CallCase {
    std::vector<Value> args;
    std::vector<std::pair<std::string, Value>> kwargs;
    std::optional<Value> want;  ///< the value to return; absent when `raises` is set
    std::string raises;         ///< name of the exception type, or empty
    Localised say;              ///< the sentence for a learner who fails this case; may be empty
    bool is_hidden = false;
};

struct CallsCheck final : CaseKind {
    std::string file;
    std::string function;
    Equality equality;
    std::vector<CallCase> cases;

    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;

  protected:
    [[nodiscard]] std::size_t case_count() const override { return cases.size(); }
    [[nodiscard]] CaseFacts facts_of(std::size_t index) const override;
    [[nodiscard]] ShownCase shown(const Grading& grading, std::size_t index) const override;
    [[nodiscard]] std::optional<Failure> judge_case(const Grading& grading, std::size_t index, Verdict&) const override;
};

}  // namespace bengkel
