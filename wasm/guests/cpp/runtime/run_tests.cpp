#include "run_tests.hpp"

#include <bengkel/test.hpp>

#include <cstdio>
#include <cstring>
#include <exception>

#include "exception.hpp"
#include "memory.hpp"
#include "utf8.hpp"

namespace bengkel::test {

// ---- Sections: a tree that grows as the test is run again and again ----

struct Node {
    const char* name;
    int line;
    Node* parent;
    Node* first_child;
    Node* next;
    bool is_done;
    bool has_entered_child;  ///< in this run
};

namespace {

/// Thrown by a REQUIRE that failed; a learner's catch (...) may swallow it, the failure is noted all the same.
struct Stop {};

Case* first_case = nullptr;
Case** last_case = &first_case;

/// The test that is running.
struct State {
    Node* current = nullptr;
    const char* outcome = "passed";
    const char* message = "";
    int line = 0;
};
State state;

Node* child_of(Node* parent, const char* name, int line) {
    Node** link = &parent->first_child;
    for (; *link != nullptr; link = &(*link)->next) {
        if ((*link)->line == line && std::strcmp((*link)->name, name) == 0) return *link;
    }
    *link = new (allocate(sizeof(Node))) Node{name, line, parent, nullptr, nullptr, false, false};
    return *link;
}

bool has_open_child(const Node* node) {
    for (const Node* child = node->first_child; child != nullptr; child = child->next) {
        if (!child->is_done) return true;
    }
    return false;
}

/// A section is over. One that an exception left within a section of its own has more to do: what follows that one was not
/// reached.
void close(Node* node, bool is_left_by_exception) {
    const bool is_cut_short = is_left_by_exception && node->has_entered_child;
    node->is_done = !is_cut_short && !has_open_child(node);
}

void put_sections(Text& out, const Node* node) {
    if (node == nullptr || node->parent == nullptr) return;
    put_sections(out, node->parent);
    out.put(node->parent->parent == nullptr ? "" : " / ").put(node->name);
}

/// As the learner knows the file.
const char* without_folder(const char* file) {
    constexpr const char* kFolders[] = {"./", "/work/"};
    for (const char* const folder : kFolders) {
        const Size size = std::strlen(folder);
        if (std::strncmp(file, folder, size) == 0) return file + size;
    }
    return file;
}

/// The first failure stands in the result; each is told on standard error.
void note(const char* outcome, const char* file, int line, Text& message) {
    if (state.current != nullptr && state.current->parent != nullptr) {
        message.put(" (in ");
        put_sections(message, state.current);
        message.put(")");
    }
    std::fflush(stdout);
    const char* const words = to_utf8(message.view());
    std::fprintf(stderr, "%s:%d: %s\n", without_folder(file), line, words);
    if (std::strcmp(state.outcome, "passed") != 0) return;
    state.outcome = outcome;
    state.line = line;
    state.message = words;
}

void put_raised(Text& out, const Raised& raised) {
    out.put("threw ").put(raised.type).put(*raised.message == '\0' ? "" : ": ").put(raised.message);
}

void run_once(const Case& it, Node& root) {
    state.current = &root;
    root.has_entered_child = false;
    bool is_left_by_exception = true;
    try {
        it.body();
        is_left_by_exception = false;
    } catch (const Stop&) {
    } catch (...) {
        Text message;
        put_raised(message, current_exception_told());
        state.current = &root;
        note("error", it.file, it.line, message);
    }
    close(&root, is_left_by_exception);
}

}  // namespace

Case::Case(void (*body)(), const char* file, int line, const char* name, const char*)
    : body(body), file(file), line(line), name(name) {
    *last_case = this;
    last_case = &next;
}

Section::Section(const char* name, int line) : node_(nullptr) {
    Node* const parent = state.current;
    if (parent == nullptr) return;  // outside of any test
    Node* const node = child_of(parent, name, line);
    if (node->is_done || parent->has_entered_child) return;
    parent->has_entered_child = true;
    node->has_entered_child = false;
    state.current = node;
    node_ = node;
}

Section::~Section() {
    if (node_ == nullptr) return;
    close(node_, std::uncaught_exceptions() > 0);
    state.current = node_->parent;
}

void Assertion::fail(const Text& told) { fail(told.c_str()); }

void Assertion::fail(const char* told) {
    is_failed_ = true;
    Text message;
    message.put(macro_).put("(").put(expression_).put(") failed: ").put(told);
    note("failed", file_, line_, message);
}

void Assertion::threw() {
    try {
        throw;
    } catch (const Stop&) {
        throw;  // of a REQUIRE within the expression
    } catch (...) {
        is_failed_ = true;
        Text message;
        message.put(macro_).put("(").put(expression_).put(") ");
        put_raised(message, current_exception_told());
        note("error", file_, line_, message);
    }
}

void Assertion::finish() const {
    if (is_failed_ && is_required_) throw Stop();
}

void Assertion::put_current_message(Text& out) { out.put(current_exception_told().message); }

}  // namespace bengkel::test

namespace bengkel {

using namespace test;

void run_tests(Writer& out) {
    Size count = 0;
    for (const Case* it = first_case; it != nullptr; it = it->next) ++count;
    out.map(1);
    out.text("tests");
    out.list(count);
    for (const Case* it = first_case; it != nullptr; it = it->next) {
        state = {};
        Node root{it->name, it->line, nullptr, nullptr, nullptr, false, false};
        while (!root.is_done) run_once(*it, root);
        state.current = nullptr;
        out.map(4);
        out.text("name");
        out.text(to_utf8({it->name, std::strlen(it->name)}));
        out.text("outcome");
        out.text(state.outcome);
        out.text("message");
        out.text(state.message);
        out.text("line");
        out.integer(state.line);
    }
}

}  // namespace bengkel
