#include "check/seen.hpp"

namespace bengkel {

ByKey by_key(std::span<const Observation> observations) {
    ByKey found;
    for (const Observation& observation : observations) found.emplace(observation.key, &observation);
    return found;
}

std::string Seen::key_of(std::size_t number, RunPart part) const { return run_key(check_, number, part) + program_; }

const Observation* Seen::find(std::size_t number, RunPart part) const {
    const auto found = observations_.find(key_of(number, part));
    return found == observations_.end() ? nullptr : found->second;
}

}  // namespace bengkel
