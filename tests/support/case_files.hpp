#pragma once
// Cases are files: a test walks a folder of tests/cases and holds each case against the expectation beside it. A folder
// without cases is a failure, never a silent pass. BLESS=1 in the environment rewrites expectations for review, and is
// refused where CI is set.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace bengkel::test {

/// The repository's root, for tests that hold other files of the tree to account.
[[nodiscard]] std::filesystem::path root();

/// tests/cases/<step>.
[[nodiscard]] std::filesystem::path cases(std::string_view step);

/// Every file of tests/cases/<step> whose name ends so ("json", or ".lab.json"), sorted; fails the test when none does.
[[nodiscard]] std::vector<std::filesystem::path> case_files(std::string_view step, std::string_view suffix);

/// Every folder directly in tests/cases/<step>, sorted; fails the test when there is none.
[[nodiscard]] std::vector<std::filesystem::path> case_folders(std::string_view step);

/// All files below a folder, sorted, as paths relative to it with forward slashes.
[[nodiscard]] std::vector<std::string> files_below(const std::filesystem::path& folder);

[[nodiscard]] std::string read_text(const std::filesystem::path& file);

/// Fails the test unless `actual` is what the file holds; under BLESS=1 writes it instead.
void expect_text(const std::filesystem::path& expectation, std::string_view actual);

}  // namespace bengkel::test
