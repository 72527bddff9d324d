#!/usr/bin/env -S python3 -B
"""tests/indicators/oracle_checks.py - the checks for small data worked out by another hand: medians
in exact fractions, binomial tails in exact fractions, funnel limits in floating point.
Prints the rows of the tables in test_checks.c.
usage: oracle_checks.py [FILE]   with FILE: every row must stand in it, else exit status 1"""

import math
import sys
from fractions import Fraction as F
from statistics import median

LIMITS = [None] * 3 + [F(x, 10) for x in (
    167, 158, 112, 102, 89, 83, 80, 77, 73, 70, 69, 68, 67, 66, 64, 63, 63, 63, 63, 63, 62, 62)]

# The figures before, oldest first (months up to the one before), and the figure.
JUMPS = [
    ("100 102 99", "101"),
    ("100 102 99", "140"),
    ("100 102 99", "60"),
    ("100 100 100", "108"),
    ("100 100 100", "109"),
    ("1000 1000 1000", "1083"),
    ("1000 1000 1000", "1084"),
    ("10 20 30 40 50 60", "70"),
    ("10 20 30 40 50 60", "150"),
    ("85.1 85.3 84.9 85.6 85.2 85.8 86.0 85.7", "86.4"),
    ("85.1 85.3 84.9 85.6 85.2 85.8 86.0 85.7", "92.4"),
    ("85.1 85.3 84.9 85.6 85.2 85.8 86.0 85.7", "58.4"),
    ("120 118 500 121 119 122 120", "121"),
    ("120 118 122 121 119 122 500", "121"),
    ("70 10 20 30 40 50 60 70 80 90 100 110", "70"),
    ("200 101 103 99 100 102 98 101 103 99 100 102", "199"),
    ("-5 -4 -6 -5", "9"),
    ("-5 -4 -6 -5", "12"),
]

# Figures whose last digits are looked at; the last one is in question.
DIGITS = [
    "1230 1245 1350 1405 1500",
    "1231 1245 1350 1405 1500",
    "1231 1243 1350 1405 1500",
    "1230 1245 1350 1405 1501",
    "1230 1245 1350 1405",
    "95 90 85 80 75",
    "95 90 85 80 75 1230 1245 1350 1405 1500",
    "123 124 126 127 128 129 130 135 140 145 150",
    "123 124 126 127 128 129 131 135 140 145 150",
    "12.30 12.45 13.50 14.05 15.00",
]

# The place in question, then the others.
CROWDS = [
    ("450/1000", "500/1000 510/1000 495/1000 505/1000 480/1000 520/1000 490/1000 515/1000 "
                 "500/1000 498/1000"),
    ("250/1000", "500/1000 510/1000 495/1000 505/1000 480/1000 520/1000 490/1000 515/1000 "
                 "500/1000 498/1000"),
    ("0/40", "500/1000 510/1000 495/1000 505/1000 480/1000 520/1000 490/1000 515/1000 "
             "500/1000 498/1000"),
    ("4/10", "500/1000 510/1000 495/1000 505/1000 480/1000 520/1000 490/1000 515/1000 "
             "500/1000 498/1000"),
    ("100/100", "90/100 180/200 270/300 88/100 91/100 185/200 92/100 87/100 450/500 89/100"),
    ("60/100", "90/100 180/200 270/300 88/100 91/100 185/200 92/100 87/100 450/500 89/100"),
    ("0/400", "3000/9000 40/400 7000/10000 80/100 30/50 500/5000 900/1000 250/800 333/999 12/48"),
    ("300/1000", "800/1000 850/1000 900/1000 950/1000 820/1000 870/1000 910/1000 930/1000 "
                 "880/1000 860/1000 840/1000 890/1000"),
    ("600/1000", "800/1000 850/1000 900/1000 950/1000 820/1000 870/1000 910/1000 930/1000 "
                 "880/1000 860/1000 840/1000 890/1000"),
    ("1/400", "400/400 400/400 900/900 800/800 50/50 60/60 70/70 80/80 90/90 100/100 110/110"),
]


def quarters(value):
    """Exact with two digits, without trailing zeros."""
    text = f"{float(value):.4f}".rstrip("0").rstrip(".")
    assert F(text) == value, value
    return text


def scale_of(texts):
    return max(len(t.partition(".")[2]) for t in texts)


def jumps():
    for before, figure in JUMPS:
        history = [F(x) for x in before.split()]
        unit = F(1, 10 ** scale_of([*before.split(), figure]))
        now, middle = F(figure), median(history)
        floor = max(unit, abs(middle) / 200)
        # The program keeps quarters of a unit and cuts the rest of the floor off.
        floor = F(int(floor / unit * 4), 4) * unit
        spread = max(median([abs(x - middle) for x in history]), floor)
        steps = [b - a for a, b in zip(history, history[1:])]
        step = median(steps)
        wide = max(median([abs(x - step) for x in steps]), floor)
        found = [(abs(now - middle) / spread, 0, middle, spread),
                 (abs(now - history[-1] - step) / wide, 1, step, wide)]
        if len(history) >= 12:
            found.append((abs(now - history[-12]) / spread, 2, history[-12], spread))
        ratio, variant, usual, size = min(found, key=lambda each: (each[0], each[1]))
        limit = LIMITS[len(history)]
        alarm = "jump" if ratio > limit else "-"
        yield (f'{{ "{before}", "{figure}", {variant}, "{quarters(usual)}", "{quarters(size)}", '
               f'"{math.floor(ratio * 10) / 10:.1f}", "{alarm}" }},')


def digits():
    for line in DIGITS:
        words = line.split()
        scale = scale_of(words)
        units = [int(F(w) * 10**scale) for w in words]
        looked = [u for u in units if abs(u) >= 100]
        many, count = sum(u % 5 == 0 for u in looked), len(looked)
        tail = sum(F(math.comb(count, i) * 4 ** (count - i), 5**count)
                   for i in range(many, count + 1))
        alarm = count >= 5 and tail <= F(1, 100) and abs(units[-1]) >= 100 and units[-1] % 5 == 0
        yield f'{{ "{line}", "{f"{many} of {count}" if alarm else "-"}" }},'


def angle(text):
    top, bottom = (float(x) for x in text.split("/"))
    return math.asin(math.sqrt((top + 0.375) / (bottom + 0.75))), 1 / (4 * bottom + 2)


def percent(y):
    share = math.sin(min(math.pi / 2, max(0.0, y))) ** 2
    return f"{math.floor(share * 10000 + 0.5) / 100:.2f}"


def crowds():
    for place, others in CROWDS:
        points = [angle(each) for each in others.split()]
        middle = median([y for y, _ in points])
        mad = 1.4826 * median([abs(y - middle) for y, _ in points])
        own = max(0.0, mad * mad - median([v for _, v in points]))
        y, chance = angle(place)
        most = (4.75 + 20 / len(points)) * math.sqrt(chance + own)
        alarm = "siblings" if abs(y - middle) > most else "-"
        yield (f'{{ "{place}", "{others}", "{percent(middle)} {percent(middle - most)} '
               f'{percent(middle + most)}", "{alarm}" }},')


def main():
    wanted = [*jumps(), *digits(), *crowds()]
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
