#include "encode_value.hpp"

#include <bit>
#include <cmath>

#include "utf8.hpp"

namespace bengkel::sql {

void Encoder::put_bytes(std::string_view bytes) {
    if (!fits_ || bytes.size() > room()) {
        fits_ = false;
        return;
    }
    bytes_.append(bytes);
}

void Encoder::put_varuint(std::uint32_t number) {
    for (; number >= 0x80; number >>= 7) put_byte(static_cast<std::uint8_t>(number | 0x80));
    put_byte(static_cast<std::uint8_t>(number));
}

void Encoder::put_string(std::string_view text) {
    if (!is_utf8(text)) return put_string(made_utf8(text));
    put_varuint(static_cast<std::uint32_t>(text.size()));
    put_bytes(text);
}

void Encoder::put_text(std::string_view text) {
    put_tag(Tag::Text);
    put_string(text);
}

void Encoder::put_int(std::int64_t number) {
    auto magnitude = static_cast<std::uint64_t>(number);
    if (number < 0) magnitude = 0 - magnitude;
    put_tag(Tag::Int);
    put_byte(number < 0 ? 1 : 0);
    const auto size = static_cast<std::uint32_t>(std::bit_width(magnitude) + 7) / 8;
    put_varuint(size);
    for (std::uint32_t i = 0; i < size; ++i) put_byte(static_cast<std::uint8_t>(magnitude >> (8 * i)));
}

void Encoder::put_float(double number) {
    constexpr std::uint64_t kNan = 0x7ff8000000000000;
    const std::uint64_t bits = std::isnan(number) ? kNan : std::bit_cast<std::uint64_t>(number);
    put_tag(Tag::Float);
    for (int shift = 0; shift < 64; shift += 8) put_byte(static_cast<std::uint8_t>(bits >> shift));
}

void Encoder::put_head(Tag tag, std::size_t count) {
    put_tag(tag);
    put_varuint(static_cast<std::uint32_t>(count));
}

void Encoder::put_cell(sqlite3_stmt* row, int column) {
    switch (sqlite3_column_type(row, column)) {
        case SQLITE_INTEGER: return put_int(sqlite3_column_int64(row, column));
        // SQL cannot tell the two zeroes apart, nor does SQLite write a sign.
        case SQLITE_FLOAT: return put_float(sqlite3_column_double(row, column) + 0.0);
        case SQLITE_NULL: return put_tag(Tag::Null);
        default: break;
    }
    const bool is_blob = sqlite3_column_type(row, column) == SQLITE_BLOB;
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
    const std::string_view view(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
    if (!is_blob) return put_text(view);
    put_head(Tag::Bytes, view.size());
    put_bytes(view);
}

}  // namespace bengkel::sql
