// SQLite's view of the file system, in place of its own for Unix, which wants what WASI lacks. Databases lie in the folder
// of the learner's files and nowhere else; what SQLite would keep in temporary files, it keeps in memory
// (SQLITE_TEMP_STORE). A run is one process: two connections to one file hold each other off here as they would by locks of
// the system.

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <list>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view kWorkFolder = "/work/";
constexpr int kMaximumPath = 512;
constexpr sqlite3_int64 kNanosecondsPerMillisecond = 1'000'000;
/// Milliseconds from the start of the Julian calendar, which SQLite counts by, to 1970.
constexpr sqlite3_int64 kMillisecondsBefore1970 = 24405875LL * 8'640'000;

struct OpenFile;

/// Who holds what of one database file.
struct Holders {
    std::string path;
    int connections = 0;
    int readers = 0;                   ///< shared or more
    const OpenFile* writer = nullptr;  ///< reserved or more
    bool keeps_readers_out = false;    ///< the writer is pending or exclusive
};

std::list<Holders>& all_holders() {
    static std::list<Holders> list;
    return list;
}

struct OpenFile {
    sqlite3_file base;
    int descriptor;
    int lock;
    Holders* holders;
    char path[kMaximumPath + 1];
    bool is_deleted_on_close;
};

OpenFile* open_file(sqlite3_file* file) { return reinterpret_cast<OpenFile*>(file); }

void release(OpenFile& file, int lock) {
    Holders& holders = *file.holders;
    if (lock < SQLITE_LOCK_RESERVED && holders.writer == &file) {
        holders.writer = nullptr;
        holders.keeps_readers_out = false;
    }
    if (lock == SQLITE_LOCK_NONE && file.lock >= SQLITE_LOCK_SHARED) --holders.readers;
    file.lock = std::min(file.lock, lock);
}

int close(sqlite3_file* base) {
    OpenFile& file = *open_file(base);
    release(file, SQLITE_LOCK_NONE);
    if (--file.holders->connections == 0) {
        all_holders().remove_if([&](const Holders& it) { return &it == file.holders; });
    }
    ::close(file.descriptor);
    if (file.is_deleted_on_close) ::unlink(file.path);
    return SQLITE_OK;
}

int read(sqlite3_file* base, void* into, int size, sqlite3_int64 offset) {
    auto* bytes = static_cast<char*>(into);
    int total = 0;
    while (total < size) {
        const ssize_t got =
            ::pread(open_file(base)->descriptor, bytes + total, static_cast<std::size_t>(size - total), offset + total);
        if (got < 0) return SQLITE_IOERR_READ;
        if (got == 0) break;
        total += static_cast<int>(got);
    }
    if (total == size) return SQLITE_OK;
    std::memset(bytes + total, 0, static_cast<std::size_t>(size - total));
    return SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* base, const void* from, int size, sqlite3_int64 offset) {
    const auto* bytes = static_cast<const char*>(from);
    int total = 0;
    while (total < size) {
        const ssize_t put =
            ::pwrite(open_file(base)->descriptor, bytes + total, static_cast<std::size_t>(size - total), offset + total);
        if (put <= 0) return put < 0 && errno != ENOSPC ? SQLITE_IOERR_WRITE : SQLITE_FULL;
        total += static_cast<int>(put);
    }
    return SQLITE_OK;
}

