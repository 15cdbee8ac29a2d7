int main() {
    int unused = 3;
    unsigned count = 2;
    for (int i = 0; i < count; ++i) {
    }
    return 0;
}
