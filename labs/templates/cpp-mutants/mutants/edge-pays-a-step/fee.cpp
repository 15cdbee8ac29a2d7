int fee(int grams) {
    if (grams < 1000) return 600;
    return 600 + 150 * ((grams - 1000) / 500 + 1);
}
