#include "check/check_kinds.hpp"

namespace bengkel {

#define BENGKEL_CHECK_KIND(name) const KindReader& name##_kind();
#include "check/check.def"
#undef BENGKEL_CHECK_KIND

std::span<const KindReader> check_kinds() {
    static const KindReader kKinds[] = {
#define BENGKEL_CHECK_KIND(name) name##_kind(),
#include "check/check.def"
#undef BENGKEL_CHECK_KIND
    };
    return kKinds;
}

}  // namespace bengkel
