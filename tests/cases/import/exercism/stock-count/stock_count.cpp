#include "stock_count.h"

namespace stock_count {

int left(int, int) { return -1; }

}  // namespace stock_count
