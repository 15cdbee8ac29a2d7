// The Python guest: CPython as a library, driven by the calls of guest.h.

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "../guest.h"
#include "decode_message.hpp"
#include "encode_object.hpp"
#include "line_costs.hpp"
#include "packages.hpp"
#include "python_api.hpp"
#include "step_trace.hpp"
#include "traceback.hpp"

namespace bengkel::python {

namespace {

constexpr const wchar_t* kLibrary = L"/python/lib.zip";

// What learners import, loaded before the snapshot so that a run need not. The order is part of the snapshot's bytes.
constexpr std::array kPreparedModules = {
    "abc",       "ast",  "bisect",    "collections", "collections.abc", "copy",     "csv",        "dataclasses", "datetime",
    "decimal",   "enum", "fractions", "functools",   "hashlib",         "heapq",    "io",         "itertools",   "json",
    "linecache", "math", "operator",  "os",          "random",          "re",       "statistics", "string",      "sys",
    "textwrap",  "time", "traceback", "typing",      "unicodedata",     "unittest", "warnings",
};

/// Heap that is free in the snapshot. A run that grows the memory costs the next one a new instance; most do with this.
constexpr std::size_t kSpareBytes = 2 << 20;

// Prepared once and part of the snapshot: everything below lives in linear memory.
struct Prepared {
    KnownTypes known;
    Ref seed_random;      ///< random.seed
    Ref standard_output;  ///< sys.stdout
    std::string compiled_file;
    Ref compiled;  ///< the code of that file, where guest_compile has made it
};
Prepared* prepared = nullptr;

std::string reply;

bool start_interpreter() {
    add_package_modules();
    PyPreConfig before;
    PyPreConfig_InitIsolatedConfig(&before);
    before.utf8_mode = 1;
    if (PyStatus_Exception(Py_PreInitialize(&before))) return false;

    PyConfig config;
    PyConfig_InitIsolatedConfig(&config);
    config.use_hash_seed = 1;
    config.hash_seed = 0;
    config.site_import = 0;
    config.install_signal_handlers = 0;
    config.write_bytecode = 0;
    config.parse_argv = 0;
    config.pathconfig_warnings = 0;
    config.module_search_paths_set = 1;
    bool ok = !PyStatus_Exception(PyWideStringList_Append(&config.module_search_paths, kLibrary));
    // Without these the interpreter would search the file system for its own home.
    for (wchar_t** path : {&config.prefix, &config.base_prefix, &config.exec_prefix, &config.base_exec_prefix}) {
        ok = ok && !PyStatus_Exception(PyConfig_SetString(&config, path, L"/python"));
    }
    for (wchar_t** path : {&config.executable, &config.base_executable, &config.program_name}) {
        ok = ok && !PyStatus_Exception(PyConfig_SetString(&config, path, L"python"));
    }
    ok = ok && !PyStatus_Exception(PyConfig_SetString(&config, &config.stdlib_dir, kLibrary));
    ok = ok && !PyStatus_Exception(Py_InitializeFromConfig(&config));
    PyConfig_Clear(&config);
    return ok;
}

/// Output appears line by line, as in a terminal; exit() and quit() exist, as they do where the site module is loaded.
constexpr const char* kPreparation = R"(
import builtins, sys
sys.stdout.reconfigure(line_buffering=True)
sys.stderr.reconfigure(line_buffering=True)
builtins.exit = builtins.quit = sys.exit
sys.path[:] = ["/work", "/python/lib.zip"]
)";

constexpr const char* kSettle = R"(
import gc
gc.collect()
gc.freeze()
)";

