extern "C" int guest_prepare() { return 0; }
int main() {}
