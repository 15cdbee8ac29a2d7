#pragma once
/* The border of shell.wasm, in C: messages as frames (wasm/core/frame), the pointer and the keys as numbers, a picture as
   triangles in memory. The page draws them with WebGL 2 (web/src/shell/picture.ts). One instance shows one canvas. */

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Room for a request; null when there is none left. */
uint8_t* shell_alloc(uint32_t size);
void shell_free(uint8_t* bytes);

/* Answers with the size of the reply, which stands at shell_reply() until the next call. Requests and replies: stage.hpp.
 */
uint32_t shell_call(const uint8_t* frame, uint32_t size);
const uint8_t* shell_reply(void);

/* Lengths are CSS pixels from the canvas's upper left corner. Phases: 0 moved, 1 pressed, 2 released, 3 left. */
void shell_point(uint32_t phase, float x, float y);
/* By how much the content is to move: a wheel, or a finger's drag. */
void shell_pan(float x, float y);
/* Above 1: closer, around a point. */
void shell_zoom(float factor, float x, float y);
/* Keys: panel/canvas.hpp. */
void shell_press(uint32_t key);

/* A run of triangles: indices from `first`, within a rectangle of CSS pixels. */
typedef struct {
    uint32_t first, count;
    float left, top, right, bottom;
} ShellCommand;

/* All of one frame. A vertex has 20 bytes: x, y, u, v as floats and a colour, RGBA. Pointers hold until the next call. */
typedef struct {
    const uint8_t* vertices;
    uint32_t vertex_count;
    const uint32_t* indices;
    uint32_t index_count;
    const ShellCommand* commands;
    uint32_t command_count;
    const uint8_t* atlas; /* a byte a pixel: how much ink */
    uint32_t atlas_width, atlas_height;
    uint32_t atlas_number; /* another one: another atlas */
    uint32_t wants_frame;  /* 1: draw again soon, though nothing happens */
} ShellPicture;

/* Never null. `ratio`: pixels of the device per CSS pixel. */
const ShellPicture* shell_draw(float width, float height, float ratio, double now_ms);

#ifdef __cplusplus
}
#endif
