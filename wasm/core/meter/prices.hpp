#pragma once
// What instructions cost. Fuel is for verdicts and for growth, not for seconds: a table that tries to foretell time is off
// by ten times anyway, so that almost everything costs 1. A grade stores the version it was made with; a change of any
// number below is a new version.

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "module/opcode.hpp"

namespace bengkel {

/// What the length that an instruction was given adds, once it has worked: length * factor / 2^shift.
struct LengthPrice {
    std::uint32_t factor = 0;  ///< 0: nothing
    std::uint32_t shift = 0;
    bool is_growth = false;  ///< a growth that fails is free
};

struct Prices {
    int version = 0;
    /// By opcode; what has no price is refused.
    std::array<std::optional<std::uint16_t>, kOpcodes.size()> fuel;

    [[nodiscard]] std::optional<std::uint16_t> of(Opcode opcode) const { return fuel[static_cast<std::size_t>(opcode)]; }
};

/// Version 1: 1 per executed instruction, 0 for what only gives structure.
[[nodiscard]] const Prices& standard_prices();

/// Version 1: memory by 8 bytes, tables and arrays by element, memory growth 1024 per page.
[[nodiscard]] LengthPrice length_price(Opcode opcode);

/// SHA-256 (hex) over the version and every price: evidence names by it what its fuel was counted in. A constant, but not
/// a short one to work out: that is done once, as every report names it.
[[nodiscard]] const std::string& prices_hash();

}  // namespace bengkel
