// The ways out of a program that lead past main's end. A compiled program cannot be unwound from everywhere, so these end
// the whole run as `exited`, 134 being what a shell tells of an aborted program; what was printed so far is kept.

#include "stop.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "exception.hpp"

namespace bengkel {

namespace {

constexpr int kAborted = 134;

/// An exception that may not leave where it was thrown: a noexcept function, a destructor, a thread's start.
[[noreturn]] void terminate() {
    std::fflush(stdout);
    if (std::current_exception() != nullptr) {
        try {
            throw;
        } catch (...) {
            tell(current_exception_told(), "the program was terminated by an exception that could not be caught: ");
        }
    } else {
        std::fputs("the program was terminated\n", stderr);
    }
    std::fflush(nullptr);
    std::_Exit(kAborted);
}

}  // namespace

void tell(const Raised& raised, const char* introduction) {
    const char* const colon = *raised.message == '\0' ? "" : ": ";
    std::fprintf(stderr, "%s%s%s%s\n", introduction, raised.type, colon, raised.message);
}

void catch_termination() { std::set_terminate(terminate); }

}  // namespace bengkel

extern "C" {

/// What libc++'s checks call (the pipeline's __assertion_handler): an index beyond the end, the value of an empty optional.
[[noreturn]] void bengkel_assertion_failed(const char* what) noexcept;
void bengkel_assertion_failed(const char* what) noexcept {
    std::fflush(stdout);
    std::fprintf(stderr, "%s\n", what);
    std::fflush(nullptr);
    std::_Exit(bengkel::kAborted);
}

#ifdef __wasm__

/// In place of the C library's, which traps and loses what is printed.
[[noreturn]] void abort() {
    std::fflush(nullptr);
    std::_Exit(bengkel::kAborted);
}

/// A prompt is shown before its answer is read, as on a terminal (linked with --wrap).
unsigned short __real___wasi_fd_read(int fd, const void* parts, std::size_t count, std::size_t* size);
unsigned short __wrap___wasi_fd_read(int fd, const void* parts, std::size_t count, std::size_t* size) {
    if (fd == 0) std::fflush(stdout);
    return __real___wasi_fd_read(fd, parts, count, size);
}

#endif

}  // extern "C"
