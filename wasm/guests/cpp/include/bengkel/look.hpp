#pragma once
// A look at the program's memory where the learner says, part of <bengkel/lab.hpp>:
//
//   lab::look("after the sort", {{"cart", cart}, {"total", total}});
//
// leaves what memory holds at that point, for the page to show, with the named variables marked in it. A run that is not
// looked at is none the worse for it: the call returns at once. The first 15 of a run count.

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace lab {

namespace bengkel_look {

template <class T>
constexpr std::string_view spelled() {
    constexpr std::string_view kWhole = __PRETTY_FUNCTION__;
    constexpr std::size_t kFrom = kWhole.find("T = ") + 4;
    return kWhole.substr(kFrom, kWhole.size() - kFrom - 1);
}

}  // namespace bengkel_look

/// A variable under its name.
struct Watched {
    template <class T>
    Watched(const char* name, const T& it)
        : name(name),
          type(bengkel_look::spelled<T>().data()),
          type_size(bengkel_look::spelled<T>().size()),
          at(__builtin_addressof(it)),
          size(sizeof(T)) {}

    const char* name;
    const char* type;
    std::size_t type_size;
    const void* at;
    std::size_t size;
};

}  // namespace lab

extern "C" void bengkel_look(const char* label, std::size_t label_size, const lab::Watched* watched, std::size_t count);

namespace lab {

inline void look(std::string_view label, std::initializer_list<Watched> watched = {}) {
    ::bengkel_look(label.data(), label.size(), watched.begin(), watched.size());
}

}  // namespace lab
