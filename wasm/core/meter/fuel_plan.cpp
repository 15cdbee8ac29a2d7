#include "meter/fuel_plan.hpp"

#include <algorithm>
#include <optional>

namespace bengkel {
namespace {

Scratch scratch_of(NanType type) {
    switch (type) {
        case NanType::F32: return Scratch::F32;
        case NanType::F64: return Scratch::F64;
        default: return Scratch::V128;
    }
}

/// Whether the plan takes nothing but the price of such an instruction.
bool is_plain(OpcodeClass kind) {
    switch (kind) {
        case OpcodeClass::Parametric:
        case OpcodeClass::Local:
        case OpcodeClass::Global:
        case OpcodeClass::Memory:
        case OpcodeClass::Constant:
        case OpcodeClass::Integer:
        case OpcodeClass::Float:
        case OpcodeClass::Conversion: return true;
        default: return false;
    }
}

bool is_on_local(std::uint8_t lead) {
    return lead == facts_of(Opcode::LocalGet).code || lead == facts_of(Opcode::LocalSet).code ||
           lead == facts_of(Opcode::LocalTee).code;
}

}  // namespace

FuelPlanner::FuelPlanner(const Module& module, const MeterOptions& options, const std::vector<EntryTerms>& terms,
                         bool passes_counter)
    : module_(module), options_(options), terms_(terms), passes_counter_(passes_counter) {
    for (std::size_t i = 0; i < kOpcodes.size(); ++i) {
        const auto opcode = static_cast<Opcode>(i);
        const OpcodeFacts& facts = facts_of(opcode);
        const auto price = options.prices->of(opcode);
        if (facts.prefix == 0 && is_plain(facts.kind) && price)
            plain_[facts.code] = {true, nan_made_by(opcode).has_value(), *price};
    }
}

Result<const FuelPlan*> FuelPlanner::plan(const Body& body, std::uint32_t first_local) {
    first_local_ = first_local;
    plan_.blocks.assign(1, 0);
    plan_.steps.clear();
    plan_.loops = 0;
    plan_.fuel = 0;
    plan_.has_handlers = plan_.has_try_table = plan_.makes_nans = false;
    plan_.leaves_by_branch = plan_.leaves_by_handler = plan_.returns_at_end = false;
    plan_.scratch.fill(false);
    frames_.assign(1, {});
    block_ = 0;

    InstructionReader reader(module_.bytes, body.code);
    for (pass_plain(reader); const Instruction* instruction = reader.next(); pass_plain(reader)) {
        const auto price = options_.prices->of(instruction->opcode);
        if (!price)
            return failure({"meter.no-price",
                            std::string(facts_of(instruction->opcode).name) + " has no price",
                            "",
                            {{}, {}, instruction->offset, 0, 0}});
        if (is_live()) plan_.blocks[block_] += *price;
        visit(*instruction);
        if (frames_.empty()) break;
    }
    if (reader.problem()) return failure(*reader.problem());
    for (const std::uint32_t fuel : plan_.blocks) plan_.fuel += fuel;
    return &plan_;
}

/// Most instructions stand between two that the plan has to look at.
void FuelPlanner::pass_plain(InstructionReader& reader) {
    std::uint32_t fuel = 0;
    bool makes_nan = false;
    // The index's first byte; who has the same is looked at.
    const std::uint32_t moved = passes_counter_ ? (first_local_ & 0x7F) | (first_local_ > 0x7F ? 0x80 : 0) : 0x100;
    reader.pass([&](std::uint8_t lead, std::uint64_t rest) {
        const PlainPrice price = plain_[lead];
        if ((rest & 0xFF) == moved && is_on_local(lead)) return false;
        fuel += price.fuel;
        makes_nan |= price.makes_nan;
        return price.is_plain;
    });
    if (!is_live()) return;
    plan_.blocks[block_] += fuel;
    plan_.makes_nans |= makes_nan;
}

void FuelPlanner::step(Step::Kind kind, std::uint32_t offset, std::uint32_t value) {
    plan_.steps.push_back({kind, false, Opcode::Nop, offset, value});
}

void FuelPlanner::begin_block(Step::Kind kind, std::uint32_t offset) {
    block_ = static_cast<std::uint32_t>(plan_.blocks.size());
    plan_.blocks.push_back(0);
    step(kind, offset, block_);
}

void FuelPlanner::visit(const Instruction& instruction) {
    switch (instruction.opcode) {
        case Opcode::Block:
        case Opcode::Loop:
        case Opcode::If:
        case Opcode::Try:
        case Opcode::TryTable: return open(instruction);
        case Opcode::Else: return otherwise(instruction);
        case Opcode::Catch:
        case Opcode::CatchAll: return handle(instruction);
        case Opcode::End:
        case Opcode::Delegate: return close(instruction);
        case Opcode::LocalGet:
        case Opcode::LocalSet:
        case Opcode::LocalTee:
            if (passes_counter_ && instruction.index == first_local_)
                step(Step::Kind::Moved, instruction.offset, instruction.end());
            return;
        default: break;
    }
    if (!is_live()) return pass_dead(instruction);

    switch (instruction.opcode) {
        case Opcode::Unreachable:
            step(Step::Kind::Throw, instruction.offset);
            block_ = kDead;
            return;
        case Opcode::Br:
            step(Step::Kind::Edge, instruction.offset);
            branch(instruction.index);
            block_ = kDead;
            return;
        case Opcode::BrTable:
            step(Step::Kind::Edge, instruction.offset);
            branch(instruction.index);
            for (auto labels = LabelList(instruction); labels.more();) branch(labels.take());
            block_ = kDead;
            return;
        case Opcode::BrIf:
        case Opcode::BrOnNull:
        case Opcode::BrOnNonNull:
        case Opcode::BrOnCast:
        case Opcode::BrOnCastFail:
            step(Step::Kind::Edge, instruction.offset);
            branch(instruction.index);
            return begin_block(Step::Kind::Charge, instruction.end());
        case Opcode::Return:
        case Opcode::ReturnCall:
        case Opcode::ReturnCallIndirect:
        case Opcode::ReturnCallRef:
            prepay(instruction);
            step(Step::Kind::Return, instruction.offset);
            for (Frame& frame : frames_) frame.escapes = true;
            block_ = kDead;
            return;
        case Opcode::Throw:
        case Opcode::Rethrow:
        case Opcode::ThrowRef:
            step(Step::Kind::Throw, instruction.offset);
            block_ = kDead;
            return;
        case Opcode::Call:
        case Opcode::CallIndirect:
        case Opcode::CallRef: prepay(instruction); return call(instruction);
        default: break;
    }
    switch (facts_of(instruction.opcode).kind) {
        case OpcodeClass::Bulk: return lengths(instruction);
        case OpcodeClass::Float:
        case OpcodeClass::Conversion:
        case OpcodeClass::Vector:
            if (nan_made_by(instruction.opcode)) plan_.makes_nans = true;
            return;
        default: return;
    }
}

/// Nothing here is ever executed, but it has to be valid.
void FuelPlanner::pass_dead(const Instruction& instruction) {
    if (!passes_counter_) return;
    switch (instruction.opcode) {
        case Opcode::Br:
        case Opcode::BrIf:
        case Opcode::BrOnNull:
        case Opcode::BrOnNonNull: return note_label(instruction.index);
        case Opcode::BrTable:
            note_label(instruction.index);
            for (auto labels = LabelList(instruction); labels.more();) note_label(labels.take());
            return;
        case Opcode::Return: return step(Step::Kind::Return, instruction.offset);
        case Opcode::Call:
        case Opcode::CallIndirect: return call(instruction);
        default: return;
    }
}

void FuelPlanner::note_label(std::uint32_t label) {
    if (label + 1 == frames_.size()) plan_.leaves_by_branch = true;
}

void FuelPlanner::call(const Instruction& instruction) {
    if (passes_counter_ && instruction.opcode == Opcode::CallIndirect) plan_.use(Scratch::Callee);
    step(Step::Kind::Call, instruction.offset);
    step(Step::Kind::Called, instruction.end());
}

void FuelPlanner::open(const Instruction& instruction) {
    Frame frame{.opcode = instruction.opcode, .is_dead = !is_live(), .before = block_, .arm = block_};
    if (!frame.is_dead) {
        frame.step = static_cast<std::uint32_t>(plan_.steps.size());
        if (instruction.opcode == Opcode::Loop) {
            step(Step::Kind::Edge, instruction.offset);
            begin_block(Step::Kind::LoopHead, instruction.end());
        } else if (instruction.opcode == Opcode::If) {
            step(Step::Kind::IfOnly, instruction.offset);
            begin_block(Step::Kind::Charge, instruction.end());
        }
        frame.arm = block_;
    }
    if (instruction.opcode == Opcode::TryTable) {
        plan_.has_try_table = true;
        if (!frame.is_dead)
            catches(instruction);
        else
            for (auto clauses = CatchList(instruction); clauses.more();) note_label(clauses.take().label);
    }
    frames_.push_back(frame);
}

/// An exception may arrive at each of these labels. It does not count as leaving the blocks between: what an exception cuts
/// short has been paid for whole.
void FuelPlanner::catches(const Instruction& instruction) {
    for (auto clauses = CatchList(instruction); clauses.more();) {
        const std::size_t label = clauses.take().label;
        Frame& frame = frames_[frames_.size() - 1 - label];
        plan_.has_handlers = true;
        frame.is_target = frame.is_handler = true;
        if (label + 1 == frames_.size()) plan_.leaves_by_branch = plan_.leaves_by_handler = true;
        if (frame.opcode == Opcode::Loop) plan_.steps[frame.step + 1].flag = true;
    }
}

void FuelPlanner::otherwise(const Instruction& instruction) {
    Frame& frame = frames_.back();
    frame.opcode = Opcode::Else;
    if (frame.is_dead) return;
    if (is_live()) {
        frame.has_other_end = true;
        step(Step::Kind::Edge, instruction.offset);
    }
    plan_.steps[frame.step].kind = Step::Kind::IfElse;
    step(Step::Kind::Else, instruction.end());
    begin_block(Step::Kind::Charge, instruction.end());
    frame.other_arm = block_;
}

void FuelPlanner::handle(const Instruction& instruction) {
    Frame& frame = frames_.back();
    if (frame.is_dead) return;
    if (is_live()) {
        frame.has_other_end = true;
        step(Step::Kind::Edge, instruction.offset);
    }
    plan_.has_handlers = true;
    step(Step::Kind::Handler, instruction.end());
    begin_block(Step::Kind::Charge, instruction.end());
}

void FuelPlanner::branch(std::uint32_t label) {
    Frame& target = frames_[frames_.size() - 1 - label];
    target.is_target = true;
    for (std::size_t inner = frames_.size() - label; inner < frames_.size(); ++inner) frames_[inner].escapes = true;
    note_label(label);
}

void FuelPlanner::close(const Instruction& instruction) {
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (frames_.empty()) {
        plan_.returns_at_end = is_live();
        return;
    }
    if (frame.is_dead) return;

    const bool falls_through = is_live();
    const bool is_if = frame.opcode == Opcode::If;
    bool is_join = frame.has_other_end || (frame.is_target && frame.opcode != Opcode::Loop);
    if (is_if || is_join) {
        if (falls_through) step(Step::Kind::Edge, instruction.offset);
        is_join = true;
    }
    if (frame.opcode == Opcode::Else) {
        // One of the two arms runs whenever the block in front does: what both cost is paid there.
        const std::uint32_t common = std::min(plan_.blocks[frame.arm], plan_.blocks[frame.other_arm]);
        plan_.blocks[frame.arm] -= common;
        plan_.blocks[frame.other_arm] -= common;
        plan_.blocks[frame.before] += common;
        step(Step::Kind::EndIf, instruction.end());
    }
    if (frame.opcode == Opcode::Loop) {
        if (frame.is_target) {
            ++plan_.loops;
        } else {
            // Nobody goes round.
            plan_.steps[frame.step].kind = Step::Kind::Nothing;
            plan_.steps[frame.step + 1].kind = Step::Kind::Nothing;
            plan_.blocks[frame.before] += plan_.blocks[frame.arm];
            plan_.blocks[frame.arm] = 0;
            if (block_ == frame.arm) block_ = frame.before;
        }
    }
    if (is_join) step(Step::Kind::Join, instruction.end());
    if (frame.is_handler && frame.opcode != Opcode::Loop) step(Step::Kind::Handler, instruction.end());

    if (!falls_through && !is_join)
        block_ = kDead;
    else if (!frame.escapes)
        block_ = frame.before;
    else if (is_join)
        begin_block(Step::Kind::Charge, instruction.end());
}

void FuelPlanner::prepay(const Instruction& instruction) {
    const bool is_direct = instruction.opcode == Opcode::Call || instruction.opcode == Opcode::ReturnCall;
    if (!is_direct || instruction.index < module_.imported_functions) return;
    plan_.blocks[block_] += terms_[instruction.index - module_.imported_functions].fuel;
}

void FuelPlanner::lengths(const Instruction& instruction) {
    const LengthPrice price = length_price(instruction.opcode);
    if (price.factor == 0) return;
    bool is_64 = false;
    switch (instruction.opcode) {
        case Opcode::MemoryFill:
        case Opcode::MemoryGrow: is_64 = module_.memories[instruction.index].type.limits.is_64; break;
        case Opcode::MemoryCopy:
            is_64 = module_.memories[instruction.index].type.limits.is_64 &&
                    module_.memories[instruction.second].type.limits.is_64;
            break;
        case Opcode::TableFill:
        case Opcode::TableGrow: is_64 = module_.tables[instruction.index].type.limits.is_64; break;
        case Opcode::TableCopy:
            is_64 =
                module_.tables[instruction.index].type.limits.is_64 && module_.tables[instruction.second].type.limits.is_64;
            break;
        default: break;
    }
    plan_.use(is_64 ? Scratch::Length64 : Scratch::Length32);
    if (price.is_growth) plan_.use(is_64 ? Scratch::Result64 : Scratch::Result32);
    plan_.steps.push_back({Step::Kind::Length, is_64, instruction.opcode, instruction.offset, instruction.index});
    plan_.steps.push_back({Step::Kind::Lengthened, is_64, instruction.opcode, instruction.end(), instruction.index});
}

void add_nans(FuelPlan& plan, const std::vector<NanPlace>& places) {
    const auto count = static_cast<std::ptrdiff_t>(plan.steps.size());
    for (const NanPlace& place : places) {
        plan.use(scratch_of(place.type));
        plan.steps.push_back({Step::Kind::Nan, false, Opcode::Nop, place.offset, static_cast<std::uint32_t>(place.type)});
    }
    // In front of what else happens there: whatever settles the counter may leave.
    std::rotate(plan.steps.begin(), plan.steps.begin() + count, plan.steps.end());
    std::inplace_merge(plan.steps.begin(), plan.steps.end() - count, plan.steps.end(),
                       [](const Step& a, const Step& b) { return a.offset < b.offset; });
}

}  // namespace bengkel
