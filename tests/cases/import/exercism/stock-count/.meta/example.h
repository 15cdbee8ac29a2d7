#pragma once

namespace stock_count {

int left(int in, int out);

}  // namespace stock_count
