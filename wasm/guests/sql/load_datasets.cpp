#include "load_datasets.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "read_csv.hpp"
#include "utf8.hpp"

namespace bengkel::sql {

namespace {

std::vector<std::string> names_in_work() {
    std::vector<std::string> names;
    DIR* folder = ::opendir(kWorkFolder);
    if (folder == nullptr) return names;
    while (const dirent* entry = ::readdir(folder)) names.emplace_back(entry->d_name);
    ::closedir(folder);
    std::ranges::sort(names);
    return names;
}

/// What all values of a column can be stored as without loss; the later the wider.
enum class Type { Unknown, Integer, Real, Text };

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end - at;
}

/// Numbers as programs write them. A leading zero or plus is part of a code, not of a number; so are more digits than 64
/// bits hold.
Type type_of(const Field& field) {
    const std::string_view text = field.text;
    if (text.empty()) return field.is_quoted ? Type::Text : Type::Unknown;
    const std::size_t start = text.starts_with('-') ? 1 : 0;
    std::size_t at = start + digits_at(text, start);
    const std::size_t digits = at - start;
    if (digits == 0 || digits > 18 || (digits > 1 && text[start] == '0')) return Type::Text;
    if (at == text.size()) return Type::Integer;
    if (text[at] == '.') {
        const std::size_t places = digits_at(text, at + 1);
        if (places == 0) return Type::Text;
        at += 1 + places;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        const std::size_t exponent = digits_at(text, at);
        if (exponent == 0) return Type::Text;
        at += exponent;
    }
    return at == text.size() ? Type::Real : Type::Text;
}

/// From the offset to the end of its line.
Outcome bad_dataset(std::string message, const Script& csv, std::size_t offset) {
    const std::string_view line = line_at(csv.text, offset);
    const std::size_t end = static_cast<std::size_t>(line.data() - csv.text.data()) + line.size();
    return {.ending = Ending::Raised,
            .problem = problem_at("DatasetError", std::move(message), csv.file, csv.text, offset, end)};
}

Outcome bad_table(const Database& database, const Script& csv, std::size_t offset) {
    Outcome outcome = failed(database, csv.file);
    if (outcome.ending == Ending::Raised) outcome = bad_dataset(std::move(outcome.problem.message), csv, offset);
    return outcome;
}

/// One CSV file on its way into a table.
class CsvTable {
  public:
    CsvTable(Database& database, const Script& csv, std::string table)
        : database_(database), csv_(csv), table_(std::move(table)) {}

    Outcome load() {
        Outcome outcome = read_header();
        if (outcome.ending == Ending::Finished) outcome = read_types();
        if (outcome.ending == Ending::Finished) outcome = execute(creation());
        if (outcome.ending == Ending::Finished) outcome = insert();
        return outcome;
    }

