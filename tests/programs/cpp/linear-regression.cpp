#include <cmath>
#include <iomanip>
#include <iostream>
#include <numeric>
#include <vector>

int main() {
    const std::vector<double> spent{1, 2, 3, 4, 5, 6, 7, 8}, sold{52, 61, 75, 78, 97, 103, 118, 121};
    const double n = static_cast<double>(spent.size());
    const double mean_x = std::accumulate(spent.begin(), spent.end(), 0.0) / n;
    const double mean_y = std::accumulate(sold.begin(), sold.end(), 0.0) / n;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < spent.size(); ++i) {
        xy += (spent[i] - mean_x) * (sold[i] - mean_y);
        xx += (spent[i] - mean_x) * (spent[i] - mean_x);
        yy += (sold[i] - mean_y) * (sold[i] - mean_y);
    }
    const double slope = xy / xx;
    const double start = mean_y - slope * mean_x;
    std::cout << std::fixed << std::setprecision(4) << "sold = " << start << " + " << slope
              << " spent, r = " << xy / std::sqrt(xx * yy) << '\n';

    double a = 0, b = 0;
    for (int turn = 0; turn < 5000; ++turn) {
        double da = 0, db = 0;
        for (std::size_t i = 0; i < spent.size(); ++i) {
            const double error = a + b * spent[i] - sold[i];
            da += error;
            db += error * spent[i];
        }
        a -= 0.02 * da / n;
        b -= 0.02 * db / n;
    }
    std::cout << std::setprecision(2) << "by descent: " << a << " + " << b << " spent\n";
}
