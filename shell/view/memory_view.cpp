#include "view/memory_view.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace bengkel {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kMostSearched = 1024;  // bytes of an item that may point elsewhere
constexpr std::size_t kMostPointers = 32;

const Bytes& blob_of(const JsonReader& reader, std::string_view name, std::span<const Bytes> blobs) {
    static const Bytes kEmpty;
    const std::int64_t index = reader.integer(name, 0, static_cast<std::int64_t>(blobs.size()) - 1);
    return index >= 0 && static_cast<std::size_t>(index) < blobs.size() ? blobs[static_cast<std::size_t>(index)] : kEmpty;
}

std::uint32_t word_in(ByteView bytes) {
    return std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 | std::uint32_t{bytes[2]} << 16 |
           std::uint32_t{bytes[3]} << 24;
}

std::vector<std::uint32_t> words_of(const Bytes& bytes) {
    std::vector<std::uint32_t> words;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) words.push_back(word_in(ByteView(bytes).subspan(at, 4)));
    return words;
}

bool is_used(const MemoryItem& item) { return item.kind != MemoryKind::FreeBlock; }

}  // namespace

MemoryView read_memory_view(const JsonReader& reader, std::span<const Bytes> blobs) {
    reader.expect_keys({"memoryBytes", "stackBytes", "stackPointer", "stackDeepest", "heapBase", "isCut", "watched",
                        "pageNumbers", "pages", "blocks", "globals", "globalNames"});
    MemoryView view;
    const auto address = [&](std::string_view name) {
        return static_cast<std::uint32_t>(reader.integer(name, 0, view.size_));
    };
    view.size_ = static_cast<std::uint32_t>(reader.integer("memoryBytes", kMemoryPage, std::int64_t{1} << 31));
    view.stack_size_ = address("stackBytes");
    view.stack_pointer_ = std::min(address("stackPointer"), view.stack_size_);
    view.stack_deepest_ = std::min(address("stackDeepest"), view.stack_pointer_);
    view.heap_base_ = std::max(address("heapBase"), view.stack_size_);
    view.is_cut_ = reader.boolean_or("isCut", false);
    const auto is_inside = [&](std::uint32_t from, std::uint32_t size) {
        return from <= view.size_ && size <= view.size_ - from;
    };
    for (const JsonReader& item : reader.items("watched")) {
        WatchedVariable variable{item.text("name"), item.text("type"),
                                 static_cast<std::uint32_t>(item.integer("address", 0, view.size_)),
                                 static_cast<std::uint32_t>(item.integer("size", 0, view.size_))};
        if (is_inside(variable.address, variable.size)) view.watched_.push_back(std::move(variable));
    }

    const std::string_view names = as_text(blob_of(reader, "globalNames", blobs));
    for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find('\n', at), names.size());
        view.globals_.emplace_back(names.substr(at, end - at));
        at = end + 1;
    }
    const std::vector<std::uint32_t> globals = words_of(blob_of(reader, "globals", blobs));
    for (std::uint32_t i = 0; i * 2 + 1 < globals.size() && i < view.globals_.size(); ++i)
        if (is_inside(globals[i * 2], globals[i * 2 + 1]))
            view.items_.push_back({MemoryKind::Global, globals[i * 2], globals[i * 2 + 1], i});
    const std::vector<std::uint32_t> blocks = words_of(blob_of(reader, "blocks", blobs));
    for (std::size_t i = 0; i + 2 < blocks.size(); i += 3)
        if (is_inside(blocks[i], blocks[i + 1]))
            view.items_.push_back(
                {blocks[i + 2] != 0 ? MemoryKind::Block : MemoryKind::FreeBlock, blocks[i], blocks[i + 1], 0});
    std::erase_if(view.items_, [](const MemoryItem& item) { return item.size == 0; });
    std::ranges::stable_sort(view.items_, {}, &MemoryItem::address);
    // What lies within another, as a linker may fold two into one, is not told apart from it.
    std::uint32_t covered = 0;
    std::erase_if(view.items_, [&](const MemoryItem& item) {
        if (item.address < covered) return true;
        covered = item.end();
        return false;
    });
    std::uint64_t used = 0;
    for (const MemoryItem& item : view.items_) {
        view.used_.push_back(used);
        if (is_used(item)) used += item.size;
    }

    const std::vector<std::uint32_t> numbers = words_of(blob_of(reader, "pageNumbers", blobs));
    view.pages_ = blob_of(reader, "pages", blobs);
    view.page_place_.assign((view.size_ + kMemoryPage - 1) / kMemoryPage, kNone);
    if (view.pages_.size() != numbers.size() * kMemoryPage)
        reader.report("bad-memory", "there are other pages than are numbered");
    for (std::uint32_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] >= view.page_place_.size()) {
            reader.report("bad-memory", "a page lies outside of the memory");
            break;
        }
        view.page_place_[numbers[i]] = i;
    }
    return view;
}

