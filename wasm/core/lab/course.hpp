#pragma once
// A course: labs in the order in which they are taken, and what a learner can do afterwards. Plain values, already read and
// checked (lab/read_courses.hpp).

#include <map>
#include <string>
#include <vector>

#include "lab/lab.hpp"

namespace bengkel {

struct Course {
    std::string id;
    std::vector<std::string> tracks;  ///< of its labs, the main one first
    Localised title;
    Localised summary;
    std::map<std::string, bool> locales;  ///< locale to "reviewed by a person"
    std::vector<Localised> outcomes;
    int hours = 0;  ///< notional: reading, trying and thinking included
    std::vector<std::string> labs;
    std::vector<std::string> prerequisites;  ///< courses that come before it
};

/// What a course needs to know of a lab that it names.
struct ListedLab {
    std::string id;
    std::string track;
    int minutes = 0;
};

}  // namespace bengkel
