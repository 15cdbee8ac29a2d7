#pragma once
// An Observation frame (kind 17) as an Observation. The two parts of it are trusted differently. The frame is made by our
// host: when it is malformed, something of ours is broken, and that is a Problem. The result inside it comes from a guest
// that ran a stranger's program: it is decoded with every check, and whatever is wrong with it is the ending BadResult.

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "observation/observation.hpp"

namespace bengkel {

/// Problems: those of decode_frame and parse_json; observation.wrong-kind, observation.unknown-key,
/// observation.missing-key, observation.wrong-type, observation.out-of-range, observation.bad-ending, observation.bad-blob,
/// observation.bad-file.
[[nodiscard]] Result<Observation> read_observation(ByteView frame);

}  // namespace bengkel
