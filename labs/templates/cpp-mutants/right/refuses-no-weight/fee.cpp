int fee(int grams) {
    if (grams <= 0) return -1;  // a parcel weighs something
    int total = 600;
    for (int paid = 1000; paid < grams; paid += 500) total += 150;
    return total;
}
