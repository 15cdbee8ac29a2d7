def fee(grams):
    """The fee of a parcel, in whole sen."""
    above = max(0, grams - 1000)
    steps = (above + 499) // 500
    return 600 + 150 * steps
