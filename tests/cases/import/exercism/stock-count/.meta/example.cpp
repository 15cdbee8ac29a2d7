#include "stock_count.h"

#include <stdexcept>

namespace stock_count {

int left(int in, int out) {
    if (out > in) throw std::domain_error("more went out than came in");
    return in - out;
}

}  // namespace stock_count
