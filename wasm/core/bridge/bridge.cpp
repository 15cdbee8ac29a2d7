#include "bridge/bridge.h"

#include "base/bytes.hpp"
#include "bridge/dispatch.hpp"
#include "bridge/last_lab.hpp"

#include <cstdlib>

namespace {

// The core's only state: a reply has to live somewhere until the host has read it, and the lab of one request is that of
// most others.
bengkel::Bytes last_reply;
bengkel::LastLab last_lab;

}  // namespace

extern "C" {

uint8_t* core_alloc(uint32_t size) { return static_cast<uint8_t*>(std::malloc(size == 0 ? 1 : size)); }

void core_free(uint8_t* bytes) { std::free(bytes); }

uint32_t core_call(const uint8_t* frame, uint32_t size) {
    last_reply = bengkel::dispatch({frame, size}, last_lab);
    return static_cast<uint32_t>(last_reply.size());
}

const uint8_t* core_reply(void) { return last_reply.empty() ? nullptr : last_reply.data(); }

}  // extern "C"
