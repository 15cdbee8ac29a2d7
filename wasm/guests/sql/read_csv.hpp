#pragma once
// CSV as RFC 4180 has it: fields in quotes may hold commas, line ends and doubled quotes; lines end with LF or CR LF; a
// byte order mark at the start is passed over. Refuses quotes within a field that is not quoted, and text after a closing
// quote.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bengkel::sql {

struct Field {
    std::string text;
    bool is_quoted = false;
};

class CsvReader {
  public:
    explicit CsvReader(std::string_view text);

    /// The next record; false at the end, and where problem() is set. An empty line is a record of one empty field.
    [[nodiscard]] bool next(std::vector<Field>& record);

    /// Where the last record begins; where the trouble is when there is a problem.
    [[nodiscard]] std::size_t offset() const { return offset_; }
    [[nodiscard]] std::string_view problem() const { return problem_; }

  private:
    bool read_quoted(Field& field);
    bool read_plain(Field& field);
    /// Past CR LF or LF, when it stands here.
    bool take_line_end();

    std::string_view text_;
    std::size_t at_ = 0, offset_ = 0;
    std::string_view problem_;
};

}  // namespace bengkel::sql
