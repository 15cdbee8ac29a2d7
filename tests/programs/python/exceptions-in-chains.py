class StockError(Exception):
    def __init__(self, sku, left):
        super().__init__(f"{sku}: only {left} left")
        self.sku, self.left = sku, left

def take(stock, sku, count):
    try:
        left = stock[sku]
    except KeyError as error:
        raise StockError(sku, 0) from error
    if left < count:
        raise StockError(sku, left)
    stock[sku] -= count
    return stock[sku]

stock = {"lada": 5}
for sku, count in [("lada", 3), ("lada", 3), ("kopi", 1)]:
    try:
        print(take(stock, sku, count))
    except StockError as error:
        print(error, error.left, repr(error.__cause__))
    else:
        print("taken")
    finally:
        print("--")
try:
    raise ExceptionGroup("many", [ValueError("a"), TypeError("b"), ValueError("c")])
except* ValueError as group:
    print([str(error) for error in group.exceptions])
except* TypeError as group:
    print("types", len(group.exceptions))
