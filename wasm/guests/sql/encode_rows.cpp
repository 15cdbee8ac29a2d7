#include "encode_rows.hpp"

#include <map>

#include "load_datasets.hpp"

namespace bengkel::sql {

namespace {

/// The rows that are left, as a table.
int encode_table(Encoder& out, sqlite3_stmt* statement) {
    const int columns = sqlite3_column_count(statement);
    out.put_head(Tag::Table, static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
        const char* name = sqlite3_column_name(statement, i);
        out.put_string(name == nullptr ? "" : name);
    }
    Encoder rows(out.room());
    std::uint32_t count = 0;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
        for (int i = 0; i < columns; ++i) rows.put_cell(statement, i);
        ++count;
        if (!rows.fits()) return kTooMuch;
    }
    out.put_varuint(count);
    out.put_bytes(rows.bytes());
    return out.fits() ? code : kTooMuch;
}

}  // namespace

int ResultList::read(const Statement& statement) {
    ++count_;
    results_.put_head(Tag::Map, 4);
    results_.put_text("plan");
    int code = encode_plan(statement);
    if (code != SQLITE_DONE) return code;
    results_.put_text("ordered");
    results_.put_bool(sqlite3_stmt_readonly(statement.handle) != 0 && sqlite3_stmt_isexplain(statement.handle) == 0 &&
                      has_outer_order(script_.text, statement.begin, statement.end));
    results_.put_text("line");
    results_.put_int(place_of(script_.text, statement.begin).line);
    results_.put_text("table");
    return encode_table(results_, statement.handle);
}

/// The steps of EXPLAIN QUERY PLAN, each by two blanks further in than the one it belongs to.
int ResultList::encode_plan(const Statement& statement) {
    std::vector<std::string> steps;
    if (wants_plan_ && sqlite3_stmt_isexplain(statement.handle) == 0) {
        const std::string sql =
            "EXPLAIN QUERY PLAN " + std::string(script_.text.substr(statement.begin, statement.end - statement.begin));
        sqlite3_stmt* plan = nullptr;
        int code = sqlite3_prepare_v2(database_.connection, sql.c_str(), -1, &plan, nullptr);
        if (code != SQLITE_OK) return code;
        std::map<int, std::size_t> depths;
        for (code = sqlite3_step(plan); code == SQLITE_ROW; code = sqlite3_step(plan)) {
            const auto parent = depths.find(sqlite3_column_int(plan, 1));
            const std::size_t depth = parent == depths.end() ? 0 : parent->second + 1;
            depths[sqlite3_column_int(plan, 0)] = depth;
            const auto* detail = reinterpret_cast<const char*>(sqlite3_column_text(plan, 3));
            steps.push_back(std::string(2 * depth, ' ') + (detail == nullptr ? "" : detail));
        }
        sqlite3_finalize(plan);
        if (code != SQLITE_DONE) return code;
    }
    results_.put_head(Tag::List, steps.size());
    for (const std::string& step : steps) results_.put_text(step);
    return SQLITE_DONE;
}

void ResultList::encode(Encoder& out) const {
    out.put_head(Tag::List, count_);
    out.put_bytes(results_.bytes());
}

Outcome encode_state(Encoder& out, Database& database, const std::vector<std::string>& names, std::string_view file) {
    out.put_head(Tag::Map, names.size());
    for (const std::string& name : names) {
        out.put_text(name);
        sqlite3_stmt* statement = nullptr;
        const char* look_up =
            "SELECT name FROM main.sqlite_schema WHERE type IN ('table', 'view') AND name = ?1 COLLATE NOCASE";
        int code = sqlite3_prepare_v2(database.connection, look_up, -1, &statement, nullptr);
        if (code != SQLITE_OK) return failed(database, file);
        sqlite3_bind_text64(statement, 1, name.data(), name.size(), SQLITE_STATIC, SQLITE_UTF8);
        code = sqlite3_step(statement);
        sqlite3_finalize(statement);
        if (code == SQLITE_DONE) {
            out.put_tag(Tag::Null);
            continue;
        }
        if (code != SQLITE_ROW) return failed(database, file);
        const std::string sql = "SELECT * FROM main." + quoted_name(name);
        code = sqlite3_prepare_v2(database.connection, sql.c_str(), -1, &statement, nullptr);
        if (code == SQLITE_OK) code = encode_table(out, statement);
        Outcome outcome;
        if (code == kTooMuch)
            outcome.ending = Ending::TooMuchOutput;
        else if (code != SQLITE_DONE)
            outcome = failed(database, file);
        sqlite3_finalize(statement);
        if (outcome.ending != Ending::Finished) return outcome;
    }
    return {};
}

}  // namespace bengkel::sql
