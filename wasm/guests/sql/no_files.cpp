// The system that SQLite runs on: it has no files. Databases, journals and sorting stay in memory; time and chance come
// from the run's virtual clock and seed.

#include <sqlite3.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>

namespace {

/// Milliseconds from the start of the Julian calendar, which SQLite counts by, to 1970.
constexpr sqlite3_int64 kMillisecondsBefore1970 = 24405875LL * 8'640'000;

int open(sqlite3_vfs*, const char*, sqlite3_file* file, int, int*) {
    file->pMethods = nullptr;
    return SQLITE_CANTOPEN;
}

int remove(sqlite3_vfs*, const char*, int) { return SQLITE_IOERR_DELETE_NOENT; }

int access(sqlite3_vfs*, const char*, int, int* is_so) {
    *is_so = 0;
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char*, int, char*) { return SQLITE_CANTOPEN; }

int randomness(sqlite3_vfs*, int size, char* into) {
    const int given = std::min(size, 256);
    return ::getentropy(into, static_cast<std::size_t>(given)) == 0 ? given : 0;
}

int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }

int current_time_ms(sqlite3_vfs*, sqlite3_int64* now) {
    timespec time = {};
    if (::clock_gettime(CLOCK_REALTIME, &time) != 0) return SQLITE_ERROR;
    *now = kMillisecondsBefore1970 + static_cast<sqlite3_int64>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    return SQLITE_OK;
}

int current_time(sqlite3_vfs* vfs, double* days) {
    sqlite3_int64 now = 0;
    const int code = current_time_ms(vfs, &now);
    *days = static_cast<double>(now) / 86'400'000.0;
    return code;
}

int last_error(sqlite3_vfs*, int, char*) { return 0; }

sqlite3_vfs no_files = {
    .iVersion = 2,
    .szOsFile = sizeof(sqlite3_file),
    .mxPathname = 64,
    .pNext = nullptr,
    .zName = "none",
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
int sqlite3_os_init(void) { return sqlite3_vfs_register(&no_files, 1); }
int sqlite3_os_end(void) { return SQLITE_OK; }
}
