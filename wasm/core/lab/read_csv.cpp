#include "lab/read_csv.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace bengkel {
namespace {

struct Field {
    std::string text;
    bool is_quoted = false;
};

struct Record {
    std::size_t offset = 0;
    std::vector<Field> fields;
};

class CsvReader {
  public:
    CsvReader(std::string_view file, std::string_view text) : file_(file), text_(text) {
        constexpr std::string_view kByteOrderMark = "\uFEFF";
        if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    }

    Result<std::size_t> visit(const CsvVisitor& visitor) {
        const std::size_t start = at_;
        BENGKEL_TRY(const std::vector<Type> types, look_over());
        at_ = start;
        std::vector<std::string> names;
        for (Field& field : record().fields) names.push_back(std::move(field.text));
        visitor.on_header(std::move(names));
        std::size_t rows = 0;
        while (at_ < text_.size()) {
            const Record next = record();
            if (is_empty_line(next, types.size())) continue;
            for (std::size_t i = 0; i < types.size(); ++i) visitor.on_cell(i, cell(next.fields[i], types[i]));
            ++rows;
        }
        return rows;
    }

  private:
    Problem problem_at(std::size_t offset, std::string code, std::string message) const {
        const TextPosition position = position_in(text_, offset);
        return {"csv." + std::move(code),
                std::move(message),
                "",
                {std::string(file_), {}, offset, position.line, position.column}};
    }

    bool take_line_end() {
        const std::string_view rest = text_.substr(at_);
        const std::size_t size = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
        at_ += size;
        return size > 0;
    }

    Record record() {
        Record record{at_, {}};
        while (!problem_) {
            record.fields.push_back(text_.substr(at_).starts_with('"') ? quoted() : plain());
            if (problem_ || at_ >= text_.size() || take_line_end()) break;
            if (text_[at_] != ',') {
                problem_ = problem_at(at_, "bad-quote", "text after a closing quote");
                break;
            }
            ++at_;
        }
        return record;
    }

    Field quoted() {
        Field field{{}, true};
        const std::size_t opening = at_++;
        while (true) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos) {
                problem_ = problem_at(opening, "bad-quote", "a quote is never closed");
                return field;
            }
            field.text.append(text_.substr(at_, quote - at_));
            at_ = quote + 1;
            if (!text_.substr(at_).starts_with('"')) return field;
            field.text += '"';
            ++at_;
        }
    }

    Field plain() {
        std::size_t end = std::min(text_.find_first_of(",\n\"", at_), text_.size());
        if (end < text_.size() && text_[end] == '"')
            problem_ = problem_at(end, "bad-quote", "a quote within a field that does not begin with one");
        const std::size_t next = end;
        if (end > at_ && text_.substr(end).starts_with('\n') && text_[end - 1] == '\r') --end;
        Field field{std::string(text_.substr(at_, end - at_)), false};
        at_ = end < next ? end : next;
        return field;
    }

    /// What all fields of a column can be stored as without loss; the later the wider.
    enum class Type { Unknown, Integer, Real, Text };

    static std::size_t digits_end(std::string_view text, std::size_t at) {
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return at;
    }

    static Type type_of(const Field& field) {
        const std::string_view text = field.text;
        if (text.empty()) return field.is_quoted ? Type::Text : Type::Unknown;
        const std::size_t start = text.starts_with('-') ? 1 : 0;
        std::size_t at = digits_end(text, start);
        constexpr std::size_t kMostDigits = 18;  // that 64 bits hold in any case
        const std::size_t digits = at - start;
        if (digits == 0 || digits > kMostDigits || (digits > 1 && text[start] == '0')) return Type::Text;
        if (at == text.size()) return Type::Integer;
        const auto take_digits = [&] { return std::exchange(at, digits_end(text, at)) < at; };
        if (text[at] == '.') {
            ++at;
            if (!take_digits()) return Type::Text;
        }
        if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
            ++at;
            if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
            if (!take_digits()) return Type::Text;
        }
        return at == text.size() ? Type::Real : Type::Text;
    }

    static Value cell(const Field& field, Type type) {
        if (field.text.empty() && !field.is_quoted) return {Null{}};
        if (type == Type::Integer) return {*parse_integer(field.text)};
        if (type == Type::Real) return {std::strtod(field.text.c_str(), nullptr)};
        return {field.text};
    }

    static bool is_empty_line(const Record& record, std::size_t width) {
        return width > 1 && record.fields.size() == 1 && record.fields[0].text.empty() && !record.fields[0].is_quoted;
    }

    /// Once through all of it, for what is wrong and for what the columns hold.
    Result<std::vector<Type>> look_over() {
        if (at_ >= text_.size()) return failure(problem_at(0, "no-header", "there is no header"));
        const std::vector<Field> header = record().fields;
        std::vector<Type> types(header.size(), Type::Unknown);
        // The first thing that is wrong in the text is told, but what is wrong with its quotes before all else.
        std::optional<Problem> wrong_count;
        while (at_ < text_.size() && !problem_) {
            const Record next = record();
            if (problem_ || is_empty_line(next, types.size())) continue;
            if (next.fields.size() != types.size()) {
                if (!wrong_count) {
                    wrong_count = problem_at(next.offset, "wrong-count",
                                             "the header has " + std::to_string(types.size()) +
                                                 " fields, this record has " + std::to_string(next.fields.size()));
                }
                continue;
            }
            for (std::size_t i = 0; i < types.size(); ++i) types[i] = std::max(types[i], type_of(next.fields[i]));
        }
        if (problem_) return failure(*std::move(problem_));
        for (std::size_t i = 0; i < header.size(); ++i)
            if (header[i].text.empty())
                return failure(problem_at(0, "no-name", "column " + std::to_string(i + 1) + " has no name"));
        if (wrong_count) return failure(*std::move(wrong_count));
        return types;
    }

    std::string_view file_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<Problem> problem_;
};

}  // namespace

Result<std::size_t> visit_csv(std::string_view file, std::string_view text, const CsvVisitor& visitor) {
    return CsvReader(file, text).visit(visitor);
}

Result<TableValue> read_csv(std::string_view file, std::string_view text) {
    TableValue table;
    const CsvVisitor visitor{
        [&](std::vector<std::string> names) { table.columns = std::move(names); },
        [&](std::size_t column, Value value) {
            if (column == 0) table.rows.emplace_back();
            table.rows.back().push_back(std::move(value));
        },
    };
    BENGKEL_TRY([[maybe_unused]] const std::size_t rows, visit_csv(file, text, visitor));
    return table;
}

}  // namespace bengkel
