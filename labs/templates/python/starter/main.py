def fee(grams):
    """The fee of a parcel, in whole sen."""
    return None


@program@
