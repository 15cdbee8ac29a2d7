#pragma once
// How to make a value of a size: declared in lab.json (lab/read_generator.hpp), carried out by lab/generate_value.hpp. A
// generator is a value in which some parts are left to be made; whatever is not, is itself.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "frame/value.hpp"

namespace bengkel {

/// A whole number that may follow the size: times x n / by + plus, the division rounded down.
struct Measure {
    std::int64_t times = 0;
    std::int64_t by = 1;
    std::int64_t plus = 0;
    bool operator==(const Measure&) const = default;
};

struct Generator;

/// Both ends included.
struct MadeInteger {
    Measure from;
    Measure to;
    bool is_float = false;  ///< a number of JavaScript's
};

struct MadeText {
    Measure length;                     ///< in signs
    std::vector<std::string> alphabet;  ///< one code point each
};

/// Texts and integers written one after the other: "SO-" and 104233.
struct JoinedText {
    std::vector<Generator> parts;
};

struct MadeChoice {
    std::vector<Generator> of;
};

struct MadeList {
    Measure length;
    std::vector<Generator> of;  ///< exactly one
    bool is_sorted = false;
    bool is_distinct = false;
};

struct FixedList {
    std::vector<Generator> items;
    bool is_tuple = false;
};

/// A map from names, in this order.
struct MadeRecord {
    std::vector<std::pair<std::string, Generator>> fields;
};

struct Generator {
    std::variant<Value, MadeInteger, MadeText, JoinedText, MadeChoice, MadeList, FixedList, MadeRecord> form;
};

}  // namespace bengkel
