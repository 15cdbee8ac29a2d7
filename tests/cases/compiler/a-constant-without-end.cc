constexpr int endless() {
    int n = 0;
    while (true) n = (n + 1) % 7;
    return n;
}
constexpr int value = endless();
int main() { return value; }
