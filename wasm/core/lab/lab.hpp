#pragma once
// A lab as the grader knows it: plain values, already read and checked (lab/read_lab.hpp). What a check of each kind holds,
// and carrying it out, is check/'s business: there reading, asking for runs and judging are one file a kind.

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "frame/value.hpp"
#include "json/write_json.hpp"
#include "lab/language.hpp"

namespace bengkel {

/// Locale ("en", "ms", "zh-Hans") to text. "en" is always there.
using Localised = std::map<std::string, std::string>;

struct File {
    std::string path;
    Bytes bytes;

    bool operator==(const File&) const = default;
};

inline constexpr std::int64_t kMostFuel = 1'000'000'000'000;  ///< that a lab may give a run

struct RunLimits {
    std::uint64_t fuel = 2'000'000'000;  ///< instructions; a guest without a meter does not count them
    std::uint32_t memory_bytes = 128u << 20;
    std::uint32_t output_bytes = 64u << 10;
    std::uint32_t result_bytes = 256u << 10;
};

class CheckKind;

/// What all checks have, and the part that only its kind knows (check/check_kind.hpp).
struct Check {
    std::string id;
    Localised title;
    int points = 0;
    std::vector<std::string> depends_on;  ///< checks before it that must pass, else it is not reached
    std::string group;                    ///< checks of one group give their points together or not at all; or empty
    std::string kind;                     ///< its name in lab.json and in the Report: "calls"
    std::vector<std::string> functions;   ///< of the learner's, that its runs call by name
    std::string reference;                ///< the attempt that it measures by, "passes/loops.py", or empty
    JsonObject ask;                       ///< of a check without code: what the page needs to ask it
    std::shared_ptr<const CheckKind> body;
};

/// A program of attempts/ that comes with the lab.
struct CarriedAttempt {
    std::string name;         ///< "fails/off-by-one/range.py", below attempts/
    std::vector<File> files;  ///< every editable file, sorted by path, as the program sees them
};

/// A wrong idea and the sentence for it. It is found by behaviour: a learner whose program does what a detector does holds
/// it.
struct Misconception {
    std::string id;
    std::string check;
    Localised say;
    std::vector<CarriedAttempt> detectors;
};

/// A right program that a learner may look at.
struct Solution {
    enum class After { Passing, Tries };
    CarriedAttempt attempt;
    After after = After::Passing;
    int tries = 0;  ///< of After::Tries: checks that did not pass
};

/// A variable of the learner's whose values in a right program the lab knows, to be found in the recorded steps of a
/// program that makes this call: those of the starter's example. Nobody is graded by it.
struct Watch {
    std::string file;
    std::string function;
    std::vector<Value> args;  ///< by place: only of calls with these is anything known
    std::string variable;
    std::vector<Value> values;  ///< one after the other, each other than the one before it
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

/// The file of a submission that holds the answers to what is asked without code.
inline constexpr std::string_view kAnswersPath = "answers.json";

struct Lab {
    std::string id;
    int version = 1;
    std::string hash;  ///< SHA-256 (hex) over everything a verdict can depend on: lab.json, starter, data, datasets,
                       ///< expected, snippets, tests, right, mutants, rules
    Language language = Language::Python;
    std::vector<std::string> packages;  ///< what the learner's program may import beyond the language's own library
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
    std::vector<File> snippets;                         ///< programs of the lab to be predicted, "snippets/rounding.py"
    /// Paths below datasets/, expected/, snippets/, tests/, right/ and mutants/ that no check uses.
    std::set<std::string> unread;
    RunLimits limits;
    std::vector<Check> checks;
    std::vector<Misconception> misconceptions;
    std::vector<Localised> hints;
    std::optional<Solution> solution;
    std::vector<Watch> watches;
    std::vector<std::string> carried;  ///< paths of the files of attempts/ that belong to the lab's content, sorted
    std::string rules_as_of;
    std::vector<Rule> rules;
};

/// Whether any check is answered without code.
[[nodiscard]] inline bool asks(const Lab& lab) {
    return std::ranges::any_of(lab.checks, [](const Check& check) { return !check.ask.empty(); });
}

}  // namespace bengkel
