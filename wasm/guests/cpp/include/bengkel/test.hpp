#pragma once
// The test header of a lab of kind unittest, for a lab's tests or a learner's own: TEST_CASE, SECTION, REQUIRE, CHECK and
// their kin, with the meaning that Catch2 gave them. REQUIRE ends its test, CHECK goes on. Whatever fails is told with both
// its sides.

#include "matchers.hpp"

namespace bengkel::test {

/// One TEST_CASE; constructing it adds it to the list that run_tests goes through.
struct Case {
    Case(void (*body)(), const char* file, int line, const char* name, const char* tags = "");
    void (*body)();
    const char* file;
    int line;
    const char* name;
    Case* next = nullptr;
};

/// One SECTION. A test is run again until each of its innermost sections has been entered once.
class Section {
  public:
    Section(const char* name, int line);
    Section(const Section&) = delete;
    Section& operator=(const Section&) = delete;
    ~Section();
    [[nodiscard]] bool is_entered() const { return node_ != nullptr; }

  private:
    struct Node* node_;
};

/// One assertion, from its words to its outcome.
class Assertion {
  public:
    Assertion(const char* macro, const char* expression, const char* file, int line, bool is_required)
        : macro_(macro), expression_(expression), file_(file), line_(line), is_required_(is_required) {}

    /// `told` is what its sides were.
    void fail(const Text& told);
    void fail(const char* told);
    /// Within a handler: the expression threw.
    void threw();
    /// Ends the test, by an exception, if this had to hold and did not.
    void finish() const;

    template <class E>
    void check(const E& expression, bool is_wanted) {
        if (expression.holds() == is_wanted) return;
        Text told;
        expression.describe(told);
        fail(told);
    }

    template <class T, class M>
    void check_that(const T& value, const M& matcher) {
        bool matches = false;
        if constexpr (IsMatcher<M>) {
            matches = matcher.matches(value);
        } else {
            matches = value == matcher;
        }
        if (matches) return;
        Text told;
        show(told, value);
        told.put(", which had to be one that ");
        if constexpr (IsMatcher<M>) {
            matcher.describe(told);
        } else {
            told.put("equals ");
            show(told, matcher);
        }
        fail(told);
    }

    /// Within a handler: the message of the exception.
    template <class M>
    void check_message(const M& wanted) {
        Text told;
        put_current_message(told);
        const View message = told.view();
        check_that(Message(message.data == nullptr ? "" : message.data, message.size), wanted);
    }

  private:
    /// A text as matchers want one, of nobody's library.
    class Message {
      public:
        using traits_type = void;
        Message(const char* data, Size size) : data_(data), size_(size) {}
        [[nodiscard]] const char* data() const { return data_; }
        [[nodiscard]] Size size() const { return size_; }
        friend bool operator==(const Message& it, const auto& wanted) {
            const View other = view_of(wanted);
            return it.size_ == other.size && __builtin_memcmp(it.data_, other.data, other.size) == 0;
        }

      private:
        const char* data_;
        Size size_;
    };
    static void put_current_message(Text& out);

    const char* macro_;
    const char* expression_;
    const char* file_;
    int line_;
    bool is_required_;
    bool is_failed_ = false;
};

// ---- An expression, taken apart: Start() <= a == b is (Start() <= a) == b ----

/// What cannot be taken apart: && and || bind less tightly than the comparison that was begun.
template <class It>
struct Alone {
    template <class B>
    const It& operator&&(const B&) const {
        static_assert(kNever<B>, "write an assertion with && in parentheses, or as two assertions");
        return static_cast<const It&>(*this);
    }
    template <class B>
    const It& operator||(const B&) const {
        static_assert(kNever<B>, "write an assertion with || in parentheses");
        return static_cast<const It&>(*this);
    }
};

template <class A, class B>
struct Comparison : Alone<Comparison<A, B>> {
    Comparison(bool is_true, const A& left, const char* sign, const B& right)
        : is_true(is_true), left(left), sign(sign), right(right) {}

    bool is_true;
    const A& left;
    const char* sign;
    const B& right;

