#include <algorithm>
#include <bit>
#include <cmath>

#include "frame/value.hpp"
#include "frame/value_tag.hpp"

namespace bengkel {
namespace {

constexpr auto kAnyOfTag = static_cast<ValueTag>(0xFF);  // decoders refuse it

class ValueEncoder {
  public:
    void value(const Value& value) { std::visit(*this, value.data); }

    void operator()(const Null&) { tag(ValueTag::Null); }
    void operator()(bool value) { tag(value ? ValueTag::True : ValueTag::False); }

    void operator()(const Integer& integer) {
        tag(ValueTag::Int);
        bytes.push_back(integer.is_negative ? 1 : 0);
        counted(integer.magnitude);
    }

    void operator()(double number) {
        tag(ValueTag::Float);
        const std::uint64_t bits = std::isnan(number) ? kNanBits : std::bit_cast<std::uint64_t>(number);
        for (unsigned shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<std::uint8_t>(bits >> shift));
    }

    void operator()(const std::string& value) {
        tag(ValueTag::Text);
        text(value);
    }

    void operator()(const ByteString& value) {
        tag(ValueTag::Bytes);
        counted(value.bytes);
    }

    void operator()(const List& list) { items(ValueTag::List, list.items); }
    void operator()(const Tuple& tuple) { items(ValueTag::Tuple, tuple.items); }

    void operator()(const Set& set) {
        std::vector<Bytes> encoded;
        encoded.reserve(set.items.size());
        for (const Value& item : set.items) encoded.push_back(encode_value(item));
        std::ranges::sort(encoded);
        tag(ValueTag::Set);
        varuint(encoded.size());
        for (const Bytes& item : encoded) raw(item);
    }

    void operator()(const Map& map) {
        tag(ValueTag::Map);
        varuint(map.entries.size());
        for (const auto& [key, item] : map.entries) {
            value(key);
            value(item);
        }
    }

    void operator()(const TableValue& table) {
        tag(ValueTag::Table);
        varuint(table.columns.size());
        for (const std::string& column : table.columns) text(column);
        varuint(table.rows.size());
        for (const auto& row : table.rows)
            for (const Value& cell : row) value(cell);
    }

    void operator()(const Exception& exception) {
        tag(ValueTag::Exception);
        text(exception.type);
        text(exception.message);
        varuint(exception.frames.size());
        for (const TraceFrame& frame : exception.frames) {
            text(frame.file);
            varuint(frame.line);
            varuint(frame.column);
            varuint(frame.end_line);
            varuint(frame.end_column);
            text(frame.function);
            text(frame.source);
        }
    }

    void operator()(const Opaque& opaque) {
        tag(ValueTag::Opaque);
        text(opaque.type);
        text(opaque.text);
    }

    void operator()(const AnyOf& any) { items(kAnyOfTag, any.values); }

    Bytes bytes;

  private:
    void tag(ValueTag tag) { bytes.push_back(static_cast<std::uint8_t>(tag)); }

    void raw(ByteView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

    void varuint(std::size_t number) {
        for (; number >= 0x80; number >>= 7) bytes.push_back(static_cast<std::uint8_t>(number | 0x80));
        bytes.push_back(static_cast<std::uint8_t>(number));
    }

    void counted(ByteView more) {
        varuint(more.size());
        raw(more);
    }

    void text(std::string_view text) { counted(as_bytes(text)); }

    void items(ValueTag kind, const std::vector<Value>& values) {
        tag(kind);
        varuint(values.size());
        for (const Value& item : values) value(item);
    }
};

}  // namespace

Bytes encode_value(const Value& value) {
    ValueEncoder encoder;
    encoder.value(value);
    return std::move(encoder.bytes);
}

}  // namespace bengkel