std::optional<std::uint8_t> MemoryView::byte_at(std::uint32_t address) const {
    if (address >= size_) return std::nullopt;
    const std::uint32_t place = page_place_[address / kMemoryPage];
    if (place != kNone) return pages_[std::size_t{place} * kMemoryPage + address % kMemoryPage];
    if (is_cut_) return std::nullopt;
    return std::uint8_t{0};
}

std::optional<std::uint32_t> MemoryView::word_at(std::uint32_t address) const {
    std::uint32_t word = 0;
    for (std::uint32_t i = 0; i < 4; ++i) {
        const auto byte = byte_at(address + i);
        if (!byte) return std::nullopt;
        word |= std::uint32_t{*byte} << (8 * i);
    }
    return word;
}

const MemoryItem* MemoryView::item_at(std::uint32_t address) const {
    const auto after = std::ranges::upper_bound(items_, address, {}, &MemoryItem::address);
    if (after == items_.begin() || std::prev(after)->end() <= address) return nullptr;
    return &*std::prev(after);
}

MemoryItem MemoryView::owner_of(std::uint32_t address) const {
    std::optional<std::uint32_t> narrowest;
    for (std::uint32_t i = 0; i < watched_.size(); ++i) {
        const WatchedVariable& it = watched_[i];
        if (address < it.address || address - it.address >= it.size) continue;
        if (!narrowest || it.size < watched_[*narrowest].size) narrowest = i;
    }
    if (narrowest) return {MemoryKind::Watched, watched_[*narrowest].address, watched_[*narrowest].size, *narrowest};
    if (const MemoryItem* item = item_at(address)) return *item;
    if (address < stack_pointer_) return {MemoryKind::UnusedStack, 0, stack_pointer_, 0};
    if (address < stack_size_) return {MemoryKind::Stack, stack_pointer_, stack_size_ - stack_pointer_, 0};
    const bool is_heap = address >= heap_base_;
    // From the item before to the one behind.
    const auto after = std::ranges::upper_bound(items_, address, {}, &MemoryItem::address);
    std::uint32_t from = is_heap ? heap_base_ : stack_size_;
    if (after != items_.begin()) from = std::max(from, std::prev(after)->end());
    std::uint32_t to = is_heap ? size_ : heap_base_;
    if (after != items_.end()) to = std::min(to, after->address);
    return {is_heap ? MemoryKind::Heap : MemoryKind::Globals, from, to - from, 0};
}

std::uint64_t MemoryView::used_below(std::uint32_t address) const {
    const auto after = std::ranges::upper_bound(items_, address, {}, &MemoryItem::address);
    if (after == items_.begin()) return 0;
    const MemoryItem& last = *std::prev(after);
    const auto index = static_cast<std::size_t>(std::prev(after) - items_.begin());
    return used_[index] + (is_used(last) ? std::min(last.size, address - last.address) : 0);
}

std::vector<MemoryView::Pointer> MemoryView::pointers_in(const MemoryItem& item) const {
    std::vector<Pointer> found;
    const std::uint32_t first = (item.address + 3) / 4 * 4;
    const std::uint32_t end = item.address + std::min(item.size, kMostSearched);
    for (std::uint32_t at = first; at + 4 <= end && found.size() < kMostPointers; at += 4) {
        const auto word = word_at(at);
        if (!word || *word == 0 || *word >= size_) continue;
        const MemoryItem owner = owner_of(*word);
        if (owner.kind == MemoryKind::Watched || owner.kind == MemoryKind::Global || owner.kind == MemoryKind::Block)
            found.push_back({at, *word});
    }
    return found;
}

}  // namespace bengkel
