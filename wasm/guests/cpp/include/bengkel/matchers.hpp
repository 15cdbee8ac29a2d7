#pragma once
// What REQUIRE_THAT takes: something with matches(value) and describe(text). They combine with &&, || and !.

#include "show.hpp"

namespace bengkel::test {

struct Matcher {};

template <class T>
concept IsMatcher = __is_base_of(Matcher, T);

inline View view_of(const char* text) { return {text, __builtin_strlen(text)}; }
template <IsText T>
View view_of(const T& text) {
    return {text.data(), text.size()};
}

/// Where `part` begins in `whole`; its size when nowhere.
inline Size find(View whole, View part) {
    for (Size at = 0; at + part.size <= whole.size; ++at) {
        if (__builtin_memcmp(whole.data + at, part.data, part.size) == 0) return at;
    }
    return whole.size + 1;
}

inline double distance(double a, double b) { return a < b ? b - a : a - b; }
inline double size_of(double a) { return a < 0 ? -a : a; }

// ---- Combinations: by value, as matchers are small and stand in one expression ----

template <class A, class B>
struct Both : Matcher {
    A a;
    B b;
    Both(const A& a, const B& b) : a(a), b(b) {}
    [[nodiscard]] bool matches(const auto& it) const { return a.matches(it) && b.matches(it); }
    void describe(Text& out) const {
        a.describe(out);
        out.put(" and ");
        b.describe(out);
    }
};
template <class A, class B>
struct Either : Matcher {
    A a;
    B b;
    Either(const A& a, const B& b) : a(a), b(b) {}
    [[nodiscard]] bool matches(const auto& it) const { return a.matches(it) || b.matches(it); }
    void describe(Text& out) const {
        a.describe(out);
        out.put(" or ");
        b.describe(out);
    }
};
template <class A>
struct Not : Matcher {
    A a;
    explicit Not(const A& a) : a(a) {}
    [[nodiscard]] bool matches(const auto& it) const { return !a.matches(it); }
    void describe(Text& out) const {
        out.put("not: ");
        a.describe(out);
    }
};
template <IsMatcher A, IsMatcher B>
Both<A, B> operator&&(const A& a, const B& b) {
    return {a, b};
}
template <IsMatcher A, IsMatcher B>
Either<A, B> operator||(const A& a, const B& b) {
    return {a, b};
}
template <IsMatcher A>
Not<A> operator!(const A& a) {
    return Not<A>(a);
}

// ---- Numbers ----

struct WithinAbs : Matcher {
    double target, margin;
    WithinAbs(double target, double margin) : target(target), margin(margin) {}
    [[nodiscard]] bool matches(double it) const { return it == target || distance(it, target) <= margin; }
    void describe(Text& out) const { out.put("is within ").put_floating(margin).put(" of ").put_floating(target); }
};

/// Within a part of the larger of the two.
struct WithinRel : Matcher {
    double target, part;
    explicit WithinRel(double target, double part = __DBL_EPSILON__ * 100) : target(target), part(part) {}
    [[nodiscard]] bool matches(double it) const {
        const double larger = size_of(it) < size_of(target) ? size_of(target) : size_of(it);
        return it == target || distance(it, target) <= part * larger;
    }
    void describe(Text& out) const { out.put("is within ").put_floating(part * 100).put(" % of ").put_floating(target); }
};

// ---- Text ----

template <class Part>
struct StartsWith : Matcher {
    const Part& part;
    explicit StartsWith(const Part& part) : part(part) {}
    [[nodiscard]] bool matches(const auto& it) const {
        const View whole = view_of(it);
        const View wanted = view_of(part);
        return wanted.size <= whole.size && find({whole.data, wanted.size}, wanted) == 0;
    }
    void describe(Text& out) const { out.put("starts with ").put_quoted(view_of(part)); }
};

template <class Part>
struct EndsWith : Matcher {
    const Part& part;
    explicit EndsWith(const Part& part) : part(part) {}
    [[nodiscard]] bool matches(const auto& it) const {
        const View whole = view_of(it);
        const View wanted = view_of(part);
        return wanted.size <= whole.size && find({whole.data + whole.size - wanted.size, wanted.size}, wanted) == 0;
    }
    void describe(Text& out) const { out.put("ends with ").put_quoted(view_of(part)); }
};

template <class Part>
struct ContainsSubstring : Matcher {
    const Part& part;
    explicit ContainsSubstring(const Part& part) : part(part) {}
    [[nodiscard]] bool matches(const auto& it) const {
        const View whole = view_of(it);
        return find(whole, view_of(part)) <= whole.size;
    }
    void describe(Text& out) const { out.put("contains ").put_quoted(view_of(part)); }
};

// ---- Text and ranges ----

template <class T>
struct Equals : Matcher {
    const T& wanted;
    explicit Equals(const T& wanted) : wanted(wanted) {}
    [[nodiscard]] bool matches(const auto& it) const { return it == wanted; }
    void describe(Text& out) const {
        out.put("equals ");
        show(out, wanted);
    }
};

/// One of the items of a range.
template <class T>
struct Contains : Matcher {
    const T& wanted;
    explicit Contains(const T& wanted) : wanted(wanted) {}
    [[nodiscard]] bool matches(const auto& range) const {
        for (const auto& item : range) {
            if (item == wanted) return true;
        }
        return false;
    }
    void describe(Text& out) const {
        out.put("contains ");
        show(out, wanted);
    }
};

/// The same items, each as often, in any order.
template <class T>
struct UnorderedEquals : Matcher {
    const T& wanted;
    explicit UnorderedEquals(const T& wanted) : wanted(wanted) {}
    [[nodiscard]] bool matches(const auto& range) const {
        if (range.size() != wanted.size()) return false;
        for (const auto& item : range) {
            if (count(range, item) != count(wanted, item)) return false;
        }
        return true;
    }
    void describe(Text& out) const {
        out.put("has the items of ");
        show(out, wanted);
    }

