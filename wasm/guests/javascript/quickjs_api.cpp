#include "quickjs_api.hpp"

namespace bengkel::javascript {

namespace {

/// Overwrites each surrogate, which QuickJS writes as three bytes from ED A0 80 on, with the three bytes of U+FFFD.
void replace_surrogates(std::string& text) {
    for (std::size_t at = text.find('\xed'); at != std::string::npos; at = text.find('\xed', at + 1)) {
        if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xa0) text.replace(at, 3, "\xef\xbf\xbd");
    }
}

}  // namespace

std::string text_of(JSContext* context, JSValueConst value) {
    if (!JS_IsString(value)) return {};
    std::size_t size = 0;
    const char* utf8 = JS_ToCStringLen(context, &size, value);
    if (utf8 == nullptr) {
        clear_exception(context);
        return {};
    }
    std::string text(utf8, size);
    JS_FreeCString(context, utf8);
    replace_surrogates(text);
    return text;
}

Ref data_property(JSContext* context, JSValueConst object, JSAtom name) {
    Ref at = Ref::share(context, object);
    while (JS_IsObject(at.get()) && !JS_IsProxy(at.get())) {
        JSPropertyDescriptor property;
        const int found = JS_GetOwnProperty(context, &property, at.get(), name);
        if (found < 0) clear_exception(context);
        if (found > 0) {
            Ref value(context, property.value);
            JS_FreeValue(context, property.getter);
            JS_FreeValue(context, property.setter);
            return (property.flags & JS_PROP_GETSET) != 0 ? Ref() : std::move(value);
        }
        at = Ref(context, JS_GetPrototype(context, at.get()));
    }
    return {};
}

std::string class_name(JSContext* context, JSValueConst object) {
    const Name constructor(context, "constructor");
    const Name name(context, "name");
    const Ref made_by = data_property(context, object, constructor.get());
    if (!JS_IsFunction(context, made_by.get()) || JS_IsProxy(made_by.get())) return "Object";
    const std::string text = text_of(context, data_property(context, made_by.get(), name.get()).get());
    return text.empty() ? "Object" : text;
}

}  // namespace bengkel::javascript
