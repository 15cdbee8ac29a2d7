#pragma once
// How a C++ type is read from a tagged value and written as one: Codec<T>, by the exact type. Refuses, with one sentence,
// what has no value to hand over. The containers are only declared here: their headers cost hundreds of milliseconds in a
// browser, and a program that uses one has included it. The names of macros a learner may define are kept out of harm's way
// by standing before the learner's program.

#include <version>  // libc++'s macros, no code

#include "wire.hpp"

#ifndef _LIBCPP_VERSION
#error "Bengkel's harness is made for libc++"
#endif

_LIBCPP_BEGIN_NAMESPACE_STD
template <class, class, class>
class basic_string;
template <class, class>
class basic_string_view;
template <class, class>
class vector;
template <class, class>
class deque;
template <class, class>
class list;
template <class, decltype(sizeof 0)>
struct array;
template <class, class>
struct pair;
template <class...>
class tuple;
template <class>
class optional;
template <class, class, class>
class set;
template <class, class, class>
class multiset;
template <class, class, class, class>
class map;
template <class, class, class, class>
class unordered_set;
template <class, class, class, class, class>
class unordered_map;
_LIBCPP_END_NAMESPACE_STD

namespace bengkel {

/// The fields of a struct that the lab lists; the glue specialises it, after the learner's program.
template <class T>
struct Fields {
    static constexpr bool kAreListed = false;
};

template <class T>
inline constexpr bool kNever = false;

/// A value to read into.
template <class T>
T fresh() {
    static_assert(requires { T{}; }, "a type that is handed over needs a constructor without arguments");
    return T{};
}

template <class T>
struct Codec {
    static_assert(kNever<T>,
                  "a value of this type cannot be handed over: take and return numbers, bool, char, std::string, standard "
                  "containers of them, or a struct that the lab names");
    static void read(Reader&, T&) {}
    static void write(Writer&, const T&) {}
};

template <class T>
struct Codec<T*> {
    static_assert(kNever<T>, "a pointer cannot be handed over: take and return values, references or standard containers");
    static void read(Reader&, T*&) {}
    static void write(Writer&, T* const&) {}
};

// ---- Scalars ----

template <class T, bool is_signed>
struct IntegerCodec {
    static constexpr T most() {
        if constexpr (is_signed) return static_cast<T>((1ull << (sizeof(T) * 8 - 1)) - 1);
        return static_cast<T>(~0ull);
    }
    static void read(Reader& in, T& out) {
        if constexpr (is_signed) {
            out = static_cast<T>(in.integer(-static_cast<long long>(most()) - 1, most(), Codec<T>::kName));
        } else {
            out = static_cast<T>(in.natural(most(), Codec<T>::kName));
        }
    }
    static void write(Writer& out, const T& it) {
        if constexpr (is_signed) {
            out.integer(it);
        } else {
            out.natural(it);
        }
    }
};

#define BENGKEL_INTEGER(TYPE, IS_SIGNED)                 \
    template <>                                          \
    struct Codec<TYPE> : IntegerCodec<TYPE, IS_SIGNED> { \
        static constexpr const char* kName = #TYPE;      \
    }
BENGKEL_INTEGER(signed char, true);
BENGKEL_INTEGER(short, true);
BENGKEL_INTEGER(int, true);
BENGKEL_INTEGER(long, true);
BENGKEL_INTEGER(long long, true);
BENGKEL_INTEGER(unsigned char, false);
BENGKEL_INTEGER(unsigned short, false);
BENGKEL_INTEGER(unsigned, false);
BENGKEL_INTEGER(unsigned long, false);
BENGKEL_INTEGER(unsigned long long, false);
#undef BENGKEL_INTEGER

/// An enumeration travels as its number.
template <class T>
    requires(__is_enum(T))
struct Codec<T> {
    using Number = __underlying_type(T);
    static void read(Reader& in, T& out) {
        Number number{};
        Codec<Number>::read(in, number);
        out = static_cast<T>(number);
    }
    static void write(Writer& out, const T& it) { Codec<Number>::write(out, static_cast<Number>(it)); }
};

template <>
struct Codec<double> {
    static void read(Reader& in, double& out) { out = in.floating(__DBL_MAX__, "double"); }
    static void write(Writer& out, const double& it) { out.floating(it); }
};

template <>
struct Codec<float> {
    static void read(Reader& in, float& out) { out = static_cast<float>(in.floating(__FLT_MAX__, "float")); }
    static void write(Writer& out, const float& it) { out.floating(it); }
};

template <>
struct Codec<bool> {
    static void read(Reader& in, bool& out) { out = in.boolean(); }
    static void write(Writer& out, const bool& it) { out.boolean(it); }
};

template <>
struct Codec<char> {
    static void read(Reader& in, char& out) { out = in.character(); }
    static void write(Writer& out, const char& it) { out.text({&it, 1}); }
};

// ---- Text ----

template <class Traits, class Allocator>
struct Codec<std::basic_string<char, Traits, Allocator>> {
    using T = std::basic_string<char, Traits, Allocator>;
    static void read(Reader& in, T& out) {
        const View text = in.text("std::string");
        out.assign(text.data, text.size);
    }
    static void write(Writer& out, const T& it) { out.text({it.data(), it.size()}); }
};

/// As an argument it looks into the message, which outlives the call.
template <class Traits>
struct Codec<std::basic_string_view<char, Traits>> {
    using T = std::basic_string_view<char, Traits>;
    static void read(Reader& in, T& out) {
        const View text = in.text("std::string_view");
        out = T(text.data, text.size);
    }
    static void write(Writer& out, const T& it) { out.text({it.data(), it.size()}); }
};

/// A copy of `text` with the zero at its end that C wants; kept until the guest is put back.
[[nodiscard]] const char* c_text(View text);

template <>
struct Codec<const char*> {
    static void read(Reader& in, const char*& out) { out = c_text(in.text("const char*")); }
    static void write(Writer& out, const char* const& it) {
        if (it == nullptr) return out.null();
        out.text(it);
    }
};

// ---- Containers ----

template <class Container, class Item, bool is_set>
struct SequenceCodec {
    static void read(Reader& in, Container& out) {
        const Size size = in.list(is_set ? "set" : "list");
        for (Size i = 0; i < size && in.ok(); ++i) {
            Item item = fresh<Item>();
            Codec<Item>::read(in, item);
            out.insert(out.end(), static_cast<Item&&>(item));
        }
    }
    static void write(Writer& out, const Container& it) {
        if (!out.enter("list")) return;
        if constexpr (is_set) {
            Writer::Order order = out.begin_set(it.size());
            for (const Item& item : it) {
                out.item(order);
                Codec<Item>::write(out, item);
            }
            out.end(order);
        } else {
            Size size = 0;
            for (auto at = it.begin(); at != it.end(); ++at) ++size;
            out.list(size);
            for (auto at = it.begin(); at != it.end() && out.fits(); ++at)
                Codec<Item>::write(out, static_cast<const Item&>(*at));
        }
        out.leave();
    }
};

template <class T, class A>
struct Codec<std::vector<T, A>> : SequenceCodec<std::vector<T, A>, T, false> {};
template <class T, class A>
struct Codec<std::deque<T, A>> : SequenceCodec<std::deque<T, A>, T, false> {};
template <class T, class A>
struct Codec<std::list<T, A>> : SequenceCodec<std::list<T, A>, T, false> {};
template <class T, class C, class A>
struct Codec<std::set<T, C, A>> : SequenceCodec<std::set<T, C, A>, T, true> {};
template <class T, class C, class A>
struct Codec<std::multiset<T, C, A>> : SequenceCodec<std::multiset<T, C, A>, T, true> {};
template <class T, class H, class P, class A>
struct Codec<std::unordered_set<T, H, P, A>> : SequenceCodec<std::unordered_set<T, H, P, A>, T, true> {};

template <class T, Size size>
struct Codec<std::array<T, size>> {
    static void read(Reader& in, std::array<T, size>& out) {
        if (!in.exactly(size, "std::array")) return;
        for (T& item : out) Codec<T>::read(in, item);
    }
    static void write(Writer& out, const std::array<T, size>& it) {
        if (!out.enter("list")) return;
        out.list(size);
        for (const T& item : it) Codec<T>::write(out, item);
        out.leave();
    }
};

template <class Map, class Key, class Item, bool is_sorted>
struct MapCodec {
    static void read(Reader& in, Map& out) {
        const Size size = in.map("map");
        for (Size i = 0; i < size && in.ok(); ++i) {
            Key key = fresh<Key>();
            Codec<Key>::read(in, key);
            Item item = fresh<Item>();
            Codec<Item>::read(in, item);
            out.emplace(static_cast<Key&&>(key), static_cast<Item&&>(item));
        }
    }
    static void write(Writer& out, const Map& it) {
        if (!out.enter("map")) return;
        // The order in a hash table is an accident of the library, so it does not travel.
        Writer::Order order{};
        if constexpr (is_sorted) {
            out.map(it.size());
        } else {
            order = out.begin_sorted_map(it.size());
        }
        for (const auto& [key, item] : it) {
            if constexpr (!is_sorted) out.item(order);
            Codec<Key>::write(out, key);
            Codec<Item>::write(out, item);
        }
        if constexpr (!is_sorted) out.end(order);
        out.leave();
    }
};

template <class K, class T, class C, class A>
struct Codec<std::map<K, T, C, A>> : MapCodec<std::map<K, T, C, A>, K, T, true> {};
template <class K, class T, class H, class P, class A>
struct Codec<std::unordered_map<K, T, H, P, A>> : MapCodec<std::unordered_map<K, T, H, P, A>, K, T, false> {};

template <class A, class B>
struct Codec<std::pair<A, B>> {
    static void read(Reader& in, std::pair<A, B>& out) {
        if (!in.exactly(2, "std::pair")) return;
        Codec<A>::read(in, out.first);
        Codec<B>::read(in, out.second);
    }
    static void write(Writer& out, const std::pair<A, B>& it) {
        if (!out.enter("tuple")) return;
        out.tuple(2);
        Codec<A>::write(out, it.first);
        Codec<B>::write(out, it.second);
        out.leave();
    }
};

template <class, Size... number>
struct Numbers {};
template <Size size>
using NumbersTo = __make_integer_seq<Numbers, Size, size>;

template <class... T>
struct Codec<std::tuple<T...>> {
    // get is found by its argument: the program that has a tuple has included it.
    static void read(Reader& in, std::tuple<T...>& out) {
        if (in.exactly(sizeof...(T), "std::tuple")) read_each(in, out, NumbersTo<sizeof...(T)>());
    }
    static void write(Writer& out, const std::tuple<T...>& it) {
        if (!out.enter("tuple")) return;
        out.tuple(sizeof...(T));
        write_each(out, it, NumbersTo<sizeof...(T)>());
        out.leave();
    }

