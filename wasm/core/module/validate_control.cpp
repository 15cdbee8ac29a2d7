// The rules of blocks, branches, exceptions and calls. CodeValidator is declared in code_validator.hpp.

#include <algorithm>
#include <format>

#include "module/code_validator.hpp"
#include "module/limits.hpp"
#include "module/print_module.hpp"

namespace bengkel {

// The control stack.

void CodeValidator::push_frame(Opcode opcode, const BlockType& block) {
    frames_.push_back({opcode, false, block, stack_.size(), locals_set_.size()});
    const auto nesting = static_cast<std::uint32_t>(frames_.size() - 1);
    facts_.maximum_nesting = std::max(facts_.maximum_nesting, nesting);
    if (nesting > kMaximumNesting) fail("over-limit", std::format("more than {} blocks within blocks", kMaximumNesting));
}

/// Its results must be what it leaves on the stack, and all of it.
CodeValidator::ControlFrame CodeValidator::pop_frame() {
    const ControlFrame frame = frames_.back();
    pop(results(frame));
    if (stack_.size() != frame.height) fail("type-mismatch", "values are left over at the end of a block");
    reset_locals(frame.initialised_count);
    frames_.pop_back();
    return frame;
}

std::span<const ValueType> CodeValidator::parameters(const ControlFrame& frame) const {
    if (frame.block.kind != BlockType::Kind::Function) return {};
    return module_.function_type(frame.block.type)->parameters;
}

std::span<const ValueType> CodeValidator::results(const ControlFrame& frame) const {
    if (frame.block.kind == BlockType::Kind::Empty) return {};
    if (frame.block.kind == BlockType::Kind::Result) return {&frame.block.result, 1};
    return module_.function_type(frame.block.type)->results;
}

std::span<const ValueType> CodeValidator::label_types(const ControlFrame& frame) const {
    return frame.opcode == Opcode::Loop ? parameters(frame) : results(frame);
}

const CodeValidator::ControlFrame* CodeValidator::label(std::uint32_t index, std::size_t below) {
    if (index < frames_.size() - below) return &frames_[frames_.size() - 1 - below - index];
    fail("unknown-label", std::format("there is no label {}", index));
    return nullptr;
}

bool CodeValidator::check_block_type(const BlockType& block) {
    if (block.kind == BlockType::Kind::Function) return function_type(block.type) != nullptr;
    return block.kind == BlockType::Kind::Empty || check_type(block.result);
}

const FunctionType* CodeValidator::function_type(std::uint32_t type) {
    const FunctionType* found = module_.function_type(type);
    if (!found) fail("unknown-type", std::format("there is no function type {}", type));
    return found;
}

// Instructions.

bool CodeValidator::check_control(const Instruction& in) {
    switch (in.opcode) {
        case Opcode::Unreachable: set_unreachable(); return true;
        case Opcode::If: pop(kI32); [[fallthrough]];
        case Opcode::Block:
        case Opcode::Loop:
        case Opcode::Try: {
            facts_.has_loops |= in.opcode == Opcode::Loop;
            facts_.has_legacy_exceptions |= in.opcode == Opcode::Try;
            if (!check_block_type(in.block)) return true;
            const ControlFrame frame{in.opcode, false, in.block, 0, 0};
            pop(parameters(frame));
            push_frame(in.opcode, in.block);
            push(parameters(frame));
            return true;
        }
        case Opcode::TryTable: check_try_table(in); return true;
        case Opcode::Else: {
            if (frames_.back().opcode != Opcode::If) {
                fail("bad-nesting", "else without if");
                return true;
            }
            const ControlFrame frame = pop_frame();
            push_frame(Opcode::Else, frame.block);
            push(parameters(frame));
            return true;
        }
        case Opcode::Catch:
        case Opcode::CatchAll: check_catch(in); return true;
        case Opcode::Delegate: {
            if (frames_.back().opcode != Opcode::Try) {
                fail("bad-nesting", "delegate without try");
                return true;
            }
            if (!label(in.index, 1)) return true;
            const ControlFrame frame = pop_frame();
            push(results(frame));
            return true;
        }
        case Opcode::End: check_end(); return true;
        case Opcode::Throw:
            if (in.index >= module_.tags.size()) {
                fail("unknown-tag", std::format("there is no tag {}", in.index));
            } else {
                pop(module_.function_type(module_.tags[in.index].type.type)->parameters);
                set_unreachable();
            }
            return true;
        case Opcode::Rethrow:
            if (const ControlFrame* frame = label(in.index)) {
                if (frame->opcode != Opcode::Catch && frame->opcode != Opcode::CatchAll)
                    fail("unknown-label", std::format("the label {} is no catch", in.index));
                set_unreachable();
            }
            return true;
        case Opcode::ThrowRef:
            pop(reference_to(HeapType::Kind::Exn));
            set_unreachable();
            return true;
        case Opcode::Br:
            if (const ControlFrame* frame = label(in.index)) {
                pop(label_types(*frame));
                set_unreachable();
            }
            return true;
        case Opcode::BrIf:
            pop(kI32);
            if (const ControlFrame* frame = label(in.index)) {
                pop(label_types(*frame));
                push(label_types(*frame));
            }
            return true;
        case Opcode::BrTable: check_branch_table(in); return true;
        case Opcode::Return:
            pop(results(frames_.front()));
            set_unreachable();
            return true;
        default: return false;
    }
}

void CodeValidator::check_end() {
    // Without an else, what an if takes is what it leaves.
    const ControlFrame& innermost = frames_.back();
    if (innermost.opcode == Opcode::If && !types_.matches(parameters(innermost), results(innermost)))
        return fail("type-mismatch", "an if without else must leave what it takes");
    const ControlFrame frame = pop_frame();
    if (!frames_.empty() && !problem_) push(results(frame));
}

void CodeValidator::check_catch(const Instruction& in) {
    const Opcode opened = frames_.back().opcode;
    if (opened != Opcode::Try && opened != Opcode::Catch) return fail("bad-nesting", "catch without try");
    if (in.opcode == Opcode::Catch && in.index >= module_.tags.size())
        return fail("unknown-tag", std::format("there is no tag {}", in.index));
    const ControlFrame frame = pop_frame();
    push_frame(in.opcode, frame.block);
    if (in.opcode == Opcode::Catch) push(module_.function_type(module_.tags[in.index].type.type)->parameters);
}

void CodeValidator::check_try_table(const Instruction& in) {
    facts_.has_exceptions = true;
    if (!check_block_type(in.block)) return;
    const ControlFrame opened{in.opcode, false, in.block, 0, 0};
    pop(parameters(opened));
    std::vector<ValueType> caught;
    for (CatchList clauses(in); clauses.more() && !problem_;) {
        const CatchClause clause = clauses.take();
        caught.clear();
        if (clause.has_tag()) {
            if (clause.tag >= module_.tags.size())
                return fail("unknown-tag", std::format("there is no tag {}", clause.tag));
            caught = module_.function_type(module_.tags[clause.tag].type.type)->parameters;
        }
        if (clause.has_reference()) caught.push_back(reference_to(HeapType::Kind::Exn, false));
        const ControlFrame* target = label(clause.label);
        if (target && !types_.matches(caught, label_types(*target)))
            fail("type-mismatch", std::format("what is caught is not what the label {} takes", clause.label));
    }
    push_frame(in.opcode, in.block);
    push(parameters(opened));
}

void CodeValidator::check_branch_table(const Instruction& in) {
    pop(kI32);
    const ControlFrame* last = label(in.index);
    if (!last) return;
    const std::size_t arity = label_types(*last).size();
    const ControlFrame* before = nullptr;
    for (LabelList labels(in); labels.more();) {
        const ControlFrame* target = label(labels.take());
        if (!target) return;
        if (target == before) continue;
        before = target;
        if (label_types(*target).size() != arity)
            return fail("type-mismatch", "the labels take different numbers of values");
        check_top(label_types(*target));
        if (problem_) return;
    }
    pop(label_types(*last));
    set_unreachable();
}

bool CodeValidator::check_call(const Instruction& in) {
    switch (in.opcode) {
        case Opcode::Call:
        case Opcode::ReturnCall:
            if (in.index >= module_.functions.size()) {
                fail("unknown-function", std::format("there is no function {}", in.index));
            } else {
                facts_.callees.push_back(in.index);
                check_callee(module_.type_of(in.index), in.opcode == Opcode::ReturnCall);
            }
            return true;
        case Opcode::CallIndirect:
        case Opcode::ReturnCallIndirect: {
            facts_.calls_anyone = true;
            const Table* callees = table(in.second);
            if (!callees) return true;
            if (!types_.matches(callees->type.element, reference_to(HeapType::Kind::Func)))
                refuse_operand(reference_to(HeapType::Kind::Func), callees->type.element);
            const FunctionType* type = function_type(in.index);
            if (!type) return true;
            pop(callees->type.limits.address());
            check_callee(*type, in.opcode == Opcode::ReturnCallIndirect);
            return true;
        }
        case Opcode::CallRef:
        case Opcode::ReturnCallRef:
            facts_.calls_anyone = facts_.asks_for_types = true;
            if (const FunctionType* type = function_type(in.index)) {
                pop(reference_to(HeapType{HeapType::Kind::Defined, in.index}, true));
                check_callee(*type, in.opcode == Opcode::ReturnCallRef);
            }
            return true;
        default: return false;
    }
}

void CodeValidator::check_callee(const FunctionType& callee, bool is_tail) {
    pop(callee.parameters);
    if (!is_tail) {
        facts_.has_calls = true;
        return push(callee.results);
    }
    facts_.has_tail_calls = true;
    if (!types_.matches(callee.results, results(frames_.front())))
        fail("type-mismatch", "a tail call must give what the function gives");
    set_unreachable();
}

}  // namespace bengkel
