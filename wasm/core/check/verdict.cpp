#include "check/verdict.hpp"

namespace bengkel {

const char* outcome_name(Outcome outcome) {
    switch (outcome) {
        case Outcome::Passed: return "passed";
        case Outcome::Failed: return "failed";
        case Outcome::NotGradable: return "not-gradable";
        case Outcome::NotReached: return "not-reached";
    }
    return "";
}

const char* failure_name(FailureCode code) {
    switch (code) {
#define BENGKEL_FAILURE(code, name) \
    case FailureCode::code: return name;
#include "check/failure.def"
#undef BENGKEL_FAILURE
    }
    return "";
}

}  // namespace bengkel
