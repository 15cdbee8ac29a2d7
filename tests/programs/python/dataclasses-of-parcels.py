from dataclasses import asdict, dataclass, field, replace
from enum import Enum, IntFlag, auto

class State(Enum):
    NEW = auto()
    SENT = auto()

class Risk(IntFlag):
    NONE = 0
    FRAGILE = 1
    COLD = 2

@dataclass(order=True, frozen=True)
class Parcel:
    grams: int
    code: str = field(compare=False)
    state: State = field(default=State.NEW, compare=False)
    tags: tuple = ()

heap = sorted([Parcel(900, "B"), Parcel(120, "A", tags=("gift",)), Parcel(900, "C", tags=("x",))])
print(*heap, sep="\n")
print(asdict(replace(heap[0], state=State.SENT)))
print(Risk.FRAGILE | Risk.COLD, Risk.COLD in Risk(3), list(State))
try:
    heap[0].grams = 1
except Exception as error:
    print(type(error).__name__, error)
