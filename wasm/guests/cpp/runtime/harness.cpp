// The guest border of a compiled C++ program: the three calls of guest.h, around a learner's object and the glue's table.
//
//   _initialize      nothing: constructors of global objects are part of a run, so that they see the run's input and print
//   to it guest_prepare    the library's streams, the working folder, spare heap: what every run begins with, in the
//   snapshot guest_run        constructors, then main, a function or the tests; destructors after main

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <bengkel/call.hpp>

#include "exception.hpp"
#include "look.hpp"
#include "memory.hpp"
#include "message.hpp"
#include "run_tests.hpp"
#include "stop.hpp"
#include "utf8.hpp"

extern "C" {

// The compiler's names for main with and without parameters; either may be missing.
#ifdef __wasm__
__attribute__((weak)) int __main_argc_argv(int argc, char** argv);
__attribute__((weak)) int __main_void(void);
void __wasm_call_ctors(void);
void __wasm_call_dtors(void);
#else
// The tests rename main, and the process has run the constructors by itself.
__attribute__((weak)) int __main_argc_argv(int argc, char** argv);
void __cxa_finalize(void* all);
#endif

// std::ios_base::Init: linked only where a program uses the streams. It does nothing the second time, among the
// constructors.
__attribute__((weak)) void* bengkel_start_streams(void* it) __asm__("_ZNSt3__18ios_base4InitC1Ev");

}  // extern "C"

namespace bengkel {

namespace {

/// Heap that is free in the snapshot. A run that grows the memory costs the next one a new instance; most do with this.
[[maybe_unused]] constexpr Size kSpareBytes = 1 << 20;

constexpr Size kSmallResult = 256u << 10;

const std::uint8_t* reply(View bytes) {
    auto* frame = static_cast<std::uint8_t*>(allocate(4 + bytes.size));
    for (int i = 0; i < 4; ++i) frame[i] = static_cast<std::uint8_t>(bytes.size >> (8 * i));
    if (bytes.size > 0) std::memcpy(frame + 4, bytes.data, bytes.size);
    return frame;
}

void put_ending(Writer& out, Size entries, const char* ending) {
    out.map(entries);
    out.text("ending");
    out.text(ending);
}

/// The arguments are not what the function takes. No C++ exception: nothing of the learner's has run.
void put_argument_error(Writer& out, const char* message) {
    constexpr const char* kType = "ArgumentError";
    std::fprintf(stderr, "%s: %s\n", kType, message);
    put_ending(out, 3, "raised");
    out.text("exception");
    out.exception({kType, std::strlen(kType)}, {message, std::strlen(message)});
    out.text("lineage");
    out.list(1);
    out.text(kType);
}

void put_raised(Writer& out, const Raised& raised) {
    tell(raised, "uncaught exception ");
    put_ending(out, 3, raised.is_out_of_memory ? "out-of-memory" : "raised");
    out.text("exception");
    out.exception({raised.type, std::strlen(raised.type)}, {raised.message, std::strlen(raised.message)});
    out.text("lineage");
    write_lineage(out, raised);
}

void run_constructors() {
#ifdef __wasm__
    __wasm_call_ctors();
#endif
}

/// Destructors of global objects, atexit, and the streams.
void run_destructors() {
#ifdef __wasm__
    __wasm_call_dtors();
#else
    __cxa_finalize(nullptr);
#endif
}

bool call_main(const Message& message, int& code) {
#ifdef __wasm__
    if (__main_argc_argv == nullptr && __main_void != nullptr) {
        code = __main_void();
        return true;
    }
#endif
    if (__main_argc_argv == nullptr) return false;
    code = __main_argc_argv(message.argc, message.argv);
    return true;
}

void run_program(const Message& message, Writer& out) {
    int code = 0;
    if (!call_main(message, code)) return put_ending(out, 1, "missing-function");
    run_destructors();
    if (code == 0) return put_ending(out, 1, "finished");
    put_ending(out, 2, "exited");
    out.text("exitCode");
    out.integer(code);
}

const Function* find_function(View name) {
    for (const Function* it = bengkel_functions; it->name != nullptr; ++it) {
        if (std::strlen(it->name) == name.size && std::memcmp(it->name, name.data, name.size) == 0) return it;
    }
    return nullptr;
}

void run_call(const Message& message, Writer& out) {
    const Function* const function = find_function(message.function);
    if (function == nullptr || function->callee == Callee::Missing) return put_ending(out, 1, "missing-function");
    if (function->callee == Callee::NotAFunction) return put_ending(out, 1, "not-a-function");

    char words[256];
    if (message.kwarg_count > 0) {
        std::snprintf(words, sizeof words, "%s is called with named arguments, which C++ does not have", function->name);
        return put_argument_error(out, words);
    }
    if (message.arg_count != function->arity) {
        std::snprintf(words, sizeof words, "%s takes %zu argument%s, and is called with %zu", function->name,
                      function->arity, function->arity == 1 ? "" : "s", message.arg_count);
        return put_argument_error(out, words);
    }
    Reader in(message.args);
    put_ending(out, message.entry == Entry::Call ? 2 : 1, "finished");
    if (message.entry == Entry::Call) out.text("value");
    // What it takes to hand the value over is not the learner's cost.
    Call call{in, message.entry == Entry::Call ? &out : nullptr, message.entry != Entry::Load};
    function->carry_out(call);
    if (in.ok()) return;
    std::snprintf(words, sizeof words, "argument %zu of %s: %s", call.argument, function->name, in.complaint());
    out.start_over(kSmallResult);
    put_argument_error(out, words);
}

void run(const Message& message, Writer& out) {
    switch (message.entry) {
        case Entry::Program: return run_program(message, out);
        case Entry::Unittest:
            put_ending(out, 2, "finished");
            out.text("value");
            return run_tests(out);
        case Entry::Call:
        case Entry::Cost:
        case Entry::Load: return run_call(message, out);
    }
}

}  // namespace

}  // namespace bengkel

