#include "check/pair_items.hpp"

#include <utility>

namespace bengkel {
namespace {

/// Looks for a chain from a lonely wanted item to a lonely one of the other side, and moves everybody along it.
void find_partner(std::size_t lonely, Pairing& pairing, const std::function<bool(std::size_t, std::size_t)>& fits) {
    std::vector<std::size_t> reached_from(pairing.of_got.size(), kNobody);
    std::vector<std::size_t> unreached;
    for (std::size_t got = 0; got < pairing.of_got.size(); ++got) unreached.push_back(got);
    std::vector<std::size_t> queue = {lonely};
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const std::size_t wanted = queue[next];
        std::vector<std::size_t> still_unreached;
        for (const std::size_t got : unreached) {
            if (!fits(wanted, got)) {
                still_unreached.push_back(got);
                continue;
            }
            reached_from[got] = wanted;
            if (pairing.of_got[got] != kNobody) {
                queue.push_back(pairing.of_got[got]);
                continue;
            }
            for (std::size_t end = got; end != kNobody;) {
                const std::size_t owner = reached_from[end];
                const std::size_t before = std::exchange(pairing.of_wanted[owner], end);
                pairing.of_got[end] = owner;
                end = before;
            }
            return;
        }
        unreached = std::move(still_unreached);
    }
}

}  // namespace

void complete(Pairing& pairing, const std::function<bool(std::size_t, std::size_t)>& fits) {
    for (std::size_t wanted = 0; wanted < pairing.of_wanted.size(); ++wanted)
        if (pairing.of_wanted[wanted] == kNobody) find_partner(wanted, pairing, fits);
}

}  // namespace bengkel
