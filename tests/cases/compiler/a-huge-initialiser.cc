#include <array>
std::array<int, 500'000'000> many{1};
int main() { return many[3]; }
