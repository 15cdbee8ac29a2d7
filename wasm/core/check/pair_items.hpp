#pragma once
// Which item of one side goes with which of the other: a largest matching, found by augmenting paths (Berge, Kuhn). Taking
// the first that fits would refuse [1.0, 1.1] for [1.1, 1.2] within 0.1.

#include <cstddef>
#include <functional>
#include <vector>

namespace bengkel {

inline constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// Of each item, its partner on the other side, or kNobody.
struct Pairing {
    std::vector<std::size_t> of_wanted;
    std::vector<std::size_t> of_got;

    Pairing(std::size_t wanted, std::size_t got) : of_wanted(wanted, kNobody), of_got(got, kNobody) {}

    void pair(std::size_t wanted, std::size_t got) {
        of_wanted[wanted] = got;
        of_got[got] = wanted;
    }
};

/// Makes a pairing as large as it can be; those who have a partner keep one, though perhaps another.
void complete(Pairing& pairing, const std::function<bool(std::size_t wanted, std::size_t got)>& fits);

}  // namespace bengkel
