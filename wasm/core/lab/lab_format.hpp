#pragma once
// Which keys and which words lab.json, a course and a rule pack may hold. The reader takes them from here, and a test holds
// them against labs/schema, so that the two cannot drift apart.

#include <array>
#include <string_view>

#include "lab/names.hpp"

namespace bengkel {

namespace lab_keys {

inline constexpr std::array<std::string_view, 24> kLab = {
    "$schema", "format", "id",      "version",        "language", "packages",      "track",      "level",
    "minutes", "title",  "summary", "locales",        "outcomes", "prerequisites", "rules",      "entry",
    "structs", "limits", "checks",  "misconceptions", "hints",    "solution",      "sharedData", "watch"};
inline constexpr std::array<std::string_view, 1> kLocale = {"reviewed"};
inline constexpr std::array<std::string_view, 2> kOutcomes = {"trade", "computing"};
inline constexpr std::array<std::string_view, 3> kRuleUse = {"pack", "asOf", "use"};
inline constexpr std::array<std::string_view, 4> kLimits = {"fuel", "memoryBytes", "outputBytes", "resultBytes"};
inline constexpr std::array<std::string_view, 3> kTolerance = {"absolute", "relative", "ulp"};
inline constexpr std::array<std::string_view, 3> kTextRules = {"case", "space", "unicode"};
inline constexpr std::array<std::string_view, 4> kMisconception = {"id", "check", "say", "detectors"};
inline constexpr std::array<std::string_view, 3> kSolution = {"attempt", "after", "tries"};
inline constexpr std::array<std::string_view, 5> kWatch = {"file", "function", "args", "variable", "values"};

/// Of an instructor's own checks, which come with no lab.
inline constexpr std::array<std::string_view, 2> kPrivate = {"format", "checks"};

/// Of every check; its kind adds its own.
inline constexpr std::array<std::string_view, 6> kCheck = {"id", "kind", "points", "title", "dependsOn", "group"};

inline constexpr std::array<std::string_view, 1> kMadeSize = {"make"};
inline constexpr std::array<std::string_view, 3> kMadeInt = {"make", "from", "to"};
inline constexpr std::array<std::string_view, 3> kMadeText = {"make", "length", "of"};
inline constexpr std::array<std::string_view, 2> kMadeJoin = {"make", "of"};
inline constexpr std::array<std::string_view, 2> kMadeChoice = {"make", "of"};
inline constexpr std::array<std::string_view, 5> kMadeList = {"make", "length", "of", "sorted", "distinct"};
/// In the order of lab_words::kMakes.
inline constexpr std::array<Names, 6> kMade = {kMadeSize, kMadeInt, kMadeText, kMadeJoin, kMadeChoice, kMadeList};

inline constexpr std::array<std::string_view, 11> kCourse = {
    "$schema", "format", "id", "tracks", "title", "summary", "locales", "outcomes", "hours", "labs", "prerequisites"};

inline constexpr std::array<std::string_view, 4> kPack = {"$schema", "format", "jurisdiction", "rules"};
inline constexpr std::array<std::string_view, 11> kRule = {
    "id",     "label",     "value",      "unit", "effectiveFrom", "effectiveTo",
    "source", "checkedOn", "confidence", "base", "rounding"};

}  // namespace lab_keys

namespace lab_words {

/// In the order of Language.
inline constexpr std::array<std::string_view, 4> kLanguages = {"python", "sql", "javascript", "cpp"};
/// Of Python, the only language that has any.
inline constexpr std::array<std::string_view, 1> kPackages = {"numpy"};
inline constexpr std::array<std::string_view, 3> kLevels = {"beginner", "intermediate", "advanced"};
/// In the order of Solution::After.
inline constexpr std::array<std::string_view, 2> kAfter = {"passing", "tries"};
inline constexpr std::array<std::string_view, 6> kMakes = {"size", "int", "text", "join", "choice", "list"};
inline constexpr std::array<std::string_view, 9> kValueForms = {"$tuple", "$set",    "$map",       "$bytes", "$float",
                                                                "$int",   "$bigint", "$undefined", "$anyOf"};
inline constexpr std::array<std::string_view, 4> kFloats = {"nan", "inf", "-inf", "-0"};
inline constexpr std::array<std::string_view, 10> kUnits = {"percent",   "MYR-minor", "VND-minor", "THB-minor", "CNY-minor",
                                                            "EUR-minor", "USD-minor", "count",     "ratio",     "text"};
inline constexpr std::array<std::string_view, 3> kConfidence = {"verified", "conflicting", "unverified"};

}  // namespace lab_words

}  // namespace bengkel
