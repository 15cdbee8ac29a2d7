#pragma clang plugin "evil.so"
#pragma comment(lib, "evil")
#pragma clang __debug crash
int main() {}
