from limits import judge


def order(fen, pieces=1):
    part = [{"fen": fen, "pieces": pieces}]
    return {"buyer": "B-1", "day": "2026-11-24", "parts": [part]}


def test_a_small_order():
    assert judge(order(100), []) == "ok"


def test_a_large_order():
    assert judge(order(500001), []) == "order-limit"
