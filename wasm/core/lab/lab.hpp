#pragma once
// A lab as the grader knows it: plain values, already read and checked (lab/read_lab.hpp). A Check is only declared here;
// carrying it out is check/'s business, otherwise reading a lab would need observations.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "frame/value.hpp"
#include "lab/generator.hpp"
#include "lab/language.hpp"

namespace bengkel {

/// Locale ("en", "ms", "zh-Hans") to text. "en" is always there.
using Localised = std::map<std::string, std::string>;

struct File {
    std::string path;
    Bytes bytes;
};

struct Tolerance {
    double absolute = 0;
    double relative = 0;
};

struct RunLimits {
    std::uint64_t fuel = 2'000'000'000;  ///< instructions; a guest without a meter does not count them
    std::uint32_t memory_bytes = 128u << 20;
    std::uint32_t output_bytes = 64u << 10;
    std::uint32_t result_bytes = 256u << 10;
};

/// One call of the learner's function, and what it should do.
struct CallCase {
    std::vector<Value> args;
    std::vector<std::pair<std::string, Value>> kwargs;
    std::optional<Value> want;  ///< the value to return; absent when `raises` is set
    std::string raises;         ///< name of the exception type, or empty
    Localised say;              ///< the sentence for a learner who fails this case; may be empty
    bool is_hidden = false;
};

enum class Numbers { Typed, Any };

struct CallsCheck {
    std::string file;
    std::string function;
    Tolerance tolerance;
    Numbers numbers = Numbers::Typed;  ///< Typed: an int is not a float
    std::vector<CallCase> cases;
};

struct OutputCase {
    std::string input;  ///< standard input, all of it
    std::vector<std::string> argv;
    std::string want;  ///< the output, or the pattern when compared by Regex
    Localised say;
    bool is_hidden = false;
};

enum class Compare { Exact, Lines, Tokens, Numbers, Regex };

struct OutputCheck {
    std::string file;
    Compare compare = Compare::Lines;
    Tolerance tolerance;
    std::vector<OutputCase> cases;
};

/// How cost may grow with the size of the input. A measurement cannot tell constant from logarithmic, nor linear from
/// linearithmic, so either of a pair allows both.
enum class Growth { Constant, Logarithmic, Linear, Linearithmic, Quadratic, Cubic };

/// A function is called with arguments of growing sizes; whether its values are right is another check's business.
struct GrowthCheck {
    std::string file;
    std::string function;
    std::vector<Generator> args;
    std::int64_t first_size = 32;
    std::int64_t most_size = 100'000;
    Growth at_most = Growth::Linear;
    Localised say;  ///< the sentence for a function that grows faster; may be empty
};

struct BudgetCase {
    std::vector<Generator> args;
    std::int64_t size = 0;
    Localised say;
    bool is_hidden = false;
};

/// A call may cost so many times what the same call costs the reference. The reference is an attempt of the author's; only
/// what it cost is recorded here, it is never run beside a learner's program.
struct BudgetCheck {
    std::string file;
    std::string function;
    std::string reference;                      ///< "passes/loops.py", below attempts/
    std::vector<std::uint64_t> reference_fuel;  ///< of each case, without the empty run
    double times = 1;
    std::vector<BudgetCase> cases;
};

/// The result set of a script that is looked at.
struct ChosenResult {
    enum class Which { Last, Only, Nth };
    Which which = Which::Last;
    std::size_t number = 0;  ///< from 1, of Nth
};

enum class RowOrder { Unordered, Ordered, ByKeys };
/// Named: names and order count; AnyOrder: the names; Unnamed: their number and order.
enum class ColumnRule { Named, AnyOrder, Unnamed };

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

struct TablesCheck {
    std::string file;
    ChosenResult result;
    RowOrder order = RowOrder::Unordered;  ///< of the result; tables of the database have none
    std::vector<std::string> keys;         ///< ByKeys: rows that are equal in all of these may change places
    ColumnRule columns = ColumnRule::Named;
    Numbers numbers = Numbers::Any;
    Tolerance tolerance;
    std::vector<TablesCase> cases;
};

struct Check {
    std::string id;
    Localised title;
    int points = 0;
    std::variant<CallsCheck, OutputCheck, GrowthCheck, BudgetCheck, TablesCheck> kind;
};

struct Misconception {
    std::string id;
    std::string check;
    Localised say;
};

/// A dated rule as the lab uses it: the entry of the pack that was in force on the lab's day.
struct Rule {
    std::string id;
    Localised label;
    std::variant<std::int64_t, double, std::string> value;
    std::string unit;
    std::string effective_from;
    std::string effective_to;  ///< empty: still in force
    std::string base;
    std::string rounding;
    std::string source;
    std::string checked_on;
    std::string confidence;  ///< verified, conflicting or unverified
};

struct Lab {
    std::string id;
    int version = 1;
    std::string hash;  ///< SHA-256 (hex) over everything a verdict can depend on: lab.json, starter, data, datasets,
                       ///< expected, rules
    Language language = Language::Python;
    std::string track;
    std::string level;
    int minutes = 0;
    Localised title;
    Localised summary;
    std::map<std::string, bool> locales;  ///< locale to "reviewed by a person"
    std::vector<std::string> trade_outcomes;
    std::vector<std::string> computing_outcomes;
    std::vector<std::string> prerequisites;
    std::string entry;
    std::map<std::string, std::vector<std::string>> structs;  ///< of a C++ lab: the fields of those that cross, in order
    std::vector<File> starter;                                ///< the editable files, paths without "starter/"
    std::vector<File> data;                             ///< read-only for the learner's program, paths without "data/"
    std::map<std::string, std::vector<File>> datasets;  ///< by name; files that replace data's or stand beside them
    RunLimits limits;
    std::vector<Check> checks;
    std::vector<Misconception> misconceptions;
    std::vector<Localised> hints;
    std::string rules_as_of;
    std::vector<Rule> rules;
};

/// Whether two columns have the same name, in SQL where the case of ASCII letters does not count.
[[nodiscard]] bool is_same_column(std::string_view left, std::string_view right);

/// The stable name of a check's kind as lab.json and the Report spell it: "calls", "output".
[[nodiscard]] const char* kind_name(const Check& check);

}  // namespace bengkel
