#pragma once
// What a check says about a submission: passed, failed with one case to show, or not gradable, which is nobody's failure.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "check/compare_tables.hpp"
#include "check/equal_values.hpp"
#include "check/fit_growth.hpp"
#include "frame/value.hpp"
#include "json/write_json.hpp"
#include "lab/lab.hpp"
#include "observation/observation.hpp"

namespace bengkel {

/// NotReached: a check that it depends on did not pass, so that it was not run.
enum class Outcome { Passed, Failed, NotGradable, NotReached };

enum class FailureCode {
#define BENGKEL_FAILURE(code, name) code,
#include "check/failure.def"
#undef BENGKEL_FAILURE
};

/// A table that is not as it should be.
struct FailedTable {
    std::string name;  ///< of the database; empty: the script's result
    TableDifference difference;
};

/// One case that did not pass. All texts are ready to be shown: valid UTF-8, at most kShownCodePoints.
struct Failure {
    FailureCode code = FailureCode::WrongValue;
    std::size_t case_index = 0;
    bool is_hidden = false;
    std::optional<std::string> call;         ///< of a call: lvg_tax([48000])
    std::optional<std::string> input;        ///< of a program: its standard input
    std::optional<std::string> expected;     ///< the value, the output or the exception's type
    std::optional<std::string> got;          ///< the value or the output, when there is one
    std::optional<Mismatch> mismatch;        ///< WrongValue and WrongType: where in the value, and why
    std::optional<TextPosition> difference;  ///< WrongOutput: where in the output
    std::optional<FailedTable> table;        ///< WrongColumns, WrongRows and WrongOrder
    std::string dataset;                     ///< of a script: what it was run over; empty: the lab's data alone
    std::string printed;                     ///< everything the run wrote to standard output
    std::optional<Exception> exception;
    std::optional<StoppedBy> stopped_by;
    Localised say;       ///< the author's sentence for this case; may be empty
    JsonObject details;  ///< what only this kind shows: texts and numbers fill its sentence, "variant" chooses a finer one
};

/// What a growth check measured, whether it passed or not.
struct GrowthFigures {
    Growth at_most = Growth::Linear;
    std::optional<GrowthFound> found;  ///< unless there are fewer than two points
    std::optional<int> exponent;       ///< in hundredths
    std::vector<GrowthPoint> points;   ///< by size
    bool is_last_cut = false;          ///< the last run was out of fuel: its call costs more than that
};

/// What a budget check measured of one case, in fuel, without the empty run.
struct BudgetFigures {
    std::size_t case_index = 0;
    std::uint64_t used = 0;
    std::uint64_t allowed = 0;
    std::uint64_t reference = 0;
    bool is_cut = false;  ///< the run was out of fuel: the call costs more than `used`
};

struct Verdict {
    std::string check;  ///< its id
    std::string kind;
    Outcome outcome = Outcome::Passed;
    int points = 0;
    int out_of = 0;
    std::size_t cases_passed = 0;
    std::size_t cases_total = 0;
    std::size_t cases_not_run = 0;   ///< because another case showed that it would take too long
    std::optional<Failure> failure;  ///< unless passed
    std::optional<GrowthFigures> growth;
    std::vector<BudgetFigures> budget;             ///< of the cases that could be measured
    std::vector<std::string> waits_for;            ///< of NotReached: the checks that would have had to pass
    std::string group;                             ///< the check's
    bool is_withheld = false;                      ///< it passed, but gives no points since another of its group did not
    const Misconception* misconception = nullptr;  ///< of the lab: what the program behaves like, when it failed
};

/// As the Report spells them: "not-gradable", "wrong-type".
[[nodiscard]] const char* outcome_name(Outcome outcome);
[[nodiscard]] const char* failure_name(FailureCode code);

}  // namespace bengkel
