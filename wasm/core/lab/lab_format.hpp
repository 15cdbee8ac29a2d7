#pragma once
// Which keys and which words lab.json and a rule pack may hold. The reader takes them from here, and a test holds them
// against labs/schema, so that the two cannot drift apart.

#include <array>
#include <string_view>

#include "lab/names.hpp"

namespace bengkel {

namespace lab_keys {

inline constexpr std::array<std::string_view, 20> kLab = {
    "$schema", "format",  "id",      "version", "language",       "track",         "level",
    "minutes", "title",   "summary", "locales", "outcomes",       "prerequisites", "rules",
    "entry",   "structs", "limits",  "checks",  "misconceptions", "hints"};
inline constexpr std::array<std::string_view, 1> kLocale = {"reviewed"};
inline constexpr std::array<std::string_view, 2> kOutcomes = {"trade", "computing"};
inline constexpr std::array<std::string_view, 3> kRuleUse = {"pack", "asOf", "use"};
inline constexpr std::array<std::string_view, 4> kLimits = {"fuel", "memoryBytes", "outputBytes", "resultBytes"};
inline constexpr std::array<std::string_view, 2> kTolerance = {"absolute", "relative"};
inline constexpr std::array<std::string_view, 3> kMisconception = {"id", "check", "say"};

inline constexpr std::array<std::string_view, 9> kCallsCheck = {"id",   "kind",      "points",  "title", "function",
                                                                "file", "tolerance", "numbers", "cases"};
inline constexpr std::array<std::string_view, 6> kCallCase = {"args", "kwargs", "want", "raises", "say", "hidden"};
inline constexpr std::array<std::string_view, 8> kOutputCheck = {"id",   "kind",    "points",    "title",
                                                                 "file", "compare", "tolerance", "cases"};
inline constexpr std::array<std::string_view, 5> kOutputCase = {"stdin", "argv", "want", "say", "hidden"};
inline constexpr std::array<std::string_view, 10> kGrowthCheck = {"id",   "kind", "points", "title",  "function",
                                                                  "file", "args", "sizes",  "atMost", "say"};
inline constexpr std::array<std::string_view, 2> kSizes = {"first", "most"};
inline constexpr std::array<std::string_view, 9> kBudgetCheck = {"id",   "kind",      "points", "title", "function",
                                                                 "file", "reference", "times",  "cases"};
inline constexpr std::array<std::string_view, 2> kReference = {"attempt", "fuel"};
inline constexpr std::array<std::string_view, 4> kBudgetCase = {"args", "size", "say", "hidden"};

inline constexpr std::array<std::string_view, 11> kTablesCheck = {
    "id", "kind", "points", "title", "file", "result", "order", "columns", "numbers", "tolerance", "cases"};
inline constexpr std::array<std::string_view, 7> kTablesCase = {"dataset", "args", "want",  "state",
                                                                "plan",    "say",  "hidden"};
inline constexpr std::array<std::string_view, 2> kWantedTable = {"columns", "rows"};
inline constexpr std::array<std::string_view, 2> kWantedPlan = {"uses", "never"};

inline constexpr std::array<std::string_view, 1> kMadeSize = {"make"};
inline constexpr std::array<std::string_view, 3> kMadeInt = {"make", "from", "to"};
inline constexpr std::array<std::string_view, 3> kMadeText = {"make", "length", "of"};
inline constexpr std::array<std::string_view, 2> kMadeJoin = {"make", "of"};
inline constexpr std::array<std::string_view, 2> kMadeChoice = {"make", "of"};
inline constexpr std::array<std::string_view, 5> kMadeList = {"make", "length", "of", "sorted", "distinct"};
/// In the order of lab_words::kMakes.
inline constexpr std::array<Names, 6> kMade = {kMadeSize, kMadeInt, kMadeText, kMadeJoin, kMadeChoice, kMadeList};

inline constexpr std::array<std::string_view, 4> kPack = {"$schema", "format", "jurisdiction", "rules"};
inline constexpr std::array<std::string_view, 11> kRule = {
    "id",     "label",     "value",      "unit", "effectiveFrom", "effectiveTo",
    "source", "checkedOn", "confidence", "base", "rounding"};

}  // namespace lab_keys

namespace lab_words {

/// In the order of Language.
inline constexpr std::array<std::string_view, 4> kLanguages = {"python", "sql", "javascript", "cpp"};
inline constexpr std::array<std::string_view, 3> kLevels = {"beginner", "intermediate", "advanced"};
inline constexpr std::array<std::string_view, 2> kNumbers = {"typed", "any"};
inline constexpr std::array<std::string_view, 5> kCompare = {"exact", "lines", "tokens", "numbers", "regex"};
/// In the order of Growth.
inline constexpr std::array<std::string_view, 6> kGrowths = {"constant",     "logarithmic", "linear",
                                                             "linearithmic", "quadratic",   "cubic"};
/// In the order of RowOrder, ColumnRule and ChosenResult::Which; an order by keys and a result's number are no words.
inline constexpr std::array<std::string_view, 2> kOrders = {"unordered", "ordered"};
inline constexpr std::array<std::string_view, 3> kColumnRules = {"named", "any-order", "unnamed"};
inline constexpr std::array<std::string_view, 2> kResults = {"last", "only"};
inline constexpr std::array<std::string_view, 6> kMakes = {"size", "int", "text", "join", "choice", "list"};
inline constexpr std::array<std::string_view, 8> kValueForms = {"$tuple", "$set", "$map",    "$bytes",
                                                                "$float", "$int", "$bigint", "$undefined"};
inline constexpr std::array<std::string_view, 4> kFloats = {"nan", "inf", "-inf", "-0"};
inline constexpr std::array<std::string_view, 9> kUnits = {"percent",   "MYR-minor", "VND-minor", "THB-minor", "CNY-minor",
                                                           "EUR-minor", "count",     "ratio",     "text"};
inline constexpr std::array<std::string_view, 3> kConfidence = {"verified", "conflicting", "unverified"};

}  // namespace lab_words

/// The names of every check kind, as check.def lists them.
[[nodiscard]] Names check_kinds();

}  // namespace bengkel
