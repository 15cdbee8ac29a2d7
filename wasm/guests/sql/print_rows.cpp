#include "print_rows.hpp"

#include <unistd.h>

#include <algorithm>

#include "utf8.hpp"

namespace bengkel::sql {

namespace {

constexpr std::size_t kShownRows = 200;
constexpr std::size_t kShownBytes = 256u << 10;  // of all cells, so that few long rows do not fill the memory
constexpr std::size_t kShownCell = 300;          // code points

/// One line, whatever the value holds: control characters as their pictures, and no more than a table can show.
std::string cell_text(std::string_view value) {
    std::string text;
    for (std::size_t count = 0; !value.empty(); ++count) {
        if (count == kShownCell) return text + "…";
        const CodePoint point = front_of(value);
        if (!point.is_valid) {
            text += "\uFFFD";
        } else if (point.value < 0x20 || point.value == 0x7F) {
            const char picture = static_cast<char>(0x80 + (point.value == 0x7F ? 0x21 : point.value));
            text += {'\xE2', '\x90', picture};
        } else {
            text += value.substr(0, point.size);
        }
        value.remove_prefix(point.size);
    }
    return text;
}

std::string hex_of(const unsigned char* bytes, int size) {
    std::string text = "x'";
    for (int i = 0; i < std::min(size, static_cast<int>(kShownCell / 2)); ++i) {
        text += "0123456789abcdef"[bytes[i] >> 4];
        text += "0123456789abcdef"[bytes[i] & 15];
    }
    return text + (size > static_cast<int>(kShownCell / 2) ? "…" : "'");
}

class Table {
  public:
    explicit Table(sqlite3_stmt* statement) : statement_(statement), columns_(sqlite3_column_count(statement)) {
        for (int i = 0; i < columns_; ++i) {
            const char* name = sqlite3_column_name(statement, i);
            add_cell(cell_text(name == nullptr ? "" : name));
        }
        has_text_.resize(static_cast<std::size_t>(columns_), false);
        has_number_.resize(static_cast<std::size_t>(columns_), false);
    }

    [[nodiscard]] bool has_room() const { return rows() < kShownRows && bytes_ < kShownBytes; }
    [[nodiscard]] std::size_t rows() const { return cells_.size() / static_cast<std::size_t>(columns_) - 1; }

    void add_row() {
        for (int i = 0; i < columns_; ++i) {
            const auto column = static_cast<std::size_t>(i);
            const int type = sqlite3_column_type(statement_, i);
            if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) has_number_[column] = true;
            if (type == SQLITE_TEXT || type == SQLITE_BLOB) has_text_[column] = true;
            add_cell(shown(i, type));
        }
    }

    [[nodiscard]] std::string lines() const {
        std::vector<std::size_t> widths(static_cast<std::size_t>(columns_), 0);
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            std::size_t& width = widths[i % widths.size()];
            width = std::max(width, width_of(cells_[i]));
        }
        std::string text;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const std::size_t column = i % widths.size();
            add_aligned(text, cells_[i], widths[column], column);
            if (i + 1 == widths.size()) add_rule(text, widths);
        }
        return text;
    }

  private:
    std::string shown(int column, int type) {
        if (type == SQLITE_NULL) return "NULL";
        if (type == SQLITE_BLOB) {
            const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
            return hex_of(bytes, sqlite3_column_bytes(statement_, column));
        }
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        if (text == nullptr) return {};
        return cell_text({text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))});
    }

    void add_cell(std::string cell) {
        bytes_ += cell.size();
        cells_.push_back(std::move(cell));
    }

    /// Numbers to the right, all else to the left; nothing follows the last cell.
    void add_aligned(std::string& text, const std::string& cell, std::size_t width, std::size_t column) const {
        const std::string blanks(width - width_of(cell), ' ');
        const bool is_last = column + 1 == static_cast<std::size_t>(columns_);
        const bool is_right = has_number_[column] && !has_text_[column];
        text += ' ';
        if (is_right) text += blanks;
        text += cell;
        if (!is_right && !is_last) text += blanks;
        text += is_last ? "\n" : " |";
    }

    static void add_rule(std::string& text, const std::vector<std::size_t>& widths) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            text.append(widths[i] + 2, '-');
            text += i + 1 == widths.size() ? '\n' : '+';
        }
    }

    sqlite3_stmt* statement_;
    int columns_;
    std::vector<std::string> cells_;  ///< the names, then row by row
    std::vector<bool> has_text_, has_number_;
    std::size_t bytes_ = 0;
};

}  // namespace

void write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t size = ::write(descriptor, text.data(), text.size());
        if (size <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(size));
    }
}

int print_rows(const Statement& statement) {
    Table table(statement.handle);
    std::size_t count = 0;
    bool is_printed = false;
    int code = sqlite3_step(statement.handle);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement.handle)) {
        ++count;
        if (is_printed) continue;
        if (table.has_room()) {
            table.add_row();
        } else {
            write_all(STDOUT_FILENO, table.lines());
            is_printed = true;
        }
    }
    if (code != SQLITE_DONE) return code;
    if (!is_printed) write_all(STDOUT_FILENO, table.lines());
    std::string note = "(" + std::to_string(count) + (count == 1 ? " row" : " rows");
    if (is_printed) note += ", the first " + std::to_string(table.rows()) + " shown";
    write_all(STDOUT_FILENO, note + ")\n\n");
    return code;
}

}  // namespace bengkel::sql
