#pragma once
// What the types of a module mean: which of them are the same, and which stand for which
// (https://webassembly.github.io/spec/core/valid/matching.html). Two types are the same when their recursive groups look
// alike, so each group gets the number of the first one like it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/problem.hpp"
#include "module/module.hpp"
#include "module/types.hpp"

namespace bengkel {

class TypeTable {
  public:
    /// Checks the types on the way; stops at the first that is wrong. The module must outlive the table.
    explicit TypeTable(const Module& module);
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

    [[nodiscard]] bool is_known(HeapType heap) const {
        return heap.kind != HeapType::Kind::Defined || heap.index < canonical_.size();
    }
    [[nodiscard]] bool is_known(ValueType type) const { return !type.is_reference() || is_known(type.heap); }

    /// Whether the first may stand where the second is expected.
    [[nodiscard]] bool matches(ValueType sub, ValueType super) const {
        if (sub.kind == ValueType::Kind::Bottom) return true;
        if (sub.kind != super.kind) return false;
        if (!sub.is_reference()) return true;
        return (!sub.is_nullable || super.is_nullable) && matches(sub.heap, super.heap);
    }
    [[nodiscard]] bool matches(HeapType sub, HeapType super) const;
    [[nodiscard]] bool matches(const FieldType& sub, const FieldType& super) const;
    [[nodiscard]] bool matches(std::span<const ValueType> sub, std::span<const ValueType> super) const;
    [[nodiscard]] bool are_same(ValueType a, ValueType b) const { return matches(a, b) && matches(b, a); }

    /// The widest type of the same hierarchy: any, func, extern or exn.
    [[nodiscard]] HeapType top_of(HeapType heap) const;

  private:
    void check_references(std::uint32_t index, std::uint32_t end);
    void check_supertype(std::uint32_t index);
    [[nodiscard]] Bytes key_of(std::uint32_t start, std::uint32_t size) const;
    [[nodiscard]] bool matches_composite(const SubType& sub, const SubType& super) const;
    [[nodiscard]] HeapType::Kind kind_of(std::uint32_t index) const;
    void fail(std::string_view code, std::string message, std::uint32_t index);

    const Module& module_;
    std::vector<std::uint32_t> canonical_;
    std::vector<std::uint8_t> depth_;
    std::optional<Problem> problem_;
};

}  // namespace bengkel
