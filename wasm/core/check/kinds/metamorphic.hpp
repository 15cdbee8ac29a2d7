#pragma once
// Kind "metamorphic": nobody says what the function's value should be, but when an argument is changed in a known way, the
// value must follow (Chen, Cheung, Yiu, "Metamorphic testing", HKUST-CS98-01, 1998).

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "check/equal_values.hpp"
#include "check/search_kind.hpp"
#include "frame/value.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// What is done to an argument. Of a list: its items put backwards, in order, written twice, or one appended. Of a number,
/// and of every number inside a list, tuple or record: an amount added, or multiplied.
struct Change {
    enum class How { Reverse, Rotate, Repeat, Append, Add, Times };
    How how = How::Reverse;
    std::size_t arg = 0;
    Value item;               ///< of Append
    std::int64_t amount = 0;  ///< of Add and Times
};
inline constexpr std::array<std::string_view, 6> kChangeWords = {"reverse", "rotate", "repeat", "append", "add", "times"};

/// How the second value stands to the first: the same; the same items in any order; backwards; so much more or so many
/// times as much; not less or not more.
struct Relation {
    enum class How { Same, SameItems, Reversed, Plus, Times, NotLess, NotMore };
    How how = How::Same;
    std::int64_t amount = 0;  ///< of Plus and Times
};
inline constexpr std::array<std::string_view, 7> kRelationWords = {"same",  "same-items", "reversed", "plus",
                                                                   "times", "not-less",   "not-more"};

struct MetamorphicCheck final : SearchKind {
    std::string file;
    std::string function;
    Change change;
    Relation relation;
    Equality equality;

  protected:
    [[nodiscard]] std::span<const RunPart> parts() const override;
    [[nodiscard]] Run try_run(const Grading& grading, RunPart part, const List& args, Run run) const override;
    [[nodiscard]] std::optional<Failure> judge_try(const Grading& grading, std::size_t number,
                                                   const List& args) const override;
};

}  // namespace bengkel
