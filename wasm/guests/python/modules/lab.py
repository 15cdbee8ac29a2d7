"""What a program leaves for the page: plots, and looks into a model or a desk.

    import lab
    lab.plot([3, 1, 2], title="Orders")                                    y over 0, 1, 2 ...
    lab.plot((days, orders), (days, returns), label=["orders", "returns"])  pairs of x and y, several series
    lab.plot({"KCH": 12, "KUL": 40}, kind="bar")                            names and numbers
    lab.plot(amounts, kind="histogram", x="RM")                             numbers to be counted
    lab.plot([[1, 2], [3, 4]], kind="heatmap")                              rows of numbers

    lab.show("loss", {"curves": {"training": [0.9, 0.5], "validation": [1.0, 0.8]}})
    lab.show("confusion", {"classes": ["sold", "not"], "counts": [[7, 1], [2, 5]]}, title="Which sells?")

Each call writes plots/1.json, plots/2.json ... or shows/1.json, shows/2.json ...; labs/README.md tells the forms, and what
else can be shown: boundary, weights, neighbours, desk.
"""

import json
import math
import os

__all__ = ["plot", "show"]

KINDS = ("line", "scatter", "bar", "histogram", "heatmap")
MOST_PLOTS = MOST_SHOWS = 16
MOST_SERIES = 12
MOST_NUMBERS = 20_000
MOST_POINTS_OF_TEXT = 200

# What can be shown: a list of one shape holds any number of such, a key with a question mark may be left out.
TEXT, FLAG, NUMBER, GAPS = "a text", "True or False", "a number", "a number or None"
PAIRS = [[NUMBER]]
FORMS = {
    "boundary": {"x": [NUMBER], "y": [NUMBER], "cells": [[GAPS]], "classes?": [TEXT], "points?": [[NUMBER]], "labels?": [TEXT]},
    "loss": {"curves": {TEXT: [GAPS]}, "steps?": [NUMBER], "log?": FLAG},
    "confusion": {"classes": [TEXT], "counts": [[NUMBER]]},
    "weights": {"weights": [[[NUMBER]]], "names?": [[TEXT]]},
    "neighbours": {"of": TEXT, "similarity?": {TEXT: NUMBER}, "distance?": {TEXT: NUMBER}},
    "desk": {
        "places?": [{"name": TEXT, "x": NUMBER, "y": NUMBER, "depot?": FLAG}],
        "roads?": PAIRS,
        "riders?": [{"name": TEXT, "stops": PAIRS}],
        "stock?": [{"name": TEXT, "levels": PAIRS, "reorder?": NUMBER}],
        "orders?": [{"name": TEXT, "placed": NUMBER, "started?": NUMBER, "done?": NUMBER}],
    },
}

plots = 0
shows = 0


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
    plots += 1
    leave("plots", plots, told)


def show(kind, data, title=""):
    """Leaves one look into a model or a desk: `data` is a dict with the keys of its form."""
    global shows
    if kind not in FORMS:
        raise ValueError(f"kind must be one of {', '.join(FORMS)}, not {kind!r}")
    if shows == MOST_SHOWS:
        raise ValueError(f"a run can leave at most {MOST_SHOWS} shows")
    made = fitted(data, FORMS[kind], "data")
    if leaves_of(made) > MOST_NUMBERS:
        raise ValueError(f"a show holds at most {MOST_NUMBERS:,} numbers and texts")
    agree(kind, made)
    told = {"format": 1, "kind": kind, "title": text_of(title, "title"), "data": made}
    shows += 1
    leave("shows", shows, told)


