from limits import judge


def order(*parts):
    parts = [[{"fen": fen, "pieces": pieces}] for fen, pieces in parts]
    return {"buyer": "B-1", "day": "2026-11-24", "parts": parts}


def past(fen, buyer="B-1", day="2026-03-02"):
    return {"buyer": buyer, "day": day, "fen": fen}


def test_exactly_the_limits():
    assert judge(order((500000, 1)), []) == "ok"
    assert judge(order((100000, 1)), [past(2500000)]) == "ok"


def test_many_cheap_pieces():
    assert judge(order((1000, 501)), []) == "order-limit"


def test_two_parts():
    assert judge(order((300000, 1), (300000, 1)), []) == "split"
    assert judge(order((200000, 1), (300000, 1)), []) == "ok"


def test_again_on_the_same_day():
    earlier = [past(300000, day="2026-11-24")]
    assert judge(order((200001, 1)), earlier) == "split"


def test_the_year():
    assert judge(order((100001, 1)), [past(2500000)]) == "year-limit"


def test_others_and_other_years():
    assert judge(order((100001, 1)), [past(2500000, "B-2")]) == "ok"
    earlier = [past(2500000, day="2025-12-31")]
    assert judge(order((100001, 1)), earlier) == "ok"
    others = [past(400000, "B-2", "2026-11-24")]
    assert judge(order((400000, 1)), others) == "ok"
