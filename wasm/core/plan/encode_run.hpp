#pragma once
// A Run as the frame that the host carries (kind 16): entry, limits and clock as JSON, files, input and the guest's message
// as blobs, in that order. The keys are those of the host's decoder, web/src/protocol/messages.ts.

#include "base/bytes.hpp"
#include "plan/run.hpp"

namespace bengkel {

[[nodiscard]] Bytes encode_run(const Run& run);

}  // namespace bengkel
