#include <algorithm>
#include <vector>
struct Point {
    int x;
};
int main() {
    std::vector<Point> points;
    std::sort(points.begin(), points.end());
}
