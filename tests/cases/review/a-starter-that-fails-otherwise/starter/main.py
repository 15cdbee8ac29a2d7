def fees(grams):
    return None
