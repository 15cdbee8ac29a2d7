#include "modules.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include "error_frames.hpp"
#include "host_functions.hpp"
#include "library.hpp"

namespace bengkel::javascript {

namespace {

constexpr std::string_view kOwn = "bengkel:";

char* copied(JSContext* context, std::string_view text) { return js_strndup(context, text.data(), text.size()); }

std::string public_modules() {
    std::string names;
    for (const LibraryModule& module : library_modules()) {
        if (module.is_public) names += (names.empty() ? "" : ", ") + std::string(module.name);
    }
    return names;
}

/// `name` seen from the file `base`, without "." and "..": false when it leaves the working folder.
bool resolve_path(std::string_view base, std::string_view name, std::string& path) {
    std::vector<std::string_view> parts;
    const auto walk = [&](std::string_view text) {
        while (!text.empty()) {
            const std::size_t slash = std::min(text.find('/'), text.size());
            const std::string_view part = text.substr(0, slash);
            text.remove_prefix(std::min(slash + 1, text.size()));
            if (part == "..") {
                if (parts.empty()) return false;
                parts.pop_back();
            } else if (!part.empty() && part != ".") {
                parts.push_back(part);
            }
        }
        return true;
    };
    const std::size_t folder = base.rfind('/');
    if (!walk(folder == std::string_view::npos ? "" : base.substr(0, folder)) || !walk(name)) return false;
    for (const std::string_view part : parts) path += (path.empty() ? "" : "/") + std::string(part);
    return !path.empty();
}

char* normalize(JSContext* context, const char* base, const char* name, void*) {
    const std::string_view wanted = name;
    if (wanted.starts_with(kOwn)) {
        const auto modules = library_modules();
        const auto found = std::ranges::find(modules, wanted, &LibraryModule::name);
        const bool is_inside = std::string_view(base).starts_with(kOwn);
        if (is_inside || (found != modules.end() && found->is_public)) return copied(context, wanted);
    }
    std::string path;
    const bool is_relative = wanted.starts_with("./") || wanted.starts_with("../");
    if (is_relative && resolve_path(base, wanted, path)) return copied(context, path);
    const std::string modules = public_modules();
    JS_ThrowReferenceError(context, "Cannot find module '%s': import a file of yours as './name.js', or one of %s", name,
                           modules.c_str());
    return nullptr;
}

/// A module whose default export is one value.
JSModuleDef* value_module(JSContext* context, const char* name, JSValue value) {
    if (JS_IsException(value)) return nullptr;
    JSModuleDef* module = JS_NewCModule(context, name, [](JSContext* at, JSModuleDef* made) {
        return JS_SetModuleExport(at, made, "default", JS_GetModulePrivateValue(at, made));
    });
    if (module != nullptr) {
        JS_AddModuleExport(context, module, "default");
        JS_SetModulePrivateValue(context, module, JS_DupValue(context, value));
    }
    JS_FreeValue(context, value);
    return module;
}

JSModuleDef* script_module(JSContext* context, const char* name, std::string_view source) {
    const Ref compiled(
        context, JS_Eval(context, source.data(), source.size(), name, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY));
    if (compiled.is_exception()) return nullptr;
    return static_cast<JSModuleDef*>(JS_VALUE_GET_PTR(compiled.get()));
}

/// What `with { type: "json" }` says; "js" when it says nothing.
std::string import_type(JSContext* context, JSValueConst attributes) {
    if (!JS_IsObject(attributes)) return "js";
    const Ref type(context, JS_GetPropertyStr(context, attributes, "type"));
    return type.is_undefined() ? "js" : text_of(context, type.get());
}

int check_attributes(JSContext* context, void*, JSValueConst attributes) {
    const std::string type = import_type(context, attributes);
    if (type == "js" || type == "json" || type == "text") return 0;
    JS_ThrowTypeError(context, "Import attribute type '%s' is not supported: json and text are", type.c_str());
    return -1;
}

JSModuleDef* load(JSContext* context, const char* name, void*, JSValueConst attributes) {
    const std::string_view wanted = name;
    if (wanted == "bengkel:native") return native_module(context);
    const auto modules = library_modules();
    const auto found = std::ranges::find(modules, wanted, &LibraryModule::name);
    if (found != modules.end()) return script_module(context, name, found->source);
    std::string text;
    if (!read_file(name, text)) {
        JS_ThrowReferenceError(context, "Cannot find module './%s': there is no such file", name);
        return nullptr;
    }
    const std::string type = import_type(context, attributes);
    if (type == "text") return value_module(context, name, JS_NewStringLen(context, text.data(), text.size()));
    if (type == "json") return value_module(context, name, JS_ParseJSON(context, text.c_str(), text.size(), name));
    if (wanted.ends_with(".json")) {
        JS_ThrowTypeError(context, "Module './%s' needs an import attribute: with { type: \"json\" }", name);
        return nullptr;
    }
    return script_module(context, name, text);
}

}  // namespace

void install_modules(JSContext* context) {
    JS_SetModuleLoaderFunc2(JS_GetRuntime(context), normalize, load, check_attributes, nullptr);
}

bool evaluate_library(JSContext* context) {
    for (const LibraryModule& module : library_modules()) {
        if (library_namespace(context, module.name).is_exception()) return false;
    }
    return true;
}

Ref library_namespace(JSContext* context, std::string_view name) {
    const Ref loading(context, JS_LoadModule(context, "bengkel:", std::string(name).c_str()));
    if (loading.is_exception()) return {context, JS_EXCEPTION};
    JSContext* at = nullptr;
    while (JS_ExecutePendingJob(JS_GetRuntime(context), &at) > 0) {
    }
    if (JS_PromiseState(context, loading.get()) != JS_PROMISE_FULFILLED) {
        return {context, JS_Throw(context, JS_PromiseResult(context, loading.get()))};
    }
    return {context, JS_PromiseResult(context, loading.get())};
}

bool read_file(const std::string& path, std::string& text) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen((kWorkFolder + path).c_str(), "rb"),
                                                                 std::fclose);
    if (!stream) return false;
    char part[4096];
    for (std::size_t size = 0; (size = std::fread(part, 1, sizeof part, stream.get())) > 0;) text.append(part, size);
    return std::ferror(stream.get()) == 0;
}

}  // namespace bengkel::javascript
