#include "fuel.hpp"

#include <wasi/api.h>

namespace bengkel::python {

std::uint64_t fuel_used() {
    __wasi_timestamp_t used = 0;
    return __wasi_clock_time_get(__WASI_CLOCKID_THREAD_CPUTIME_ID, 1, &used) == 0 ? used : 0;
}

}  // namespace bengkel::python
