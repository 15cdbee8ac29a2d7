// Tells the signatures of exported functions, for the tests that run under Node: list_functions < LIST, where a line of
// LIST is a file. Answers each with a line: "NAME:PARAMETERS:RESULTS" for each function, NAME in hexadecimal, types with
// commas between them and without spaces ("i32,v128", "ref-null-func"); empty for a file that is no module.

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "module/print_module.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"

using namespace bengkel;

namespace {

std::string hexadecimal(std::string_view text) {
    std::string out;
    for (const char c : text) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        out += kDigits[static_cast<unsigned char>(c) >> 4];
        out += kDigits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::string list(const std::vector<ValueType>& types) {
    std::string out;
    for (const ValueType type : types) {
        if (!out.empty()) out += ',';
        for (const char c : print_type(type))
            if (c != '(' && c != ')') out += c == ' ' ? '-' : c;
    }
    return out;
}

}  // namespace

int main() {
    for (std::string name; std::getline(std::cin, name);) {
        std::ifstream file(name, std::ios::binary);
        const Bytes bytes{std::istreambuf_iterator<char>(file), {}};
        const auto module = read_module(bytes);
        if (module && validate_module(*module)) {
            const char* between = "";
            for (const Export& exported : module->exports) {
                if (exported.kind != ExternKind::Function) continue;
                const FunctionType& type = module->type_of(exported.index);
                std::cout << between << hexadecimal(exported.name) << ':' << list(type.parameters) << ':'
                          << list(type.results);
                between = " ";
            }
        }
        std::cout << '\n';
    }
    return 0;
}
