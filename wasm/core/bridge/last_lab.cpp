#include "bridge/last_lab.hpp"

#include "check/check_kinds.hpp"
#include "lab/read_lab.hpp"

#include <utility>

namespace bengkel {

Result<std::shared_ptr<const Lab>> LastLab::read(const Request& request) {
    if (lab_ && files_ == request.files && rules_ == request.rules && private_files_ == request.private_files) return lab_;
    BENGKEL_TRY(Lab lab, read_lab(request.files, request.rules, check_kinds(), request.private_files));
    files_ = request.files;
    rules_ = request.rules;
    private_files_ = request.private_files;
    lab_ = std::make_shared<const Lab>(std::move(lab));
    return lab_;
}

}  // namespace bengkel
