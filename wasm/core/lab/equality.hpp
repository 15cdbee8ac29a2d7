#pragma once
// When a value will do for the wanted one, as a lab says it: the same form for every kind of check that compares values.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lab/language.hpp"

namespace bengkel {

/// How far a number may be off: as far as the largest of these allows.
struct Tolerance {
    double absolute = 0;
    double relative = 0;    ///< times the wanted number
    std::uint32_t ulp = 0;  ///< floats between the two and one of them; between integers there is no such distance
};

enum class Numbers { Typed, Any };

/// Of lists, not of tuples, whose places have meanings. Unordered: each wanted item has one of its own; Set: how often an
/// item stands there does not count either. It holds for the outermost lists, which may lie in tuples and records;
/// Everywhere also for the lists inside them.
enum class ItemOrder { Ordered, Unordered, Set, UnorderedEverywhere, SetEverywhere };

/// What of a text does not count.
struct TextRules {
    enum class Case { Exact, Fold };
    enum class Space { Exact, TrimEnd, Collapse };
    enum class Unicode { Exact, Nfc };
    Case letter_case = Case::Exact;
    Space space = Space::Exact;
    Unicode unicode = Unicode::Exact;
};

/// Exact: dates are what else they are, texts or objects. Day and Instant: see check/compare_dates.hpp.
enum class Dates { Exact, Day, Instant };

struct Equality {
    Tolerance tolerance;                   ///< for every number inside, but not for those in the keys of a map
    Numbers numbers = Numbers::Typed;      ///< Any: bool, int and float are compared by value, as Python's == does
    Language language = Language::Python;  ///< which names the types and shows the way
    std::optional<int> money = {};         ///< digits after the point: numbers are amounts (check/compare_money.hpp)
    ItemOrder order = ItemOrder::Ordered;
    TextRules text = {};
    Dates dates = Dates::Exact;
};

/// As lab.json spells them, each in the order of its enumeration; what is Exact is not said.
inline constexpr std::array<std::string_view, 2> kNumbersWords = {"typed", "any"};
inline constexpr std::array<std::string_view, 5> kItemOrderWords = {"ordered", "unordered", "set", "unordered-everywhere",
                                                                    "set-everywhere"};
inline constexpr std::array<std::string_view, 1> kCaseWords = {"fold"};
inline constexpr std::array<std::string_view, 2> kSpaceWords = {"trim-end", "collapse"};
inline constexpr std::array<std::string_view, 1> kUnicodeWords = {"nfc"};
inline constexpr std::array<std::string_view, 2> kDatesWords = {"day", "instant"};

}  // namespace bengkel
