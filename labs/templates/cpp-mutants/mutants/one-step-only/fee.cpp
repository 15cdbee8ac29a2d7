int fee(int grams) {
    return grams <= 1000 ? 600 : 750;
}
