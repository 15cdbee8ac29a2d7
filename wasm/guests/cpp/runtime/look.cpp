// A look at the program's own memory, written to a file for the page (its form: ../../RECORDS.md). It takes nothing from
// the heap and changes nothing that it shows, but for its own frame on the stack.

#include <bengkel/look.hpp>

#include "look.hpp"

#ifdef __wasm__

#include <wasi/api.h>

#include <cstdint>
#include <cstring>

extern "C" {
extern unsigned char __heap_base;
}

namespace bengkel {

namespace {

constexpr std::uint32_t kMagic = 0x4D4B4742;  // "BGKM"
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kPage = 4096;
constexpr std::uint32_t kMostPages = 1024;
constexpr std::uint32_t kMostBytes = 16u << 20;
constexpr std::uint32_t kMostLooks = 15;
constexpr std::size_t kMostWatched = 64;
constexpr std::size_t kMostOfText = 200;
/// Of the host: the folder of the program's files.
constexpr __wasi_fd_t kWorkFolder = 3;

bool are_wanted = false;

/// Writes whole pieces until one fails.
class File {
  public:
    explicit File(const char* path) {
        is_open_ = __wasi_path_open(kWorkFolder, 0, path, __WASI_OFLAGS_CREAT | __WASI_OFLAGS_TRUNC, __WASI_RIGHTS_FD_WRITE,
                                    0, 0, &file_) == 0;
    }
    ~File() {
        if (is_open_) static_cast<void>(__wasi_fd_close(file_));
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    void write(const void* bytes, std::size_t size) {
        const __wasi_ciovec_t piece{static_cast<const std::uint8_t*>(bytes), size};
        std::size_t written = 0;
        is_open_ = is_open_ && __wasi_fd_write(file_, &piece, 1, &written) == 0 && written == size;
    }
    void write(std::uint32_t number) { write(&number, sizeof number); }

  private:
    __wasi_fd_t file_ = 0;
    bool is_open_ = false;
};

// The compiler is not to know that these are all of memory.
const std::uint8_t* bytes_at(std::uint32_t address) {
    const std::uint8_t* volatile at = reinterpret_cast<const std::uint8_t*>(address);
    return at;
}

bool is_blank(std::uint32_t page) {
    const std::uint8_t* const bytes = bytes_at(page * kPage);
    for (std::uint32_t i = 0; i < kPage; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + i, sizeof word);
        if (word != 0) return false;
    }
    return true;
}

std::uint32_t shorter(std::size_t size) { return static_cast<std::uint32_t>(size < kMostOfText ? size : kMostOfText); }

}  // namespace

void want_looks() { are_wanted = true; }

}  // namespace bengkel

using namespace bengkel;

__attribute__((noinline)) void bengkel_look(const char* label, std::size_t label_size, const lab::Watched* watched,
                                            std::size_t count) {
    static std::uint32_t looks = 0;
    if (!are_wanted || looks == kMostLooks) return;
    ++looks;
    // It may be there.
    static_cast<void>(__wasi_path_create_directory(kWorkFolder, "memory"));
    char path[] = "memory/00";
    path[7] = static_cast<char>('0' + looks / 10);
    path[8] = static_cast<char>('0' + looks % 10);

    const std::uint32_t memory_bytes = static_cast<std::uint32_t>(__builtin_wasm_memory_size(0)) << 16;
    const std::uint32_t end = (memory_bytes < kMostBytes ? memory_bytes : kMostBytes) / kPage;
    std::uint32_t pages = 0;
    bool is_cut = memory_bytes > kMostBytes;
    for (std::uint32_t page = 0; page < end; ++page) pages += is_blank(page) ? 0 : 1;
    if (pages > kMostPages) {
        pages = kMostPages;
        is_cut = true;
    }
    if (count > kMostWatched) count = kMostWatched;

    File file(path);
    for (const std::uint32_t number :
         {kMagic, kVersion, memory_bytes,
          static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0))),
          static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&__heap_base)), is_cut ? 1u : 0u, shorter(label_size),
          static_cast<std::uint32_t>(count), pages}) {
        file.write(number);
    }
    file.write(label, shorter(label_size));
    for (std::size_t i = 0; i < count; ++i) {
        const lab::Watched& it = watched[i];
        file.write(static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(it.at)));
        file.write(static_cast<std::uint32_t>(it.size));
        file.write(shorter(std::strlen(it.name)));
        file.write(shorter(it.type_size));
        file.write(it.name, shorter(std::strlen(it.name)));
        file.write(it.type, shorter(it.type_size));
    }
    for (std::uint32_t page = 0; page < end && pages > 0; ++page) {
        if (is_blank(page)) continue;
        file.write(page);
        file.write(bytes_at(page * kPage), kPage);
        --pages;
    }
}

#else

namespace bengkel {

void want_looks() {}

}  // namespace bengkel

void bengkel_look(const char*, std::size_t, const lab::Watched*, std::size_t) {}

#endif
