#include "library.hpp"

namespace bengkel::javascript {

namespace {

// JS_Eval wants a zero behind the text.
constexpr char kQuote[] = {
#embed "library/quote.js"
    , 0};
constexpr char kLayOut[] = {
#embed "library/lay_out.js"
    , 0};
constexpr char kInspect[] = {
#embed "library/inspect.js"
    , 0};
constexpr char kFormatLine[] = {
#embed "library/format_line.js"
    , 0};
constexpr char kConsole[] = {
#embed "library/console.js"
    , 0};
constexpr char kGlobals[] = {
#embed "library/globals.js"
    , 0};
constexpr char kTest[] = {
#embed "library/test.js"
    , 0};
constexpr char kLocales[] = {
#embed "locales.js"
    , 0};
constexpr char kFormat[] = {
#embed "library/format.js"
    , 0};
constexpr char kLab[] = {
#embed "library/lab.js"
    , 0};

template <std::size_t size>
constexpr std::string_view text(const char (&source)[size]) {
    return {source, size - 1};
}

constexpr LibraryModule kModules[] = {
    {"bengkel:quote", text(kQuote), false},     {"bengkel:lay_out", text(kLayOut), false},
    {"bengkel:inspect", text(kInspect), false}, {"bengkel:format_line", text(kFormatLine), false},
    {"bengkel:console", text(kConsole), false}, {"bengkel:globals", text(kGlobals), false},
    {"bengkel:locales", text(kLocales), false}, {"bengkel:format", text(kFormat), true},
    {"bengkel:test", text(kTest), true},        {"bengkel:lab", text(kLab), true},
};

}  // namespace

std::span<const LibraryModule> library_modules() { return kModules; }

}  // namespace bengkel::javascript