bool prepare() {
    if (!start_interpreter()) return false;
    // CPython lowers its limit on WASI for engines with small stacks. Learners count on the usual one, and where native
    // recursion overflows the engine's stack first, the host ends the run as too deep all the same.
    Py_SetRecursionLimit(1000);
    for (const char* name : kPreparedModules) {
        const Ref module(PyImport_ImportModule(name));
        if (!module) return false;
    }
    if (PyRun_SimpleString(kPreparation) != 0) return false;
    if (!prepare_packages()) return false;
    auto* made = new Prepared{.known = find_known_types(),
                              .seed_random = {},
                              .standard_output = Ref::share(PySys_GetObject("stdout")),
                              .compiled_file = {},
                              .compiled = {}};
    const Ref random(PyImport_ImportModule("random"));
    made->seed_random = Ref(PyObject_GetAttrString(random.get(), "seed"));
    if (PyErr_Occurred() != nullptr) return false;
    prepared = made;
    if (chdir("/work") != 0 || PyRun_SimpleString(kSettle) != 0) return false;
    PyMem_RawFree(PyMem_RawMalloc(kSpareBytes));
    return true;
}

std::string stem_of(const std::string& file) { return file.substr(0, file.rfind('.')); }

Ref compile(PyObject* source, const std::string& path) {
    PyObject* function = PyDict_GetItemString(PyEval_GetBuiltins(), "compile");
    return Ref(PyObject_CallFunction(function, "OssiO", source, path.c_str(), "exec", 0, Py_True));
}

/// The code of the learner's file.
Ref code_of_file(const std::string& file) {
    if (prepared->compiled && prepared->compiled_file == file) return Ref::share(prepared->compiled.get());
    const Ref io(PyImport_ImportModule("io"));
    const std::string path = kWorkFolder + file;
    const Ref stream(PyObject_CallMethod(io.get(), "open_code", "s", path.c_str()));
    if (!stream) return {};
    const Ref source(PyObject_CallMethod(stream.get(), "read", nullptr));
    return source ? compile(source.get(), path) : Ref();
}

/// Runs the learner's file as the main program.
Ref run_program(const std::string& file) {
    const Ref code = code_of_file(file);
    if (!code) return {};
    PyObject* main = PyImport_AddModule("__main__");
    PyObject* globals = PyModule_GetDict(main);
    const Ref file_name(PyUnicode_FromString((kWorkFolder + file).c_str()));
    PyDict_SetItemString(globals, "__file__", file_name.get());
    return Ref(PyEval_EvalCode(code.get(), globals, globals));
}

enum class Callee { Found, Missing, NotCallable };

/// The learner's file as a module, which importing it would give too: but that would look for it first, at the cost of most
/// calls.
Ref import_file(const std::string& file) {
    const Ref code = code_of_file(file);
    if (!code) return {};
    const Ref name(PyUnicode_FromString(stem_of(file).c_str()));
    const Ref path(PyUnicode_FromString((kWorkFolder + file).c_str()));
    return Ref(PyImport_ExecCodeModuleObject(name.get(), code.get(), path.get(), nullptr));
}

Ref find_function(const Message& message, Callee& callee) {
    const Ref module = import_file(message.file);
    if (!module) return {};
    // The module's own dictionary: a __getattr__ of the learner's has no say in what the function is.
    const Ref function = Ref::share(PyDict_GetItemString(PyModule_GetDict(module.get()), message.function.c_str()));
    if (!function) {
        callee = Callee::Missing;
    } else if (PyCallable_Check(function.get()) == 0) {
        callee = Callee::NotCallable;
    }
    return Ref::share(function.get());
}

void flush(const char* name) {
    PyObject* stream = PySys_GetObject(name);
    if (stream == nullptr || stream == Py_None) return;
    const Ref done(PyObject_CallMethod(stream, "flush", nullptr));
    PyErr_Clear();
}

/// Both the streams as they are and as they were at the start: a program may have put its own in their place. An exception
/// that is set stays set.
void flush_streams() {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    for (const char* name : {"stdout", "stderr", "__stdout__", "__stderr__"}) flush(name);
    PyErr_Restore(type, value, traceback);
}

