#pragma once
// The guest's own modules, written in JavaScript (library/): their names and texts.

#include <span>
#include <string_view>

namespace bengkel::javascript {

struct LibraryModule {
    std::string_view name;
    std::string_view source;
    bool is_public;  ///< a learner may import it
};

/// In the order in which they are evaluated.
[[nodiscard]] std::span<const LibraryModule> library_modules();

}  // namespace bengkel::javascript
