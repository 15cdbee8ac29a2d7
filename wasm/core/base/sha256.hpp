#pragma once
// SHA-256 (FIPS 180-4): names labs, submissions and engines by their content.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace bengkel {

class Sha256 {
  public:
    using Digest = std::array<std::uint8_t, 32>;

    void add(ByteView bytes);
    void add(std::string_view text) { add(as_bytes(text)); }

    /// The digest of everything added so far; call it once.
    [[nodiscard]] Digest finish();

  private:
    void add_block(const std::uint8_t* block);

    std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> pending_ = {};
    std::size_t pending_size_ = 0;
    std::uint64_t total_size_ = 0;
};

/// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(ByteView bytes);

/// The digest of these bytes in hexadecimal.
[[nodiscard]] std::string sha256_hex(ByteView bytes);

}  // namespace bengkel
