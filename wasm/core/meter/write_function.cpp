#include "meter/write_function.hpp"

#include <algorithm>

#include "meter/declare_locals.hpp"
#include "module/byte_reader.hpp"
#include "module/limits.hpp"

namespace bengkel {
namespace {

constexpr std::int64_t kFuelMask = -(std::int64_t{1} << kDepthBits);

constexpr ValueType kScratchTypes[kScratches] = {kI32, kI64, kI32, kI64, kF32, kF64, kV128, kI32};

}  // namespace

void FunctionWriter::local(Opcode opcode, std::uint32_t index) {
    writer_.opcode(opcode);
    writer_.u32(index);
}

void FunctionWriter::global(Opcode opcode, std::uint32_t index) { local(opcode, index); }

void FunctionWriter::choose(const FuelPlan& plan, const EntryTerms& terms) {
    // Handlers of a try_table arrive where branches do, so that nobody could tell there which place is up to date.
    is_cached_ = !plan.has_try_table && (appended_.passes_counter || plan.loops > 0 || plan.blocks.size() > 2);
    terms_ = terms;
    saves_depth_ = options_.has_depth && plan.has_handlers;
}

void FunctionWriter::declare(const Body& body, std::uint32_t parameters, std::uint32_t locals, const FuelPlan& plan) {
    const bool is_passed = appended_.passes_counter;
    std::vector<ValueType> added;
    if (is_passed) {
        left_local_ = parameters;
        moved_local_ = locals++;
    }
    const auto add = [&](ValueType type) {
        added.push_back(type);
        return locals++;
    };
    if (is_cached_ && !is_passed) left_local_ = add(kI64);
    if (saves_depth_) depth_local_ = add(kI64);
    for (std::size_t i = 0; i < kScratches; ++i)
        if (plan.scratch[i]) scratch_[i] = add(kScratchTypes[i]);

    (is_passed ? declare_locals_first_last : declare_locals)(writer_, module_, body, added);
}

void FunctionWriter::load_counter() {
    if (is_cached_ && counter_ != Counter::Global)
        local(Opcode::LocalGet, left_local_);
    else
        global(Opcode::GlobalGet, appended_.left_global);
}

/// Joins want the counter in the local, where there is one.
void FunctionWriter::need_local() {
    if (!is_cached_ || counter_ != Counter::Global) return;
    global(Opcode::GlobalGet, appended_.left_global);
    local(Opcode::LocalSet, left_local_);
    counter_ = Counter::Both;
}

/// Calls, throws and the end want it in the global.
void FunctionWriter::need_global() {
    if (!is_cached_ || counter_ != Counter::Local) return;
    local(Opcode::LocalGet, left_local_);
    global(Opcode::GlobalSet, appended_.left_global);
    counter_ = Counter::Both;
}

void FunctionWriter::subtract(std::uint32_t fuel, std::uint32_t slots) {
    writer_.opcode(Opcode::I64Const);
    writer_.s64(pack_left(fuel, slots));
    writer_.opcode(Opcode::I64Sub);
}

/// An i64 becomes an i32: whether the fuel is out.
void FunctionWriter::is_negative() {
    writer_.opcode(Opcode::I64Const);
    writer_.s64(0);
    writer_.opcode(Opcode::I64LtS);
}

void FunctionWriter::mask(std::int64_t bits) {
    writer_.opcode(Opcode::I64Const);
    writer_.s64(bits);
    writer_.opcode(Opcode::I64And);
}

/// Frames that an exception has left do not give back what they took.
void FunctionWriter::restore_depth() {
    global(Opcode::GlobalGet, appended_.left_global);
    mask(kFuelMask);
    local(Opcode::LocalGet, depth_local_);
    writer_.opcode(Opcode::I64Or);
    global(Opcode::GlobalSet, appended_.left_global);
}

template <typename Push>
void FunctionWriter::raise(std::uint32_t counter, const Push& push) {
    global(Opcode::GlobalGet, counter);
    push();
    writer_.opcode(Opcode::I64Add);
    global(Opcode::GlobalSet, counter);
}

/// What is charged is the function's own: nobody pays for others in a profile.
void FunctionWriter::attribute(std::uint32_t fuel) {
    if (!options_.has_profile || fuel == 0) return;
    raise(own_fuel_, [&] {
        writer_.opcode(Opcode::I64Const);
        writer_.s64(fuel);
    });
}

void FunctionWriter::enter(const FuelPlan& plan) {
    const std::uint32_t fuel = terms_.is_prepaid ? 0 : plan.blocks[0];
    counter_ = appended_.passes_counter ? Counter::Local : Counter::Global;
    if (!is_cached_ && appended_.passes_counter) {
        local(Opcode::LocalGet, left_local_);
        global(Opcode::GlobalSet, appended_.left_global);
        counter_ = Counter::Global;
    }
    if (options_.has_profile) {
        raise(own_fuel_ + 1, [&] {
            writer_.opcode(Opcode::I64Const);
            writer_.s64(1);
        });
    }
    attribute(fuel);
    const std::uint32_t slots = terms_.counts_depth ? terms_.slots : 0;
    if (fuel > 0 || slots > 0) {
        load_counter();
        subtract(fuel, slots);
        if (is_cached_) local(terms_.is_checked ? Opcode::LocalTee : Opcode::LocalSet, left_local_);
        if (terms_.is_checked || !is_cached_) global(Opcode::GlobalSet, appended_.left_global);
        if (is_cached_) counter_ = terms_.is_checked ? Counter::Both : Counter::Local;
    }
    if (saves_depth_) {
        load_counter();
        mask(~kFuelMask);
        local(Opcode::LocalSet, depth_local_);
    }
    if (!terms_.is_checked) return;
    need_global();
    load_counter();
    if (slots > 0) {
        // Either below zero makes the sign.
        load_counter();
        writer_.opcode(Opcode::I64Const);
        writer_.s64(64 - kDepthBits);
        writer_.opcode(Opcode::I64Shl);
        writer_.opcode(Opcode::I64Or);
    }
    is_negative();
    writer_.opcode(Opcode::If);
    writer_.byte(0x40);
    writer_.opcode(Opcode::Unreachable);
    writer_.opcode(Opcode::End);
}

/// Whether the global is wanted before anything else happens to the counter.
bool FunctionWriter::is_global_next(const FuelPlan& plan, std::size_t at) const {
    if (appended_.passes_counter) return false;
    for (std::size_t next = at + 1; next < plan.steps.size(); ++next) {
        const Step& step = plan.steps[next];
        switch (step.kind) {
            case Step::Kind::Nothing:
            case Step::Kind::Nan:
            case Step::Kind::Moved:
            case Step::Kind::Length: break;
            case Step::Kind::Charge:
                if (plan.blocks[step.value] > 0) return false;
                break;
            case Step::Kind::Call:
            case Step::Kind::Throw:
            case Step::Kind::Return: return true;
            default: return false;
        }
    }
    return plan.returns_at_end && !plan.leaves_by_branch;
}

void FunctionWriter::charge(const FuelPlan& plan, std::size_t at) {
    const std::uint32_t fuel = plan.blocks[plan.steps[at].value];
    if (fuel == 0) return;
    attribute(fuel);
    load_counter();
    subtract(fuel);
    if (is_cached_ && !is_global_next(plan, at)) {
        local(Opcode::LocalSet, left_local_);
        counter_ = Counter::Local;
    } else {
        global(Opcode::GlobalSet, appended_.left_global);
        counter_ = Counter::Global;
    }
}

void FunctionWriter::loop_head(const FuelPlan& plan, std::size_t at) {
    const Step& head = plan.steps[at];
    if (head.flag && saves_depth_) restore_depth();
    const std::uint32_t fuel = plan.blocks[head.value];
    const bool is_stored = !is_cached_ || is_global_next(plan, at);
    counter_ = is_cached_ ? Counter::Local : Counter::Global;
    attribute(fuel);
    load_counter();
    if (fuel > 0) {
        subtract(fuel);
        if (is_cached_) local(Opcode::LocalTee, left_local_);
        if (is_stored) {
            global(Opcode::GlobalSet, appended_.left_global);
            load_counter();
        }
    }
    is_negative();
    writer_.opcode(Opcode::If);
    writer_.byte(0x40);
    if (is_cached_ && (!is_stored || fuel == 0)) {
        local(Opcode::LocalGet, left_local_);
        global(Opcode::GlobalSet, appended_.left_global);
    }
    writer_.opcode(Opcode::Unreachable);
    writer_.opcode(Opcode::End);
    if (is_cached_ && is_stored && fuel > 0) counter_ = Counter::Both;
}

/// What the instruction was given, as an i64.
void FunctionWriter::push_length(const Step& step) {
    local(Opcode::LocalGet, scratch(step.flag ? Scratch::Length64 : Scratch::Length32));
    if (!step.flag) writer_.opcode(Opcode::I64ExtendI32U);
}

/// 1 or, where the growth has failed, 0, as an i64.
void FunctionWriter::push_has_grown(const Step& step) {
    local(Opcode::LocalGet, scratch(step.flag ? Scratch::Result64 : Scratch::Result32));
    writer_.opcode(step.flag ? Opcode::I64Const : Opcode::I32Const);
    writer_.s32(-1);
    writer_.opcode(step.flag ? Opcode::I64Ne : Opcode::I32Ne);
    writer_.opcode(Opcode::I64ExtendI32U);
}

/// More pages than are left become more than any memory can have.
void FunctionWriter::limit_growth(const Step& step) {
    writer_.opcode(step.flag ? Opcode::I64Const : Opcode::I32Const);
    writer_.s32(-1);
    push_length(step);
    global(Opcode::GlobalGet, appended_.pages_global);
    writer_.opcode(Opcode::I64LeU);
    writer_.opcode(Opcode::Select);
}

/// Fewer pages are left. Where a growth has failed that was within all limits, it was the machine that had no more: what is
/// left then falls below 0, for the host to see.
void FunctionWriter::settle_growth(const Step& step) {
    const Limits& limits = module_.memories[step.value].type.limits;
    const std::uint64_t maximum = std::min(limits.maximum.value_or(limits.is_64 ? kMaximumPages64 : kMaximumPages),
                                           options_.maximum_memory_pages.value_or(kMaximumPages64));
    push_has_grown(step);
    writer_.opcode(Opcode::I64Eqz);
    writer_.opcode(Opcode::If);
    writer_.byte(0x40);
    push_length(step);
    global(Opcode::GlobalGet, appended_.pages_global);
    writer_.opcode(Opcode::I64LeU);
    local(Opcode::MemorySize, step.value);
    if (!step.flag) writer_.opcode(Opcode::I64ExtendI32U);
    push_length(step);
    writer_.opcode(Opcode::I64Add);
    writer_.opcode(Opcode::I64Const);
    writer_.s64(static_cast<std::int64_t>(maximum));
    writer_.opcode(Opcode::I64LeU);
    writer_.opcode(Opcode::I32And);
    writer_.opcode(Opcode::If);
    writer_.byte(0x40);
    writer_.opcode(Opcode::I64Const);
    writer_.s64(-1);
    global(Opcode::GlobalSet, appended_.pages_global);
    writer_.opcode(Opcode::End);
    writer_.opcode(Opcode::Else);
    global(Opcode::GlobalGet, appended_.pages_global);
    push_length(step);
    writer_.opcode(Opcode::I64Sub);
    global(Opcode::GlobalSet, appended_.pages_global);
    writer_.opcode(Opcode::End);
}

void FunctionWriter::charge_length(const Step& step) {
    const LengthPrice price = length_price(step.opcode);
    const std::uint32_t result = scratch(step.flag ? Scratch::Result64 : Scratch::Result32);
    if (price.is_growth) local(Opcode::LocalSet, result);
    if (options_.has_profile) raise(own_fuel_, [&] { push_price(step); });
    load_counter();
    push_price(step);
    writer_.opcode(Opcode::I64Const);
    writer_.s64(kDepthBits);
    writer_.opcode(Opcode::I64Shl);
    writer_.opcode(Opcode::I64Sub);
    if (is_cached_) {
        local(Opcode::LocalTee, left_local_);
        counter_ = Counter::Local;
    } else {
        global(Opcode::GlobalSet, appended_.left_global);
        load_counter();
    }
    is_negative();
    writer_.opcode(Opcode::If);
    writer_.byte(0x40);
    if (is_cached_) {
        local(Opcode::LocalGet, left_local_);
        global(Opcode::GlobalSet, appended_.left_global);
    }
    writer_.opcode(Opcode::Unreachable);
    writer_.opcode(Opcode::End);
    if (step.opcode == Opcode::MemoryGrow) settle_growth(step);
    if (price.is_growth) local(Opcode::LocalGet, result);
}

/// What the work has cost, as an i64.
void FunctionWriter::push_price(const Step& step) {
    const LengthPrice price = length_price(step.opcode);
    push_length(step);
    if (price.factor != 1) {
        writer_.opcode(Opcode::I64Const);
        writer_.s64(price.factor);
        writer_.opcode(Opcode::I64Mul);
    }
    if (price.shift != 0) {
        writer_.opcode(Opcode::I64Const);
        writer_.s64(price.shift);
        writer_.opcode(Opcode::I64ShrU);
    }
    if (price.is_growth) {
        push_has_grown(step);
        writer_.opcode(Opcode::I64Mul);
    }
}

/// Lanes or a value that differ from themselves become the one NaN.
void FunctionWriter::canonicalise(NanType type) {
    const bool is_double = type == NanType::F64 || type == NanType::F64x2;
    const auto nan = [&] {  // little-endian
        for (int i = is_double ? 6 : 2; i > 0; --i) writer_.byte(0);
        writer_.byte(is_double ? 0xF8 : 0xC0);
        writer_.byte(0x7F);
    };
    if (type == NanType::F32 || type == NanType::F64) {
        const std::uint32_t value = scratch(is_double ? Scratch::F64 : Scratch::F32);
        local(Opcode::LocalTee, value);
        writer_.opcode(is_double ? Opcode::F64Const : Opcode::F32Const);
        nan();
        local(Opcode::LocalGet, value);
        local(Opcode::LocalGet, value);
        writer_.opcode(is_double ? Opcode::F64Eq : Opcode::F32Eq);
        writer_.opcode(Opcode::Select);
        return;
    }
    const std::uint32_t value = scratch(Scratch::V128);
    local(Opcode::LocalTee, value);
    writer_.opcode(Opcode::V128Const);
    for (int i = 0; i < (is_double ? 2 : 4); ++i) nan();
    local(Opcode::LocalGet, value);
    local(Opcode::LocalGet, value);
    writer_.opcode(is_double ? Opcode::F64x2Eq : Opcode::F32x4Eq);
    writer_.opcode(Opcode::V128Bitselect);
}

/// A counter that is passed is left on the stack, for the caller.
void FunctionWriter::leave() {
    const bool is_passed = appended_.passes_counter;
    if (!terms_.counts_depth && !is_passed) return need_global();
    load_counter();
    if (terms_.counts_depth) {
        writer_.opcode(Opcode::I64Const);
        writer_.s64(terms_.slots);
        writer_.opcode(Opcode::I64Add);
    }
    if (is_passed) return;
    global(Opcode::GlobalSet, appended_.left_global);
    if (is_cached_) counter_ = Counter::Global;
}

void FunctionWriter::before_call(const Step& step) {
    passes_on_ = false;
    if (!appended_.passes_counter) return need_global();
    ByteReader call(module_.bytes, step.offset, static_cast<std::uint32_t>(module_.bytes.size()));
    const bool is_direct = call.byte() == facts_of(Opcode::Call).code;
    const std::uint32_t index = call.u32();
    passes_on_ = !is_direct || index >= module_.imported_functions;
    if (!passes_on_) return need_global();
    if (is_direct) return load_counter();
    local(Opcode::LocalSet, scratch(Scratch::Callee));
    load_counter();
    local(Opcode::LocalGet, scratch(Scratch::Callee));
    local(Opcode::CallIndirect, appended_.passing_types + index);
    writer_.u32(call.u32());
    copied_ = call.offset();
}

void FunctionWriter::behind_call() {
    counter_ = Counter::Global;
    if (!passes_on_) return;
    if (!is_cached_) return global(Opcode::GlobalSet, appended_.left_global);
    local(Opcode::LocalSet, left_local_);
    counter_ = Counter::Local;
}

void FunctionWriter::copy_until(std::uint32_t offset) {
    writer_.copy(module_.view({copied_, offset - copied_}));
    copied_ = offset;
}

void FunctionWriter::carry_out(const FuelPlan& plan, std::size_t at) {
    const Step& step = plan.steps[at];
    switch (step.kind) {
        case Step::Kind::Nothing: return;
        case Step::Kind::Charge: return charge(plan, at);
        case Step::Kind::LoopHead: return loop_head(plan, at);
        case Step::Kind::Edge: return need_local();
        case Step::Kind::Join:
            if (is_cached_) counter_ = Counter::Local;
            return;
        case Step::Kind::IfElse: outer_counters_.push_back(counter_); return;
        case Step::Kind::IfOnly: return need_local();
        case Step::Kind::Else: counter_ = outer_counters_.back(); return;
        case Step::Kind::EndIf: outer_counters_.pop_back(); return;
        case Step::Kind::Handler:
            counter_ = Counter::Global;
            if (saves_depth_) restore_depth();
            return;
        case Step::Kind::Call: return before_call(step);
        case Step::Kind::Called: return behind_call();
        case Step::Kind::Throw: return need_global();
        case Step::Kind::Return: return leave();
        case Step::Kind::Length:
            local(Opcode::LocalTee, scratch(step.flag ? Scratch::Length64 : Scratch::Length32));
            if (step.opcode == Opcode::MemoryGrow) limit_growth(step);
            return;
        case Step::Kind::Lengthened: return charge_length(step);
        case Step::Kind::Nan: return canonicalise(static_cast<NanType>(step.value));
        case Step::Kind::Moved:
            writer_.byte(module_.bytes[step.offset]);
            writer_.u32(moved_local_);
            copied_ = step.value;
            return;
    }
}

void FunctionWriter::write(std::uint32_t function, std::uint32_t locals, const FuelPlan& plan, const EntryTerms& terms) {
    const Body& body = module_.bodies[function - module_.imported_functions];
    choose(plan, terms);
    own_fuel_ = appended_.profile_globals + 2 * (function - module_.imported_functions);
    outer_counters_.clear();

    const FunctionType& type = module_.type_of(function);
    writer_.open_body();
    declare(body, static_cast<std::uint32_t>(type.parameters.size()), locals, plan);
    enter(plan);
    // Branches to the function's own label then arrive at the end of a block, and what they have to settle follows it, as
    // does what they do not bring.
    const bool gives_back = plan.leaves_by_handler && saves_depth_;
    const bool passes = appended_.passes_counter;
    const bool is_wrapped = gives_back || (plan.leaves_by_branch && (passes || is_cached_ || terms_.counts_depth));
    if (is_wrapped) {
        writer_.opcode(Opcode::Block);
        if (type.results.empty())
            writer_.byte(0x40);
        else if (type.results.size() == 1)
            writer_.value_type(type.results[0]);
        else
            writer_.s64(appended_.block_types.at(module_.functions[function].type));
    }

    copied_ = body.code.offset;
    for (std::size_t at = 0; at < plan.steps.size(); ++at) {
        if (plan.steps[at].kind == Step::Kind::Nothing) continue;
        copy_until(plan.steps[at].offset);
        carry_out(plan, at);
    }
    copy_until(body.code.end() - 1);
    if (is_wrapped) {
        if (plan.returns_at_end) need_local();
        writer_.opcode(Opcode::End);
        if (is_cached_) counter_ = Counter::Local;
        if (gives_back) restore_depth();
    }
    if (is_wrapped || passes || plan.returns_at_end) leave();
    writer_.opcode(Opcode::End);
    writer_.close_body();
}

void FunctionWriter::write_wrapper(std::uint32_t function) {
    writer_.open_body();
    writer_.u32(0);
    const auto parameters = static_cast<std::uint32_t>(module_.type_of(function).parameters.size());
    for (std::uint32_t i = 0; i < parameters; ++i) local(Opcode::LocalGet, i);
    global(Opcode::GlobalGet, appended_.left_global);
    local(Opcode::Call, function);
    global(Opcode::GlobalSet, appended_.left_global);
    writer_.opcode(Opcode::End);
    writer_.close_body();
}

}  // namespace bengkel