    [[nodiscard]] bool holds() const { return is_true; }
    void describe(Text& out) const {
        show(out, left);
        out.put(" ").put(sign).put(" ");
        show(out, right);
    }
};

#define BENGKEL_COMPARISON(SIGN)                                         \
    template <class B>                                                   \
    Comparison<A, B> operator SIGN(const B & right) const {              \
        return {static_cast<bool>(left SIGN right), left, #SIGN, right}; \
    }
template <class A>
struct Left : Alone<Left<A>> {
    explicit Left(const A& left) : left(left) {}
    const A& left;

    BENGKEL_COMPARISON(==)
    BENGKEL_COMPARISON(!=)
    BENGKEL_COMPARISON(<)
    BENGKEL_COMPARISON(>)
    BENGKEL_COMPARISON(<=)
    BENGKEL_COMPARISON(>=)

    [[nodiscard]] bool holds() const { return static_cast<bool>(left); }
    void describe(Text& out) const { show(out, left); }
};
#undef BENGKEL_COMPARISON

struct Start {
    template <class A>
    Left<A> operator<=(const A& left) const {
        return Left<A>(left);
    }
};

}  // namespace bengkel::test

using namespace bengkel::matchers;

#define BENGKEL_JOIN_(A, B) A##B
#define BENGKEL_JOIN(A, B) BENGKEL_JOIN_(A, B)
#define BENGKEL_TEST_CASE(NAME, ...)                                                                \
    static void NAME();                                                                             \
    static ::bengkel::test::Case BENGKEL_JOIN(NAME, _case)(&NAME, __FILE__, __LINE__, __VA_ARGS__); \
    static void NAME()

#define TEST_CASE(...) BENGKEL_TEST_CASE(BENGKEL_JOIN(bengkel_test_, __COUNTER__), __VA_ARGS__)
#define SECTION(...) \
    if (const ::bengkel::test::Section bengkel_section(__VA_ARGS__, __LINE__); bengkel_section.is_entered())

#define BENGKEL_ASSERTION(MACRO, IS_REQUIRED, WORDS, ...)                                            \
    do {                                                                                             \
        ::bengkel::test::Assertion bengkel_assertion(MACRO, WORDS, __FILE__, __LINE__, IS_REQUIRED); \
        __VA_ARGS__                                                                                  \
        bengkel_assertion.finish();                                                                  \
    } while (false)

#define BENGKEL_CHECK(MACRO, IS_REQUIRED, IS_WANTED, WORDS, ...)                                           \
    BENGKEL_ASSERTION(                                                                                     \
        MACRO, IS_REQUIRED, WORDS,                                                                         \
        try { bengkel_assertion.check(::bengkel::test::Start() <= __VA_ARGS__, IS_WANTED); } catch (...) { \
            bengkel_assertion.threw();                                                                     \
        })
#define REQUIRE(...) BENGKEL_CHECK("REQUIRE", true, true, #__VA_ARGS__, __VA_ARGS__)
#define CHECK(...) BENGKEL_CHECK("CHECK", false, true, #__VA_ARGS__, __VA_ARGS__)
#define REQUIRE_FALSE(...) BENGKEL_CHECK("REQUIRE_FALSE", true, false, #__VA_ARGS__, __VA_ARGS__)
#define CHECK_FALSE(...) BENGKEL_CHECK("CHECK_FALSE", false, false, #__VA_ARGS__, __VA_ARGS__)

#define BENGKEL_CHECK_THAT(MACRO, IS_REQUIRED, WORDS, VALUE, ...) \
    BENGKEL_ASSERTION(                                            \
        MACRO, IS_REQUIRED, WORDS,                                \
        try { bengkel_assertion.check_that(VALUE, __VA_ARGS__); } catch (...) { bengkel_assertion.threw(); })
#define REQUIRE_THAT(VALUE, ...) BENGKEL_CHECK_THAT("REQUIRE_THAT", true, #VALUE ", " #__VA_ARGS__, VALUE, __VA_ARGS__)
#define CHECK_THAT(VALUE, ...) BENGKEL_CHECK_THAT("CHECK_THAT", false, #VALUE ", " #__VA_ARGS__, VALUE, __VA_ARGS__)

#define BENGKEL_NOTHROW(MACRO, IS_REQUIRED, ...) \
    BENGKEL_ASSERTION(                           \
        MACRO, IS_REQUIRED, #__VA_ARGS__,        \
        try { static_cast<void>(__VA_ARGS__); } catch (...) { bengkel_assertion.threw(); })
#define REQUIRE_NOTHROW(...) BENGKEL_NOTHROW("REQUIRE_NOTHROW", true, __VA_ARGS__)
#define CHECK_NOTHROW(...) BENGKEL_NOTHROW("CHECK_NOTHROW", false, __VA_ARGS__)

#define BENGKEL_THROWS(MACRO, IS_REQUIRED, WORDS, EXPRESSION, ...) \
    BENGKEL_ASSERTION(                                             \
        MACRO, IS_REQUIRED, WORDS, try {                           \
            static_cast<void>(EXPRESSION);                         \
            bengkel_assertion.fail("nothing was thrown");          \
        } __VA_ARGS__)
#define BENGKEL_THROWS_ANY(MACRO, IS_REQUIRED, ...) \
    BENGKEL_THROWS(MACRO, IS_REQUIRED, #__VA_ARGS__, (__VA_ARGS__), catch (...){})
#define REQUIRE_THROWS(...) BENGKEL_THROWS_ANY("REQUIRE_THROWS", true, __VA_ARGS__)
#define CHECK_THROWS(...) BENGKEL_THROWS_ANY("CHECK_THROWS", false, __VA_ARGS__)

#define BENGKEL_THROWS_AS(MACRO, IS_REQUIRED, EXPRESSION, ...)         \
    BENGKEL_THROWS(                                                    \
        MACRO, IS_REQUIRED, #EXPRESSION ", " #__VA_ARGS__, EXPRESSION, \
        catch (const __VA_ARGS__&) {} catch (...) { bengkel_assertion.threw(); })
#define REQUIRE_THROWS_AS(EXPRESSION, ...) BENGKEL_THROWS_AS("REQUIRE_THROWS_AS", true, EXPRESSION, __VA_ARGS__)
#define CHECK_THROWS_AS(EXPRESSION, ...) BENGKEL_THROWS_AS("CHECK_THROWS_AS", false, EXPRESSION, __VA_ARGS__)

#define BENGKEL_THROWS_WITH(MACRO, IS_REQUIRED, EXPRESSION, ...)       \
    BENGKEL_THROWS(                                                    \
        MACRO, IS_REQUIRED, #EXPRESSION ", " #__VA_ARGS__, EXPRESSION, \
        catch (...) { bengkel_assertion.check_message(__VA_ARGS__); })
#define REQUIRE_THROWS_WITH(EXPRESSION, ...) BENGKEL_THROWS_WITH("REQUIRE_THROWS_WITH", true, EXPRESSION, __VA_ARGS__)
#define CHECK_THROWS_WITH(EXPRESSION, ...) BENGKEL_THROWS_WITH("CHECK_THROWS_WITH", false, EXPRESSION, __VA_ARGS__)

#define FAIL(...) BENGKEL_ASSERTION("FAIL", true, "", bengkel_assertion.fail(__VA_ARGS__);)
#define SUCCEED(...) static_cast<void>(0)
