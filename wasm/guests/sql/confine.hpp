#pragma once
// What SQL may not do here, whoever wrote it. Refused are other databases and files (ATTACH, DETACH, VACUUM, the shell's
// file functions), every PRAGMA that is not known to be harmless, and writing to the schema's own tables.

#include <sqlite3.h>

#include <string>

namespace bengkel::sql {

/// Sets limits and the authorizer of a new connection. What the authorizer refuses is told in `refusal`, which must outlive
/// the connection. False: SQLite would not have it.
[[nodiscard]] bool confine(sqlite3* database, std::string& refusal);

/// What is said of a function that SQLite's shell has and that there is not here; empty for any other.
[[nodiscard]] std::string refusal_of_function(std::string_view name);

}  // namespace bengkel::sql
