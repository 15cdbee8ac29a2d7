constexpr int deep(int n) { return deep(n + 1) + 1; }
constexpr int value = deep(0);
int main() { return value; }
