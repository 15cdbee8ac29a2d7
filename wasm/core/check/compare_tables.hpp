#pragma once
// Whether a table will do, and where it does not. First its columns must be right, then its rows, in whatever order; only
// of the right rows is the order looked at. So a learner hears of a missing row before hearing of its place.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/equal_values.hpp"
#include "frame/value.hpp"

namespace bengkel {

enum class RowOrder { Unordered, Ordered, ByKeys };
/// Named: names and order count; AnyOrder: the names; Unnamed: their number and order.
enum class ColumnRule { Named, AnyOrder, Unnamed };
/// As lab.json spells them, in their order; an order by keys is no word.
inline constexpr std::array<std::string_view, 2> kOrderWords = {"unordered", "ordered"};
inline constexpr std::array<std::string_view, 3> kColumnWords = {"named", "any-order", "unnamed"};

struct TableRules {
    RowOrder order = RowOrder::Unordered;
    std::vector<std::string> keys;  ///< of ByKeys
    ColumnRule columns = ColumnRule::Named;
    Equality equality;  ///< of cells
};

/// A row that is not as it should be. Cells are spelled; `wrong` are the columns (from 0) and what was expected there.
struct RowDifference {
    enum class Kind { Missing, Extra, Wrong };
    Kind kind = Kind::Missing;
    std::size_t row = 1;  ///< from 1; of Missing in the wanted table, otherwise in the one that came
    std::vector<std::string> cells;
    std::vector<std::pair<std::size_t, std::string>> wrong;
};

/// The first row that stands where another should.
struct OrderDifference {
    std::size_t row = 1;
    std::vector<std::string> want;
    std::vector<std::string> got;
};

struct TableDifference {
    enum class Reason { Columns, Rows, Order };
    Reason reason = Reason::Rows;
    std::vector<std::string> columns;      ///< that were wanted, in the order of the cells below
    std::vector<std::string> got_columns;  ///< as they came
    std::size_t want_rows = 0;
    std::size_t got_rows = 0;
    std::size_t missing = 0;  ///< of all rows, also of those that are not among `rows`
    std::size_t extra = 0;
    std::size_t wrong = 0;
    std::vector<RowDifference> rows;  ///< of Rows: at most kShownRows, wrong ones before missing and extra ones
    std::optional<OrderDifference> order;
};

/// Whether two columns have the same name, in SQL where the case of ASCII letters does not count.
[[nodiscard]] bool is_same_column(std::string_view left, std::string_view right);

inline constexpr std::size_t kShownRows = 12;
inline constexpr std::size_t kShownColumns = 30;

/// Nothing when `got` will do for `want`. Missing rows and extra ones that agree in most of their cells are told as rows
/// with wrong cells. In rows that differ, 0.0 does for -0.0.
[[nodiscard]] std::optional<TableDifference> compare_tables(const TableValue& want, const TableValue& got,
                                                            const TableRules& rules, std::size_t most_rows = kShownRows);

/// How a row, or one of its cells, stands to what was wanted.
struct TableMark {
    RowDifference::Kind kind = RowDifference::Kind::Wrong;
    std::size_t row = 0;                ///< from 0, of the marked table
    std::optional<std::size_t> column;  ///< none: the whole row
    std::string expected;               ///< of a wrong cell
};

/// The whole table that came, and behind its rows those that are missing.
struct MarkedTable {
    TableValue table;
    std::vector<TableMark> marks;
};

inline constexpr std::size_t kMarkedRows = 10'000;

/// Nothing when the tables are alike, or so unlike that their rows cannot be compared.
[[nodiscard]] std::optional<MarkedTable> mark_table(const TableValue& want, const TableValue& got, const TableRules& rules);

}  // namespace bengkel
