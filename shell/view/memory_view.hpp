#pragma once
// What was in a program's linear memory at one point (wasm/guests/RECORDS.md): its parts, what lies where, and the bytes.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "json/json_reader.hpp"

namespace bengkel {

inline constexpr std::uint32_t kMemoryPage = 4096;

enum class MemoryKind {
    Watched,  ///< a variable that the program named
    Global,   ///< of static storage
    Block,    ///< of the heap, used
    FreeBlock,
    Stack,  ///< in use
    UnusedStack,
    Globals,  ///< between them
    Heap,     ///< between blocks
};

/// Something with a place, or a part of memory where there is nothing that has one.
struct MemoryItem {
    MemoryKind kind = MemoryKind::Heap;
    std::uint32_t address = 0;
    std::uint32_t size = 0;
    std::uint32_t name = 0;  ///< index of a watched variable or a global
    [[nodiscard]] std::uint32_t end() const { return address + size; }
};

struct WatchedVariable {
    std::string name;
    std::string type;
    std::uint32_t address = 0;
    std::uint32_t size = 0;
};

class MemoryView {
  public:
    [[nodiscard]] std::uint32_t size() const { return size_; }
    [[nodiscard]] std::uint32_t stack_size() const { return stack_size_; }
    /// The stack in use begins here and ends at stack_size.
    [[nodiscard]] std::uint32_t stack_pointer() const { return stack_pointer_; }
    /// The lowest byte of the stack that was ever written.
    [[nodiscard]] std::uint32_t stack_deepest() const { return stack_deepest_; }
    [[nodiscard]] std::uint32_t heap_base() const { return heap_base_; }
    [[nodiscard]] const std::vector<WatchedVariable>& watched() const { return watched_; }
    [[nodiscard]] const std::vector<std::string>& globals() const { return globals_; }
    /// Globals and blocks, by address.
    [[nodiscard]] const std::vector<MemoryItem>& items() const { return items_; }

    /// Nothing: it was not written down.
    [[nodiscard]] std::optional<std::uint8_t> byte_at(std::uint32_t address) const;
    /// The narrowest that holds this byte.
    [[nodiscard]] MemoryItem owner_of(std::uint32_t address) const;
    /// Bytes of globals and used blocks below an address.
    [[nodiscard]] std::uint64_t used_below(std::uint32_t address) const;

    struct Pointer {
        std::uint32_t at = 0;
        std::uint32_t to = 0;
    };
    /// Words of an item that have the address of a used block, a global or a watched variable: some of them may be plain
    /// numbers.
    [[nodiscard]] std::vector<Pointer> pointers_in(const MemoryItem& item) const;
    [[nodiscard]] std::optional<std::uint32_t> word_at(std::uint32_t address) const;

  private:
    friend MemoryView read_memory_view(const JsonReader& reader, std::span<const Bytes> blobs);
    [[nodiscard]] const MemoryItem* item_at(std::uint32_t address) const;

    std::uint32_t size_ = 0, stack_size_ = 0, stack_pointer_ = 0, stack_deepest_ = 0, heap_base_ = 0;
    bool is_cut_ = false;
    std::vector<WatchedVariable> watched_;
    std::vector<std::string> globals_;
    std::vector<MemoryItem> items_;
    std::vector<std::uint64_t> used_;        // below each item
    std::vector<std::uint32_t> page_place_;  // by number: the place among the bytes; its maximum where there is none
    Bytes pages_;
};

/// {"memoryBytes", "stackBytes", "stackPointer", "stackDeepest", "heapBase", "isCut", "watched": [{"name", "type",
/// "address", "size"}], "pageNumbers": blob, "pages": blob, "blocks": blob, "globals": blob, "globalNames": blob}. Blobs of
/// words of 32 bits: numbers of pages; address, size, used of blocks; address, size of globals. Names are lines. What is
/// wrong is left in the reading.
[[nodiscard]] MemoryView read_memory_view(const JsonReader& reader, std::span<const Bytes> blobs);

}  // namespace bengkel
