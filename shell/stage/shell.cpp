#include "stage/shell.h"

#include <algorithm>
#include <cstdlib>

#include "stage/stage.hpp"

namespace {

// The shell's only state: what the canvas shows lives between two frames.
bengkel::Stage& stage() {
    static bengkel::Stage the_stage;
    return the_stage;
}
bengkel::Bytes last_reply;

}  // namespace

extern "C" {

uint8_t* shell_alloc(uint32_t size) { return static_cast<uint8_t*>(std::malloc(size == 0 ? 1 : size)); }

void shell_free(uint8_t* bytes) { std::free(bytes); }

uint32_t shell_call(const uint8_t* frame, uint32_t size) {
    last_reply = stage().answer({frame, size});
    return static_cast<uint32_t>(last_reply.size());
}

const uint8_t* shell_reply(void) { return last_reply.data(); }

void shell_point(uint32_t phase, float x, float y) { stage().point(phase, {x, y}); }
void shell_pan(float x, float y) { stage().pan({x, y}); }
void shell_zoom(float factor, float x, float y) { stage().zoom(factor, {x, y}); }
void shell_press(uint32_t key) { stage().press(static_cast<bengkel::Key>(key)); }

const ShellPicture* shell_draw(float width, float height, float ratio, double now_ms) {
    return &stage().draw({width, height}, std::clamp(ratio, 0.5F, 4.0F), now_ms);
}

}  // extern "C"
