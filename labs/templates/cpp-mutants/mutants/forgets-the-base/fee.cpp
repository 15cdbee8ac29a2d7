int fee(int grams) {
    if (grams <= 1000) return 600;
    return 150 * ((grams - 1000 + 499) / 500);
}
