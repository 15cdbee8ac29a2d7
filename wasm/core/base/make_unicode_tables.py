#!/usr/bin/env python3
"""Writes unicode_tables.hpp, what base/normal_form.cpp knows of Unicode, out of Python's own unicodedata.

usage: make_unicode_tables.py OUT

Tables are columns of numbers, sorted by code point, because columns compress far better than rows.
"""

import sys
import unicodedata

VERSION = "14.0.0"  # of Python 3.11, Debian 12's; verdicts must not depend on whose Python built the core
HANGUL = range(0xAC00, 0xAC00 + 11172)
POINTS = [p for p in range(0x110000) if not 0xD800 <= p < 0xE000]


def decompositions():
    """(code point, first, second or 0), one step each; Hangul goes by arithmetic."""
    for point in POINTS:
        text = unicodedata.decomposition(chr(point))
        if text and not text.startswith("<") and point not in HANGUL:
            first, second, *_ = [int(part, 16) for part in text.split()] + [0]
            yield point, first, second


def compositions(rows):
    """Where in these rows those are that NFC puts together again, sorted by what they are put together of."""
    composed = [at for at, row in enumerate(rows) if unicodedata.normalize("NFC", chr(row[0])) == chr(row[0])]
    return sorted(composed, key=lambda at: rows[at][1:])


def combining_classes():
    """(first, last, class) of neighbours."""
    ranges = []
    for point in POINTS:
        klass = unicodedata.combining(chr(point))
        if klass == 0:
            continue
        if ranges and ranges[-1][1] == point - 1 and ranges[-1][2] == klass:
            ranges[-1][1] = point
        else:
            ranges.append([point, point, klass])
    return ranges


def foldings():
    """(first, last, step, difference) of those that fold to one code point, and (code point, up to three) of the rest."""
    ranges, long = [], []
    for point in POINTS:
        folded = [ord(sign) for sign in chr(point).casefold()]
        if folded == [point]:
            continue
        if len(folded) > 1:
            long.append((point, *folded, *[0] * (3 - len(folded))))
            continue
        difference = folded[0] - point
        last = ranges[-1] if ranges else None
        if last and last[3] == difference and point - last[1] in ((1, 2) if last[0] == last[1] else (last[2],)):
            last[2] = point - last[1]
            last[1] = point
        else:
            ranges.append([point, point, 1, difference])
    return ranges, long


def table(out, name, columns, rows):
    """One array a column."""
    for at, (column, kind) in enumerate(columns):
        numbers = [row[at] for row in rows]
        out.write(f"inline constexpr std::array<{kind}, {len(rows)}> k{name}{column} = {{\n")
        for start in range(0, len(numbers), 16):
            out.write("    " + ", ".join(str(number) for number in numbers[start : start + 16]) + ",\n")
        out.write("};\n")


def main():
    if unicodedata.unidata_version != VERSION:
        sys.exit(f"this Python knows Unicode {unicodedata.unidata_version}, but the core is built on {VERSION}: use Python 3.11")
    point = "std::uint32_t"
    with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
        out.write("#pragma once\n// Written by make_unicode_tables.py.\n\n#include <array>\n#include <cstdint>\n\n")
        out.write("namespace bengkel::unicode {\n\n")
        out.write(f'inline constexpr const char* kVersion = "{VERSION}";\n')
        rows = list(decompositions())
        table(out, "Decomposition", [("Point", point), ("First", point), ("Second", point)], rows)
        table(out, "Composition", [("Row", "std::uint16_t")], [(at,) for at in compositions(rows)])
        table(out, "Class", [("First", point), ("Last", point), ("Value", "std::uint8_t")], combining_classes())
        ranges, long = foldings()
        table(out, "Fold", [("First", point), ("Last", point), ("Step", "std::uint8_t"), ("Difference", "std::int32_t")], ranges)
        table(out, "LongFold", [("Point", point), ("First", point), ("Second", point), ("Third", point)], long)
        out.write("\n}  // namespace bengkel::unicode\n")


main()
