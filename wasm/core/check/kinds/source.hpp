#pragma once
// Kind "source": what stands in the learner's own file. The host's parser (tree-sitter) asks queries of its syntax tree and
// hands over where each was answered; which of these count, and whether that keeps a rule, is decided here. A text with
// mistakes is judged by what can be read of it: the run says what the mistake is.

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "check/check_kind.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// A tree-sitter query of an author, and where in lab.json it stands.
struct SourceQuery {
    std::string text;
    std::string file;                     ///< "lab.json"
    std::vector<TextPosition> positions;  ///< of each byte of the text, and of its end
};

struct SourceRule {
    enum class Demand { Forbid, Require, AtMost };
    std::string id;
    Demand demand = Demand::Forbid;
    std::size_t at_most = 0;  ///< of AtMost
    SourceQuery query;
    Localised say;
};

struct SourceCheck final : CheckKind {
    std::string file;
    std::vector<SourceRule> rules;

    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const override;
    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;
    void judge(const Grading& grading, Verdict& verdict) const override;

  protected:
    /// Texts are never the same: they are alike when both break the same rule first.
    [[nodiscard]] bool is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const override;
};

}  // namespace bengkel
