#include "run_script.hpp"

#include <algorithm>
#include <utility>

#include "confine.hpp"
#include "utf8.hpp"

namespace bengkel::sql {

namespace {

bool starts_with_one_of(std::string_view text, std::initializer_list<std::string_view> starts) {
    return std::ranges::any_of(starts, [&](std::string_view start) { return text.starts_with(start); });
}

/// By what SQLite answers and, where one code stands for much, by what it says.
const char* type_of(int code, std::string_view message) {
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT: return "ConstraintError";
        case SQLITE_MISMATCH: return "TypeError";
        case SQLITE_TOOBIG: return "LimitError";
        case SQLITE_AUTH: return "RefusedError";
        default: break;
    }
    if (message.ends_with("syntax error") || message.starts_with("unrecognized token") || message == "incomplete input") {
        return "SyntaxError";
    }
    if (message.ends_with("may not be modified")) return "RefusedError";
    if (starts_with_one_of(message, {"no such", "ambiguous column name", "unknown function"})) return "NameError";
    if (starts_with_one_of(message,
                           {"too many", "Expression tree is too large", "parser stack overflow", "LIKE or GLOB"})) {
        return "LimitError";
    }
    return "SqlError";
}

std::string_view word_of(const Script& script, const Token& token) {
    return script.text.substr(token.begin, token.end - token.begin);
}

/// Up to the first semicolon outside of quotes and comments.
std::size_t end_of_statement(const Script& script, std::size_t begin) {
    std::size_t end = begin;
    for (Token token = next_token(script.text, begin); token.kind != TokenKind::End && token.kind != TokenKind::Semicolon;
         token = next_token(script.text, end)) {
        end = token.end;
    }
    return end;
}

/// Where a statement has the name that a message is about ("no such table: main.orders"), or End.
Token named_in(const Script& script, std::size_t begin, std::string_view message) {
    const std::size_t colon = message.rfind(": ");
    if (colon == std::string_view::npos) return {};
    std::string_view name = message.substr(colon + 2);
    name.remove_prefix(name.rfind('.') + 1);
    for (Token token = next_token(script.text, begin); token.kind != TokenKind::End && token.kind != TokenKind::Semicolon;
         token = next_token(script.text, token.end)) {
        std::string_view word = word_of(script, token);
        if (token.kind == TokenKind::Quoted && word.size() >= 2) word = word.substr(1, word.size() - 2);
        if (equal_ignoring_case(word, name)) return token;
    }
    return {};
}

Outcome raised(std::string type, std::string message, const Script& script, std::size_t begin, std::size_t end) {
    return {.ending = Ending::Raised,
            .problem = problem_at(std::move(type), std::move(message), script.file, script.text, begin, end)};
}

struct Said {
    std::string type, message;
};

Said said_by(const Database& database) {
    std::string message = sqlite3_errmsg(database.connection);
    if (!database.refusal.empty()) return {"RefusedError", database.refusal};
    constexpr std::string_view kNoFunction = "no such function: ";
    if (message.starts_with(kNoFunction)) {
        std::string refusal = refusal_of_function(std::string_view(message).substr(kNoFunction.size()));
        if (!refusal.empty()) return {"RefusedError", std::move(refusal)};
    }
    std::string type = type_of(sqlite3_errcode(database.connection), message);
    // SQLite would quote all the rest of the script.
    if (message.starts_with("unrecognized token: \"'") || message.starts_with("unrecognized token: \"\""))
        message = "a quote is never closed";
    return {std::move(type), std::move(message)};
}

bool is_out_of_memory(const Database& database) { return (sqlite3_errcode(database.connection) & 0xff) == SQLITE_NOMEM; }

/// SQLite has an error to tell of the statement at `begin`.
Outcome failed_at(const Database& database, const Script& script, std::size_t begin) {
    if (is_out_of_memory(database)) return {.ending = Ending::OutOfMemory, .problem = {}};
    auto [type, message] = said_by(database);
    const int offset = sqlite3_error_offset(database.connection);
    if (offset >= 0) {
        const Token token = next_token(script.text, begin + static_cast<std::size_t>(offset));
        if (type == "NameError" && script.text.substr(token.begin).starts_with('"')) {
            message += " (a text stands in single quotes)";
        }
        return raised(std::move(type), std::move(message), script, token.begin, token.end);
    }
    const std::size_t end = end_of_statement(script, begin);
    if (message == "incomplete input") return raised(std::move(type), std::move(message), script, end, end);
    const Token named = type == "NameError" ? named_in(script, begin, message) : Token{};
    if (named.kind != TokenKind::End) return raised(std::move(type), std::move(message), script, named.begin, named.end);
    return raised(std::move(type), std::move(message), script, begin, end);
}

/// Of the first word, with the name after a dot.
std::size_t end_of_word(const Script& script, const Token& first) {
    return word_of(script, first) == "." ? next_token(script.text, first.end).end : first.end;
}

/// What is refused or mistaken by its first word, where SQLite's own words would not help.
Said foreseen(const Script& script, const Token& first) {
    const std::string_view word = word_of(script, first);
    for (const std::string_view refused : {"ATTACH", "DETACH", "VACUUM"}) {
        if (!equal_ignoring_case(word, refused)) continue;
        return {"RefusedError", std::string(refused) + " is refused: a program has one database here, in memory"};
    }
    if (word != ".") return {};
    const Token command = next_token(script.text, first.end);
    return {"SyntaxError", "." + std::string(word_of(script, command)) + " is a command of the sqlite3 shell, not SQL"};
}

int bind(sqlite3_stmt* statement, const std::vector<Scalar>& parameters) {
    const int count = std::min(sqlite3_bind_parameter_count(statement), static_cast<int>(parameters.size()));
    int code = SQLITE_OK;
    for (int i = 0; i < count && code == SQLITE_OK; ++i) {
        const Scalar& value = parameters[static_cast<std::size_t>(i)];
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            code = sqlite3_bind_int64(statement, i + 1, *number);
        } else if (const auto* real = std::get_if<double>(&value)) {
            code = sqlite3_bind_double(statement, i + 1, *real);
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            code = sqlite3_bind_text64(statement, i + 1, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
        } else if (const auto* blob = std::get_if<Bytes>(&value)) {
            code = sqlite3_bind_blob64(statement, i + 1, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
        }
    }
    return code;
}

}  // namespace

int drop_rows(const Statement& statement) {
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) code = sqlite3_step(statement.handle);
    return code;
}

