"""What a program leaves for the page: plots.

    import lab
    lab.plot([3, 1, 2], title="Orders")                                    y over 0, 1, 2 ...
    lab.plot((days, orders), (days, returns), label=["orders", "returns"])  pairs of x and y, several series
    lab.plot({"KCH": 12, "KUL": 40}, kind="bar")                            names and numbers
    lab.plot(amounts, kind="histogram", x="RM")                             numbers to be counted
    lab.plot([[1, 2], [3, 4]], kind="heatmap")                              rows of numbers

Each call writes plots/1.json, plots/2.json ...; its form is told in labs/README.md.
"""

import json
import math
import os

__all__ = ["plot"]

KINDS = ("line", "scatter", "bar", "histogram", "heatmap")
MOST_PLOTS = 16
MOST_SERIES = 12
MOST_NUMBERS = 20_000
MOST_POINTS_OF_TEXT = 200

plots = 0


def plot(*series, kind="line", label=None, title="", x="", y="", log=""):
    """Leaves one plot. `label`: the name of the series, or a list with a name for each; `x` and `y`: the names of the axes;
    `log`: "x", "y" or "xy", the axes whose steps multiply."""
    global plots
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
    if log not in ("", "x", "y", "xy"):
        raise ValueError(f'log must be "x", "y" or "xy", not {log!r}')
    if not series:
        raise ValueError("a plot wants at least one series")
    if len(series) > MOST_SERIES:
        raise ValueError(f"a plot holds at most {MOST_SERIES} series, not {len(series)}")
    if plots == MOST_PLOTS:
        raise ValueError(f"a run can leave at most {MOST_PLOTS} plots")
    made = [series_of(it, kind) for it in map(plain, series)]
    if sum(map(size_of, made)) > MOST_NUMBERS:
        raise ValueError(f"a plot holds at most {MOST_NUMBERS:,} numbers")
    for it, name in zip(made, labels_of(label, len(made))):
        it["label"] = name
    told = {
        "format": 1,
        "kind": kind,
        "title": text_of(title, "title"),
        "x": {"label": text_of(x, "x"), "log": "x" in log},
        "y": {"label": text_of(y, "y"), "log": "y" in log},
        "series": made,
    }
    os.makedirs("/work/plots", exist_ok=True)
    plots += 1
    with open(f"/work/plots/{plots}.json", "w", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        file.write("\n")


def labels_of(label, count):
    if label is None or isinstance(label, str):
        label = [label or ""] + [""] * (count - 1)
    if len(label) != count:
        raise ValueError(f"there are {count} series and {len(label)} labels")
    return [text_of(name, "label") for name in label]


def plain(it):
    """An array of NumPy's as lists; anything else as it is."""
    return it.tolist() if hasattr(it, "tolist") else it


def series_of(it, kind):
    if kind == "heatmap":
        rows = [numbers_of(row) for row in map(plain, it)]
        if len({len(row) for row in rows}) > 1:
            raise ValueError("the rows of a heatmap must be equally long")
        return {"rows": rows}
    if isinstance(it, dict):
        it = (list(it), list(it.values()))
    if isinstance(it, tuple) and len(it) == 2 and not all(is_number(part) for part in it):
        xs, ys = map(plain, it)
        if kind == "histogram":
            raise ValueError("a histogram counts numbers: give it one list, not x and y")
        ys = numbers_of(ys)
        xs = [text_of(value, "x") if isinstance(value, str) else number_of(value) for value in xs]
        if len(xs) != len(ys):
            raise ValueError(f"there are {len(xs)} values of x and {len(ys)} of y")
        if len({isinstance(value, str) for value in xs}) > 1:
            raise ValueError("the values of x must be all numbers or all texts")
        return {"x": xs, "y": ys}
    return {"y": numbers_of(it)}


def size_of(made):
    return sum(len(row) for row in made["rows"]) if "rows" in made else len(made["y"]) + len(made.get("x", ()))


def numbers_of(values):
    return [number_of(value) for value in plain(values)]


def is_number(value):
    return hasattr(value, "__float__") and not isinstance(value, str)


def number_of(value):
    """An int or a float. NaN and None are gaps."""
    if value is None:
        return None
    if isinstance(value, bool) or not is_number(value):
        raise TypeError(f"a plot wants numbers, not {value!r}")
    if isinstance(value, int) and abs(value) <= 2**53:
        return int(value)
    number = float(value)
    if math.isinf(number):
        raise ValueError("an infinite number has no place in a plot")
    return None if math.isnan(number) else number


def text_of(text, what):
    text = str(text)
    if len(text) > MOST_POINTS_OF_TEXT:
        raise ValueError(f"{what} has more than {MOST_POINTS_OF_TEXT} characters")
    return text
