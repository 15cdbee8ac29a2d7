#pragma once
// Kind "tables": the learner's SQL script is run over one dataset after another; its result, tables of the database at its
// end and the plan of the result are what they should be.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/case_kind.hpp"
#include "check/compare_tables.hpp"
#include "frame/value.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// The result set of a script that is looked at.
struct ChosenResult {
    enum class Which { Last, Only, Nth };
    Which which = Which::Last;
    std::size_t number = 0;  ///< from 1, of Nth
};

/// Last and Only, as lab.json spells them; a result's number is no word.
inline constexpr std::array<std::string_view, 2> kResultWords = {"last", "only"};

/// What the plan of the result must use, and what it must not do.
struct WantedPlan {
    std::vector<std::string> uses;   ///< names of indexes
    std::vector<std::string> never;  ///< words of a step: "SCAN", "SCAN orders"
};

/// A script run once. At least one of `want`, `state` and `plan` is there.
struct TablesCase {
    std::string dataset;      ///< of the lab's, or empty for its data alone
    std::vector<Value> args;  ///< for ?1, ?2 ...
    std::optional<TableValue> want;
    std::vector<std::pair<std::string, TableValue>> state;  ///< tables of the database when the script has ended
    std::optional<WantedPlan> plan;
    Localised say;
    bool is_hidden = false;
};

struct TablesCheck final : CaseKind {
    std::string file;
    ChosenResult result;
    RowOrder order = RowOrder::Unordered;  ///< of the result; tables of the database have none
    std::vector<std::string> keys;         ///< ByKeys: rows that are equal in all of these may change places
    ColumnRule columns = ColumnRule::Named;
    Equality equality;  ///< of cells; Numbers::Any unless the lab says otherwise
    std::vector<TablesCase> cases;

    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;
    [[nodiscard]] std::optional<MarkedTable> mark_case(const Grading& grading, std::size_t index) const override;

  protected:
    [[nodiscard]] std::size_t case_count() const override { return cases.size(); }
    [[nodiscard]] CaseFacts facts_of(std::size_t index) const override;
    [[nodiscard]] ShownCase shown(const Grading& grading, std::size_t index) const override;
    [[nodiscard]] std::optional<Failure> judge_case(const Grading& grading, std::size_t index, Verdict&) const override;
};

}  // namespace bengkel
