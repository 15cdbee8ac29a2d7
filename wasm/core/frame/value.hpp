#pragma once
// A typed value as a guest hands it over or a lab states it: the tagged encoding is the only form in which values cross
// the guest border, so that a learner's own __eq__ or __repr__ has no say. Integers have any size; a float keeps its bits
// (every NaN is one NaN). Encoding: wasm/core/frame/README.md.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace bengkel {

struct Value;

struct Null {
    bool operator==(const Null&) const = default;
};

/// Sign and magnitude; `magnitude` is little-endian without a trailing zero byte, empty for zero (which is not negative).
struct Integer {
    bool is_negative = false;
    Bytes magnitude;
    bool operator==(const Integer&) const = default;
};

struct ByteString {
    Bytes bytes;
    bool operator==(const ByteString&) const = default;
};

struct List {
    std::vector<Value> items;
};

struct Tuple {
    std::vector<Value> items;
};

/// Sorted by the encoded bytes of its items.
struct Set {
    std::vector<Value> items;
};

/// In insertion order.
struct Map {
    std::vector<std::pair<Value, Value>> entries;
};

struct TableValue {
    std::vector<std::string> columns;
    std::vector<std::vector<Value>> rows;
};

/// One of the learner's own frames of a traceback; lines and columns from 1 in code points, 0 when unknown.
struct TraceFrame {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t end_line = 0;
    std::uint32_t end_column = 0;
    std::string function;
    std::string source;
    bool operator==(const TraceFrame&) const = default;
};

struct Exception {
    std::string type;
    std::string message;
    std::vector<TraceFrame> frames;  ///< outermost first
    bool operator==(const Exception&) const = default;
};

/// An object that has no encoding of its own: its type's name and, for trusted types only, its text.
struct Opaque {
    std::string type;
    std::string text;
    bool operator==(const Opaque&) const = default;
};

/// Of a wanted value only: whichever of these will do. None comes from a guest, and nothing reads its encoding.
struct AnyOf {
    std::vector<Value> values;
};

struct Value {
    std::variant<Null, bool, Integer, double, std::string, ByteString, List, Tuple, Set, Map, TableValue, Exception, Opaque,
                 AnyOf>
        data;
};

inline constexpr int kMaximumValueDepth = 64;
inline constexpr std::size_t kMaximumValueBytes = std::size_t{16} << 20;
inline constexpr std::size_t kMaximumIntegerDigits = 4300;  ///< as many as Python turns into text and back

/// Problems: value.truncated, value.unknown-tag, value.not-canonical, value.bad-utf8, value.too-deep, value.too-large,
/// value.trailing-bytes; `place.offset` tells where.
[[nodiscard]] Result<Value> decode_value(ByteView bytes);

/// Sorts the items of sets; otherwise writes what stands there. `value` must not be deeper than kMaximumValueDepth.
[[nodiscard]] Bytes encode_value(const Value& value);

/// The integer with this decimal text ("-12", "123456789012345678901"); otherwise value.bad-integer.
[[nodiscard]] Result<Integer> parse_integer(std::string_view decimal);

/// In decimal; beyond kMaximumIntegerDigits in hexadecimal ("-0x1f..."), because decimal takes time in their square.
[[nodiscard]] std::string format_integer(const Integer& integer);
[[nodiscard]] Integer integer_of(std::int64_t number);

}  // namespace bengkel
