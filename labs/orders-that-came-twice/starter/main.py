def repeated(orders):
    """The numbers that came more than once, each once, in the order in which they first appeared."""
    return None


def paid_sen(orders, payouts):
    """For each order the sum of its payout lines, in sen."""
    return None


if __name__ == "__main__":
    print(repeated(["SO-9", "SO-7", "SO-7", "SO-8", "SO-9", "SO-9"]))
    lines = [
        {"order": "SO-7", "sen": 1200},
        {"order": "SO-9", "sen": 300},
        {"order": "SO-7", "sen": 25},
    ]
    print(paid_sen(["SO-9", "SO-7", "SO-8"], lines))
