#include "read_csv.hpp"

namespace bengkel::sql {

CsvReader::CsvReader(std::string_view text) : text_(text) {
    constexpr std::string_view kByteOrderMark = "\uFEFF";
    if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
}

bool CsvReader::take_line_end() {
    const std::size_t feed = at_ < text_.size() && text_[at_] == '\r' ? at_ + 1 : at_;
    if (feed >= text_.size() || text_[feed] != '\n') return false;
    at_ = feed + 1;
    return true;
}

bool CsvReader::read_quoted(Field& field) {
    const std::size_t opening = at_++;
    while (true) {
        const std::size_t quote = text_.find('"', at_);
        if (quote == std::string_view::npos) {
            offset_ = opening;
            problem_ = "a quote is never closed";
            return false;
        }
        field.text.append(text_.substr(at_, quote - at_));
        at_ = quote + 1;
        if (!text_.substr(at_).starts_with('"')) return true;
        field.text += '"';
        ++at_;
    }
}

bool CsvReader::read_plain(Field& field) {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] != ',' && text_[end] != '\n' && text_[end] != '"') ++end;
    if (end < text_.size() && text_[end] == '"') {
        offset_ = end;
        problem_ = "a quote within a field that does not begin with one";
        return false;
    }
    if (end > at_ && end < text_.size() && text_[end] == '\n' && text_[end - 1] == '\r') --end;
    field.text.assign(text_.substr(at_, end - at_));
    at_ = end;
    return true;
}

bool CsvReader::next(std::vector<Field>& record) {
    if (at_ >= text_.size()) {
        record.clear();
        return false;
    }
    offset_ = at_;
    for (std::size_t count = 1;; ++count) {
        // The record before lends its strings.
        if (record.size() < count) record.emplace_back();
        Field& field = record[count - 1];
        field.text.clear();
        field.is_quoted = at_ < text_.size() && text_[at_] == '"';
        if (field.is_quoted ? !read_quoted(field) : !read_plain(field)) return false;
        if (at_ >= text_.size() || take_line_end()) {
            record.resize(count);
            return true;
        }
        if (text_[at_] != ',') {
            offset_ = at_;
            problem_ = "text after a closing quote";
            return false;
        }
        ++at_;
    }
}

}  // namespace bengkel::sql
