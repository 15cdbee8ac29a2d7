#include "view/table_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <limits>
#include <utility>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "lab/read_csv.hpp"

namespace bengkel {

namespace {

constexpr std::size_t kLookedAt = 200;       // rows that a column's width goes by
constexpr std::size_t kMostCellBytes = 400;  // a cell is one line
constexpr std::size_t kMostMarks = 10'000;

char lower(char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; }

bool contains(std::string_view text, std::string_view wanted) {
    return !std::ranges::search(text, wanted, {}, lower, lower).empty();
}

/// One line, and not too long.
std::string shown(std::string_view text) {
    const bool is_cut = text.size() > kMostCellBytes;
    std::string line(is_cut ? text.substr(0, valid_utf8_prefix(text.substr(0, kMostCellBytes))) : text);
    for (char& sign : line)
        if (static_cast<unsigned char>(sign) < 0x20) sign = ' ';
    return is_cut ? line + "\u2026" : line;
}

/// A real that happens to be whole is told from an integer.
std::string spelled(double real) {
    const std::string text = std::format("{}", real);
    return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
}

double number_of(const Integer& integer) {
    double number = 0;
    for (auto byte = integer.magnitude.rbegin(); byte != integer.magnitude.rend(); ++byte) number = number * 256 + *byte;
    return integer.is_negative ? -number : number;
}

}  // namespace

void ColumnView::add_text(std::string_view text) {
    const std::string line = shown(text);
    if (ends_.size() <= kLookedAt) most_signs_ = std::max(most_signs_, count_code_points(line));
    bytes_ += line;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

void ColumnView::add(const Value& value) {
    double number = std::numeric_limits<double>::quiet_NaN();
    bool is_null = false;
    if (const auto* integer = std::get_if<Integer>(&value.data)) {
        number = number_of(*integer);
        add_text(format_integer(*integer));
    } else if (const auto* real = std::get_if<double>(&value.data)) {
        number = *real;
        add_text(spelled(*real));
    } else if (std::holds_alternative<Null>(value.data)) {
        is_null = true;
        add_text("");
    } else {
        kind_ = ColumnKind::Text;
        if (const auto* text = std::get_if<std::string>(&value.data))
            add_text(*text);
        else if (const auto* truth = std::get_if<bool>(&value.data))
            add_text(*truth ? "true" : "false");
        else if (const auto* bytes = std::get_if<ByteString>(&value.data))
            add_text("x'" + to_hex(bytes->bytes) + "'");
        else
            add_text("\u2026");
    }
    numbers_.push_back(number);
    is_null_.push_back(is_null);
}

std::string_view ColumnView::text(std::size_t row) const {
    return std::string_view(bytes_).substr(ends_[row], ends_[row + 1] - ends_[row]);
}

bool ColumnView::is_less(std::size_t row, std::size_t other) const {
    if (is_null_[row] != is_null_[other]) return is_null_[row];
    if (kind_ == ColumnKind::Number) return numbers_[row] < numbers_[other];
    return text(row) < text(other);
}

CellMark TableView::mark_of(std::size_t row, std::size_t column) const {
    for (auto at = std::ranges::lower_bound(marks, row, {}, &MarkedCell::row); at != marks.end() && at->row == row; ++at)
        if (at->column < 0 || static_cast<std::size_t>(at->column) == column) return at->mark;
    return CellMark::None;
}

TableView table_view_of(const TableValue& table) {
    TableView view;
    for (const std::string& name : table.columns) view.columns.emplace_back(name);
    for (const std::vector<Value>& row : table.rows)
        for (std::size_t i = 0; i < view.columns.size(); ++i) view.columns[i].add(row[i]);
    view.row_count = view.columns.empty() ? 0 : table.rows.size();
    return view;
}

TableView read_table_view(const JsonReader& reader, std::span<const Bytes> blobs) {
    reader.expect_keys({"value", "csv", "marks"});
    const bool is_csv = reader.find("csv").has_value();
    const std::int64_t index = reader.integer(is_csv ? "csv" : "value", 0, static_cast<std::int64_t>(blobs.size()) - 1);
    if (index < 0 || static_cast<std::size_t>(index) >= blobs.size()) return {};
    const Bytes& bytes = blobs[static_cast<std::size_t>(index)];
    TableView view;
    if (is_csv) {
        const CsvVisitor visitor{
            [&](std::vector<std::string> names) {
                for (std::string& name : names) view.columns.emplace_back(std::move(name));
            },
            [&](std::size_t column, const Value& value) { view.columns[column].add(value); },
        };
        const Result<std::size_t> rows = visit_csv("", as_text(bytes), visitor);
        if (!rows) {
            reader.report("bad-csv", rows.error().front().message);
            return {};
        }
        view.row_count = *rows;
    } else {
        const Result<Value> value = decode_value(bytes);
        const TableValue* table = value ? std::get_if<TableValue>(&value->data) : nullptr;
        if (table == nullptr) {
            reader.report("bad-blob", value ? "expected a table" : value.error().front().message);
            return {};
        }
        view = table_view_of(*table);
    }
    constexpr std::array<std::string_view, 3> kMarks = {"missing", "extra", "wrong"};
    for (const JsonReader& item : reader.items_or_none("marks")) {
        const std::vector<JsonReader> parts = item.items();
        if (parts.size() != 3) {
            item.report("bad-mark", "expected a row, a column and a word");
            continue;
        }
        const std::string word = parts[2].text();
        const auto mark = std::ranges::find(kMarks, word);
        if (mark == kMarks.end()) {
            item.report("bad-mark", "a mark is missing, extra or wrong");
            continue;
        }
        view.marks.push_back({static_cast<std::uint32_t>(parts[0].integer(0, UINT32_MAX)),
                              static_cast<std::int32_t>(parts[1].integer(-1, INT32_MAX)),
                              static_cast<CellMark>(mark - kMarks.begin() + 1)});
        if (view.marks.size() == kMostMarks) break;
    }
    std::ranges::stable_sort(view.marks, {}, &MarkedCell::row);
    return view;
}

std::vector<std::uint32_t> arrange_rows(const TableView& table, std::string_view filter, TableOrder order) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < table.row_count; ++row) {
        const auto has_it = [&](const ColumnView& column) { return contains(column.text(row), filter); };
        if (filter.empty() || std::ranges::any_of(table.columns, has_it)) rows.push_back(row);
    }
    if (order.column < 0 || static_cast<std::size_t>(order.column) >= table.columns.size()) return rows;
    const ColumnView& column = table.columns[static_cast<std::size_t>(order.column)];
    if (order.is_descending) {
        std::ranges::stable_sort(rows, [&](std::uint32_t a, std::uint32_t b) { return column.is_less(b, a); });
    } else {
        std::ranges::stable_sort(rows, [&](std::uint32_t a, std::uint32_t b) { return column.is_less(a, b); });
    }
    return rows;
}

}  // namespace bengkel
