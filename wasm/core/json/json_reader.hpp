#pragma once
// Takes values out of a JSON document and gathers what is wrong with them. A value that is missing or of the wrong type
// leaves a problem behind and reads as empty, so that the caller goes on and finds the next problem too; whoever asked for
// the document looks at the problems once, at the end.
//
//     JsonReading reading{document, "lab"};
//     JsonReader lab = reading.root();
//     lab.expect_keys({"id", "points"});
//     const std::string id = lab.text("id");
//     const auto points = lab.integer_or("points", 0, 0, 1000);
//     if (!reading.problems.empty()) return failure(std::move(reading.problems));

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/json_document.hpp"

namespace bengkel {

class JsonReader;

/// One pass over a document: where its problems gather, and what their codes begin with ("lab" makes lab.wrong-type).
struct JsonReading {
    const JsonDocument& document;
    std::string code_prefix;
    Problems problems = {};

    [[nodiscard]] JsonReader root();

    /// Beyond 200 problems, no more are kept.
    void add(std::string_view code, Place place, std::string message, std::string hint = {});
};

/// A value of the document. Copy it freely; it must not outlive its JsonReading.
class JsonReader {
  public:
    JsonReader(JsonReading& reading, std::uint32_t node) : reading_(&reading), node_(node) {}

    [[nodiscard]] JsonType type() const { return node().type; }
    [[nodiscard]] bool is(JsonType wanted) const { return type() == wanted; }
    [[nodiscard]] const JsonNode& node() const { return reading_->document.nodes[node_]; }
    [[nodiscard]] Place place() const { return place_of(reading_->document, node_); }
    /// Of the whole reading so far: none new tells that a part was read without fault.
    [[nodiscard]] std::size_t problem_count() const { return reading_->problems.size(); }
    [[nodiscard]] Place key_place() const { return place_of_key(reading_->document, node_); }
    /// Of a string.
    [[nodiscard]] std::vector<TextPosition> text_positions() const { return positions_in_text(reading_->document, node_); }

    /// The value itself. Problems: <prefix>.wrong-type, <prefix>.out-of-range.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] std::int64_t integer(std::int64_t lowest = std::numeric_limits<std::int64_t>::min(),
                                       std::int64_t highest = std::numeric_limits<std::int64_t>::max()) const;
    [[nodiscard]] double number() const;                    ///< an integer or a float
    [[nodiscard]] std::vector<JsonReader> items() const;    ///< of an array
    [[nodiscard]] std::vector<JsonReader> members() const;  ///< of an object, in document order; names by key()
    [[nodiscard]] const std::string& key() const { return node().key; }

    /// True when the value has this type; otherwise leaves the problem <prefix>.wrong-type.
    bool expect(JsonType wanted) const;

    /// Each key of this object that is not among these is a problem <prefix>.unknown-key, with the nearest as a hint.
    void expect_keys(std::initializer_list<std::string_view> known) const;
    void expect_keys(std::span<const std::string_view> known) const;

    /// A member of this object. `member` says <prefix>.missing-key at the object when there is none.
    [[nodiscard]] std::optional<JsonReader> find(std::string_view name) const;
    [[nodiscard]] std::optional<JsonReader> member(std::string_view name) const;

    /// Members by name: these must be there ...
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::int64_t integer(std::string_view name,
                                       std::int64_t lowest = std::numeric_limits<std::int64_t>::min(),
                                       std::int64_t highest = std::numeric_limits<std::int64_t>::max()) const;
    [[nodiscard]] std::vector<JsonReader> items(std::string_view name) const;
    /// ... and these need not.
    [[nodiscard]] std::string text_or(std::string_view name, std::string_view otherwise) const;
    [[nodiscard]] bool boolean_or(std::string_view name, bool otherwise) const;
    [[nodiscard]] std::int64_t integer_or(std::string_view name, std::int64_t otherwise,
                                          std::int64_t lowest = std::numeric_limits<std::int64_t>::min(),
                                          std::int64_t highest = std::numeric_limits<std::int64_t>::max()) const;
    [[nodiscard]] std::vector<JsonReader> items_or_none(std::string_view name) const;

    /// Leaves the problem <prefix>.<code> at this value, or at its key.
    void report(std::string_view code, std::string message, std::string hint = {}) const;
    void report_key(std::string_view code, std::string message, std::string hint = {}) const;

  private:
    [[nodiscard]] std::vector<JsonReader> children() const;

    JsonReading* reading_;
    std::uint32_t node_;
};

}  // namespace bengkel
