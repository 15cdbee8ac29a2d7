#pragma once
// Kind "artefact": the learner's program is run, and a file that it leaves is what it should be: a table (CSV), a value
// (JSON) or a plot. Files are compared as data, never as text.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check/case_kind.hpp"
#include "check/compare_tables.hpp"
#include "check/plot.hpp"
#include "frame/value.hpp"
#include "lab/lab.hpp"

namespace bengkel {

enum class Artefact { Csv, Json, Plot };
/// As lab.json spells them, in their order.
inline constexpr std::array<std::string_view, 3> kArtefactWords = {"csv", "json", "plot"};

struct ArtefactCase {
    std::string dataset;  ///< of the lab's, or empty for its data alone
    std::string input;    ///< standard input, all of it
    std::vector<std::string> argv;
    std::variant<TableValue, Value, Plot> want;  ///< in the order of Artefact
    Localised say;
    bool is_hidden = false;
};

struct ArtefactCheck final : CaseKind {
    Artefact of = Artefact::Csv;
    std::string file;
    std::string path;  ///< of what is left, below the program's folder
    RowOrder order = RowOrder::Unordered;
    ColumnRule columns = ColumnRule::Named;
    Equality equality;  ///< of cells, values and points; Numbers::Any unless the lab says otherwise
    std::vector<ArtefactCase> cases;

    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;

  protected:
    [[nodiscard]] std::size_t case_count() const override { return cases.size(); }
    [[nodiscard]] CaseFacts facts_of(std::size_t index) const override;
    [[nodiscard]] std::optional<Failure> judge_case(const Grading& grading, std::size_t index, Verdict&) const override;
    /// The same file, whatever was printed.
    [[nodiscard]] bool is_alike_in(const Grading& learner, const Grading& detector, const AskedRun& run) const override;
};

}  // namespace bengkel
