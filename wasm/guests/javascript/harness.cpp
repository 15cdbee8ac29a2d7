// The JavaScript guest: QuickJS as a library, driven by the three calls of guest.h.

#include "../guest.h"

#include <unistd.h>

#include <cstdlib>
#include <string>

#include "decode_message.hpp"
#include "encode_value.hpp"
#include "error_frames.hpp"
#include "event_loop.hpp"
#include "host_functions.hpp"
#include "memory.hpp"
#include "modules.hpp"

namespace bengkel::javascript {

namespace {

/// Of the guest's own stack, what the engine may use; the rest is for what the engine calls without looking.
constexpr std::size_t kStackBytes = BENGKEL_STACK_BYTES - (96 << 10);

/// Heap that is free in the snapshot. A run that grows the memory costs the next one a new instance; most do with this.
constexpr std::size_t kSpareBytes = 2 << 20;

/// The name under which the learner's function is exported by the line that is added to its file.
constexpr const char* kCallee = "bengkel callee";

// Prepared once and part of the snapshot: everything below lives in linear memory.
struct Prepared {
    JSContext* context = nullptr;
    Builtins builtins;
    Makers makers;
    JSValue describe;      ///< library: thrown value → text
    JSValue set_argv;      ///< library: (array of text)
    JSValue install_test;  ///< library: makes describe, test, expect ... global
    JSValue run_tests;     ///< library: → promise of {tests: [...]}
};
Prepared* prepared = nullptr;
std::string reply;

JSContext* new_context() {
    JSRuntime* runtime = new_runtime();
    if (runtime == nullptr) return nullptr;
    JS_SetMaxStackSize(runtime, kStackBytes);
    JSContext* context = JS_NewContextRaw(runtime);
    if (context == nullptr) return nullptr;
    JS_AddIntrinsicBaseObjects(context);
    JS_AddIntrinsicDate(context);
    JS_AddIntrinsicEval(context);
    JS_AddIntrinsicRegExp(context);
    JS_AddIntrinsicJSON(context);
    JS_AddIntrinsicProxy(context);
    JS_AddIntrinsicMapSet(context);
    JS_AddIntrinsicTypedArrays(context);
    JS_AddIntrinsicPromise(context);
    JS_AddIntrinsicBigInt(context);
    JS_AddIntrinsicAToB(context);
    // No WeakRef and FinalizationRegistry: they would show when the collector runs.
    return context;
}

JSValue exported(const Ref& module, const char* name) { return JS_GetPropertyStr(prepared->context, module.get(), name); }

bool prepare() {
    JSContext* context = new_context();
    if (context == nullptr) return false;
    prepared = new Prepared{.context = context,
                            .builtins = find_builtins(context),
                            .makers = find_makers(context),
                            .describe = JS_UNDEFINED,
                            .set_argv = JS_UNDEFINED,
                            .install_test = JS_UNDEFINED,
                            .run_tests = JS_UNDEFINED};
    keep_builtins(prepared->builtins);
    replace_clock_and_chance(context);
    install_modules(context);
    if (!evaluate_library(context)) return false;
    const Ref inspect = library_namespace(context, "bengkel:inspect");
    const Ref globals = library_namespace(context, "bengkel:globals");
    const Ref test = library_namespace(context, "bengkel:test");
    prepared->describe = exported(inspect, "describeThrown");
    prepared->set_argv = exported(globals, "setArgv");
    prepared->install_test = exported(test, "install");
    prepared->run_tests = exported(test, "run");
    watch_rejections(context);
    JS_RunGC(JS_GetRuntime(context));
    set_memory_aside();
    std::free(std::malloc(kSpareBytes));
    return chdir("/work") == 0;
}

void put_ending(Encoder& out, std::uint32_t entries, const char* ending) {
    out.put_tag(ValueTag::Map);
    out.put_varuint(entries);
    out.put_text("ending");
    out.put_text(ending);
}

std::string describe(JSValueConst thrown) {
    JSContext* context = prepared->context;
    JSValue argument = thrown;
    const Ref text(context, JS_Call(context, prepared->describe, JS_UNDEFINED, 1, &argument));
    if (!text.is_exception()) return text_of(context, text.get());
    clear_exception(context);
    return "Uncaught " + thrown_type(thrown, prepared->builtins);
}

/// The place and its line with a caret below, as Node shows what nobody caught.
std::string pointed_out(const Frame& frame) {
    std::string blank;
    std::uint32_t column = 1;
    for (std::size_t i = 0; i < frame.source.size() && column < frame.column; ++i) {
        if ((static_cast<unsigned char>(frame.source[i]) & 0xc0) == 0x80) continue;
        blank.push_back(frame.source[i] == '\t' ? '\t' : ' ');
        ++column;
    }
    return frame.file + ":" + std::to_string(frame.line) + "\n" + frame.source + "\n" + blank + "^\n\n";
}

/// Takes the exception that is set and writes how the run ended.
void put_exception(Encoder& out) {
    JSContext* context = prepared->context;
    JSValue trace = JS_UNDEFINED;
    js_std_cmd(2, context, &trace);
    const Ref backtrace(context, trace);
    const Ref thrown(context, JS_GetException(context));
    const std::vector<Frame> frames = own_frames(thrown.get(), text_of(context, backtrace.get()), prepared->builtins);
    std::string text = describe(thrown.get()) + "\n";
    if (!frames.empty()) text.insert(0, pointed_out(frames.front()));
    write_text(STDERR_FILENO, text);
    const char* ending = "raised";
    // Where not even the error could be made, the engine throws null.
    const bool is_nothing = JS_IsNull(thrown.get()) && has_run_out_of_memory();
    if (is_nothing || is_out_of_memory(thrown.get(), prepared->builtins)) ending = "out-of-memory";
    if (is_too_deep(thrown.get(), prepared->builtins)) ending = "too-deep";
    put_ending(out, 3, ending);
    out.put_text("exception");
    encode_thrown(out, thrown.get(), frames, prepared->builtins);
    out.put_text("lineage");
    encode_lineage(out, thrown.get(), prepared->builtins);
}

/// A promise that nothing can settle any more: Node ends such a program without a word, a learner deserves one.
void put_unsettled(Encoder& out, const std::string& file, const char* what) {
    const std::string message = std::string(what) + " is never settled: nothing is left that could resolve or reject it";
    write_text(STDERR_FILENO, "UnsettledPromise: " + message + "\n");
    put_ending(out, 3, "raised");
    out.put_text("exception");
    out.put_tag(ValueTag::Exception);
    out.put_string("UnsettledPromise");
    out.put_string(message);
    out.put_varuint(1);
    out.put_string(file);
    for (int i = 0; i < 4; ++i) out.put_varuint(0);
    out.put_string("");
    out.put_string("");
    out.put_text("lineage");
    out.put_tag(ValueTag::List);
    out.put_varuint(1);
    out.put_text("UnsettledPromise");
}

/// The learner's file as a module, compiled and not yet run; the exception is set when it is none.
Ref compile(const std::string& file, const std::string& source) {
    return {prepared->context, JS_Eval(prepared->context, source.c_str(), source.size(), file.c_str(),
                                       JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY)};
}

/// A function need not be exported to be called: a line is added that exports it, unless the file has no such name.
Ref compile_with_callee(const std::string& file, const std::string& source, const std::string& function) {
    Ref module = compile(file, source + "\nexport { " + function + " as \"" + kCallee + "\" };\n");
    if (!module.is_exception()) return module;
    clear_exception(prepared->context);
    return compile(file, source);
}

/// Runs a compiled module until nothing is left to do. False: how it ended is written.
bool run_module(Ref& compiled, const std::string& file, Encoder& out) {
    JSContext* context = prepared->context;
    const Ref promise(context, JS_EvalFunction(context, compiled.release()));
    if (promise.is_exception()) return put_exception(out), false;
    JS_PromiseMarkAsHandled(context, promise.get());
    if (run_event_loop(context, promise.get(), Until::Idle).is_exception()) return put_exception(out), false;
    switch (JS_PromiseState(context, promise.get())) {
        case JS_PROMISE_REJECTED:
            JS_Throw(context, JS_PromiseResult(context, promise.get()));
            return put_exception(out), false;
        case JS_PROMISE_PENDING: return put_unsettled(out, file, "a promise that the file awaits"), false;
        default: return true;
    }
}

/// The value itself, or what the promise comes to. False: how it ended is written.
bool settle(Ref& value, const std::string& file, const char* what, Encoder& out) {
    JSContext* context = prepared->context;
    const bool is_promise = JS_IsPromise(value.get());
    if (is_promise) JS_PromiseMarkAsHandled(context, value.get());
    if (run_event_loop(context, value.get(), Until::Settled).is_exception()) return put_exception(out), false;
    if (!is_promise) return true;
    switch (JS_PromiseState(context, value.get())) {
        case JS_PROMISE_REJECTED:
            JS_Throw(context, JS_PromiseResult(context, value.get()));
            return put_exception(out), false;
        case JS_PROMISE_PENDING: return put_unsettled(out, file, what), false;
        default: value = Ref(context, JS_PromiseResult(context, value.get())); return true;
    }
}

void put_value(Encoder& out, JSValueConst value) {
    put_ending(out, 2, "finished");
    out.put_text("value");
    encode_value(out, value, prepared->builtins);
}

bool read_source(const std::string& file, std::string& source, Encoder& out) {
    if (read_file(file, source)) return true;
    JS_ThrowReferenceError(prepared->context, "Cannot find module './%s': there is no such file", file.c_str());
    return put_exception(out), false;
}

void run_program(const Message& message, Encoder& out) {
    std::string source;
    if (!read_source(message.file, source, out)) return;
    Ref module = compile(message.file, source);
    if (module.is_exception()) return put_exception(out);
    if (run_module(module, message.file, out)) put_ending(out, 1, "finished");
}

void run_unit_tests(const Message& message, Encoder& out) {
    JSContext* context = prepared->context;
    const Ref installed(context, JS_Call(context, prepared->install_test, JS_UNDEFINED, 0, nullptr));
    std::string source;
    if (!read_source(message.file, source, out)) return;
    Ref module = compile(message.file, source);
    if (module.is_exception()) return put_exception(out);
    if (!run_module(module, message.file, out)) return;
    Ref outcome(context, JS_Call(context, prepared->run_tests, JS_UNDEFINED, 0, nullptr));
    if (outcome.is_exception()) return put_exception(out);
    if (settle(outcome, message.file, "a promise that a test awaits", out)) put_value(out, outcome.get());
}

bool is_identifier(const std::string& name) {
    const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!is_letter(c) && c != '_' && c != '$' && (c & 0x80) == 0 && (i == 0 || c < '0' || c > '9')) return false;
    }
    return !name.empty();
}

