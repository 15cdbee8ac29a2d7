#pragma once
// The frame: one message across any of our borders. A fixed header, JSON for meaning, blobs for bulk; one encoding per
// content, so that equal frames are equal bytes. A frame is hostile until decoded: every size is checked, padding must be
// zero, and nothing may follow the last blob. Layout: wasm/core/frame/README.md.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace bengkel {

enum class FrameKind : std::uint16_t {
    ReadLab = 1,
    Advance = 2,
    PlanRun = 3,
    Hash = 4,
    Meter = 5,
    ReadCourses = 6,
    FollowWatches = 7,
    MarkTable = 8,
    Run = 16,
    Observation = 17,
    Shell = 32,
    Ok = 128,
    Problems = 129,
};

struct Frame {
    FrameKind kind = FrameKind::Ok;
    std::string json;
    std::vector<Bytes> blobs;
};

inline constexpr std::size_t kMaximumFrameBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMaximumFrameJsonBytes = std::size_t{16} << 20;
inline constexpr std::size_t kMaximumBlobs = 4096;

/// Problems: frame.truncated, frame.bad-magic, frame.bad-version, frame.unknown-kind, frame.too-large, frame.bad-padding,
/// frame.trailing-bytes, frame.bad-utf8; `place.offset` is the byte where reading stopped.
[[nodiscard]] Result<Frame> decode_frame(ByteView bytes);

/// `frame` must keep within the sizes above.
[[nodiscard]] Bytes encode_frame(const Frame& frame);

}  // namespace bengkel
