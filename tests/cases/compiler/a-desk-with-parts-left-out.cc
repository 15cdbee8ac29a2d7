#include <bengkel/lab.hpp>

int main() {
    lab::Desk desk{.places = {{"Kuching"}, {"Serian", 40, 20}}};
    desk.riders.push_back(lab::Rider{"on the way"});
    desk.stock.push_back({.name = "rice"});
    desk.orders.push_back({"one"});
    lab::show(desk);
    lab::show(lab::Loss{.curves = {{"training", {0.9, 0.5}}}});
    lab::show(lab::Neighbours{.of = "Tebaloi", .similarity = {{"Keropok", 0.75}}});
}
