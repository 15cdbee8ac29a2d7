#pragma once
// JSON with every value and every key where it stood in the text. Strict: UTF-8 without a byte order mark, no NUL, no lone
// surrogates, no duplicate keys, at most 1 MiB and 64 levels. A number stays as it was spelled, so that an integer may have
// any number of digits and 1 is not 1.0. Read it through json/json_reader.hpp.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/utf8.hpp"

namespace bengkel {

inline constexpr std::size_t kMaximumJsonBytes = 1u << 20;
inline constexpr int kMaximumJsonDepth = 64;

enum class JsonType { Null, Boolean, Integer, Float, Text, Array, Object };

/// "a string", "an object": the type as a problem names it.
[[nodiscard]] const char* describe(JsonType type);

struct JsonNode {
    static constexpr std::uint32_t kNone = UINT32_MAX;

    JsonType type = JsonType::Null;
    bool boolean = false;
    std::string text;  ///< the string, or the number as spelled
    std::string key;   ///< its name when the parent is an object
    std::size_t offset = 0;
    std::size_t key_offset = 0;
    std::uint32_t parent = kNone;
    std::uint32_t position = 0;  ///< among the parent's children
    std::uint32_t first_child = kNone;
    std::uint32_t next_sibling = kNone;
    std::uint32_t child_count = 0;
};

struct JsonDocument {
    std::string file;
    std::string source;
    std::vector<JsonNode> nodes;  ///< in document order; the root is nodes[0]
};

/// Problems: json.too-large, json.bad-utf8, json.byte-order-mark, json.nul, json.syntax, json.too-deep, json.number-range,
/// json.duplicate-key. Syntax stops at the first; duplicate keys are all reported.
[[nodiscard]] Result<JsonDocument> parse_json(std::string file, std::string source);

/// RFC 6901, "~" and "/" escaped; empty for the root.
[[nodiscard]] std::string pointer_to(const JsonDocument& document, std::uint32_t node);

/// Where the value stands, or its key.
[[nodiscard]] Place place_of(const JsonDocument& document, std::uint32_t node);
[[nodiscard]] Place place_of_key(const JsonDocument& document, std::uint32_t node);

/// Of a string: where in the source each of its bytes stands, and its end. An escape is one place.
[[nodiscard]] std::vector<TextPosition> positions_in_text(const JsonDocument& document, std::uint32_t node);

}  // namespace bengkel
