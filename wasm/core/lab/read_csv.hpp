#pragma once
// A CSV file (RFC 4180: quotes, doubled quotes, line ends within quotes) as the table that the SQL guest would make of it:
// the first record names the columns, and a column is of integers, of reals, or else of texts, whichever holds all its
// fields. A field that is empty and not quoted is null. Numbers are written as programs write them: a leading zero or plus
// makes a code, which is a text. Empty lines do not count, unless there is one column only.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "frame/value.hpp"

namespace bengkel {

/// `text` must be UTF-8; a byte order mark at its start is passed over. Problems: csv.bad-quote, csv.no-header,
/// csv.no-name, csv.wrong-count; `place` has the file, the line and the column.
[[nodiscard]] Result<TableValue> read_csv(std::string_view file, std::string_view text);

/// The names first, then the cells row by row.
struct CsvVisitor {
    std::function<void(std::vector<std::string> names)> on_header;
    std::function<void(std::size_t column, Value value)> on_cell;
};

/// The same without holding the table; answers with how many rows there are. With a problem, nothing is visited.
[[nodiscard]] Result<std::size_t> visit_csv(std::string_view file, std::string_view text, const CsvVisitor& visitor);

}  // namespace bengkel
