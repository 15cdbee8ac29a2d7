// Any bytes as lab.json: reading ends in a lab or in problems that can be shown.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/print_problem.hpp"
#include "base/utf8.hpp"
#include "check/check_kinds.hpp"
#include "lab/read_lab.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace bengkel;
    const std::vector<File> files = {
        {"lab.json", Bytes(data, data + size)}, {"starter/main.py", {}}, {"text.en.md", {'x'}}, {"text.ms.md", {'x'}}};
    const auto lab = read_lab(files, {}, check_kinds());
    if (lab) return 0;
    const std::string source(files[0].bytes.begin(), files[0].bytes.end());
    bool is_said = !lab.error().empty();
    for (const Problem& problem : lab.error())
        is_said =
            is_said && !problem.code.empty() && is_valid_utf8(problem.message) && !print_problem(problem, source).empty();
    if (is_said) return 0;
    std::fprintf(stderr, "a refusal says nothing\n");
    std::abort();
}
