#include <bengkel/wire.hpp>

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "memory.hpp"
#include "tag.hpp"
#include "utf8.hpp"

namespace bengkel {

namespace {

/// Sorts the pieces of `bytes` that begin at `starts` (the last ends at `size`) by their bytes, in place. A merge sort over
/// places: the number of items is the learner's, and so is their order.
void sort_pieces(char* bytes, Size size, Size* starts, Size count) {
    struct Piece {
        const char* at;
        Size size;
        bool operator<(const Piece& other) const {
            const Size shorter = size < other.size ? size : other.size;
            const int order = std::memcmp(at, other.at, shorter);
            return order != 0 ? order < 0 : size < other.size;
        }
    };
    const Size first = starts[0];
    auto* pieces = static_cast<Piece*>(allocate(2 * count * sizeof(Piece)));
    auto* sorted = static_cast<char*>(allocate(size - first));
    Piece* from = pieces;
    Piece* to = pieces + count;
    for (Size i = 0; i < count; ++i) from[i] = {bytes + starts[i], (i + 1 < count ? starts[i + 1] : size) - starts[i]};
    for (Size width = 1; width < count; width *= 2) {
        for (Size low = 0; low < count; low += 2 * width) {
            const Size middle = low + width < count ? low + width : count;
            const Size high = low + 2 * width < count ? low + 2 * width : count;
            Size left = low;
            Size right = middle;
            for (Size i = low; i < high; ++i) {
                const bool takes_right = left == middle || (right < high && from[right] < from[left]);
                to[i] = takes_right ? from[right++] : from[left++];
            }
        }
        Piece* const swapped = from;
        from = to;
        to = swapped;
    }
    char* end = sorted;
    for (Size i = 0; i < count; ++i) {
        std::memcpy(end, from[i].at, from[i].size);
        end += from[i].size;
    }
    std::memcpy(bytes + first, sorted, size - first);
    std::free(sorted);
    std::free(pieces);
}

}  // namespace

void Writer::raw(View it) {
    fits_ = fits_ && it.size <= cap_ - size_;
    if (!fits_ || it.size == 0) return;
    if (it.size > capacity_ - size_) {
        Size wanted = capacity_ < 256 ? 256 : capacity_ * 2;
        if (wanted < size_ + it.size) wanted = size_ + it.size;
        auto* grown = static_cast<char*>(reallocate(data_, wanted));
        data_ = grown;
        capacity_ = wanted;
    }
    std::memcpy(data_ + size_, it.data, it.size);
    size_ += it.size;
}

void Writer::byte(unsigned char it) {
    const char one = static_cast<char>(it);
    raw({&one, 1});
}

void Writer::varuint(Size it) {
    while (it >= 0x80) {
        byte(static_cast<unsigned char>(it | 0x80));
        it >>= 7;
    }
    byte(static_cast<unsigned char>(it));
}

void Writer::string(View it) {
    varuint(it.size);
    raw(it);
}

void Writer::null() { byte(static_cast<unsigned char>(Tag::Null)); }
void Writer::boolean(bool it) { byte(static_cast<unsigned char>(it ? Tag::True : Tag::False)); }

void Writer::number(bool is_negative, unsigned long long magnitude) {
    byte(static_cast<unsigned char>(Tag::Int));
    byte(is_negative ? 1 : 0);
    char bytes[8];
    Size size = 0;
    for (; magnitude != 0; magnitude >>= 8) bytes[size++] = static_cast<char>(magnitude);
    string({bytes, size});
}

void Writer::integer(long long it) {
    const auto bits = static_cast<unsigned long long>(it);
    number(it < 0, it < 0 ? 0 - bits : bits);
}
void Writer::natural(unsigned long long it) { number(false, it); }

void Writer::floating(double it) {
    constexpr std::uint64_t kNan = 0x7ff8000000000000;
    const std::uint64_t bits = it != it ? kNan : std::bit_cast<std::uint64_t>(it);
    byte(static_cast<unsigned char>(Tag::Float));
    for (int shift = 0; shift < 64; shift += 8) byte(static_cast<unsigned char>(bits >> shift));
}

void Writer::text(View it) {
    byte(static_cast<unsigned char>(is_utf8(it) ? Tag::Text : Tag::Bytes));
    string(it);
}
void Writer::text(const char* it) { text({it, std::strlen(it)}); }

void Writer::list(Size size) {
    byte(static_cast<unsigned char>(Tag::List));
    varuint(size);
}
void Writer::tuple(Size size) {
    byte(static_cast<unsigned char>(Tag::Tuple));
    varuint(size);
}
void Writer::map(Size size) {
    byte(static_cast<unsigned char>(Tag::Map));
    varuint(size);
}

void Writer::start_over(Size cap) {
    size_ = 0;
    cap_ = cap;
    depth_ = 0;
    fits_ = true;
}

bool Writer::enter(const char* type) {
    // The result's own map is a level, and so is the scalar within the deepest container.
    if (depth_ >= kMaximumDepth - 2) {
        opaque(type, "...");
        return false;
    }
    ++depth_;
    return true;
}
void Writer::leave() { --depth_; }

Writer::Order Writer::begin_set(Size size) {
    byte(static_cast<unsigned char>(Tag::Set));
    varuint(size);
    return {};
}
Writer::Order Writer::begin_sorted_map(Size size) {
    map(size);
    return {};
}

void Writer::item(Order& order) {
    if (order.count == order.capacity) {
        order.capacity = order.capacity == 0 ? 64 : order.capacity * 2;
        auto* grown = static_cast<Size*>(reallocate(order.starts, order.capacity * sizeof(Size)));
        order.starts = grown;
    }
    order.starts[order.count++] = size_;
}

void Writer::end(Order& order) {
    if (fits_ && order.count > 1) sort_pieces(data_, size_, order.starts, order.count);
    std::free(order.starts);
    order = {};
}

void Writer::opaque(const char* type, const char* text) {
    byte(static_cast<unsigned char>(Tag::Opaque));
    string({type, std::strlen(type)});
    string({text, std::strlen(text)});
}

void Writer::exception(View type, View message) {
    byte(static_cast<unsigned char>(Tag::Exception));
    string(type);
    // A message is made of whatever bytes the learner liked.
    const char* replaced = to_utf8(message);
    string({replaced, std::strlen(replaced)});
    varuint(0);  // compiled code knows no lines
}

}  // namespace bengkel
