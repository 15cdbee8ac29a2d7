#pragma once
// QuickJS with owned values.

#include <quickjs.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

// Added by quickjs.patch.
extern "C" JSValue JS_GetMapIteratorRest(JSContext* context, JSValueConst iterator, bool* is_pairs);

namespace bengkel::javascript {

/// Owns one reference to a value of the guest's one context.
class Ref {
  public:
    Ref() = default;
    Ref(JSContext* context, JSValue owned) : context_(context), value_(owned) {}
    Ref(Ref&& other) noexcept : context_(other.context_), value_(std::exchange(other.value_, JS_UNDEFINED)) {}
    Ref& operator=(Ref&& other) noexcept {
        std::swap(context_, other.context_);
        std::swap(value_, other.value_);
        return *this;
    }
    Ref(const Ref&) = delete;
    Ref& operator=(const Ref&) = delete;
    ~Ref() {
        if (context_ != nullptr) JS_FreeValue(context_, value_);
    }

    /// A second reference to a value that someone else owns.
    [[nodiscard]] static Ref share(JSContext* context, JSValueConst borrowed) {
        return {context, JS_DupValue(context, borrowed)};
    }

    [[nodiscard]] JSValue get() const { return value_; }
    [[nodiscard]] JSValue release() { return std::exchange(value_, JS_UNDEFINED); }
    [[nodiscard]] bool is_exception() const { return JS_IsException(value_); }
    [[nodiscard]] bool is_undefined() const { return JS_IsUndefined(value_); }

  private:
    JSContext* context_ = nullptr;
    JSValue value_ = JS_UNDEFINED;
};

/// Owns one reference to a property name.
class Name {
  public:
    Name(JSContext* context, const char* text) : context_(context), atom_(JS_NewAtom(context, text)) {}
    Name(const Name&) = delete;
    Name& operator=(const Name&) = delete;
    ~Name() { JS_FreeAtom(context_, atom_); }
    [[nodiscard]] JSAtom get() const { return atom_; }

  private:
    JSContext* context_;
    JSAtom atom_;
};

/// Forgets the exception that is set, if any.
inline void clear_exception(JSContext* context) { JS_FreeValue(context, JS_GetException(context)); }

/// A string's text as UTF-8, lone surrogates replaced by U+FFFD; empty for any other value.
[[nodiscard]] std::string text_of(JSContext* context, JSValueConst value);

/// The property as plain data, from the object or its prototypes; undefined where a getter or a proxy would have to be
/// asked.
[[nodiscard]] Ref data_property(JSContext* context, JSValueConst object, JSAtom name);

/// The name of the class that an object was made with, as far as plain data says it; "Object" otherwise.
[[nodiscard]] std::string class_name(JSContext* context, JSValueConst object);

}  // namespace bengkel::javascript