void run_call(Message& message, Encoder& out) {
    JSContext* context = prepared->context;
    std::string source;
    if (!read_source(message.file, source, out)) return;
    Ref compiled = is_identifier(message.function) ? compile_with_callee(message.file, source, message.function)
                                                   : compile(message.file, source);
    if (compiled.is_exception()) return put_exception(out);
    auto* module = static_cast<JSModuleDef*>(JS_VALUE_GET_PTR(compiled.get()));
    if (!run_module(compiled, message.file, out)) return;

    const Ref exports(context, JS_GetModuleNamespace(context, module));
    Ref function(context, JS_GetPropertyStr(context, exports.get(), message.function.c_str()));
    if (function.is_undefined()) function = Ref(context, JS_GetPropertyStr(context, exports.get(), kCallee));
    if (function.is_undefined()) return put_ending(out, 1, "missing-function");
    if (!JS_IsFunction(context, function.get())) return put_ending(out, 1, "not-a-function");
    if (message.entry == Entry::Load) return put_ending(out, 1, "finished");

    std::vector<JSValue> arguments;
    for (const Ref& argument : message.args) arguments.push_back(argument.get());
    if (!message.options.is_undefined()) arguments.push_back(message.options.get());
    Ref value(context,
              JS_Call(context, function.get(), JS_UNDEFINED, static_cast<int>(arguments.size()), arguments.data()));
    if (value.is_exception()) return put_exception(out);
    if (!settle(value, message.file, "the promise that the function returned", out)) return;
    // What it takes to hand the value over is not the learner's cost.
    if (message.entry == Entry::Cost) return put_ending(out, 1, "finished");
    put_value(out, value.get());
}

