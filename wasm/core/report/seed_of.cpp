#include "report/seed_of.hpp"

#include "base/sha256.hpp"
#include "check/check_kind.hpp"

#include <algorithm>
#include <string>

namespace bengkel {

std::uint64_t seed_of(const Lab& lab, const Submission& submission) {
    const auto hides_its_seed = [](const Check& check) { return check.body->hides_its_seed(); };
    if (std::ranges::none_of(lab.checks, hides_its_seed)) return 0;
    Sha256 hash;
    hash.add("bengkel seed 1\n" + lab.hash + "\n");
    for (const File& file : submission.files) {
        hash.add(file.path + "\n" + std::to_string(file.bytes.size()) + "\n");
        hash.add(file.bytes);
    }
    const Sha256::Digest digest = hash.finish();
    std::uint64_t seed = 0;
    for (std::size_t i = 0; i < sizeof seed; ++i) seed = seed << 8 | digest[i];
    return seed;
}

}  // namespace bengkel
