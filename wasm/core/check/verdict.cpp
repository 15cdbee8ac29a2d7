#include "check/verdict.hpp"

namespace bengkel {

const char* outcome_name(Outcome outcome) {
    switch (outcome) {
        case Outcome::Passed: return "passed";
        case Outcome::Failed: return "failed";
        case Outcome::NotGradable: return "not-gradable";
    }
    return "";
}

const char* failure_name(FailureCode code) {
    switch (code) {
        case FailureCode::WrongValue: return "wrong-value";
        case FailureCode::WrongType: return "wrong-type";
        case FailureCode::Raised: return "raised";
        case FailureCode::DidNotRaise: return "did-not-raise";
        case FailureCode::RaisedOther: return "raised-other";
        case FailureCode::MissingFunction: return "missing-function";
        case FailureCode::NotAFunction: return "not-a-function";
        case FailureCode::WrongOutput: return "wrong-output";
        case FailureCode::WrongColumns: return "wrong-columns";
        case FailureCode::WrongRows: return "wrong-rows";
        case FailureCode::WrongOrder: return "wrong-order";
        case FailureCode::OrderByChance: return "order-by-chance";
        case FailureCode::WrongResults: return "wrong-results";
        case FailureCode::MissingTable: return "missing-table";
        case FailureCode::UnusedIndex: return "unused-index";
        case FailureCode::ForbiddenStep: return "forbidden-step";
        case FailureCode::GrowsTooFast: return "grows-too-fast";
        case FailureCode::OverBudget: return "over-budget";
        case FailureCode::NeedsInput: return "needs-input";
        case FailureCode::Exited: return "exited";
        case FailureCode::TooMuchOutput: return "too-much-output";
        case FailureCode::OutOfFuel: return "out-of-fuel";
        case FailureCode::OutOfMemory: return "out-of-memory";
        case FailureCode::TooDeep: return "too-deep";
        case FailureCode::Trapped: return "trapped";
        case FailureCode::Stopped: return "stopped";
        case FailureCode::Refused: return "refused";
        case FailureCode::BadResult: return "bad-result";
    }
    return "";
}

}  // namespace bengkel
