#include "frame/frame.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::uint8_t, 4> kMagic = {'B', 'G', 'K', 'L'};
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kHeaderSize = 16;
constexpr std::size_t kAlignment = 8;

std::size_t padded(std::size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

bool is_known(std::uint16_t kind) {
    switch (static_cast<FrameKind>(kind)) {
        case FrameKind::ReadLab:
        case FrameKind::Advance:
        case FrameKind::PlanRun:
        case FrameKind::Hash:
        case FrameKind::Meter:
        case FrameKind::ReadCourses:
        case FrameKind::FollowWatches:
        case FrameKind::MarkTable:
        case FrameKind::Run:
        case FrameKind::Observation:
        case FrameKind::Shell:
        case FrameKind::Ok:
        case FrameKind::Problems: return true;
    }
    return false;
}

Problem refusal(std::string_view name, std::string message, std::size_t offset) {
    return {"frame." + std::string(name), std::move(message), "", {{}, {}, offset, 0, 0}};
}

/// Reads one frame from its first byte to its last; stops at the first thing that is wrong.
class FrameDecoder {
  public:
    explicit FrameDecoder(ByteView bytes) : bytes_(bytes) {}

    Result<Frame> decode() {
        Frame frame;
        read(frame);
        if (problem_) return failure(*std::move(problem_));
        return frame;
    }

  private:
    void read(Frame& frame) {
        std::size_t json_size = 0;
        std::vector<std::uint32_t> blob_sizes;
        if (!read_header(frame, json_size, blob_sizes) || !skip_padding()) return;

        const std::size_t json_start = at_;
        const auto json = take(json_size, "its JSON");
        if (!json || !skip_padding()) return;
        for (const std::uint32_t size : blob_sizes) {
            const auto blob = take(size, "blob " + std::to_string(frame.blobs.size()));
            if (!blob || !skip_padding()) return;
            frame.blobs.emplace_back(blob->begin(), blob->end());
        }
        if (at_ != bytes_.size()) return refuse("trailing-bytes", "something follows the last blob", at_);
        frame.json = as_text(*json);
        if (!is_valid_utf8(frame.json)) refuse("bad-utf8", "the JSON is not UTF-8", json_start);
    }

    bool read_header(Frame& frame, std::size_t& json_size, std::vector<std::uint32_t>& blob_sizes) {
        if (bytes_.size() > kMaximumFrameBytes) return refused("too-large", "the frame is larger than 256 MiB", 0);
        if (bytes_.size() < kHeaderSize) return refused("truncated", "the frame ends within its header", bytes_.size());
        if (!std::ranges::equal(bytes_.first(kMagic.size()), kMagic))
            return refused("bad-magic", "this does not begin as a frame", 0);
        const std::uint16_t version = half(4);
        if (version != kVersion)
            return refused("bad-version", "expected version 1, got version " + std::to_string(version), 4);
        if (!is_known(half(6))) return refused("unknown-kind", "there is no kind " + std::to_string(half(6)), 6);
        json_size = word(8);
        if (json_size > kMaximumFrameJsonBytes) return refused("too-large", "the JSON is larger than 16 MiB", 8);
        const std::size_t blob_count = word(12);
        if (blob_count > kMaximumBlobs)
            return refused("too-large", "more than " + std::to_string(kMaximumBlobs) + " blobs", 12);
        if (bytes_.size() < kHeaderSize + 4 * blob_count)
            return refused("truncated", "the frame ends within its table of sizes", bytes_.size());

        frame.kind = static_cast<FrameKind>(half(6));
        at_ = kHeaderSize;
        for (std::size_t i = 0; i < blob_count; ++i, at_ += 4) blob_sizes.push_back(word(at_));
        return true;
    }

    [[nodiscard]] std::uint16_t half(std::size_t at) const {
        return static_cast<std::uint16_t>(bytes_[at] | bytes_[at + 1] << 8);
    }
    [[nodiscard]] std::uint32_t word(std::size_t at) const {
        return half(at) | static_cast<std::uint32_t>(half(at + 2)) << 16;
    }

    bool skip_padding() {
        for (const std::size_t end = padded(at_); at_ < end; ++at_) {
            if (at_ >= bytes_.size()) return refused("truncated", "the frame ends within padding", bytes_.size());
            if (bytes_[at_] != 0) return refused("bad-padding", "padding must be zero", at_);
        }
        return true;
    }

    std::optional<ByteView> take(std::size_t size, const std::string& what) {
        if (size > bytes_.size() - at_) {
            refuse("truncated", "the frame ends within " + what, bytes_.size());
            return std::nullopt;
        }
        at_ += size;
        return bytes_.subspan(at_ - size, size);
    }

    void refuse(std::string_view name, std::string message, std::size_t offset) {
        problem_ = refusal(name, std::move(message), offset);
    }
    bool refused(std::string_view name, std::string message, std::size_t offset) {
        refuse(name, std::move(message), offset);
        return false;
    }

    ByteView bytes_;
    std::size_t at_ = 0;
    std::optional<Problem> problem_;
};

class FrameEncoder {
  public:
    explicit FrameEncoder(std::size_t size) { bytes_.reserve(size); }

    void half(std::uint32_t number) {
        bytes_.push_back(static_cast<std::uint8_t>(number));
        bytes_.push_back(static_cast<std::uint8_t>(number >> 8));
    }
    void word(std::size_t number) {
        half(static_cast<std::uint32_t>(number));
        half(static_cast<std::uint32_t>(number >> 16));
    }
    void raw(ByteView bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
    void pad() { bytes_.resize(padded(bytes_.size())); }

    Bytes take() { return std::move(bytes_); }

  private:
    Bytes bytes_;
};

}  // namespace

Result<Frame> decode_frame(ByteView bytes) { return FrameDecoder(bytes).decode(); }

Bytes encode_frame(const Frame& frame) {
    std::size_t size = padded(kHeaderSize + 4 * frame.blobs.size()) + padded(frame.json.size());
    for (const Bytes& blob : frame.blobs) size += padded(blob.size());
    assert(frame.json.size() <= kMaximumFrameJsonBytes && frame.blobs.size() <= kMaximumBlobs &&
           size <= kMaximumFrameBytes);

    FrameEncoder out(size);
    out.raw(kMagic);
    out.half(kVersion);
    out.half(static_cast<std::uint16_t>(frame.kind));
    out.word(frame.json.size());
    out.word(frame.blobs.size());
    for (const Bytes& blob : frame.blobs) out.word(blob.size());
    out.pad();
    out.raw(as_bytes(frame.json));
    out.pad();
    for (const Bytes& blob : frame.blobs) {
        out.raw(blob);
        out.pad();
    }
    return out.take();
}

}  // namespace bengkel
