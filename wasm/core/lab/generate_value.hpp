#pragma once
// Makes the value that a Generator declares. The same generator, size and seed give the same value on every machine;
// nothing here depends on the standard library's own distributions, which differ.

#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "lab/generator.hpp"

namespace bengkel {

/// What a single value may come to, as it is encoded.
inline constexpr std::size_t kMaximumGeneratedBytes = std::size_t{2} << 20;

/// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    [[nodiscard]] std::uint64_t next();

    /// Each number below `bound` is as likely as any other; `bound` is not 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);

  private:
    std::uint64_t state_;
};

/// The seed of a check's case (or size), so that no two of them get the same values.
[[nodiscard]] std::uint64_t seed_for(std::string_view check, std::int64_t number, std::uint64_t seed);

/// `size` is from 0 to kMaximumSize.
[[nodiscard]] std::int64_t amount_of(const Measure& measure, std::int64_t size);
inline constexpr std::int64_t kMaximumSize = 1'000'000;

/// Problems: generate.too-large, generate.empty-range, generate.negative-length, generate.not-distinct.
[[nodiscard]] Result<Value> generate_value(const Generator& generator, std::int64_t size, Random& random);

/// Whether the items are sorted and distinct as the generator promises.
[[nodiscard]] bool keeps_promises(const MadeList& made, const List& list);

/// The values of several generators, from one seed.
[[nodiscard]] Result<List> generate_values(const std::vector<Generator>& generators, std::int64_t size, std::uint64_t seed);

}  // namespace bengkel
