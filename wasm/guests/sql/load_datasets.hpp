#pragma once
// The datasets of a run: /work/*.sql but the script itself, executed; then /work/*.csv, each into the table of its name.
// Both in the order of their names.

#include <string_view>

#include "run_script.hpp"

namespace bengkel::sql {

constexpr const char* kWorkFolder = "/work/";

/// A file of the run, with a NUL after its end. Owns its bytes.
class FileText {
  public:
    FileText() = default;
    FileText(const FileText&) = delete;
    FileText& operator=(const FileText&) = delete;
    ~FileText();

    enum class Read { Done, Missing, OutOfMemory };
    [[nodiscard]] Read read(const std::string& path);
    [[nodiscard]] std::string_view text() const { return {bytes_, size_}; }

  private:
    [[nodiscard]] Read read_open(int file);

    char* bytes_ = nullptr;
    std::size_t size_ = 0;
};

/// Stops at the first file that has something wrong.
[[nodiscard]] Outcome load_datasets(Database& database, std::string_view script_file);

/// For SQL text.
[[nodiscard]] std::string quoted_name(std::string_view name);

}  // namespace bengkel::sql
