int fee(int grams) {
    return 600 + 150 * ((grams + 499) / 500);
}
