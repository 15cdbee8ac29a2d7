#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "base/utf8.hpp"
#include "frame/value.hpp"
#include "frame/value_tag.hpp"

namespace bengkel {
namespace {

/// Reads one value. After the first thing that is wrong it reads only zeroes and nothing more is allocated.
class ValueDecoder {
  public:
    explicit ValueDecoder(ByteView bytes) : bytes_(bytes) {}

    Result<Value> decode() {
        if (bytes_.size() > kMaximumValueBytes) refuse("too-large", "the value is larger than 16 MiB", 0);
        Value decoded = value(1);
        if (at_ != bytes_.size()) refuse("trailing-bytes", "something follows the value", at_);
        if (problem_) return failure(*std::move(problem_));
        return decoded;
    }

  private:
    void refuse(std::string_view name, std::string message, std::size_t offset) {
        if (problem_) return;
        problem_ = Problem{"value." + std::string(name), std::move(message), "", {{}, {}, offset, 0, 0}};
    }

    void refuse_end() { refuse("truncated", "the value ends too early", bytes_.size()); }

    std::uint8_t byte() {
        if (!problem_ && at_ == bytes_.size()) refuse_end();
        return problem_ ? std::uint8_t{0} : bytes_[at_++];
    }

    ByteView take(std::size_t size) {
        if (!problem_ && size > bytes_.size() - at_) refuse_end();
        if (problem_) return {};
        at_ += size;
        return bytes_.subspan(at_ - size, size);
    }

    std::uint32_t varuint() {
        const std::size_t start = at_;
        std::uint32_t number = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::uint8_t part = byte();
            if (shift == 28 && part > 0x0F) {
                refuse("not-canonical", "a count has more than 32 bits", start);
                return 0;
            }
            number |= static_cast<std::uint32_t>(part & 0x7F) << shift;
            if (part >= 0x80) continue;
            if (part == 0 && shift > 0) refuse("not-canonical", "a count is not in its shortest form", start);
            return problem_ ? 0 : number;
        }
    }

    /// How many things follow, each of which takes at least `least` bytes: checked before anything is allocated.
    std::uint32_t count(std::size_t least) {
        const std::uint32_t number = varuint();
        if (!problem_ && number > (bytes_.size() - at_) / least) refuse_end();
        return problem_ ? 0 : number;
    }

    std::string text() {
        const std::uint32_t size = varuint();
        const std::size_t start = at_;
        const std::string_view found = as_text(take(size));
        if (!is_valid_utf8(found)) refuse("bad-utf8", "a text is not UTF-8", start);
        return problem_ ? std::string() : std::string(found);
    }

    Value value(int depth) {
        if (depth > kMaximumValueDepth) {
            refuse("too-deep", "more than " + std::to_string(kMaximumValueDepth) + " levels", at_);
            return {};
        }
        const std::size_t start = at_;
        switch (static_cast<ValueTag>(byte())) {
            case ValueTag::Null: return {Null{}};
            case ValueTag::False: return {false};
            case ValueTag::True: return {true};
            case ValueTag::Int: return {integer(start)};
            case ValueTag::Float: return {floating(start)};
            case ValueTag::Text: return {text()};
            case ValueTag::Bytes: return {byte_string()};
            case ValueTag::List: return {List{items(depth)}};
            case ValueTag::Tuple: return {Tuple{items(depth)}};
            case ValueTag::Set: return {set(depth)};
            case ValueTag::Map: return {map(depth)};
            case ValueTag::Table: return {table(depth)};
            case ValueTag::Exception: return {exception()};
            case ValueTag::Opaque: return {opaque()};
        }
        refuse("unknown-tag", "there is no such tag", start);
        return {};
    }

    Integer integer(std::size_t start) {
        const std::uint8_t sign = byte();
        const ByteView magnitude = take(varuint());
        if (sign > 1 || (magnitude.empty() ? sign == 1 : magnitude.back() == 0))
            refuse("not-canonical", "an integer is not in its shortest form", start);
        return {sign == 1, Bytes(magnitude.begin(), magnitude.end())};
    }

    double floating(std::size_t start) {
        std::uint64_t bits = 0;
        const ByteView bytes = take(8);
        for (std::size_t i = 0; i < bytes.size(); ++i) bits |= std::uint64_t{bytes[i]} << (8 * i);
        const auto number = std::bit_cast<double>(bits);
        if (std::isnan(number) && bits != kNanBits) refuse("not-canonical", "this is not the one NaN", start);
        return number;
    }

    ByteString byte_string() {
        const ByteView bytes = take(varuint());
        return {Bytes(bytes.begin(), bytes.end())};
    }

    std::vector<Value> items(int depth) {
        std::vector<Value> found;
        for (std::uint32_t left = count(1); left > 0 && !problem_; --left) found.push_back(value(depth + 1));
        return found;
    }

    /// Two items may be equal: they may be two objects of a type that has no encoding of its own.
    Set set(int depth) {
        Set found;
        ByteView previous;
        for (std::uint32_t left = count(1); left > 0 && !problem_; --left) {
            const std::size_t start = at_;
            found.items.push_back(value(depth + 1));
            const ByteView encoded = bytes_.subspan(start, at_ - start);
            if (std::ranges::lexicographical_compare(encoded, previous))
                refuse("not-canonical", "the items of a set are not sorted", start);
            previous = encoded;
        }
        return found;
    }

    Map map(int depth) {
        Map found;
        for (std::uint32_t left = count(2); left > 0 && !problem_; --left) {
            Value key = value(depth + 1);
            Value item = value(depth + 1);
            found.entries.emplace_back(std::move(key), std::move(item));
        }
        return found;
    }

    TableValue table(int depth) {
        TableValue found;
        for (std::uint32_t left = count(1); left > 0 && !problem_; --left) found.columns.push_back(text());
        const std::size_t start = at_;
        std::uint32_t rows_left = 0;
        if (found.columns.empty()) {
            if (varuint() > 0) refuse("not-canonical", "a table has rows but no columns", start);
        } else {
            rows_left = count(found.columns.size());
        }
        for (; rows_left > 0 && !problem_; --rows_left) {
            std::vector<Value> row;
            for (std::size_t i = 0; i < found.columns.size() && !problem_; ++i) row.push_back(value(depth + 1));
            found.rows.push_back(std::move(row));
        }
        return found;
    }

    Exception exception() {
        Exception found;
        found.type = text();
        found.message = text();
        for (std::uint32_t left = count(7); left > 0 && !problem_; --left) {
            TraceFrame frame;
            frame.file = text();
            frame.line = varuint();
            frame.column = varuint();
            frame.end_line = varuint();
            frame.end_column = varuint();
            frame.function = text();
            frame.source = text();
            found.frames.push_back(std::move(frame));
        }
        return found;
    }

    Opaque opaque() {
        Opaque found;
        found.type = text();
        found.text = text();
        return found;
    }

    ByteView bytes_;
    std::size_t at_ = 0;
    std::optional<Problem> problem_;
};

}  // namespace

Result<Value> decode_value(ByteView bytes) { return ValueDecoder(bytes).decode(); }

}  // namespace bengkel