def leave(folder, number, told):
    os.makedirs(f"/work/{folder}", exist_ok=True)
    with open(f"/work/{folder}/{number}.json", "w", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        file.write("\n")


def fitted(value, shape, where):
    """The value as JSON has it, when it is of the shape."""
    value = plain(value)
    if isinstance(shape, list):
        if not isinstance(value, (list, tuple, range)):
            raise TypeError(f"{where} must be a list, not {value!r:.80}")
        return [fitted(it, shape[0], f"{where}[{at}]") for at, it in enumerate(value)]
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            raise TypeError(f"{where} must be a dict, not {value!r:.80}")
        if TEXT in shape:
            return {text_of(key, where): fitted(it, shape[TEXT], f"{where}[{key!r}]") for key, it in value.items()}
        keys = {key.rstrip("?"): it for key, it in shape.items()}
        for key in value:
            if key not in keys:
                raise ValueError(f"{where} has no key {key!r}: there are {', '.join(keys)}")
        for key in shape:
            if key not in value and not key.endswith("?"):
                raise ValueError(f"{where} wants the key {key!r}")
        return {key: fitted(it, keys[key], f"{where}[{key!r}]") for key, it in value.items()}
    if shape is FLAG:
        if value not in (True, False):
            raise TypeError(f"{where} must be True or False, not {value!r:.80}")
        return bool(value)
    if shape is TEXT:
        return text_of(value, where)
    number = number_of(value, where)
    if number is None and shape is NUMBER:
        raise ValueError(f"{where} must be a number, not {value!r}")
    return number


def leaves_of(made):
    if isinstance(made, dict):
        made = made.values()
    return sum(map(leaves_of, made)) if not isinstance(made, (str, int, float, type(None))) else 1


def agree(kind, made):
    """What no shape can say: how many, and which numbers stand for what."""
    if kind == "boundary":
        for side in ("x", "y"):
            if len(made[side]) != 2 or not made[side][0] < made[side][1]:
                raise ValueError(f"{side} must be two numbers, the lower one first")
        rows_agree(made["cells"], "cells")
        if len(made.get("labels", ("", ""))) != 2:
            raise ValueError("labels must be two texts, of x and of y")
        classes = len(made.get("classes", ()))
        for row in made["cells"] if classes else ():
            indexes_agree([it for it in row if it is not None], classes, "cells", "classes")
        for point in made.get("points", ()):
            if len(point) not in (2, 3):
                raise ValueError("a point is x, y and perhaps its class")
            indexes_agree(point[2:], classes, "points", "classes")
    elif kind == "loss":
        lengths = {len(it) for it in made["curves"].values()} | ({len(made["steps"])} if "steps" in made else set())
        if len(lengths) != 1 or 0 in lengths:
            raise ValueError("there must be curves, all of them and the steps equally long")
    elif kind == "confusion":
        count = len(made["classes"])
        if count == 0 or len(made["counts"]) != count or any(len(row) != count for row in made["counts"]):
            raise ValueError("counts must be as many rows and columns as there are classes")
        if any(it < 0 for row in made["counts"] for it in row):
            raise ValueError("a count cannot be negative")
    elif kind == "weights":
        layers = made["weights"]
        for layer in layers:
            rows_agree(layer, "weights")
        sizes = [len(layer) for layer in layers] + [len(layers[-1][0])] if layers else []
        if not layers or any(len(layer[0]) != size for layer, size in zip(layers, sizes[1:])):
            raise ValueError("weights must have a row for each neuron before and a column for each neuron after")
        if "names" in made and [len(it) for it in made["names"]] != sizes:
            raise ValueError(f"names must be lists of {', '.join(map(str, sizes))} texts, one list a layer")
    elif kind == "neighbours":
        if ("similarity" in made) == ("distance" in made):
            raise ValueError("neighbours have a similarity or a distance, one of the two")
    else:
        if not any(made.get(part) for part in ("places", "stock", "orders")):
            raise ValueError("a desk wants at least one of places, stock and orders")
        places = len(made.get("places", ()))
        stops = [it["stops"] for it in made.get("riders", ())]
        pairs = [made.get("roads", []), *stops, *(it["levels"] for it in made.get("stock", ()))]
        if any(len(pair) != 2 for them in pairs for pair in them):
            raise ValueError("roads, stops and levels are pairs")
        for road in made.get("roads", ()):
            indexes_agree(road, places, "roads", "places")
        for them in stops:
            indexes_agree([place for time, place in them], places, "stops", "places")


def rows_agree(rows, where):
    if not rows or not rows[0] or len({len(row) for row in rows}) > 1:
        raise ValueError(f"the rows of {where} must be equally long, and not empty")


def indexes_agree(numbers, count, where, what):
    for it in numbers:
        if it not in range(count):
            raise ValueError(f"{it} in {where} is none of the {count} {what}: they are counted from 0")


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


def number_of(value, where="a plot"):
    """An int or a float. NaN and None are gaps."""
    if value is None:
        return None
    if isinstance(value, bool) or not is_number(value):
        raise TypeError(f"{where} wants numbers, not {value!r:.80}")
    if isinstance(value, int) and abs(value) <= 2**53:
        return int(value)
    number = float(value)
    if math.isinf(number):
        raise ValueError(f"an infinite number has no place in {where}")
    return None if math.isnan(number) else number


def text_of(text, what):
    text = str(text)
    if len(text) > MOST_POINTS_OF_TEXT:
        raise ValueError(f"{what} has more than {MOST_POINTS_OF_TEXT} characters")
    return text
