#pragma once
// Runs the statements of a script one after another, until one fails.

#include <sqlite3.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "decode_message.hpp"
#include "problem.hpp"

namespace bengkel::sql {

struct Database {
    sqlite3* connection = nullptr;
    std::string refusal;  ///< what the authorizer had to say
};

enum class Ending { Finished, Raised, OutOfMemory, TooMuchOutput };

struct Outcome {
    Ending ending = Ending::Finished;
    Problem problem;  ///< of Raised
};

/// A script and what it is called. The text ends with a NUL that does not belong to it.
struct Script {
    std::string_view file, text;
};

/// A statement about to be stepped, and where it stands in its script.
struct Statement {
    sqlite3_stmt* handle = nullptr;
    std::size_t begin = 0, end = 0;
};

/// Steps a statement that gives rows. Answers as sqlite3_step does at the end of the rows, or kTooMuch.
using ReadRows = std::function<int(const Statement&)>;
constexpr int kTooMuch = -1;

[[nodiscard]] Outcome run_script(Database& database, const Script& script, const std::vector<Scalar>& parameters,
                                 const ReadRows& read_rows);

/// For ReadRows: steps to the end and keeps nothing.
[[nodiscard]] int drop_rows(const Statement& statement);

/// The error that SQLite has just reported, as a problem of the whole file when no place is known.
[[nodiscard]] Outcome failed(const Database& database, std::string_view file);

}  // namespace bengkel::sql
