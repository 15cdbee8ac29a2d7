#pragma once
// What an exception is, once it left the learner's program: the names of its type and of its bases, and what it says.

#include <bengkel/wire.hpp>

namespace bengkel {

struct Raised {
    const char* type;     ///< as C++ spells it: "std::out_of_range", "ShopError", "int"
    const char* message;  ///< what(), or the text or number that was thrown; "" for anything else
    bool is_out_of_memory;
    const void* type_info;  ///< std::type_info, for write_lineage
};

/// To be called within a handler. Runs the exception's own what(). What it points to lives as long as the exception.
[[nodiscard]] Raised current_exception_told();

/// A list of the names of the classes, most special first.
void write_lineage(Writer& out, const Raised& raised);

}  // namespace bengkel
