#include "memory.hpp"

#include <malloc.h>

#include <cstdlib>
#include <new>

namespace bengkel::javascript {

namespace {

constexpr std::size_t kReserveBytes = 256 << 10;

void* reserve = nullptr;
bool has_run_out = false;

/// `got`, unless that is nothing: then the reserve is given back for what comes after the failure.
void* noticed(void* got, std::size_t size) {
    if (got == nullptr && size > 0) {
        has_run_out = true;
        std::free(std::exchange(reserve, nullptr));
    }
    return got;
}

constexpr JSMallocFunctions kFunctions = {
    .js_calloc = [](void*, std::size_t count, std::size_t size) { return noticed(std::calloc(count, size), count * size); },
    .js_malloc = [](void*, std::size_t size) { return noticed(std::malloc(size), size); },
    .js_free = [](void*, void* block) { std::free(block); },
    .js_realloc = [](void*, void* block, std::size_t size) { return noticed(std::realloc(block, size), size); },
    .js_malloc_usable_size = [](const void* block) { return malloc_usable_size(const_cast<void*>(block)); },
};

}  // namespace

JSRuntime* new_runtime() { return JS_NewRuntime2(&kFunctions, nullptr); }

void set_memory_aside() { reserve = std::malloc(kReserveBytes); }

bool has_run_out_of_memory() { return has_run_out; }

}  // namespace bengkel::javascript

// What the harness itself needs is small, and fits into what was set aside.
void* operator new(std::size_t size) {
    using namespace bengkel::javascript;
    void* block = noticed(std::malloc(size), size);
    if (block == nullptr) block = std::malloc(size);
    if (block == nullptr) std::abort();
    return block;
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