  private:
    template <Size... number>
    static void read_each(Reader& in, std::tuple<T...>& out, Numbers<Size, number...>) {
        (Codec<T>::read(in, get<number>(out)), ...);
    }
    template <Size... number>
    static void write_each(Writer& out, const std::tuple<T...>& it, Numbers<Size, number...>) {
        (Codec<T>::write(out, get<number>(it)), ...);
    }
};

template <class T>
struct Codec<std::optional<T>> {
    static void read(Reader& in, std::optional<T>& out) {
        if (!in.null()) Codec<T>::read(in, out.emplace());
    }
    static void write(Writer& out, const std::optional<T>& it) {
        if (!it.has_value()) return out.null();
        Codec<T>::write(out, *it);
    }
};

// ---- Structs that the lab lists ----

template <class T>
    requires(Fields<T>::kAreListed)
struct Codec<T> {
    static void read(Reader& in, T& out) {
        const Size size = in.map(Fields<T>::kName);
        Size known = 0;
        for (Size i = 0; i < size && in.ok(); ++i) {
            const View name = in.text("the name of a field");
            const Size before = known;
            ReadField field{in, name, known};
            Fields<T>::visit(out, field);
            if (known == before) in.refuse_fields(Fields<T>::kName);
        }
        Count count;
        Fields<T>::visit(out, count);
        if (known != count.fields) in.refuse_fields(Fields<T>::kName);
    }
    static void write(Writer& out, const T& it) {
        if (!out.enter(Fields<T>::kName)) return;
        Count count;
        Fields<T>::visit(it, count);
        out.map(count.fields);
        WriteField field{out};
        Fields<T>::visit(it, field);
        out.leave();
    }

  private:
    struct Count {
        Size fields = 0;
        void operator()(const char*, const auto&) { ++fields; }
    };
    struct ReadField {
        Reader& in;
        View name;
        Size& known;
        template <class F>
        void operator()(const char* its_name, F& field) {
            if (__builtin_strlen(its_name) != name.size || __builtin_memcmp(its_name, name.data, name.size) != 0) return;
            ++known;
            Codec<F>::read(in, field);
        }
    };
    struct WriteField {
        Writer& out;
        template <class F>
        void operator()(const char* its_name, const F& field) {
            out.text(its_name);
            Codec<F>::write(out, field);
        }
    };
};

}  // namespace bengkel
