#include "json/json_document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace bengkel {
namespace {

constexpr std::size_t kMostDuplicateKeys = 50;

Place place_at(const JsonDocument& document, std::size_t offset, std::string pointer) {
    const TextPosition position = position_in(document.source, offset);
    return {document.file, std::move(pointer), offset, position.line, position.column};
}

std::string escaped_for_pointer(std::string_view key) {
    std::string escaped;
    for (const char c : key) {
        if (c == '~') {
            escaped += "~0";
        } else if (c == '/') {
            escaped += "~1";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

/// Finds the tokens again that the parser has just reported, since it does not say where they stood.
class TokenFinder {
  public:
    explicit TokenFinder(std::string_view source) : source_(source) {}

    /// The next token, which the parser has found to be well formed; its offset is start().
    std::string_view next() {
        start_ = std::min(source_.find_first_not_of(" \t\r\n,:", end_), source_.size());
        end_ = start_;
        if (end_ == source_.size()) return {};
        switch (source_[end_]) {
            case '{':
            case '}':
            case '[':
            case ']': ++end_; break;
            case '"':
                for (++end_; end_ < source_.size() && source_[end_] != '"'; ++end_)
                    if (source_[end_] == '\\') ++end_;
                ++end_;
                break;
            default: end_ = source_.find_first_of(" \t\r\n,:]}", end_);
        }
        end_ = std::min(end_, source_.size());
        return source_.substr(start_, end_ - start_);
    }

    [[nodiscard]] std::size_t start() const { return start_; }
    [[nodiscard]] std::size_t end() const { return end_; }

  private:
    std::string_view source_;
    std::size_t start_ = 0;
    std::size_t end_ = 0;
};

std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
    const std::size_t start = text.find(before);
    if (start == std::string_view::npos) return {};
    text.remove_prefix(start + before.size());
    return text.substr(0, text.find(after));
}

/// The parser's events make the document; it has no say in what is well formed, only in what we allow beyond that.
class DocumentBuilder {
  public:
    using Json = nlohmann::json;

    explicit DocumentBuilder(JsonDocument& document) : document_(document), tokens_(document.source) {}

    Problems problems;

    bool null() { return add_scalar(JsonType::Null, {}); }
    bool boolean(bool value) {
        if (!add_scalar(JsonType::Boolean, {})) return false;
        document_.nodes.back().boolean = value;
        return true;
    }
    bool number_integer(Json::number_integer_t) { return add_number(); }
    bool number_unsigned(Json::number_unsigned_t) { return add_number(); }
    bool number_float(Json::number_float_t, const std::string&) { return add_number(); }
    bool string(std::string& value) { return add_scalar(JsonType::Text, std::move(value)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(JsonType::Object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(JsonType::Array); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        tokens_.next();
        key_offset_ = tokens_.start();
        if (!levels_.back().keys.insert(name).second && problems.size() < kMostDuplicateKeys) {
            const std::string pointer = pointer_to(document_, levels_.back().node) + "/" + escaped_for_pointer(name);
            problems.push_back({"json.duplicate-key", "the key \"" + name + "\" stands here twice", "keep one of them",
                                place_at(document_, key_offset_, pointer)});
        }
        key_ = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string& token, const Json::exception& error) {
        const std::string_view what = error.what();
        if (what.find("out_of_range") != std::string_view::npos) {
            const std::string_view spelled = tokens_.next();
            const bool is_integer = spelled.find_first_of(".eE") == std::string_view::npos;
            fail("json.number-range", tokens_.start(), "this number is too large",
                 is_integer ? R"(write a very long integer as {"$int": "..."})" : "");
            return false;
        }
        explain_syntax(position, token, what);
        return false;
    }

  private:
    struct Level {
        std::uint32_t node = 0;
        std::uint32_t last_child = JsonNode::kNone;
        std::set<std::string> keys;
    };

    void fail(std::string code, std::size_t offset, std::string message, std::string hint) {
        problems.push_back({std::move(code), std::move(message), std::move(hint), place_at(document_, offset, {})});
    }

    bool add_number() {
        const bool added = add_scalar(JsonType::Integer, {});
        JsonNode& node = document_.nodes.back();
        node.text = std::string_view(document_.source).substr(tokens_.start(), tokens_.end() - tokens_.start());
        if (node.text.find_first_of(".eE") != std::string::npos) node.type = JsonType::Float;
        return added;
    }

    bool add_scalar(JsonType type, std::string text) {
        JsonNode node;
        node.type = type;
        node.text = std::move(text);
        add(std::move(node));
        return true;
    }

    void add(JsonNode node) {
        tokens_.next();
        node.offset = tokens_.start();
        const auto index = static_cast<std::uint32_t>(document_.nodes.size());
        if (!levels_.empty()) {
            Level& level = levels_.back();
            JsonNode& parent = document_.nodes[level.node];
            node.key = std::exchange(key_, {});
            node.key_offset = key_offset_;
            node.parent = level.node;
            node.position = parent.child_count++;
            if (level.last_child == JsonNode::kNone) {
                parent.first_child = index;
            } else {
                document_.nodes[level.last_child].next_sibling = index;
            }
            level.last_child = index;
        }
        document_.nodes.push_back(std::move(node));
    }

    bool open(JsonType type) {
        add_scalar(type, {});
        if (levels_.size() == kMaximumJsonDepth) {
            fail("json.too-deep", tokens_.start(), "nested deeper than " + std::to_string(kMaximumJsonDepth) + " levels",
                 {});
            return false;
        }
        levels_.push_back({static_cast<std::uint32_t>(document_.nodes.size() - 1), JsonNode::kNone, {}});
        return true;
    }

    bool close() {
        tokens_.next();
        levels_.pop_back();
        return true;
    }

    /// `position` is how far the parser has read, `token` what it read last. Its words are "... - unexpected X; expected Y"
    /// for a token that stands in the wrong place, and "... - invalid X; last read: '...'; expected Y" for what is no token
    /// at all.
    void explain_syntax(std::size_t position, const std::string& token, std::string_view what) {
        const std::string_view source = document_.source;
        const std::string_view unexpected = between(what, " - unexpected ", "; ");
        if (unexpected.empty()) {
            const std::size_t offset = std::min(position > 0 ? position - 1 : 0, source.size());
            std::string message(between(what, " - ", "; last read"));
            if (message.empty()) message = "this is not JSON";
            fail("json.syntax", code_point_start(offset), message, hint_for_invalid(offset));
            return;
        }
        std::string expected(between(what, "; expected ", "; "));
        if (expected == "'}'" || expected == "']'") expected = "',' or " + expected;
        std::size_t size = token.size();  // true of strings and numbers; other tokens come with the blanks before them
        if (unexpected.starts_with('\'')) size = 1;
        if (unexpected == "true literal" || unexpected == "null literal") size = 4;
        if (unexpected == "false literal") size = 5;
        std::size_t offset = std::min(position - std::min(position, size), source.size());
        if (unexpected == "end of input") offset = source.size();
        fail("json.syntax", offset,
             expected.empty() ? "unexpected " + std::string(unexpected)
                              : "expected " + expected + ", got " + std::string(unexpected),
             hint_for_unexpected(offset, unexpected, expected));
    }

    [[nodiscard]] std::size_t code_point_start(std::size_t offset) const {
        const std::string_view source = document_.source;
        while (offset > 0 && offset < source.size() && (static_cast<unsigned char>(source[offset]) & 0xC0u) == 0x80u)
            --offset;
        return offset;
    }

    [[nodiscard]] std::string hint_for_invalid(std::size_t offset) const {
        const std::string_view rest = std::string_view(document_.source).substr(offset);
        if (rest.starts_with('\'')) return "strings stand in double quotes";
        if (rest.starts_with('/') || rest.starts_with('#')) return "JSON has no comments";
        if (rest.starts_with('\n')) return "a string ends on the line where it begins; write \\n, or an array of lines";
        for (const auto& [python, json] :
             {std::pair("None", "null"), std::pair("True", "true"), std::pair("False", "false")})
            if (rest.starts_with(python)) return std::string("JSON spells it ") + json;
        return {};
    }

    [[nodiscard]] std::string hint_for_unexpected(std::size_t offset, std::string_view unexpected,
                                                  std::string_view expected) const {
        const std::string_view source = document_.source;
        const std::size_t before = offset == 0 ? std::string_view::npos : source.find_last_not_of(" \t\r\n", offset - 1);
        const bool follows_comma = before != std::string_view::npos && source[before] == ',';
        if (follows_comma && (unexpected == "'}'" || unexpected == "']'")) return "remove the comma before it";
        if (!expected.starts_with("',' or") || !unexpected.ends_with("literal")) return {};
        if (before + 1 == offset && source[before] == '0') return "a number does not begin with 0";
        return "a comma is missing before it";
    }

    JsonDocument& document_;
    TokenFinder tokens_;
    std::vector<Level> levels_;
    std::string key_;
    std::size_t key_offset_ = 0;
};

/// What is wrong with the bytes before they are looked at as JSON.
Problems problems_of_bytes(const JsonDocument& document) {
    const std::string_view source = document.source;
    if (source.size() > kMaximumJsonBytes)
        return {{"json.too-large",
                 "the file is larger than " + std::to_string(kMaximumJsonBytes) + " bytes",
                 "",
                 {document.file, {}, 0, 0, 0}}};
    if (source.starts_with("\xEF\xBB\xBF"))
        return {{"json.byte-order-mark", "the file begins with a byte order mark", "save it as UTF-8 without a mark",
                 place_at(document, 0, {})}};
    if (const std::size_t valid = valid_utf8_prefix(source); valid < source.size())
        return {{"json.bad-utf8", "this byte is not UTF-8", "save the file as UTF-8", place_at(document, valid, {})}};
    if (const std::size_t nul = source.find('\0'); nul != std::string_view::npos)
        return {{"json.nul", "a NUL byte has no place in JSON", "", place_at(document, nul, {})}};
    return {};
}

}  // namespace

const char* describe(JsonType type) {
    switch (type) {
        case JsonType::Null: return "null";
        case JsonType::Boolean: return "true or false";
        case JsonType::Integer: return "an integer";
        case JsonType::Float: return "a float";
        case JsonType::Text: return "a string";
        case JsonType::Array: return "an array";
        case JsonType::Object: return "an object";
    }
    return "";
}

Result<JsonDocument> parse_json(std::string file, std::string source) {
    JsonDocument document{std::move(file), std::move(source), {}};
    if (Problems problems = problems_of_bytes(document); !problems.empty()) return failure(std::move(problems));

    DocumentBuilder builder(document);
    const bool is_parsed = nlohmann::json::sax_parse(document.source, &builder);
    if (!builder.problems.empty()) return failure(std::move(builder.problems));
    if (!is_parsed || document.nodes.empty())
        return failure({"json.syntax", "this is not JSON", "", place_at(document, 0, {})});
    return document;
}

std::string pointer_to(const JsonDocument& document, std::uint32_t node) {
    std::vector<std::string> steps;
    for (; document.nodes[node].parent != JsonNode::kNone; node = document.nodes[node].parent) {
        const JsonNode& child = document.nodes[node];
        const bool is_member = document.nodes[child.parent].type == JsonType::Object;
        steps.push_back(is_member ? escaped_for_pointer(child.key) : std::to_string(child.position));
    }
    std::string pointer;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) pointer += "/" + *step;
    return pointer;
}

Place place_of(const JsonDocument& document, std::uint32_t node) {
    return place_at(document, document.nodes[node].offset, pointer_to(document, node));
}

std::vector<TextPosition> positions_in_text(const JsonDocument& document, std::uint32_t node) {
    const JsonNode& string = document.nodes[node];
    TextPosition position = position_in(document.source, string.offset + 1);
    std::vector<TextPosition> positions;
    positions.reserve(string.text.size() + 1);
    for (std::size_t at = string.offset + 1; positions.size() < string.text.size();) {
        const auto first = static_cast<unsigned char>(string.text[positions.size()]);
        const std::size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        const std::size_t escaped = document.source[at] != '\\'      ? 0
                                    : document.source[at + 1] != 'u' ? 2
                                    : bytes == 4                     ? 12  // beyond the first plane as a pair
                                                                     : 6;
        positions.insert(positions.end(), bytes, position);
        position.column += escaped == 0 ? 1 : static_cast<int>(escaped);
        at += escaped == 0 ? bytes : escaped;
    }
    positions.push_back(position);
    return positions;
}

Place place_of_key(const JsonDocument& document, std::uint32_t node) {
    const JsonNode& child = document.nodes[node];
    const bool is_member = child.parent != JsonNode::kNone && document.nodes[child.parent].type == JsonType::Object;
    return is_member ? place_at(document, child.key_offset, pointer_to(document, node)) : place_of(document, node);
}

}  // namespace bengkel
