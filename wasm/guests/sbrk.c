// sbrk with its break kept in linear memory. wasi-libc's own asks memory.size, which does not shrink when a snapshot is put
// back: every restored run would then grow the memory again. With the break inside the memory, restoring the memory
// restores the break, and pages that are already there are used again. Every guest that allocates through wasi-libc links
// this.

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

enum { kPageSize = 65536 };

static uintptr_t program_break;

/// Where the heap ends, in bytes: the memory that the guest has asked for so far, whatever the instance had grown to
/// before.
__attribute__((export_name("guest_heap_end"))) uintptr_t guest_heap_end(void) { return program_break; }

void* sbrk(intptr_t increment) {
    if (program_break == 0) {
        // The allocator expects the first break on a page, and the end of the initial memory is one.
        program_break = __builtin_wasm_memory_size(0) * (uintptr_t)kPageSize;
    }
    const uintptr_t before = program_break;
    if (increment == 0) return (void*)before;
    if (increment < 0 || increment % kPageSize != 0) {
        errno = EINVAL;
        return (void*)-1;
    }
    const uintptr_t after = before + (uintptr_t)increment;
    if (after < before) {
        errno = ENOMEM;
        return (void*)-1;
    }
    const uintptr_t have = __builtin_wasm_memory_size(0) * (uintptr_t)kPageSize;
    if (after > have) {
        const uintptr_t missing = (after - have + kPageSize - 1) / kPageSize;
        if (__builtin_wasm_memory_grow(0, missing) == SIZE_MAX) {
            errno = ENOMEM;
            return (void*)-1;
        }
    }
    program_break = after;
    return (void*)before;
}
