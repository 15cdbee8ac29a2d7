#pragma once
// Reads one check of lab.json. What all checks share is read here; what a kind adds is read by its own file in lab/kinds/.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "json/json_reader.hpp"
#include "lab/lab.hpp"
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
};

[[nodiscard]] Check read_check(const JsonReader& reader, const CheckContext& context);

/// A text that is the path of a file to run: its ending must be one of the language's.
void expect_source_file(const JsonReader& file, Language language);

/// What several kinds share.
[[nodiscard]] std::string read_checked_file(const JsonReader& check, const CheckContext& context);
[[nodiscard]] std::string read_function(const JsonReader& check, const CheckContext& context);
[[nodiscard]] Tolerance read_tolerance(const JsonReader& check);

/// The items of "cases", of which there must be some.
[[nodiscard]] std::vector<JsonReader> read_cases(const JsonReader& check);

/// The members of lab/kinds/: one per line of check.def.
void read_check_kind(const JsonReader& reader, const CheckContext& context, CallsCheck& check);
void read_check_kind(const JsonReader& reader, const CheckContext& context, OutputCheck& check);
void read_check_kind(const JsonReader& reader, const CheckContext& context, GrowthCheck& check);
void read_check_kind(const JsonReader& reader, const CheckContext& context, BudgetCheck& check);
void read_check_kind(const JsonReader& reader, const CheckContext& context, TablesCheck& check);

}  // namespace bengkel
