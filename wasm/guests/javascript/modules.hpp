#pragma once
// Where modules come from: the learner's files by relative path, and the guest's own by name ("bengkel:format"). Nothing
// else can be imported.

#include <string>
#include <string_view>

#include "quickjs_api.hpp"

namespace bengkel::javascript {

/// Resolves and loads modules from now on.
void install_modules(JSContext* context);

/// Evaluates the guest's own modules, those that set up the global objects among them. False: an exception is set.
[[nodiscard]] bool evaluate_library(JSContext* context);

/// The namespace of one of the guest's own modules.
[[nodiscard]] Ref library_namespace(JSContext* context, std::string_view name);

/// The text of the file at a path below the working folder. False when there is none.
[[nodiscard]] bool read_file(const std::string& path, std::string& text);

}  // namespace bengkel::javascript
