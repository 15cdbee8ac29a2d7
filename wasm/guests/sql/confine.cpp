#include "confine.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "script.hpp"

namespace bengkel::sql {

namespace {

// Fuel ends what takes long. These end what takes long in one step, or nests deeper than the stack is.
constexpr std::array kLimits = {
    std::pair{SQLITE_LIMIT_LENGTH, 1'000'000},
    std::pair{SQLITE_LIMIT_SQL_LENGTH, 1'000'000},
    std::pair{SQLITE_LIMIT_COLUMN, 256},
    std::pair{SQLITE_LIMIT_EXPR_DEPTH, 300},
    std::pair{SQLITE_LIMIT_COMPOUND_SELECT, 200},
    std::pair{SQLITE_LIMIT_VDBE_OP, 1'000'000},
    std::pair{SQLITE_LIMIT_FUNCTION_ARG, 100},
    std::pair{SQLITE_LIMIT_ATTACHED, 0},
    std::pair{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
    std::pair{SQLITE_LIMIT_VARIABLE_NUMBER, 256},
    std::pair{SQLITE_LIMIT_TRIGGER_DEPTH, 50},
    std::pair{SQLITE_LIMIT_WORKER_THREADS, 0},
};

constexpr std::array<std::string_view, 21> kPragmas = {
    "application_id", "collation_list",    "compile_options",  "data_version", "database_list",      "defer_foreign_keys",
    "encoding",       "foreign_key_check", "foreign_key_list", "foreign_keys", "function_list",      "index_info",
    "index_list",     "index_xinfo",       "integrity_check",  "quick_check",  "recursive_triggers", "table_info",
    "table_list",     "table_xinfo",       "user_version",
};

constexpr std::array<std::string_view, 8> kAbsentFunctions = {
    "edit", "fts3_tokenizer", "load_extension", "lsmode", "readfile", "sqlite_dbpage", "writefile", "zipfile",
};

bool is_one_of(std::string_view name, auto& names) {
    return std::ranges::any_of(names, [&](std::string_view it) { return equal_ignoring_case(name, it); });
}

int authorize(void* context, int action, const char* first, const char* second, const char*, const char*) {
    std::string& refusal = *static_cast<std::string*>(context);
    switch (action) {
        case SQLITE_ATTACH: refusal = "ATTACH is refused: a program has one database here, in memory"; return SQLITE_DENY;
        case SQLITE_DETACH: refusal = "DETACH is refused: a program has one database here, in memory"; return SQLITE_DENY;
        case SQLITE_PRAGMA:
            // The encoding may be read, not set: texts are UTF-8 here.
            if (is_one_of(first, kPragmas) && (second == nullptr || !equal_ignoring_case(first, "encoding")))
                return SQLITE_OK;
            refusal = "PRAGMA " + std::string(first) + " is refused here";
            return SQLITE_DENY;
        default: return SQLITE_OK;
    }
}

}  // namespace

bool confine(sqlite3* database, std::string& refusal) {
    for (const auto& [limit, most] : kLimits) sqlite3_limit(database, limit, most);
    return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr) == SQLITE_OK &&
           sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr) == SQLITE_OK &&
           sqlite3_set_authorizer(database, authorize, &refusal) == SQLITE_OK;
}

std::string refusal_of_function(std::string_view name) {
    if (!is_one_of(name, kAbsentFunctions)) return {};
    return std::string(name) + "() is refused: there are no files and no extensions here";
}

}  // namespace bengkel::sql
