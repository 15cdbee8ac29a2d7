from dataclasses import dataclass

@dataclass
class Parcel:
    city: str
    grams: int

def describe(it):
    match it:
        case None:
            return "nothing"
        case bool(b):
            return f"bool {b}"
        case int(n) if n < 0:
            return "negative"
        case int() | float():
            return "number"
        case [] | {}:
            return "empty-ish"
        case ["move", (int() | float()) as x, *rest]:
            return f"move {x} rest {rest}"
        case {"kind": "order", "lines": [first, *_], **others}:
            return f"order starting {first} with {sorted(others)}"
        case Parcel(city="Sibu" | "Miri" as city, grams=g):
            return f"north {city} {g}"
        case Parcel(city):
            return f"parcel to {city}"
        case str() as text:
            return text.upper()
        case _:
            return "other"

for it in (None, True, -3, 2.5, [], ["move", 4, 5, 6], {"kind": "order", "lines": ["a", "b"], "id": 1}, Parcel("Sibu", 5), Parcel("Bau", 1), "x", object):
    print(describe(it))
