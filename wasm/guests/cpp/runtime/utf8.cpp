#include "utf8.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "memory.hpp"

namespace bengkel {

namespace {

/// Bytes of the code point that `it` begins with; 0 when it begins with none.
Size point_size(View it) {
    const auto at = [&](Size i) { return static_cast<unsigned char>(it.data[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80) return 1;
    const Size size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || it.size < size) return 0;
    for (Size i = 1; i < size; ++i) {
        if ((at(i) & 0xc0) != 0x80) return 0;
    }
    if (lead == 0xe0 && at(1) < 0xa0) return 0;
    if (lead == 0xed && at(1) > 0x9f) return 0;
    if (lead == 0xf0 && at(1) < 0x90) return 0;
    if (lead == 0xf4 && at(1) > 0x8f) return 0;
    return size;
}

}  // namespace

bool is_utf8(View it) {
    while (it.size > 0) {
        const Size size = point_size(it);
        if (size == 0) return false;
        it = {it.data + size, it.size - size};
    }
    return true;
}

const char* to_utf8(View it) {
    constexpr Size kRoom = 64 << 10;
    constexpr char kReplacement[] = "\xef\xbf\xbd";
    if (it.size > kRoom) it.size = kRoom;
    auto* copy = static_cast<char*>(allocate(3 * it.size + 1));
    char* end = copy;
    while (it.size > 0) {
        Size size = point_size(it);
        if (size == 0 || *it.data == '\0') {
            size = 1;
            std::memcpy(end, kReplacement, 3);
            end += 3;
        } else {
            std::memcpy(end, it.data, size);
            end += size;
        }
        it = {it.data + size, it.size - size};
    }
    *end = '\0';
    return copy;
}

}  // namespace bengkel
