#pragma once
// A table to look at: up to millions of rows, column by column, in the order and with the rows that were asked for.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "frame/value.hpp"
#include "json/json_reader.hpp"
#include "view/formats.hpp"

namespace bengkel {

/// What most cells of a column are.
enum class ColumnKind { Number, Text };

/// All cells as text in one run of bytes, and of a column of numbers also as numbers (NaN where a cell has none).
class ColumnView {
  public:
    explicit ColumnView(std::string name) : name_(std::move(name)), ends_{0} {}

    void add(const Value& value);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] ColumnKind kind() const { return kind_; }
    [[nodiscard]] std::string_view text(std::size_t row) const;
    [[nodiscard]] bool is_null(std::size_t row) const { return is_null_[row]; }
    /// One after the other.
    [[nodiscard]] const std::string& all_text() const { return bytes_; }
    /// The longest text in code points, of the first rows; to choose a width by.
    [[nodiscard]] std::size_t most_signs() const { return most_signs_; }

    /// Numbers by size, texts by their bytes, nulls first.
    [[nodiscard]] bool is_less(std::size_t row, std::size_t other) const;

  private:
    void add_text(std::string_view text);

    std::string name_;
    ColumnKind kind_ = ColumnKind::Number;
    std::string bytes_;
    std::vector<std::uint32_t> ends_;
    std::vector<double> numbers_;
    std::vector<bool> is_null_;
    std::size_t most_signs_ = 0;
};

/// How a cell or a row stands to what was expected.
enum class CellMark { None, Missing, Extra, Wrong };

struct MarkedCell {
    std::uint32_t row = 0;
    std::int32_t column = -1;  ///< -1: the whole row
    CellMark mark = CellMark::None;
};

struct TableView {
    std::vector<ColumnView> columns;
    std::size_t row_count = 0;
    std::vector<MarkedCell> marks;  ///< sorted by row
    [[nodiscard]] CellMark mark_of(std::size_t row, std::size_t column) const;
};

[[nodiscard]] TableView table_view_of(const TableValue& table);

/// {"value": blob} (a table in the encoding of values) or {"csv": blob}, and "marks"?: [[row, column or -1, "missing" |
/// "extra" | "wrong"], ...]. What is wrong is left in the reading.
[[nodiscard]] TableView read_table_view(const JsonReader& reader, std::span<const Bytes> blobs);

struct TableOrder {
    std::int32_t column = -1;  ///< -1: as the table came
    bool is_descending = false;
};

/// The rows to show: those in which some cell contains `filter` (letters of ASCII in either case), in that order; what is
/// equal keeps its order.
[[nodiscard]] std::vector<std::uint32_t> arrange_rows(const TableView& table, std::string_view filter, TableOrder order);

}  // namespace bengkel
