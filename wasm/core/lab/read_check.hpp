#pragma once
// Reads one check of lab.json. What all checks share is read here; what a kind adds, it reads itself (check/kinds/).

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/json_reader.hpp"
#include "lab/lab.hpp"
#include "lab/names.hpp"
#include "lab/read_localised.hpp"

namespace bengkel {

/// What a check may refer to outside itself.
struct CheckContext {
    const Locales& locales;
    std::span<const File> starter;
    std::string entry;
    Language language = Language::Python;
    std::span<const File> expected;  ///< wanted tables, "expected/totals.csv"
    const std::map<std::string, std::vector<File>>& datasets;
    std::span<const File> snippets;      ///< programs to be predicted, "snippets/rounding.py"
    std::span<const std::string> rules;  ///< those that the lab uses, whose values a text may hold
    std::set<std::string>& unread;       ///< each path of one of these, until a check uses it
    /// A program of attempts/ that the text names, below the given folder; from then on it comes with the lab.
    std::function<CarriedAttempt(const JsonReader& reader, std::string_view folder)> read_attempt;
    std::span<const File> tests;                              ///< "tests/test_cart.py"
    const std::map<std::string, std::vector<File>>& right;    ///< programs by name; their files as the program sees them
    const std::map<std::string, std::vector<File>>& mutants;  ///< the same
};

/// An object of a kind's JSON form: a test holds its keys against the schema.
struct JsonShape {
    std::string_view pointer;  ///< in labs/schema/lab.schema.json: "/$defs/callCase"
    Names keys;
    std::string_view empty = {};  ///< members of a check in which such an object stands empty; none for the check itself
    std::string_view at = {};     ///< where it then stands, from the check: "/cases/0"
};

/// The words of a member that is one of a few.
struct JsonWords {
    std::string_view pointer;  ///< of what holds the schema's "enum"
    Names words;
};

/// A kind of check as lab.json knows it. `read` fills in what of a Check depends on the kind; its result is never null. The
/// first of the shapes is the check itself, without the keys that all checks have.
struct KindReader {
    std::string_view name;
    std::shared_ptr<const CheckKind> (*read)(const JsonReader& reader, const CheckContext& context, Check& check) = nullptr;
    std::span<const JsonShape> shapes;
    std::span<const JsonWords> words;
};

/// Without a body where the kind is none of these.
[[nodiscard]] Check read_check(const JsonReader& reader, const CheckContext& context, std::span<const KindReader> kinds);

/// A text that is the path of a file to run: its ending must be one of the language's.
void expect_source_file(const JsonReader& file, Language language);

/// What several kinds share.
[[nodiscard]] std::string read_checked_file(const JsonReader& check, const CheckContext& context);
[[nodiscard]] std::string read_function(const JsonReader& check, const CheckContext& context);

/// A text that must be a pattern (base/pattern.hpp); otherwise <prefix>.bad-pattern at `want`.
void expect_pattern(const JsonReader& want, const std::string& text);

/// The items of "cases", of which there must be some.
[[nodiscard]] std::vector<JsonReader> read_cases(const JsonReader& check);

}  // namespace bengkel