  private:
    static Size count(const auto& range, const auto& item) {
        Size found = 0;
        for (const auto& other : range) found += other == item ? 1 : 0;
        return found;
    }
};

struct IsEmpty : Matcher {
    [[nodiscard]] bool matches(const auto& it) const { return it.begin() == it.end(); }
    void describe(Text& out) const { out.put("is empty"); }
};

struct SizeIs : Matcher {
    Size wanted;
    explicit SizeIs(Size wanted) : wanted(wanted) {}
    [[nodiscard]] bool matches(const auto& it) const { return it.size() == wanted; }
    void describe(Text& out) const { out.put("has the size ").put_natural(wanted); }
};

/// A number that is about another: REQUIRE(price == Approx(19.9)). Ten millionths of it, unless told.
class Approx {
  public:
    explicit Approx(double target) : target_(target) {}
    Approx& epsilon(double part) {
        part_ = part;
        return *this;
    }
    Approx& margin(double size) {
        margin_ = size;
        return *this;
    }

    [[nodiscard]] bool is(double it) const {
        return it == target_ || distance(it, target_) <= margin_ || distance(it, target_) <= part_ * size_of(target_);
    }
    friend bool operator==(double it, const Approx& about) { return about.is(it); }
    friend bool operator<=(double it, const Approx& about) { return it < about.target_ || about.is(it); }
    friend bool operator>=(double it, const Approx& about) { return it > about.target_ || about.is(it); }
    friend bool operator<(double it, const Approx& about) { return it < about.target_ && !about.is(it); }
    friend bool operator>(double it, const Approx& about) { return it > about.target_ && !about.is(it); }

    [[nodiscard]] double target() const { return target_; }

  private:
    double target_;
    double part_ = __FLT_EPSILON__ * 100;
    double margin_ = 0;
};

template <>
inline void show<Approx>(Text& out, const Approx& it) {
    out.put("Approx(").put_floating(it.target()).put(")");
}

}  // namespace bengkel::test

/// What a test may name without more ado; nothing else of ours may get in the way of a learner's names.
namespace bengkel::matchers {

using test::Approx;
using test::Contains;
using test::ContainsSubstring;
using test::EndsWith;
using test::Equals;
using test::IsEmpty;
using test::SizeIs;
using test::StartsWith;
using test::UnorderedEquals;
using test::WithinAbs;
using test::WithinRel;

}  // namespace bengkel::matchers
