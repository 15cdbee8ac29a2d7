template <int n, int way>
struct Wide {
    static constexpr int value = Wide<n - 1, 2 * way>::value + Wide<n - 1, 2 * way + 1>::value;
};
template <int way>
struct Wide<0, way> {
    static constexpr int value = 1;
};
int main() { return Wide<100, 0>::value; }
