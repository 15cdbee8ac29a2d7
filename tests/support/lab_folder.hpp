#pragma once
// A lab's folder on disk, as the porters hand it to the core.

#include <filesystem>
#include <vector>

#include "lab/lab.hpp"
#include "support/case_files.hpp"

namespace bengkel::test {

/// All files below `folder`, paths relative to it.
[[nodiscard]] inline std::vector<File> read_folder(const std::filesystem::path& folder) {
    std::vector<File> files;
    for (const std::string& path : files_below(folder)) {
        const std::string text = read_text(folder / path);
        files.push_back({path, Bytes(text.begin(), text.end())});
    }
    return files;
}

}  // namespace bengkel::test
