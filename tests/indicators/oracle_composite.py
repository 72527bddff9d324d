#!/usr/bin/env -S python3 -B
"""tests/indicators/oracle_composite.py - composite indices worked out by another hand, in exact
fractions: values, contributions by largest remainder, ranks and their sensitivity by brute force.

The provincial figures are the official table of the Digital Transformation Index 2022 of the
Ministry of Information and Communications (dti.gov.vn), its five first provinces; the weights are
the points of Decision 922/QD-BTTTT of 20 May 2022. The ward figures are made up.
Prints the rows of the tables in test_composite.c.
usage: oracle_composite.py [FILE]   with FILE: every row must stand in it, else exit status 1"""

import itertools
import sys
from fractions import Fraction as F

OFFICIAL = [
    ("Đà Nẵng", "1.0000 0.9000 0.8253 0.8487 0.7578 0.8575 0.7836 0.5197", "0.8002"),
    ("TP. Hồ Chí Minh", "0.8917 0.9000 0.8258 0.6267 0.5580 0.8406 0.7611 0.3590", "0.7163"),
    ("Quảng Ninh", "0.9581 0.9000 0.7648 0.6250 0.5382 0.8385 0.5904 0.4505", "0.7024"),
    ("Thừa Thiên Huế", "0.9500 0.9000 0.6823 0.6794 0.6423 0.8262 0.6787 0.3001", "0.6975"),
    ("Cần Thơ", "0.9000 0.8000 0.7233 0.7376 0.7226 0.7325 0.7556 0.2947", "0.6924"),
]
POINTS = [100, 100, 100, 100, 100, 200, 150, 150]
# Eight indices of a ward, 100 points in all: illustrative, as are the points they are out of.
WARDS = [
    ("ward a", "8 9.5 10 7 12 21 9.5 6"),
    ("ward b", "10 10 8.25 9 10.5 19.75 11 7.5"),
    ("ward c", "7 8 9 6.5 13 20.5 12 8"),
    ("ward d", "10 10 8.25 9 10.5 19.75 11 7.5"),
    ("ward e", "3 5 4.5 2 6 11 3.25 1"),
]
WARD_POINTS = [10, 10, 10, 10, 15, 25, 12, 8]


def rounded(value, digits):
    whole = (value * 10**digits + F(1, 2)).__floor__()
    text = str(whole).rjust(digits + 1, "0")
    return text[: len(text) - digits] + "." + text[len(text) - digits :]


def contributions(parts, total, digits):
    """Cut to the digits shown; the units left over go to the largest remainders."""
    units = [(part * 10**digits).__floor__() for part in parts]
    rests = [part * 10**digits - unit for part, unit in zip(parts, units)]
    left = (total * 10**digits + F(1, 2)).__floor__() - sum(units)
    for at in sorted(range(len(parts)), key=lambda i: (-rests[i], i))[:left]:
        units[at] += 1
    return " ".join(rounded(F(unit, 10**digits), digits) for unit in units)


def value(parts, weights, full):
    return full * sum(w * n for w, n in zip(weights, parts)) / sum(weights)


def rank(values):
    return [1 + sum(other > each for other in values) for each in values]


def sensitivity(places, weights, full, digits, spread):
    shown = lambda w: rank([F(rounded(value(p, w, full), digits)) for p in places])
    declared = shown(weights)
    seen = []
    for factors in itertools.product((100 - spread, 100, 100 + spread), repeat=len(weights)):
        seen.append(shown([w * f for w, f in zip(weights, factors)]))
    for at, first in enumerate(declared):
        mine = [ranks[at] for ranks in seen]
        yield f"{first} {min(mine)} {max(mine)} {sum(r != first for r in mine)}"


def rows():
    provinces = []
    for name, figures, official in OFFICIAL:
        parts = [F(x) for x in figures.split()]
        provinces.append(parts)
        total = value(parts, POINTS, 1)
        assert abs(F(rounded(total, 4)) - F(official)) <= F(1, 10000), name
        shares = [F(w, sum(POINTS)) * n for w, n in zip(POINTS, parts)]
        yield (f'{{ "{name}", "{figures}", "{official}", "{rounded(total, 4)}", '
               f'"{contributions(shares, total, 4)}" }},')
    for row in sensitivity(provinces, POINTS, F(1), 4, 20):
        yield f'"{row}"'
    wards = []
    for name, figures in WARDS:
        parts = [F(x) / p for x, p in zip(figures.split(), WARD_POINTS)]
        wards.append(parts)
        total = value(parts, WARD_POINTS, 100)
        shares = [100 * F(w, sum(WARD_POINTS)) * n for w, n in zip(WARD_POINTS, parts)]
        yield (f'{{ "{name}", "{figures}", "{rounded(total, 1)}", '
               f'"{contributions(shares, total, 1)}" }},')
    for row in sensitivity(wards, WARD_POINTS, F(100), 1, 20):
        yield f'"{row}"'


def main():
    wanted = list(rows())
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
