from limits import judge


def order(fen, pieces=1):
    part = [{"fen": fen, "pieces": pieces}]
    return {"buyer": "B-1", "day": "2026-11-24", "parts": [part]}


def test_a_small_order():
    assert judge(order(100), []) == "ok"


# TODO 8: one test for each way in which judge may go wrong.
