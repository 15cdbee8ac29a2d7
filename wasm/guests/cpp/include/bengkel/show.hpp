#pragma once
// Values as a failing test shows them. Needs no stream: one is used only for a type of the learner's that has an
// operator<<.

#include "codec.hpp"

_LIBCPP_BEGIN_NAMESPACE_STD
struct nullopt_t;
template <class>
struct char_traits;
template <class, class>
class basic_ostream;
template <class, class>
class basic_streambuf;
_LIBCPP_END_NAMESPACE_STD

namespace bengkel::test {

/// Text that grows, up to a size that a person would still read.
class Text {
  public:
    Text() = default;
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    ~Text();

    Text& put(View it);
    Text& put(const char* it);
    Text& put_number(long long it);
    Text& put_natural(unsigned long long it);
    /// As few digits as tell it from its neighbours.
    Text& put_floating(double it);
    /// In quotes, with escapes.
    Text& put_quoted(View it);
    Text& put_character(char it);
    [[nodiscard]] View view() const { return {data_, size_}; }
    /// Ends with a zero.
    [[nodiscard]] const char* c_str() const { return data_ == nullptr ? "" : data_; }

  private:
    char* data_ = nullptr;
    Size size_ = 0, capacity_ = 0;
};

template <class T>
concept IsText = requires(const T& it) {
    typename T::traits_type;
    View{it.data(), it.size()};
};

template <class T>
concept IsRange = requires(const T& it) {
    it.begin() != it.end();
    *it.begin();
};

template <class T, class Stream = std::basic_ostream<char, std::char_traits<char>>>
concept IsStreamable = requires(Stream& stream, const T& it) {
    sizeof(Stream);
    stream << it;
};

template <class T>
void show(Text& out, const T& it);

template <class>
struct StreamBuffer {
    using Type = std::basic_streambuf<char, std::char_traits<char>>;
};

template <class T, class Stream = std::basic_ostream<char, std::char_traits<char>>>
void show_streamed(Text& out, const T& it) {
    struct Buffer : StreamBuffer<Stream>::Type {
        explicit Buffer(Text& out) : out(out) {}
        int overflow(int it) override {
            const char one = static_cast<char>(it);
            out.put({&one, 1});
            return it == -1 ? 0 : it;
        }
        Text& out;
    };
    Buffer buffer(out);
    Stream stream(&buffer);
    stream << it;
}

template <class A, class B>
void show_pair(Text& out, const std::pair<A, B>& it) {
    out.put("(");
    show(out, it.first);
    out.put(", ");
    show(out, it.second);
    out.put(")");
}

template <class... T, Size... number>
void show_tuple(Text& out, const std::tuple<T...>& it, Numbers<Size, number...>) {
    out.put("(");
    ((out.put(number == 0 ? "" : ", "), show(out, get<number>(it))), ...);
    out.put(")");
}

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsPair = false;
template <class A, class B>
inline constexpr bool kIsPair<std::pair<A, B>> = true;
template <class T>
inline constexpr Size kTupleSize = 0;
template <class... T>
inline constexpr Size kTupleSize<std::tuple<T...>> = sizeof...(T);

struct ShowField {
    Text& out;
    bool is_first = true;
    template <class F>
    void operator()(const char* name, const F& field) {
        out.put(is_first ? "" : ", ").put(name).put(": ");
        is_first = false;
        show(out, field);
    }
};

template <class T>
void show(Text& out, const T& it) {
    if constexpr (__is_same(T, bool)) {
        out.put(it ? "true" : "false");
    } else if constexpr (__is_same(T, char)) {
        out.put_character(it);
    } else if constexpr (__is_integral(T)) {
        if constexpr (static_cast<T>(-1) < static_cast<T>(0)) {
            out.put_number(static_cast<long long>(it));
        } else {
            out.put_natural(static_cast<unsigned long long>(it));
        }
    } else if constexpr (__is_floating_point(T)) {
        out.put_floating(static_cast<double>(it));
    } else if constexpr (__is_same(T, decltype(nullptr))) {
        out.put("nullptr");
    } else if constexpr (__is_same(T, std::nullopt_t)) {
        out.put("nullopt");
    } else if constexpr (IsText<T>) {
        out.put_quoted({it.data(), it.size()});
    } else if constexpr (__is_array(T)) {
        if constexpr (requires { static_cast<const char*>(it); }) {
            out.put_quoted({it, __builtin_strlen(it)});
        } else {
            out.put("{?}");
        }
    } else if constexpr (__is_pointer(T)) {
        if (it == nullptr) {
            out.put("nullptr");
        } else if constexpr (requires { static_cast<const char*>(it); }) {
            out.put_quoted({it, __builtin_strlen(it)});
        } else {
            out.put("a pointer");
        }
    } else if constexpr (IsStreamable<T>) {
        show_streamed(out, it);
    } else if constexpr (__is_enum(T)) {
        show(out, static_cast<__underlying_type(T)>(it));
    } else if constexpr (kIsOptional<T>) {
        if (it.has_value()) {
            show(out, *it);
        } else {
            out.put("nullopt");
        }
    } else if constexpr (kIsPair<T>) {
        show_pair(out, it);
    } else if constexpr (kTupleSize<T> > 0) {
        show_tuple(out, it, NumbersTo<kTupleSize<T>>());
    } else if constexpr (Fields<T>::kAreListed) {
        out.put("{");
        ShowField field{out};
        Fields<T>::visit(it, field);
        out.put("}");
    } else if constexpr (IsRange<T>) {
        out.put("{");
        bool is_first = true;
        for (auto at = it.begin(); at != it.end(); ++at) {
            out.put(is_first ? "" : ", ");
            is_first = false;
            if constexpr (requires { typename T::value_type; }) {
                show(out, static_cast<const typename T::value_type&>(*at));
            } else {
                show(out, *at);
            }
        }
        out.put("}");
    } else {
        out.put("{?}");
    }
}

}  // namespace bengkel::test
