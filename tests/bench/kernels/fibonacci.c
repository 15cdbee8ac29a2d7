// Nothing but calls.
#include "kernel.h"
KEEP static int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
KERNEL int run(int n) { return fibonacci(n); }
