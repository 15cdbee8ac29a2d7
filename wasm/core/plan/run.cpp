#include "plan/run.hpp"

namespace bengkel {

const char* entry_name(EntryKind kind) {
    switch (kind) {
        case EntryKind::Program: return "program";
        case EntryKind::Call: return "call";
        case EntryKind::Query: return "query";
        case EntryKind::Cost: return "cost";
        case EntryKind::Load: return "load";
        case EntryKind::Trace: return "trace";
        case EntryKind::Profile: return "profile";
        case EntryKind::Source: return "source";
        case EntryKind::UnitTest: return "unittest";
    }
    return "";
}

const char* record_name(Record record) {
    switch (record) {
        case Record::None: return "";
        case Record::Steps: return "steps";
        case Record::Costs: return "costs";
        case Record::Memory: return "memory";
        case Record::Tables: return "tables";
    }
    return "";
}

}  // namespace bengkel