void set_argv(const std::vector<std::string>& argv) {
    JSContext* context = prepared->context;
    JSValue list = JS_NewArray(context);
    for (std::uint32_t i = 0; i < argv.size(); ++i) {
        JS_DefinePropertyValueUint32(context, list, i, JS_NewStringLen(context, argv[i].data(), argv[i].size()),
                                     JS_PROP_C_W_E);
    }
    const Ref done(context, JS_Call(context, prepared->set_argv, JS_UNDEFINED, 1, &list));
    JS_FreeValue(context, list);
}

void run(Message& message, Encoder& out) {
    seed_random(message.seed);
    set_argv(message.argv);
    switch (message.entry) {
        case Entry::Program: return run_program(message, out);
        case Entry::UnitTest: return run_unit_tests(message, out);
        default: return run_call(message, out);
    }
}

const std::uint8_t* finish(std::string_view bytes) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    reply.clear();
    for (int shift = 0; shift < 32; shift += 8) reply.push_back(static_cast<char>(size >> shift));
    reply.append(bytes);
    return reinterpret_cast<const std::uint8_t*>(reply.data());
}

}  // namespace

}  // namespace bengkel::javascript

using namespace bengkel::javascript;

extern "C" {

__attribute__((export_name("guest_prepare"))) int32_t guest_prepare(void) {
    if (prepare()) return 0;
    if (prepared != nullptr) {
        const Ref thrown(prepared->context, JS_GetException(prepared->context));
        const Ref text(prepared->context, JS_ToString(prepared->context, thrown.get()));
        write_text(STDERR_FILENO, text_of(prepared->context, text.get()) + "\n" +
                                      format_frames(own_frames(thrown.get(), {}, prepared->builtins)));
    }
    return 1;
}

__attribute__((export_name("guest_alloc"))) uint8_t* guest_alloc(uint32_t size) {
    return static_cast<uint8_t*>(std::malloc(size));
}

__attribute__((export_name("guest_run"))) const uint8_t* guest_run(const uint8_t* bytes, uint32_t size) {
    constexpr std::size_t kSmallResult = 256u << 10;
    JS_UpdateStackTop(JS_GetRuntime(prepared->context));
    Message message;
    if (!decode_message({bytes, size}, prepared->makers, message)) return finish({});
    Encoder out(message.result_cap);
    run(message, out);
    if (out.fits()) return finish(out.bytes());
    // The value is larger than the lab allows.
    Encoder apology(kSmallResult);
    put_ending(apology, 1, "too-much-output");
    return finish(apology.bytes());
}

}  // extern "C"
