// The guest border: what every guest exports besides its memory and WASI's _initialize. A guest is prepared once, its
// memory kept, and put back before every run, so a run starts from the same bytes each time.

#ifndef BENGKEL_GUEST_H
#define BENGKEL_GUEST_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Starts the interpreter and imports what programs commonly use. Returns 0, or another number when it cannot start (why is
/// on standard error). Called once, before the snapshot.
int32_t guest_prepare(void);

/// Room for `size` bytes of a message; the host fills it and hands it to guest_run. 0 when there is no memory.
uint8_t* guest_alloc(uint32_t size);

/// A guest may have this too. Compiles the program that the next run starts with: the size of its path as a 32-bit
/// little-endian number, the path (below the working folder, such as "main.py"), its text. What cannot be compiled is left
/// for guest_run to find. What this leaves in memory follows from these bytes alone, unless a function of the host was
/// called: so the host may keep it, with the fuel that it took, and put it back before the next run of the same program.
void guest_compile(const uint8_t* program, uint32_t size);

/// Carries out the run described by the message (a tagged map: wasm/core/frame/README.md) and returns the result: a 32-bit
/// little-endian size followed by that many bytes of a tagged map. Called once after a restore; the guest is then used up.
const uint8_t* guest_run(const uint8_t* message, uint32_t size);

#ifdef __cplusplus
}
#endif

#endif
