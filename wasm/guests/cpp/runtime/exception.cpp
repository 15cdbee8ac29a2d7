#include "exception.hpp"

#include <cxxabi.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <typeinfo>

#include "memory.hpp"

namespace bengkel {

namespace {

// ---- Names. The library's own demangler would add 60 kB to every module; classes need only this much of the grammar. ----

constexpr struct {
    const char* mangled;
    const char* name;
} kBuiltIn[] = {
    {"i", "int"},
    {"j", "unsigned int"},
    {"l", "long"},
    {"m", "unsigned long"},
    {"x", "long long"},
    {"y", "unsigned long long"},
    {"s", "short"},
    {"c", "char"},
    {"b", "bool"},
    {"d", "double"},
    {"f", "float"},
    {"PKc", "const char*"},
    {"Pc", "char*"},
    {"NSt3__112basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEEE", "std::string"},
    {"NSt3__212basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEEE", "std::string"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Appends the name after its length at `at`; the libraries' inline namespaces and unnamed ones are left out. Null when
/// there is none.
const char* append_source_name(const char* at, char* out, std::size_t room) {
    std::size_t size = 0;
    while (is_digit(*at) && size < 4096) size = size * 10 + static_cast<std::size_t>(*at++ - '0');
    if (size == 0 || std::strlen(at) < size) return nullptr;
    const bool is_left_out =
        (size == 3 && std::memcmp(at, "__", 2) == 0 && is_digit(at[2])) || (size > 6 && std::memcmp(at, "_GLOBA", 6) == 0);
    const std::size_t used = std::strlen(out);
    if (!is_left_out && used + size + 8 < room) {
        if (used > 0) std::strcat(out, "::");
        std::strncat(out, at, size);
    }
    return at + size;
}

/// The name of a class, without the arguments of a template; the mangled one of anything stranger.
const char* name_of(const std::type_info& type) {
    const char* const mangled = type.name();
    for (const auto& known : kBuiltIn) {
        if (std::strcmp(mangled, known.mangled) == 0) return known.name;
    }
    constexpr std::size_t kRoom = 256;
    auto* name = static_cast<char*>(allocate(kRoom));
    name[0] = '\0';
    const char* at = mangled;
    if (*at == 'Z') {
        // A class within a function: only its own name, which follows the function's, matters.
        const char* const end = std::strrchr(at, 'E');
        if (end == nullptr) return mangled;
        at = append_source_name(end + 1, name, kRoom);
        return at != nullptr && (*at == '\0' || *at == '_') ? name : mangled;
    }
    const bool is_nested = *at == 'N';
    if (is_nested) ++at;
    if (std::strncmp(at, "St", 2) == 0) {
        std::strcpy(name, "std");
        at += 2;
    }
    while (at != nullptr && is_digit(*at)) at = append_source_name(at, name, kRoom);
    if (at != nullptr && *at == 'I') {
        std::strcat(name, "<...>");
        return name;
    }
    if (at == nullptr || std::strcmp(at, is_nested ? "E" : "") != 0) return mangled;
    return name;
}

// ---- Bases, from the structures that the Itanium C++ ABI lays down (2.9.5) ----

struct SingleBase {
    const void* vtable;
    const char* name;
    const std::type_info* base;
};
struct ManyBases {
    const void* vtable;
    const char* name;
    unsigned flags;
    unsigned count;
    struct {
        const std::type_info* base;
        long offset_flags;
    } bases[1];
};

constexpr std::size_t kMaximumLineage = 32;

struct Names {
    const char* names[kMaximumLineage];
    std::size_t count = 0;
};

void gather(const std::type_info& type, Names& out) {
    const char* const name = name_of(type);
    for (std::size_t i = 0; i < out.count; ++i) {
        if (std::strcmp(out.names[i], name) == 0) return;
    }
    if (out.count == kMaximumLineage) return;
    out.names[out.count++] = name;
    const char* const kind = typeid(type).name();
    if (std::strcmp(kind, "N10__cxxabiv120__si_class_type_infoE") == 0) {
        gather(*reinterpret_cast<const SingleBase*>(&type)->base, out);
    } else if (std::strcmp(kind, "N10__cxxabiv121__vmi_class_type_infoE") == 0) {
        const auto& many = *reinterpret_cast<const ManyBases*>(&type);
        for (unsigned i = 0; i < many.count; ++i) gather(*many.bases[i].base, out);
    }
}

const char* written(const char* format, long long number) {
    constexpr std::size_t kRoom = 32;
    auto* text = static_cast<char*>(allocate(kRoom));
    std::snprintf(text, kRoom, format, number);
    return text;
}

const char* current_message() {
    try {
        throw;
    } catch (const std::exception& error) {
        return error.what();
    } catch (const char* text) {
        return text == nullptr ? "" : text;
    } catch (char* text) {
        return text == nullptr ? "" : text;
    } catch (const std::string& text) {
        return text.c_str();
    } catch (int number) {
        return written("%lld", number);
    } catch (long number) {
        return written("%lld", number);
    } catch (long long number) {
        return written("%lld", number);
    } catch (...) {
        return "";
    }
}

}  // namespace

Raised current_exception_told() {
    const std::type_info* const type = abi::__cxa_current_exception_type();
    if (type == nullptr) return {"exception", "", false, nullptr};
    bool is_out_of_memory = false;
    try {
        throw;
    } catch (const std::bad_array_new_length&) {
    } catch (const std::bad_alloc&) {
        is_out_of_memory = true;
    } catch (...) {
    }
    return {name_of(*type), current_message(), is_out_of_memory, type};
}

void write_lineage(Writer& out, const Raised& raised) {
    Names names;
    if (raised.type_info != nullptr) gather(*static_cast<const std::type_info*>(raised.type_info), names);
    out.list(names.count);
    for (std::size_t i = 0; i < names.count; ++i) out.text(names.names[i]);
}

}  // namespace bengkel
