#pragma once
// Tagged values (wasm/core/frame/README.md) as the templates of codec.hpp see them: a Reader of the run's arguments and a
// Writer of its result. Included before a learner's program, so it costs nothing: no standard header, no template. What is
// behind it lies in runtime/. Neither throws; the first mistake is kept, and everything after it is without effect.

namespace bengkel {

using Size = decltype(sizeof 0);

/// Bytes that belong to somebody else.
struct View {
    const char* data;
    Size size;
};

/// Reads the arguments front to back. The bytes were checked as a whole before (message.cpp); what can be wrong here is
/// only that a value is not what the function takes, and that is told in one sentence.
class Reader {
  public:
    explicit Reader(View bytes) : rest_(bytes) {}

    [[nodiscard]] bool ok() const { return wrong_ == Wrong::Nothing; }

    /// An int from `least` to `most`; `type` is the C++ type's name, for the sentence.
    long long integer(long long least, long long most, const char* type);
    unsigned long long natural(unsigned long long most, const char* type);
    /// A float, or an int that a double holds exactly.
    double floating(double most, const char* type);
    bool boolean();
    char character();
    /// A text or bytes.
    View text(const char* type);
    /// How many items follow: of a list, a tuple or a set.
    Size list(const char* type);
    /// The same, refused unless there are `size` of them.
    bool exactly(Size size, const char* type);
    /// How many keys and values follow.
    Size map(const char* type);
    /// Steps over a null, if one is next.
    bool null();
    /// A struct was given other fields than it has.
    void refuse_fields(const char* type);

    /// The sentence about what went wrong, malloc'ed: "expected int, got text".
    [[nodiscard]] char* complaint() const;

  private:
    unsigned char next();
    unsigned varuint();
    View string();
    unsigned long long magnitude();

    enum class Wrong { Nothing, Type, Range, Size, Character, Fields };
    void complain(Wrong what, const char* type);

    View rest_;
    Wrong wrong_ = Wrong::Nothing;
    const char* type_ = nullptr;  ///< the type that was expected
    unsigned char got_ = 0;       ///< the tag that was found
    Size size_ = 0, wanted_size_ = 0;
    bool is_negative_ = false;
    View magnitude_{nullptr, 0};  ///< of the number that does not fit; none for a float
};

/// Appends tagged values; refuses to grow beyond its cap. Memory comes from malloc: a learner may have replaced operator
/// new.
class Writer {
  public:
    explicit Writer(Size cap) : cap_(cap) {}
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void null();
    void boolean(bool it);
    void integer(long long it);
    void natural(unsigned long long it);
    void floating(double it);
    /// Text, or bytes when it is no UTF-8.
    void text(View it);
    void text(const char* it);
    /// Tags without a count are followed by count() and that many values.
    void list(Size size);
    void tuple(Size size);
    void map(Size size);
    /// A level deeper; false, and an opaque "..." in its place, where the encoding allows no deeper value.
    bool enter(const char* type);
    void leave();
    /// Items written between the two are put in the order of their bytes: an array of their places is kept in `order`.
    struct Order {
        Size* starts;
        Size count, capacity;
    };
    Order begin_set(Size size);
    Order begin_sorted_map(Size size);
    void item(Order& order);
    void end(Order& order);
    void opaque(const char* type, const char* text);
    void exception(View type, View message);
    /// Forgets everything written.
    void start_over(Size cap);

    /// False once something did not fit; what is in bytes() is then no value.
    [[nodiscard]] bool fits() const { return fits_; }
    [[nodiscard]] View bytes() const { return {data_, size_}; }

  private:
    void byte(unsigned char it);
    void raw(View it);
    void varuint(Size it);
    void string(View it);
    void number(bool is_negative, unsigned long long magnitude);

    char* data_ = nullptr;
    Size size_ = 0, capacity_ = 0, cap_;
    int depth_ = 0;
    bool fits_ = true;
};

}  // namespace bengkel