  private:
    Outcome execute(const std::string& sql) {
        if (sqlite3_exec(database_.connection, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
        return bad_table(database_, csv_, 0);
    }

    Outcome read_header() {
        CsvReader reader(csv_.text);
        if (!reader.next(header_)) return bad_dataset(said(reader, "there is no header"), csv_, reader.offset());
        for (std::size_t i = 0; i < header_.size(); ++i) {
            const std::string& name = header_[i].text;
            if (name.empty()) return bad_dataset("column " + std::to_string(i + 1) + " has no name", csv_, reader.offset());
        }
        types_.resize(header_.size(), Type::Unknown);
        return {};
    }

    static std::string said(const CsvReader& reader, const char* otherwise) {
        return std::string(reader.problem().empty() ? otherwise : reader.problem());
    }

    /// Calls `use` for every record after the header.
    template <class Use>
    Outcome each_record(Use use) {
        CsvReader reader(csv_.text);
        std::vector<Field> record;
        for (bool is_header = true; reader.next(record); is_header = false) {
            const bool is_blank =
                header_.size() > 1 && record.size() == 1 && record[0].text.empty() && !record[0].is_quoted;
            if (is_header || is_blank) continue;
            if (record.size() != header_.size()) {
                return bad_dataset("the header has " + std::to_string(header_.size()) + " fields, this record has " +
                                       std::to_string(record.size()),
                                   csv_, reader.offset());
            }
            const Outcome outcome = use(record, reader.offset());
            if (outcome.ending != Ending::Finished) return outcome;
        }
        return reader.problem().empty() ? Outcome{} : bad_dataset(said(reader, ""), csv_, reader.offset());
    }

    Outcome read_types() {
        return each_record([&](const std::vector<Field>& record, std::size_t) {
            for (std::size_t i = 0; i < record.size(); ++i) types_[i] = std::max(types_[i], type_of(record[i]));
            return Outcome{};
        });
    }

    std::string creation() const {
        std::string sql = "CREATE TABLE IF NOT EXISTS main." + quoted_name(table_) + "(";
        for (std::size_t i = 0; i < header_.size(); ++i) {
            constexpr const char* kTypes[] = {"TEXT", "INTEGER", "REAL", "TEXT"};
            sql += (i == 0 ? "" : ", ") + quoted_name(header_[i].text) + " " + kTypes[static_cast<std::size_t>(types_[i])];
        }
        return sql + ")";
    }

    std::string insertion() const {
        std::string columns, values;
        for (std::size_t i = 0; i < header_.size(); ++i) {
            columns += (i == 0 ? "" : ", ") + quoted_name(header_[i].text);
            values += i == 0 ? "?" : ", ?";
        }
        return "INSERT INTO main." + quoted_name(table_) + "(" + columns + ") VALUES (" + values + ")";
    }

    /// Values are handed over as text: the column's declared type makes numbers of them.
    Outcome insert() {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(database_.connection, insertion().c_str(), -1, &statement, nullptr) != SQLITE_OK) {
            return bad_table(database_, csv_, 0);
        }
        Outcome outcome = execute("BEGIN");
        if (outcome.ending == Ending::Finished) {
            outcome = each_record([&](const std::vector<Field>& record, std::size_t offset) {
                return insert_record(statement, record, offset);
            });
        }
        sqlite3_finalize(statement);
        return outcome.ending == Ending::Finished ? execute("COMMIT") : outcome;
    }

    Outcome insert_record(sqlite3_stmt* statement, const std::vector<Field>& record, std::size_t offset) {
        for (std::size_t i = 0; i < record.size(); ++i) {
            const auto& [text, is_quoted] = record[i];
            const int at = static_cast<int>(i) + 1;
            const int code = text.empty() && !is_quoted
                                 ? sqlite3_bind_null(statement, at)
                                 : sqlite3_bind_text64(statement, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
            if (code != SQLITE_OK) return bad_table(database_, csv_, offset);
        }
        if (sqlite3_step(statement) != SQLITE_DONE) return bad_table(database_, csv_, offset);
        sqlite3_reset(statement);
        return {};
    }

    Database& database_;
    Script csv_;
    std::string table_;
    std::vector<Field> header_;
    std::vector<Type> types_;
};

Outcome load_sql(Database& database, const Script& script) {
    Outcome outcome = run_script(database, script, {}, drop_rows);
    if (outcome.ending == Ending::Finished && sqlite3_get_autocommit(database.connection) == 0) {
        return bad_dataset("the file leaves a transaction open", script, script.text.size());
    }
    return outcome;
}

Outcome load_csv(Database& database, const Script& csv) {
    if (!is_utf8(csv.text)) return bad_dataset("the file is not UTF-8", csv, 0);
    database.refusal.clear();
    return CsvTable(database, csv, std::string(csv.file.substr(0, csv.file.size() - std::string_view(".csv").size())))
        .load();
}

}  // namespace

FileText::~FileText() { std::free(bytes_); }

FileText::Read FileText::read(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY);
    if (file < 0) return Read::Missing;
    const Read read = read_open(file);
    ::close(file);
    return read;
}

FileText::Read FileText::read_open(int file) {
    struct stat status = {};
    if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return Read::Missing;
    const auto size = static_cast<std::size_t>(status.st_size);
    bytes_ = static_cast<char*>(std::malloc(size + 1));
    if (bytes_ == nullptr) return Read::OutOfMemory;
    while (size_ < size) {
        const ssize_t got = ::read(file, bytes_ + size_, size - size_);
        if (got <= 0) return Read::Missing;
        size_ += static_cast<std::size_t>(got);
    }
    bytes_[size_] = '\0';
    return Read::Done;
}

std::string quoted_name(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + '"';
}

Outcome load_datasets(Database& database, std::string_view script_file) {
    const std::vector<std::string> names = names_in_work();
    for (const std::string_view ending : {".sql", ".csv"}) {
        for (const std::string& name : names) {
            if (!name.ends_with(ending) || name.size() == ending.size() || name == script_file) continue;
            FileText file;
            const FileText::Read read = file.read(kWorkFolder + name);
            if (read == FileText::Read::OutOfMemory) return {.ending = Ending::OutOfMemory, .problem = {}};
            if (read == FileText::Read::Missing) continue;  // a folder of that name
            const Script script{.file = name, .text = file.text()};
            const Outcome outcome = ending == ".sql" ? load_sql(database, script) : load_csv(database, script);
            if (outcome.ending != Ending::Finished) return outcome;
        }
    }
    return {};
}

}  // namespace bengkel::sql