int truncate(sqlite3_file* base, sqlite3_int64 size) {
    return ::ftruncate(open_file(base)->descriptor, size) == 0 ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

/// Files are memory of the host: they are as safe as they will ever be.
int sync(sqlite3_file*, int) { return SQLITE_OK; }

int size_of(sqlite3_file* base, sqlite3_int64* size) {
    struct stat status = {};
    if (::fstat(open_file(base)->descriptor, &status) != 0) return SQLITE_IOERR_FSTAT;
    *size = status.st_size;
    return SQLITE_OK;
}

int lock(sqlite3_file* base, int wanted) {
    OpenFile& file = *open_file(base);
    Holders& holders = *file.holders;
    if (file.lock >= wanted) return SQLITE_OK;
    const bool is_writer = holders.writer == &file;
    if (wanted == SQLITE_LOCK_SHARED) {
        if (holders.keeps_readers_out) return SQLITE_BUSY;
        ++holders.readers;
    } else {
        if (holders.writer != nullptr && !is_writer) return SQLITE_BUSY;
        holders.writer = &file;
        if (wanted == SQLITE_LOCK_EXCLUSIVE) {
            holders.keeps_readers_out = true;
            if (holders.readers > 1) {
                file.lock = SQLITE_LOCK_PENDING;
                return SQLITE_BUSY;
            }
        }
    }
    file.lock = wanted;
    return SQLITE_OK;
}

int unlock(sqlite3_file* base, int wanted) {
    release(*open_file(base), wanted);
    return SQLITE_OK;
}

int check_reserved_lock(sqlite3_file* base, int* is_reserved) {
    *is_reserved = open_file(base)->holders->writer != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return 4096; }
int device_characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

constexpr sqlite3_io_methods kMethods = {
    .iVersion = 1,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = size_of,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = check_reserved_lock,
    .xFileControl = control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = device_characteristics,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

Holders& holders_of(std::string_view path) {
    std::list<Holders>& all = all_holders();
    const auto known = std::ranges::find(all, path, &Holders::path);
    return known != all.end() ? *known : all.emplace_back(Holders{.path = std::string(path)});
}

int open(sqlite3_vfs*, const char* path, sqlite3_file* base, int flags, int* flags_given) {
    base->pMethods = nullptr;
    if (path == nullptr || !std::string_view(path).starts_with(kWorkFolder)) return SQLITE_CANTOPEN;
    const int creation =
        ((flags & SQLITE_OPEN_CREATE) != 0 ? O_CREAT : 0) | ((flags & SQLITE_OPEN_EXCLUSIVE) != 0 ? O_EXCL : 0);
    bool is_writable = (flags & SQLITE_OPEN_READWRITE) != 0;
    int descriptor = ::open(path, (is_writable ? O_RDWR : O_RDONLY) | creation, 0644);
    if (descriptor < 0 && is_writable) {
        // A file of the lab's that must stay as it is can still be read.
        is_writable = false;
        descriptor = ::open(path, O_RDONLY);
    }
    if (descriptor < 0) return SQLITE_CANTOPEN;
    Holders& holders = holders_of(path);
    ++holders.connections;
    auto* file = new (base) OpenFile{.base = {&kMethods},
                                     .descriptor = descriptor,
                                     .lock = SQLITE_LOCK_NONE,
                                     .holders = &holders,
                                     .path = {},
                                     .is_deleted_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0};
    std::strncpy(file->path, path, kMaximumPath);
    if (flags_given != nullptr)
        *flags_given = is_writable ? flags : (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY;
    return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* path, int) {
    if (::unlink(path) == 0) return SQLITE_OK;
    return errno == ENOENT ? SQLITE_IOERR_DELETE_NOENT : SQLITE_IOERR_DELETE;
}

int access(sqlite3_vfs*, const char* path, int what, int* is_so) {
    struct stat status = {};
    *is_so = ::stat(path, &status) == 0 && (what != SQLITE_ACCESS_EXISTS || status.st_size > 0) ? 1 : 0;
    return SQLITE_OK;
}

/// Absolute, and without "." and "..": open() looks at nothing but how it begins.
int full_path(sqlite3_vfs*, const char* given, int room, char* into) {
    std::string path;
    if (given[0] != '/') {
        char folder[kMaximumPath] = {};
        if (::getcwd(folder, sizeof folder) == nullptr) return SQLITE_CANTOPEN;
        path = std::string(folder) + "/";
    }
    path += given;
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view part = std::string_view(path).substr(at, end - at);
        at = end + 1;
        if (part == "..") {
            if (!parts.empty()) parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    std::string plain;
    for (const std::string_view part : parts) (plain += '/') += part;
    if (static_cast<int>(plain.size()) >= room) return SQLITE_CANTOPEN;
    std::memcpy(into, plain.c_str(), plain.size() + 1);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* into) {
    return ::getentropy(into, static_cast<std::size_t>(std::min(size, 256))) == 0 ? std::min(size, 256) : 0;
}

int sleep(sqlite3_vfs*, int microseconds) {
    ::usleep(static_cast<useconds_t>(microseconds));
    return microseconds;
}

int current_time_ms(sqlite3_vfs*, sqlite3_int64* now) {
    timespec time = {};
    ::clock_gettime(CLOCK_REALTIME, &time);
    *now = kMillisecondsBefore1970 + static_cast<sqlite3_int64>(time.tv_sec) * 1000 +
           time.tv_nsec / kNanosecondsPerMillisecond;
    return SQLITE_OK;
}

int current_time(sqlite3_vfs* vfs, double* days) {
    sqlite3_int64 now = 0;
    current_time_ms(vfs, &now);
    *days = static_cast<double>(now) / 86'400'000.0;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) { return errno; }

sqlite3_vfs work_folder = {
    .iVersion = 2,
    .szOsFile = sizeof(OpenFile),
    .mxPathname = kMaximumPath,
    .pNext = nullptr,
    .zName = "work",
    .pAppData = nullptr,
    .xOpen = open,
    .xDelete = remove,
    .xAccess = access,
    .xFullPathname = full_path,
    .xDlOpen = nullptr,
    .xDlError = nullptr,
    .xDlSym = nullptr,
    .xDlClose = nullptr,
    .xRandomness = randomness,
    .xSleep = sleep,
    .xCurrentTime = current_time,
    .xGetLastError = last_error,
    .xCurrentTimeInt64 = current_time_ms,
    .xSetSystemCall = nullptr,
    .xGetSystemCall = nullptr,
    .xNextSystemCall = nullptr,
};

}  // namespace

// What SQLite, compiled for a system it does not know, looks to be started and ended by.
extern "C" {
int sqlite3_os_init(void) { return sqlite3_vfs_register(&work_folder, 1); }
int sqlite3_os_end(void) { return SQLITE_OK; }
}
