#include "host_functions.hpp"

#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "error_frames.hpp"
#include "event_loop.hpp"

namespace bengkel::javascript {

namespace {

const Builtins* kept = nullptr;
std::uint64_t chance[2] = {1, 2};

std::uint64_t split_mix(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

/// xoroshiro128+, its upper 53 bits.
JSValue random(JSContext* context, JSValueConst, int, JSValueConst*) {
    const auto rotated = [](std::uint64_t bits, int by) { return (bits << by) | (bits >> (64 - by)); };
    const std::uint64_t sum = chance[0] + chance[1];
    const std::uint64_t mixed = chance[0] ^ chance[1];
    chance[0] = rotated(chance[0], 24) ^ mixed ^ (mixed << 16);
    chance[1] = rotated(mixed, 37);
    return JS_NewFloat64(context, static_cast<double>(sum >> 11) * 0x1p-53);
}

/// Milliseconds since the run began.
JSValue now(JSContext* context, JSValueConst, int, JSValueConst*) {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return JS_NewFloat64(context, static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6);
}

/// write(descriptor, text)
JSValue write(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    std::int32_t descriptor = 0;
    JS_ToInt32(context, &descriptor, arguments[0]);
    std::size_t size = 0;
    const char* utf8 = JS_ToCStringLen(context, &size, arguments[1]);
    if (utf8 == nullptr) return JS_EXCEPTION;
    const std::string_view text(utf8, size);
    // What begins with this byte may be a surrogate; most texts have none.
    if (text.find('\xed') == std::string_view::npos) {
        write_text(descriptor, text);
    } else {
        write_text(descriptor, text_of(context, arguments[1]));
    }
    JS_FreeCString(context, utf8);
    return JS_UNDEFINED;
}

/// writeText(path below the working folder, text); makes the folders on the way.
JSValue write_file(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const std::string path = kWorkFolder + text_of(context, arguments[0]);
    const std::string text = text_of(context, arguments[1]);
    for (std::size_t slash = path.find('/', std::strlen(kWorkFolder)); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
        mkdir(path.substr(0, slash).c_str(), 0777);
    }
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(path.c_str(), "wb"), std::fclose);
    const bool is_written = stream && std::fwrite(text.data(), 1, text.size(), stream.get()) == text.size();
    if (is_written && std::fclose(stream.release()) == 0) return JS_UNDEFINED;
    const char* reason = std::strerror(errno);
    return JS_ThrowPlainError(context, "%s cannot be written: %s", path.c_str() + std::strlen(kWorkFolder), reason);
}

/// The next line of the input without its end; null at the end of the input. The host hands out a line a call, so that a
/// program is seen to read when it does.
JSValue read_line(JSContext* context, JSValueConst, int, JSValueConst*) {
    static std::string pending;
    std::size_t end = pending.find('\n');
    while (end == std::string::npos) {
        char part[4096];
        const ssize_t size = ::read(STDIN_FILENO, part, sizeof part);
        if (size <= 0) break;
        const std::size_t before = pending.size();
        pending.append(part, static_cast<std::size_t>(size));
        end = pending.find('\n', before);
    }
    if (pending.empty()) return JS_NULL;
    std::string line = pending.substr(0, end);
    pending.erase(0, end == std::string::npos ? end : end + 1);
    if (line.ends_with('\r')) line.pop_back();
    return JS_NewStringLen(context, line.data(), line.size());
}

JSValue leave(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    std::int32_t code = 0;
    if (JS_ToInt32(context, &code, arguments[0]) < 0) return JS_EXCEPTION;
    std::_Exit(code);
}

/// The engine's name for what an object is, whatever its prototype says: "Map", "Error", "Proxy".
JSValue kind_of(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    if (JS_IsProxy(arguments[0])) return JS_NewString(context, "Proxy");
    const JSAtom name = JS_GetClassName(JS_GetRuntime(context), JS_GetClassID(arguments[0]));
    const JSValue text = JS_AtomToString(context, name);
    JS_FreeAtom(context, name);
    return text;
}

JSValue proxy_target(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_GetProxyTarget(context, arguments[0]);
}

/// "pending", "fulfilled" or "rejected".
JSValue promise_state(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    switch (JS_PromiseState(context, arguments[0])) {
        case JS_PROMISE_FULFILLED: return JS_NewString(context, "fulfilled");
        case JS_PROMISE_REJECTED: return JS_NewString(context, "rejected");
        default: return JS_NewString(context, "pending");
    }
}

JSValue promise_result(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_PromiseResult(context, arguments[0]);
}

/// What the iterator of a Map or Set would still give, without moving it: {items, isPairs}.
JSValue iterator_rest(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    bool is_pairs = false;
    JSValue items = JS_GetMapIteratorRest(context, arguments[0], &is_pairs);
    JSValue rest = JS_NewObject(context);
    JS_DefinePropertyValueStr(context, rest, "items", items, JS_PROP_C_W_E);
    JS_DefinePropertyValueStr(context, rest, "isPairs", JS_NewBool(context, is_pairs), JS_PROP_C_W_E);
    return rest;
}

/// The lines "    at f (main.js:3:7)" of an Error, the learner's own alone.
JSValue frames_of(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const std::string lines = format_frames(own_frames(arguments[0], {}, *kept));
    return JS_NewStringLen(context, lines.data(), lines.size());
}

/// The line that an Error was made in, for reports of tests; 0 unknown.
JSValue line_of(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const std::vector<Frame> frames = own_frames(arguments[0], {}, *kept);
    return JS_NewUint32(context, frames.empty() ? 0 : frames.front().line);
}

JSValue type_of(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_NewString(context, thrown_type(arguments[0], *kept).c_str());
}

/// timer(callback, delay in ms, arguments, is once) → number
JSValue timer(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    double delay = 0;
    if (JS_ToFloat64(context, &delay, arguments[1]) < 0) return JS_EXCEPTION;
    const std::int32_t number =
        add_timer(context, arguments[0], delay, arguments[2], JS_ToBool(context, arguments[3]) != 0);
    return number < 0 ? JS_EXCEPTION : JS_NewInt32(context, number);
}

JSValue clear_timer(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    std::int32_t number = 0;
    if (JS_IsNumber(arguments[0])) JS_ToInt32(context, &number, arguments[0]);
    remove_timer(number);
    return JS_UNDEFINED;
}

bool is_wide(std::uint32_t point) {
    return point >= 0x1100 && (point <= 0x115f || (point >= 0x2e80 && point <= 0xa4cf && point != 0x303f) ||
                               (point >= 0xac00 && point <= 0xd7a3) || (point >= 0xf900 && point <= 0xfaff) ||
                               (point >= 0xfe30 && point <= 0xfe6f) || (point >= 0xff00 && point <= 0xff60) ||
                               (point >= 0xffe0 && point <= 0xffe6) || (point >= 0x1f300 && point <= 0x1faff) ||
                               (point >= 0x20000 && point <= 0x3fffd));
}

bool is_narrow(std::uint32_t point) {  // no column of its own: controls and combining marks, Thai ones among them
    return point < 0x20 || (point >= 0x7f && point <= 0x9f) || (point >= 0x300 && point <= 0x36f) || point == 0xe31 ||
           (point >= 0xe34 && point <= 0xe3a) || (point >= 0xe47 && point <= 0xe4e) ||
           (point >= 0x200b && point <= 0x200f) || (point >= 0xfe00 && point <= 0xfe0f);
}

/// How many columns of a terminal a text takes.
JSValue width_of(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    std::size_t size = 0;
    const std::uint16_t* units = JS_ToCStringLenUTF16(context, &size, arguments[0]);
    if (units == nullptr) return JS_EXCEPTION;
    std::uint32_t width = 0;
    for (std::size_t i = 0; i < size; ++i) {
        std::uint32_t point = units[i];
        if (point >= 0xd800 && point < 0xdc00 && i + 1 < size)
            point = 0x10000 + ((point - 0xd800) << 10) + (units[++i] - 0xdc00);
        width += is_narrow(point) ? 0 : is_wide(point) ? 2 : 1;
    }
    JS_FreeCStringUTF16(context, units);
    return JS_NewUint32(context, width);
}

const JSCFunctionListEntry kFunctions[] = {
    JS_CFUNC_DEF("write", 2, write),
    JS_CFUNC_DEF("writeText", 2, write_file),
    JS_CFUNC_DEF("readLine", 0, read_line),
    JS_CFUNC_DEF("leave", 1, leave),
    JS_CFUNC_DEF("now", 0, now),
    JS_CFUNC_DEF("kindOf", 1, kind_of),
    JS_CFUNC_DEF("proxyTarget", 1, proxy_target),
    JS_CFUNC_DEF("promiseState", 1, promise_state),
    JS_CFUNC_DEF("promiseResult", 1, promise_result),
    JS_CFUNC_DEF("iteratorRest", 1, iterator_rest),
    JS_CFUNC_DEF("framesOf", 1, frames_of),
    JS_CFUNC_DEF("lineOf", 1, line_of),
    JS_CFUNC_DEF("typeOf", 1, type_of),
    JS_CFUNC_DEF("timer", 4, timer),
    JS_CFUNC_DEF("clearTimer", 1, clear_timer),
    JS_CFUNC_DEF("widthOf", 1, width_of),
};

}  // namespace

JSModuleDef* native_module(JSContext* context) {
    JSModuleDef* module = JS_NewCModule(context, "bengkel:native", [](JSContext* at, JSModuleDef* made) {
        return JS_SetModuleExportList(at, made, kFunctions, std::size(kFunctions));
    });
    if (module != nullptr) JS_AddModuleExportList(context, module, kFunctions, std::size(kFunctions));
    return module;
}

void keep_builtins(const Builtins& builtins) { kept = &builtins; }

void seed_random(std::uint64_t seed) {
    chance[0] = split_mix(seed);
    chance[1] = split_mix(seed);
}

void replace_clock_and_chance(JSContext* context) {
    const Ref global(context, JS_GetGlobalObject(context));
    const Ref math(context, JS_GetPropertyStr(context, global.get(), "Math"));
    const int flags = JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE;
    JS_DefinePropertyValueStr(context, math.get(), "random", JS_NewCFunction(context, random, "random", 0), flags);
    JSValue performance = JS_NewObject(context);
    JS_DefinePropertyValueStr(context, performance, "now", JS_NewCFunction(context, now, "now", 0), flags);
    JS_DefinePropertyValueStr(context, global.get(), "performance", performance, flags);
}

void write_text(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace bengkel::javascript
