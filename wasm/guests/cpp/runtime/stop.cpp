// The ways out of a program that lead past main's end. A compiled program cannot be unwound from everywhere, so these end
// the whole run as `exited`, 134 being what a shell tells of an aborted program; what was printed so far is kept.

#include "stop.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

#include "exception.hpp"
#include "utf8.hpp"

namespace bengkel {

namespace {

constexpr int kAborted = 134;

/// True from the first call on: what the host throws to end a run unwinds the program like an exception, through noexcept
/// functions and destructors, which lead back here.
bool is_stopping = false;

[[noreturn]] void leave() {
    std::fflush(nullptr);
    std::_Exit(kAborted);
}

void stop_once() {
    if (is_stopping) __builtin_trap();
    is_stopping = true;
}

/// An exception that may not leave where it was thrown: a noexcept function or a destructor.
[[noreturn]] void terminate() {
    stop_once();
    std::fflush(stdout);
    // Which exception it was, compiled code does not tell here: nothing has caught it.
    const bool is_by_exception = std::current_exception() != nullptr || std::uncaught_exceptions() > 0;
    std::fputs(
        is_by_exception ? "terminated: an exception may not leave a noexcept function or a destructor\n" : "terminated\n",
        stderr);
    leave();
}

}  // namespace

void tell(const Raised& raised, const char* introduction) {
    const char* const message = to_utf8({raised.message, std::strlen(raised.message)});
    std::fprintf(stderr, "%s%s%s%s\n", introduction, raised.type, *message == '\0' ? "" : ": ", message);
}

void catch_termination() { std::set_terminate(terminate); }

}  // namespace bengkel

extern "C" {

/// What libc++'s checks call (the pipeline's __assertion_handler): an index beyond the end, the value of an empty optional.
/// `what` is "FILE:LINE: libc++ Hardening assertion CONDITION failed: SENTENCE\n"; the sentence alone is the program's
/// affair.
[[noreturn]] void bengkel_assertion_failed(const char* what) noexcept;
void bengkel_assertion_failed(const char* what) noexcept {
    bengkel::stop_once();
    std::fflush(stdout);
    const char* const failed = std::strstr(what, " failed: ");
    const char* const sentence = failed == nullptr ? what : failed + std::strlen(" failed: ");
    std::fprintf(stderr, "%.*s\n", static_cast<int>(std::strcspn(sentence, "\n")), sentence);
    bengkel::leave();
}

#ifdef __wasm__

/// In place of the C library's, which traps and loses what is printed.
void abort() {
    bengkel::stop_once();
    bengkel::leave();
}

/// A prompt is shown before its answer is read, as on a terminal (linked with --wrap).
unsigned short __real___wasi_fd_read(int fd, const void* parts, std::size_t count, std::size_t* size);
unsigned short __wrap___wasi_fd_read(int fd, const void* parts, std::size_t count, std::size_t* size) {
    if (fd == 0) std::fflush(stdout);
    return __real___wasi_fd_read(fd, parts, count, size);
}

#endif

}  // extern "C"