using namespace bengkel;

extern "C" {

#ifdef __wasm__
#define BENGKEL_EXPORT(NAME) __attribute__((export_name(NAME)))
#else
#define BENGKEL_EXPORT(NAME)
#endif

#ifdef __wasm__
BENGKEL_EXPORT("_initialize") void _initialize(void) {}
#endif

BENGKEL_EXPORT("guest_prepare") std::int32_t guest_prepare(void) {
    static char streams[16];
    if (bengkel_start_streams != nullptr) bengkel_start_streams(streams);
    catch_termination();
#ifdef __wasm__
    if (chdir("/work") != 0) return 1;
    // Seen by the optimiser, the pair would be nothing.
    void* volatile spare = std::malloc(kSpareBytes);
    std::free(spare);
#endif
    return 0;
}

BENGKEL_EXPORT("guest_alloc") std::uint8_t* guest_alloc(std::uint32_t size) {
    return static_cast<std::uint8_t*>(std::malloc(size));
}

BENGKEL_EXPORT("guest_run") const std::uint8_t* guest_run(const std::uint8_t* bytes, std::uint32_t size) {
    try {
        Message message;
        if (!read_message({reinterpret_cast<const char*>(bytes), size}, message)) return reply({"", 0});
        if (message.wants_memory) want_looks();
        Writer out(message.result_cap);
        try {
            run_constructors();
            run(message, out);
        } catch (...) {
            out.start_over(kSmallResult);
            put_raised(out, current_exception_told());
        }
        std::fflush(nullptr);
        if (!out.fits()) {
            out.start_over(kSmallResult);
            put_ending(out, 1, "too-much-output");
        }
        return reply(out.bytes());
    } catch (...) {
        // Not even the answer fits the memory. This one does.
        Writer out(kSmallResult);
        put_ending(out, 1, "out-of-memory");
        return reply(out.bytes());
    }
}

}  // extern "C"
