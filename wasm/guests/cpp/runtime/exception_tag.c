/* The tag that every C++ exception is thrown with. Dynamic linkers define it for a program; we link without one. */
__asm__(
    ".tagtype __cpp_exception i32\n"
    ".globl __cpp_exception\n"
    "__cpp_exception:\n");