/// Files that the program wrote to and did not close. Python would write them out when it leaves, which a guest never does.
void flush_open_files() {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    constexpr const char* kFlush = R"(
import gc, io
for stream in gc.get_objects():
    if type(stream) in (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom) and not stream.closed:
        try:
            stream.flush()
        except Exception:
            pass
)";
    const Ref names(PyDict_New());
    PyDict_SetItemString(names.get(), "__builtins__", PyEval_GetBuiltins());
    const Ref done(PyRun_String(kFlush, Py_file_input, names.get(), names.get()));
    PyErr_Clear();
    PyErr_Restore(type, value, traceback);
}

void print_error(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

/// sys.exit(): a number is the exit code, nothing is 0, anything else is printed and means 1.
std::int64_t exit_code_of(PyObject* exception) {
    const Ref code(PyObject_GetAttrString(exception, "code"));
    PyErr_Clear();
    if (!code || code.get() == Py_None) return 0;
    if (PyLong_Check(code.get())) {
        const long number = PyLong_AsLong(code.get());
        PyErr_Clear();
        return number;
    }
    const Ref shown(PyObject_Str(code.get()));
    PyErr_Clear();
    print_error(text_of(shown.get()) + "\n");
    return 1;
}

void put_ending(Encoder& out, std::uint32_t entries, const char* ending) {
    out.put_tag(Tag::Map);
    out.put_varuint(entries);
    out.put_text("ending");
    out.put_text(ending);
}

/// Takes the exception that is set and writes how the run ended. `more` entries are to follow.
void put_exception(Encoder& out, std::uint32_t more = 0) {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    const Ref owned_type(type), exception(value), owned_traceback(traceback);
    if (traceback != nullptr) PyException_SetTraceback(value, traceback);

    if (PyErr_GivenExceptionMatches(type, PyExc_SystemExit) != 0) {
        const std::int64_t code = exit_code_of(value);
        put_ending(out, 2 + more, "exited");
        out.put_text("exitCode");
        out.put_int(code);
        return;
    }
    const char* ending = "raised";
    if (PyErr_GivenExceptionMatches(type, PyExc_MemoryError) != 0) ending = "out-of-memory";
    if (PyErr_GivenExceptionMatches(type, PyExc_RecursionError) != 0) ending = "too-deep";
    keep_own_frames(value);
    print_error(format_exception(value));
    put_ending(out, 3 + more, ending);
    out.put_text("exception");
    encode_exception(out, value);
    out.put_text("lineage");
    encode_lineage(out, value);
}

void put_value(Encoder& out, PyObject* value) {
    put_ending(out, 2, "finished");
    out.put_text("value");
    encode_object(out, value, prepared->known);
}

/// Runs the program under a recorder, and hands over what that has recorded beside how the program ended.
template <typename Recorder>
void run_recorded(const Message& message, Encoder& out, const char* key, Recorder& recorder) {
    recorder.start();
    const Ref done = run_program(message.file);
    recorder.stop();
    flush_streams();
    if (recorder.has_ended_program()) PyErr_Clear();
    if (PyErr_Occurred() != nullptr) {
        put_exception(out, 1);
    } else {
        put_ending(out, 2, "finished");
    }
    out.put_text(key);
    recorder.encode(out);
}

/// Runs a file of tests by a module of the guest's own, and hands over what came of each.
void run_unit_tests(const Message& message, Encoder& out) {
    const Ref runner(PyImport_ImportModule("bengkel_tests"));
    const std::string path = kWorkFolder + message.file;
    const Ref outcomes(runner ? PyObject_CallMethod(runner.get(), "run", "s", path.c_str()) : nullptr);
    flush_streams();
    if (!outcomes) return put_exception(out);
    put_value(out, outcomes.get());
}

void run(const Message& message, Encoder& out) {
    const Ref seeded(PyObject_CallOneArg(prepared->seed_random.get(), message.seed.get()));
    PySys_SetObject("argv", message.argv.get());
    if (message.entry == Entry::Program) {
        const Ref done = run_program(message.file);
        flush_streams();
        if (message.keeps_files) flush_open_files();
        if (!done) return put_exception(out);
        return put_ending(out, 1, "finished");
    }
    if (message.entry == Entry::Trace) {
        StepTrace trace(prepared->known, prepared->standard_output.get(),
                        {message.step_cap, message.result_cap, message.record_fuel});
        return run_recorded(message, out, "trace", trace);
    }
    if (message.entry == Entry::Profile) {
        LineCosts costs(message.record_fuel);
        return run_recorded(message, out, "profile", costs);
    }
    if (message.entry == Entry::UnitTest) return run_unit_tests(message, out);
    Callee callee = Callee::Found;
    const Ref function = find_function(message, callee);
    if (PyErr_Occurred() != nullptr) {
        flush_streams();
        return put_exception(out);
    }
    if (callee != Callee::Found) {
        flush_streams();
        return put_ending(out, 1, callee == Callee::Missing ? "missing-function" : "not-a-function");
    }
    if (message.entry == Entry::Load) {
        flush_streams();
        return put_ending(out, 1, "finished");
    }
    const Ref value(PyObject_Call(function.get(), message.args.get(), message.kwargs.get()));
    flush_streams();
    if (!value) return put_exception(out);
    // What it takes to hand the value over is not the learner's cost.
    if (message.entry == Entry::Cost) return put_ending(out, 1, "finished");
    put_value(out, value.get());
}

const std::uint8_t* finish(std::string_view bytes) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    reply.clear();
    for (int shift = 0; shift < 32; shift += 8) reply.push_back(static_cast<char>(size >> shift));
    reply.append(bytes);
    return reinterpret_cast<const std::uint8_t*>(reply.data());
}

}  // namespace

}  // namespace bengkel::python

