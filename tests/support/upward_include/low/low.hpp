#pragma once
// Planted: an include that runs up the stairs, for the test of check_layers.cmake.

#include "high/high.hpp"
