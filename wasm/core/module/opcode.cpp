#include "module/opcode.hpp"

#include <limits>

namespace bengkel {
namespace {

constexpr std::uint16_t kNone = std::numeric_limits<std::uint16_t>::max();
using Page = std::array<std::uint16_t, 256>;

/// The opcodes of one prefix by code.
consteval Page page_of(std::uint8_t prefix) {
    Page page{};
    page.fill(kNone);
    for (std::size_t i = 0; i < kOpcodes.size(); ++i)
        if (kOpcodes[i].prefix == prefix) page[kOpcodes[i].code] = static_cast<std::uint16_t>(i);
    return page;
}

constexpr Page kPlain = page_of(0);
constexpr std::array<Page, 3> kPrefixed = {page_of(0xFB), page_of(0xFC), page_of(0xFD)};

}  // namespace

std::optional<Opcode> find_opcode(std::uint8_t prefix, std::uint32_t code) {
    if (code > 0xFF || (prefix != 0 && (prefix < 0xFB || prefix > 0xFD))) return std::nullopt;
    const std::uint16_t found = prefix == 0 ? kPlain[code] : kPrefixed[prefix - 0xFBu][code];
    if (found == kNone) return std::nullopt;
    return static_cast<Opcode>(found);
}

}  // namespace bengkel
