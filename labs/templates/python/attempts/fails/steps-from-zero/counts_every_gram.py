def fee(grams):
    steps = (grams + 499) // 500
    return 600 + 150 * steps


@program@
