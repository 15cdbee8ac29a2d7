// The SQL guest: SQLite as a library, driven by the three calls of guest.h.

#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <new>
#include <string>

#include "../guest.h"
#include "confine.hpp"
#include "decode_message.hpp"
#include "encode_rows.hpp"
#include "encode_value.hpp"
#include "load_datasets.hpp"
#include "print_rows.hpp"
#include "run_script.hpp"

extern "C" {
int sqlite3_series_init(sqlite3*, char**, const void*);
int sqlite3_regexp_init(sqlite3*, char**, const void*);
int sqlite3_decimal_init(sqlite3*, char**, const void*);
}

namespace bengkel::sql {

namespace {

/// Heap that is free in the snapshot. A run that grows the memory costs the next one a new instance; most do with this.
constexpr std::size_t kSpareBytes = 1 << 20;

/// Given back when the memory is full, so that the result can still be written. What SQLite cannot allocate it reports;
/// nothing else here takes much.
constexpr std::size_t kReserveBytes = 64 << 10;

// Prepared once and part of the snapshot: everything below lives in linear memory.
Database database;
void* reserve = nullptr;
std::string reply;

void give_reserve_back() {
    if (reserve == nullptr) std::abort();
    std::free(reserve);
    reserve = nullptr;
}

bool prepare() {
    if (sqlite3_initialize() != SQLITE_OK || sqlite3_open(":memory:", &database.connection) != SQLITE_OK) return false;
    for (const auto& extend : {sqlite3_series_init, sqlite3_regexp_init, sqlite3_decimal_init}) {
        if (extend(database.connection, nullptr, nullptr) != SQLITE_OK) return false;
    }
    if (!confine(database.connection, database.refusal)) return false;
    reserve = std::malloc(kReserveBytes);
    std::set_new_handler(give_reserve_back);
    sqlite3_free(sqlite3_malloc64(kSpareBytes));
    return reserve != nullptr;
}

void put_ending(Encoder& out, std::uint32_t entries, const char* ending) {
    out.put_head(Tag::Map, entries);
    out.put_text("ending");
    out.put_text(ending);
}

void put_outcome(Encoder& out, const Outcome& outcome) {
    switch (outcome.ending) {
        case Ending::Finished: return put_ending(out, 1, "finished");
        case Ending::OutOfMemory: return put_ending(out, 1, "out-of-memory");
        case Ending::TooMuchOutput: return put_ending(out, 1, "too-much-output");
        case Ending::Raised: break;
    }
    const Problem& problem = outcome.problem;
    write_all(STDERR_FILENO, describe(problem));
    put_ending(out, 3, "raised");
    out.put_text("exception");
    encode_problem(out, problem);
    out.put_text("lineage");
    const bool is_special = problem.type != "SqlError";
    out.put_head(Tag::List, is_special ? 2 : 1);
    if (is_special) out.put_text(problem.type);
    out.put_text("SqlError");
}

/// Writes the value of a query; what the outcome is of when there is none.
Outcome run_query(const Message& message, const Script& script, Encoder& out) {
    ResultList results(database, script, message.wants_plan, message.result_cap);
    Outcome outcome =
        run_script(database, script, message.parameters, [&](const Statement& it) { return results.read(it); });
    if (outcome.ending != Ending::Finished) return outcome;
    // A transaction that is still open has not happened.
    if (sqlite3_get_autocommit(database.connection) == 0)
        sqlite3_exec(database.connection, "ROLLBACK", nullptr, nullptr, nullptr);
    put_ending(out, 2, "finished");
    out.put_text("value");
    out.put_head(Tag::Map, 2);
    out.put_text("results");
    results.encode(out);
    out.put_text("state");
    return encode_state(out, database, message.state.value_or(std::vector<std::string>()), script.file);
}

Outcome run(const Message& message, Encoder& out) {
    FileText file;
    switch (file.read(kWorkFolder + message.file)) {
        case FileText::Read::Done: break;
        case FileText::Read::OutOfMemory: return {.ending = Ending::OutOfMemory, .problem = {}};
        case FileText::Read::Missing:
            return {.ending = Ending::Raised,
                    .problem = problem_at("SqlError", "there is no file " + message.file, message.file, "", 0, 0)};
    }
    // The generator was not used yet, or would start from what the preparation drew.
    sqlite3_randomness(0, nullptr);
    Outcome outcome = load_datasets(database, message.file);
    if (outcome.ending != Ending::Finished || message.entry == Entry::Load) return outcome;
    sqlite3_set_last_insert_rowid(database.connection, 0);
    const Script script{.file = message.file, .text = file.text()};
    if (message.entry == Entry::Query) return run_query(message, script, out);
    return run_script(database, script, message.parameters, message.entry == Entry::Cost ? drop_rows : print_rows);
}

const std::uint8_t* finish(std::string_view bytes) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    reply.clear();
    for (int shift = 0; shift < 32; shift += 8) reply.push_back(static_cast<char>(size >> shift));
    reply.append(bytes);
    return reinterpret_cast<const std::uint8_t*>(reply.data());
}

}  // namespace

}  // namespace bengkel::sql

using namespace bengkel::sql;

extern "C" {

__attribute__((export_name("guest_prepare"))) int32_t guest_prepare(void) { return prepare() ? 0 : 1; }

__attribute__((export_name("guest_alloc"))) uint8_t* guest_alloc(uint32_t size) {
    return static_cast<uint8_t*>(std::malloc(size));
}

__attribute__((export_name("guest_run"))) const uint8_t* guest_run(const uint8_t* bytes, uint32_t size) {
    constexpr std::size_t kSmallResult = 256u << 10;
    const auto message = decode_message({bytes, size});
    if (!message) return finish({});
    Encoder out(message->result_cap);
    Outcome outcome = run(*message, out);
    const bool has_value = outcome.ending == Ending::Finished && message->entry == Entry::Query;
    if (has_value && out.fits()) return finish(out.bytes());
    if (has_value) outcome.ending = Ending::TooMuchOutput;
    Encoder small(kSmallResult);
    put_outcome(small, outcome);
    return finish(small.bytes());
}

}  // extern "C"