Outcome failed(const Database& database, std::string_view file) {
    if (is_out_of_memory(database)) return {.ending = Ending::OutOfMemory, .problem = {}};
    auto [type, message] = said_by(database);
    Outcome outcome{.ending = Ending::Raised, .problem = {}};
    outcome.problem.type = std::move(type);
    outcome.problem.message = made_utf8(message);
    outcome.problem.file = file;
    outcome.problem.from = outcome.problem.to = {.line = 0, .column = 0};
    return outcome;
}

Outcome run_script(Database& database, const Script& script, const std::vector<Scalar>& parameters,
                   const ReadRows& read_rows) {
    if (const std::size_t nul = script.text.find('\0'); nul != std::string_view::npos) {
        return raised("SyntaxError", "a NUL character", script, nul, nul + 1);
    }
    if (!is_utf8(script.text)) return raised("SyntaxError", "the file is not UTF-8", script, 0, 0);
    std::size_t at = script.text.starts_with("\uFEFF") ? std::string_view("\uFEFF").size() : 0;
    while (true) {
        const Token first = next_token(script.text, at);
        if (first.kind == TokenKind::End) return {};
        if (first.kind == TokenKind::Semicolon) {
            at = first.end;
            continue;
        }
        if (Said said = foreseen(script, first); !said.type.empty()) {
            return raised(std::move(said.type), std::move(said.message), script, first.begin, end_of_word(script, first));
        }
        database.refusal.clear();
        Statement statement{.handle = nullptr, .begin = first.begin, .end = 0};
        const char* tail = nullptr;
        int code = sqlite3_prepare_v2(database.connection, script.text.data() + first.begin, -1, &statement.handle, &tail);
        if (code != SQLITE_OK) return failed_at(database, script, first.begin);
        at = statement.end = static_cast<std::size_t>(tail - script.text.data());
        if (statement.handle == nullptr) continue;
        code = bind(statement.handle, parameters);
        if (code == SQLITE_OK) {
            code = sqlite3_column_count(statement.handle) > 0 ? read_rows(statement) : drop_rows(statement);
        }
        Outcome outcome;
        if (code == kTooMuch)
            outcome.ending = Ending::TooMuchOutput;
        else if (code != SQLITE_DONE)
            outcome = failed_at(database, script, first.begin);
        sqlite3_finalize(statement.handle);
        if (outcome.ending != Ending::Finished) return outcome;
    }
}

}  // namespace bengkel::sql
