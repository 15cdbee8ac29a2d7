#include "line_costs.hpp"

#include <algorithm>

#include "fuel.hpp"
#include "own_frames.hpp"
#include "traceback.hpp"

namespace bengkel::python {

namespace {

constexpr std::size_t kMostLines = 5000;
constexpr std::size_t kMostFunctions = 1000;

template <typename Row>
void keep_costliest(std::vector<Row>& rows, std::size_t most) {
    std::ranges::stable_sort(rows, std::ranges::greater(), &Row::fuel);
    if (rows.size() > most) rows.resize(most);
}

}  // namespace

LineCosts::LineCosts(std::uint64_t most)
    : most_(most), end_(PyErr_NewException("bengkel.EndOfProfile", PyExc_BaseException, nullptr)) {}

void LineCosts::start() {
    active = this;
    PyEval_SetTrace(record_step, nullptr);
    resumed_at_ = fuel_used();
}

void LineCosts::stop() {
    const std::uint64_t burned = fuel_used() - resumed_at_;
    outside_ += burned;
    total_ += burned;
    // A tracer that the learner put in the place of this one saw what came after.
    is_partial_ = is_partial_ || PyThreadState_Get()->c_tracefunc != record_step;
    PyEval_SetTrace(nullptr, nullptr);
    active = nullptr;
}

int LineCosts::record_step(PyObject*, PyFrameObject* frame, int what, PyObject*) {
    if (active == nullptr || !is_own(code_of(frame))) return 0;
    active->record(frame, what);
    return active->total_ > active->most_ ? active->end_program() : 0;
}

bool LineCosts::has_ended_program() const { return PyErr_Occurred() != nullptr && PyErr_ExceptionMatches(end_.get()) != 0; }

/// Raised at each event from here on, so that no handler of the learner's gets to its first line.
int LineCosts::end_program() {
    is_partial_ = true;
    PyErr_SetNone(end_.get());
    return -1;
}

void LineCosts::record(PyFrameObject* frame, int what) {
    const std::uint64_t burned = fuel_used() - resumed_at_;
    total_ += burned;
    if (stack_.empty()) {
        outside_ += burned;
    } else {
        lines_[stack_.back()].fuel += burned;
    }
    PyCodeObject* code = code_of(frame);
    switch (what) {
        case PyTrace_CALL: {
            const auto [at, is_new] = calls_.emplace(code, 0);
            if (is_new) codes_.push_back(Ref::share(reinterpret_cast<PyObject*>(code)));
            if (!is_resumed(frame)) ++at->second;
            // A file is entered before its first line.
            stack_.emplace_back(code, std::max(1, PyFrame_GetLineNumber(frame)));
            break;
        }
        case PyTrace_LINE:
            if (stack_.empty()) break;
            stack_.back().second = PyFrame_GetLineNumber(frame);
            ++lines_[stack_.back()].times;
            break;
        case PyTrace_RETURN:
            if (!stack_.empty()) stack_.pop_back();
            break;
        default: break;
    }
    resumed_at_ = fuel_used();
}

void LineCosts::encode(Encoder& out) const {
    struct Row {
        std::string file;
        std::int64_t line;
        std::uint64_t times, fuel;
    };
    struct Function {
        std::string file, name;
        std::int64_t line;
        std::uint64_t times, fuel;
    };
    std::map<std::pair<std::string, int>, Cost> by_place;
    std::map<PyCodeObject*, std::uint64_t> own;
    for (const auto& [place, cost] : lines_) {
        Cost& sum = by_place[{file_of(place.first), place.second}];
        sum.times += cost.times;
        sum.fuel += cost.fuel;
        own[place.first] += cost.fuel;
    }
    std::vector<Row> rows;
    for (const auto& [place, cost] : by_place) rows.push_back({place.first, place.second, cost.times, cost.fuel});
    std::vector<Function> functions;
    for (const Ref& kept : codes_) {
        auto* code = reinterpret_cast<PyCodeObject*>(kept.get());
        functions.push_back({file_of(code), text_of(code->co_qualname), code->co_firstlineno, calls_.at(code), own[code]});
    }
    keep_costliest(rows, kMostLines);
    keep_costliest(functions, kMostFunctions);

    const auto put_number = [&](std::uint64_t number) { out.put_int(static_cast<std::int64_t>(number)); };
    const auto put_list = [&](const char* key, std::size_t count) {
        out.put_text(key);
        out.put_tag(Tag::List);
        out.put_varuint(static_cast<std::uint32_t>(count));
    };
    out.put_tag(Tag::Map);
    out.put_varuint(5);
    put_list("lines", rows.size());
    for (const Row& row : rows) {
        out.put_tag(Tag::Tuple);
        out.put_varuint(4);
        out.put_text(row.file);
        out.put_int(row.line);
        put_number(row.times);
        put_number(row.fuel);
    }
    put_list("functions", functions.size());
    for (const Function& function : functions) {
        out.put_tag(Tag::Tuple);
        out.put_varuint(5);
        out.put_text(function.file);
        out.put_text(function.name);
        out.put_int(function.line);
        put_number(function.times);
        put_number(function.fuel);
    }
    out.put_text("outside");
    put_number(outside_);
    out.put_text("total");
    put_number(total_);
    out.put_text("partial");
    out.put_tag(is_partial_ ? Tag::True : Tag::False);
}

}  // namespace bengkel::python
