#pragma once
/* The whole border between the core and whoever hosts it: four functions that carry frames (frame/frame.hpp). Plain C, so
 * that any host can call it; nothing here ever calls out, and nothing throws.
 *
 *   host                                     core
 *   frame = core_alloc(n)                    room for a request
 *   write n bytes there
 *   m = core_call(frame, n)                  decode, carry out, keep the reply
 *   read m bytes at core_reply()
 *   core_free(frame)
 *
 * Every request gets a reply: kind 128 (ok) or 129 (problems), with the request's id. In wasm the memory may have grown
 * during any call, so look at it anew after each. Not for use from several threads at once. */

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* `size` bytes, aligned for a frame; null when there is no room. They are the caller's until core_free. */
uint8_t* core_alloc(uint32_t size);

/* Takes back what core_alloc gave; null is fine. */
void core_free(uint8_t* bytes);

/* Carries out the request in these `size` bytes and returns the size of the reply. The request stays the caller's. */
uint32_t core_call(const uint8_t* frame, uint32_t size);

/* The reply to the last core_call, valid until the next; null before the first. */
const uint8_t* core_reply(void);

#ifdef __cplusplus
}
#endif
