#pragma once
// Memory of the harness. It comes from malloc, never from operator new, which a learner's program may replace and count.

#include <cstdlib>
#include <new>

namespace bengkel {

[[nodiscard]] inline void* allocate(std::size_t size) {
    void* const it = std::malloc(size == 0 ? 1 : size);
    if (it == nullptr) throw std::bad_alloc();
    return it;
}

[[nodiscard]] inline void* reallocate(void* old, std::size_t size) {
    void* const it = std::realloc(old, size);
    if (it == nullptr) throw std::bad_alloc();
    return it;
}

}  // namespace bengkel
