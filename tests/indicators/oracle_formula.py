#!/usr/bin/env -S python3 -B
"""tests/indicators/oracle_formula.py - formulas worked out by another hand, in exact fractions.

Each row below is a formula, the same thing written directly in Python over fractions, the unit of
the result and the digits after the point. Prints the rows of worked[] in test_formula_eval.c.
usage: oracle_formula.py [FILE]   with FILE: every row must stand in it, else exit status 1"""

import sys
from fractions import Fraction as F

QUARTERS = ["2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"]
FIGURES = {
    "received": [9120, 9871, 10233, 11020, 10874, 12007, 12350, 13111],
    "on-time": [8001, 9002, 9544, 10310, 10112, 11499, 11876, 12801],
    "pending": [410, 395, 402, 377, 390, 351, 333, 298],
    "population": [9390000, 9401000, 9412000, 9423500, 9434000, 9446000, 9457500, 9469000],
    "cards": ["11.2", "11.5", "11.9", "12.4", "12.8", "13.1", "13.3", "13.9"],
    "fibre": ["71.2", "72.0", "72.9", "74.1", "75.5", "76.2", "77.7", "78.3"],
    "households": [2550000, 2556000, 2561000, 2569500, 2574000, 2580000, 2588000, 2593000],
    "revenue": ["812.5", "840.25", "799.75", "851", "877.125", "903.5", "861.25", "914"],
    "index-a": ["0.8917", "0.9", "0.8258", "0.6267", "0.558", "0.8406", "0.7611", "0.359"],
    "index-b": ["0.95", "0.9", "0.6823", "0.6794", "0.6423", "0.8262", "0.6787", "0.3001"],
    "rank": [5, 5, 3, 3, 2, 2, 1, 4],
}
NOW = len(QUARTERS) - 1


def at(code, back=0):
    return F(str(FIGURES[code][NOW - back]))


def total(code, count):
    return sum(at(code, back) for back in range(count))


# formula, unit of the result, digits, the value on that unit's own scale
WORKED = [
    ("received - on-time", "received", 0, at("received") - at("on-time")),
    ("on-time / received", "share", 1, at("on-time") / at("received") * 100),
    ("on-time / received", "share", 6, at("on-time") / at("received") * 100),
    ("on-time / received", "times", 4, at("on-time") / at("received")),
    ("1 - on-time / received", "share", 2, (1 - at("on-time") / at("received")) * 100),
    ("100% - on-time / received", "share", 2, (1 - at("on-time") / at("received")) * 100),
    ("100 - fibre", "fibre", 1, 100 - at("fibre")),
    ("fibre + 1.5", "fibre", 1, at("fibre") + F(3, 2)),
    ("fibre * households", "households", 0, at("fibre") / 100 * at("households")),
    ("(100 - fibre) * households", "households", 0, (1 - at("fibre") / 100) * at("households")),
    ("sum(received, 4)", "received", 0, total("received", 4)),
    ("sum(on-time, 4) / sum(received, 4)", "share", 3,
     total("on-time", 4) / total("received", 4) * 100),
    ("sum(sum(received, 2), 3)", "received", 0,
     sum(at("received", i) + at("received", i + 1) for i in range(3))),
    ("lag(received, 4)", "received", 0, at("received", 4)),
    ("lag(lag(received, 3), 4)", "received", 0, at("received", 7)),
    ("change(pending)", "pending", 0, at("pending") - at("pending", 1)),
    ("change(pending, 4)", "pending", 0, at("pending") - at("pending", 4)),
    ("sum(change(pending), 4)", "pending", 0, at("pending") - at("pending", 4)),
    ("change(fibre)", "fibre", 1, at("fibre") - at("fibre", 1)),
    ("change(rank)", "places", 0, at("rank") - at("rank", 1)),
    ("change-percent(received, 4)", "growth", 3,
     (at("received") / at("received", 4) - 1) * 100),
    ("received / lag(received, 4) - 1", "growth", 3,
     (at("received") / at("received", 4) - 1) * 100),
    ("change-percent(revenue)", "growth", 6, (at("revenue") / at("revenue", 1) - 1) * 100),
    ("per(cards, population, 100)", "cards-per-100", 4,
     at("cards") * 10**6 / at("population") * 100),
    ("cards / population", "cards-per-100", 4, at("cards") * 10**6 / at("population") * 100),
    ("per(received, population, 1000)", "received-per-1000", 6,
     at("received") / at("population") * 1000),
    ("per(on-time, received, 100)", "share", 2, at("on-time") / at("received") * 100),
    ("revenue / population", "revenue-per-head", 2, at("revenue") * 10**9 / at("population")),
    ("0.4 * index-a + 0.6 * index-b", "index-a", 4,
     F("0.4") * at("index-a") + F("0.6") * at("index-b")),
    ("(index-a + index-b) / 2", "index-a", 4, (at("index-a") + at("index-b")) / 2),
    ("min(index-a, index-b, 0.5)", "index-a", 4, min(at("index-a"), at("index-b"), F(1, 2))),
    ("max(index-a, index-b, 0.35)", "index-a", 4, max(at("index-a"), at("index-b"))),
    ("min(fibre, 60 + 10)", "fibre", 1, F(70)),
    ("-change(pending) * 3", "pending", 0, -3 * (at("pending") - at("pending", 1))),
    ("received / (on-time / received)", "received", 1,
     at("received") / (at("on-time") / at("received"))),
    ("received / 7 * 7", "received", 0, at("received")),
    ("received / 3 + received / 3 + received / 3", "received", 0, at("received")),
]


def rounded(value, digits):
    """Halves away from zero."""
    units = abs(value) * 10**digits
    whole = (units + F(1, 2)).__floor__()
    text = str(whole).rjust(digits + 1, "0")
    text = text[: len(text) - digits] + ("." + text[len(text) - digits :] if digits else "")
    return ("-" if value < 0 and whole else "") + text


def divides(formula):
    return "/" in formula or "per(" in formula or "change-percent" in formula


def shown(formula, value, digits):
    """Exact where nothing is divided, as long as needed; else rounded and marked when it was."""
    if not divides(formula):
        while rounded(value, digits) and F(rounded(value, digits)) != value:
            digits += 1
        return rounded(value, digits)
    text = rounded(value, digits)
    return text if F(text) == value else "~" + text


def rows():
    for formula, unit, digits, value in WORKED:
        yield f'{{ "{formula}", "{unit}", {digits}, "{shown(formula, value, digits)}" }},'


def figures():
    for code, values in FIGURES.items():
        line = " ".join(f"{q}={v}" for q, v in zip(QUARTERS, values))
        yield f'"{line}"'


def main():
    wanted = [*figures(), *rows()]
    if len(sys.argv) == 1:
        print("\n".join(wanted))
        return
    with open(sys.argv[1], encoding="utf-8") as file:
        text = " ".join(file.read().split())
    missing = [row for row in wanted if " ".join(row.split()) not in text]
    for row in missing:
        print(f"not in {sys.argv[1]}: {row}", file=sys.stderr)
    sys.exit(1 if missing else 0)


main()
