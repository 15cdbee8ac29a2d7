#pragma once
// The table of functions that a lab calls by name, made by the glue (web/src/sandbox/cpp_glue.ts): this header, the
// learner's program, and then a line a function. What a function takes and gives is read off its own signature.
//
//     struct total;                 a fallback: what ::total finds when the learner declared nothing so called
//     BENGKEL_LOOK_UP(total)
//     BENGKEL_FUNCTIONS { BENGKEL_FUNCTION(total), {} };
//
// A name that the learner did not declare, or declared as something else, is told when it is called and not before: the
// other functions of the lab still work. An overloaded function, or a template, is refused here.

#include "codec.hpp"

namespace bengkel {

enum class Callee {
    Function,
    Missing,
    NotAFunction,
};

/// What the harness tells a function's thunk, and is told by it.
struct Call {
    Reader& in;
    Writer* out;        ///< the value goes here; null when it is dropped
    bool is_called;     ///< false: the arguments are read, and that is all
    Size argument = 0;  ///< the one being read, from 1
};

struct Function {
    const char* name = nullptr;
    Callee callee = Callee::Missing;
    Size arity = 0;
    void (*carry_out)(Call&) = nullptr;
};

// ---- Passing arguments ----

template <class T>
struct Bare {
    using Type = T;
};
template <class T>
struct Bare<const T> {
    using Type = T;
};

/// An argument while the call lasts. `P` is the parameter's type: what it refers to lives here, so that a reference stays
/// good.
template <class P>
struct Held {
    using Value = typename Bare<P>::Type;
    static constexpr bool kIsChangeable = false;
    Value value = fresh<Value>();
    P&& pass() { return static_cast<P&&>(value); }
};
template <class P>
struct Held<P&> : Held<P> {
    static constexpr bool kIsChangeable = !__is_const(P);
    P& pass() { return this->value; }
};
template <class P>
struct Held<P&&> : Held<P> {};

template <Size number, class P>
struct Slot : Held<P> {
    explicit Slot(Call& call) {
        if (!call.in.ok()) return;
        call.argument = number + 1;
        Codec<typename Held<P>::Value>::read(call.in, this->value);
    }
};

template <class Numbered, class... P>
struct Slots;
template <Size... number, class... P>
struct Slots<Numbers<Size, number...>, P...> : Slot<number, P>... {
    explicit Slots(Call& call) : Slot<number, P>(call)... {}

    template <class F>
    decltype(auto) apply(F* function) {
        return function(static_cast<Slot<number, P>&>(*this).pass()...);
    }

    /// A function that returns nothing hands over what it changed: the arguments it takes by a reference that is not const.
    void write_changed(Writer& out) {
        constexpr Size kChanged = (Size{0} + ... + (Held<P>::kIsChangeable ? 1 : 0));
        if constexpr (kChanged == 0) {
            out.null();
        } else {
            if constexpr (kChanged > 1) out.tuple(kChanged);
            (write_if_changeable<number, P>(out), ...);
        }
    }

  private:
    template <Size n, class Q>
    void write_if_changeable(Writer& out) {
        using Value = typename Held<Q>::Value;
        if constexpr (Held<Q>::kIsChangeable) Codec<Value>::write(out, static_cast<Slot<n, Q>&>(*this).value);
    }
};

template <class T>
struct Unreferenced {
    using Type = typename Bare<T>::Type;
};
template <class T>
struct Unreferenced<T&> : Unreferenced<T> {};
template <class T>
struct Unreferenced<T&&> : Unreferenced<T> {};

template <class R, class... P>
struct Signature {
    static constexpr Size kArity = sizeof...(P);

    template <auto& function>
    static void carry_out(Call& call) {
        Slots<NumbersTo<kArity>, P...> slots(call);
        if (!call.in.ok() || !call.is_called) return;
        if constexpr (__is_void(R)) {
            slots.apply(&function);
            if (call.out != nullptr) slots.write_changed(*call.out);
        } else {
            R&& value = slots.apply(&function);
            if (call.out != nullptr) Codec<typename Unreferenced<R>::Type>::write(*call.out, value);
        }
    }
};

template <class F>
struct SignatureOf;
template <class R, class... P>
struct SignatureOf<R(P...)> : Signature<R, P...> {};
template <class R, class... P>
struct SignatureOf<R(P...) noexcept> : Signature<R, P...> {};
template <class R, class... P>
struct SignatureOf<R(P..., ...)> {
    static_assert(kNever<R>, "a function that takes any number of arguments (...) cannot be called by the lab");
};

// ---- What a name stands for. The first parameter makes the question depend on a template, so that "none of these" is an
// answer. ----

template <class Asked, auto& it>
constexpr Function look_up(const char* name) {
    using T = __remove_reference_t(decltype(it));
    if constexpr (__is_function(T)) {
        using Its = SignatureOf<T>;
        return {name, Callee::Function, Its::kArity, &Its::template carry_out<it>};
    } else {
        return {name, Callee::NotAFunction};
    }
}

/// Nobody completed the fallback.
template <class Asked, class T>
constexpr Function look_up(const char* name) {
    return {name, requires {sizeof(T);
}
? Callee::NotAFunction : Callee::Missing
};
}

}  // namespace bengkel

/// Answers for one name. `NAME` as an argument of a template may be a variable, a function or a type.
#define BENGKEL_LOOK_UP(NAME)                                                                              \
    template <class Asked>                                                                                 \
    constexpr ::bengkel::Function bengkel_look_up_##NAME() {                                               \
        if constexpr (requires { ::bengkel::look_up<Asked, ::NAME>(#NAME); }) {                            \
            return ::bengkel::look_up<Asked, ::NAME>(#NAME);                                               \
        } else {                                                                                           \
            static_assert(::bengkel::kNever<Asked>, "the lab calls " #NAME                                 \
                                                    ", which must be one plain function: not overloaded, " \
                                                    "no template, not consteval");                         \
        }                                                                                                  \
    }

#define BENGKEL_FUNCTION(NAME) bengkel_look_up_##NAME<::bengkel::Call>()
#define BENGKEL_FUNCTIONS extern constexpr ::bengkel::Function bengkel_functions[] =

/// A struct that the lab lists, and a line a field between this and its two braces. `NAME` must be a public member.
#define BENGKEL_STRUCT(NAME)                        \
    template <>                                     \
    struct bengkel::Fields<::NAME> {                \
        static constexpr bool kAreListed = true;    \
        static constexpr const char* kName = #NAME; \
        template <class It, class Visitor>          \
        static void visit(It& bengkel_it, Visitor& bengkel_visit)
#define BENGKEL_FIELD(NAME)                                                                                \
    static_assert(requires { bengkel_it.NAME; }, "the lab needs a public field " #NAME " in this struct"); \
    bengkel_visit(#NAME, bengkel_it.NAME);

// The glue defines it: the functions, and one without a name at the end.
extern const bengkel::Function bengkel_functions[];
