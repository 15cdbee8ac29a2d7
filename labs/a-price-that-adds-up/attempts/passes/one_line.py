def total_sen(prices):
    total = 0
    for ringgit, sen in prices:
        total = total + ringgit * 100 + sen
    return total


if __name__ == "__main__":
    print(total_sen([[1, 10], [2, 20], [3, 30]]))