using namespace bengkel::python;

extern "C" {

/// Where a run's writes are marked (wasm/core/meter/track_writes.hpp).
alignas(4096) uint8_t bengkel_written_pages[4096 + 262144];

__attribute__((export_name("guest_prepare"))) int32_t guest_prepare(void) {
    if (prepare()) return 0;
    if (PyErr_Occurred() != nullptr) PyErr_Print();
    return 1;
}

__attribute__((export_name("guest_alloc"))) uint8_t* guest_alloc(uint32_t size) {
    return static_cast<uint8_t*>(std::malloc(size));
}

__attribute__((export_name("guest_compile"))) void guest_compile(const uint8_t* program, uint32_t size) {
    std::uint32_t path_size = 0;
    if (size < sizeof path_size) return;
    std::memcpy(&path_size, program, sizeof path_size);
    const std::string_view bytes(reinterpret_cast<const char*>(program) + sizeof path_size, size - sizeof path_size);
    if (path_size > bytes.size()) return;
    const std::string_view text = bytes.substr(path_size);
    prepared->compiled_file = bytes.substr(0, path_size);
    const Ref source(PyBytes_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size())));
    if (source) prepared->compiled = compile(source.get(), kWorkFolder + prepared->compiled_file);
    PyErr_Clear();
}

__attribute__((export_name("guest_run"))) const uint8_t* guest_run(const uint8_t* bytes, uint32_t size) {
    constexpr std::size_t kSmallResult = 256u << 10;
    Message message;
    if (!decode_message({bytes, size}, message)) return finish({});
    // A record keeps within the cap by itself; how the program ended stands beside it.
    const bool is_recorded = message.entry == Entry::Trace || message.entry == Entry::Profile;
    Encoder out(is_recorded ? message.result_cap + kSmallResult : message.result_cap);
    run(message, out);
    if (out.fits()) return finish(out.bytes());
    // The value is larger than the lab allows.
    Encoder apology(kSmallResult);
    put_ending(apology, 1, "too-much-output");
    return finish(apology.bytes());
}

}  // extern "C"
