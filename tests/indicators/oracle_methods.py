#!/usr/bin/env -S python3 -B
"""tests/indicators/oracle_methods.py - the published methods worked out by another hand, in
decimals of 50 digits, each written from its publication and not from our code.

Prints the rows of the table in test_methods.c.
usage: oracle_methods.py [FILE]        with FILE: every row must stand in it, else exit status 1
       oracle_methods.py --ask PROGRAM compares what PROGRAM ask prints, thousands of random
                                       questions with our answers, to 1e-9"""

import math
import subprocess
import sys
from decimal import Decimal as D
from decimal import getcontext

getcontext().prec = 50
NAMES = ("eurostat-target", "eurostat-trend", "un-progress-chart", "un-2023",
         "escap-current-status", "escap-anticipated-progress", "open-sdg")


class Lack(Exception):
    """A method that has no answer: the reason is its argument."""


class Question:
    """What a method is asked: yearly figures, and what is wanted of them."""

    def __init__(self, figures, direction="up", target=None, year=None, full=0, limit=None,
                 rate=False):
        self.years = [int(y) for y, _ in figures]
        self.values = [D(v) for _, v in figures]
        self.direction, self.rate = direction, rate
        self.target = None if target is None else D(target)
        self.year, self.full = year, D(full)
        self.limit = None if limit is None else D(limit)
        self.sign = -1 if direction == "down" else 1

    def met(self, value):
        return value <= self.target if self.direction == "down" else value >= self.target

    def two(self):
        if len(self.years) < 2:
            raise Lack("too-few")

    def directed(self):
        if self.direction == "none":
            raise Lack("no-direction")

    def targeted(self):
        if self.target is None:
            raise Lack("no-target")


def cagr(old, new, years):
    if old == 0 or years == 0:
        raise Lack("divides-by-zero")
    ratio = new / old
    if ratio < 0:
        raise Lack("mixed-signs")
    return (D(0) if ratio == 0 else (ratio.ln() / years).exp()) - 1


def cagr_ratio(q, first):
    if q.year <= q.years[first]:
        raise Lack("target-past")
    actual = cagr(q.values[first], q.values[-1], q.years[-1] - q.years[first])
    required = cagr(q.values[first], q.target, q.year - q.years[first])
    if required == 0:
        raise Lack("divides-by-zero")
    return actual / required


def within(value):
    return min(D(5), max(D(-5), value))


def five_years(q):
    """Eurostat's short term: the first figure no more than five years before the last."""
    if not q.years:
        raise Lack("too-few")
    first = next(i for i, year in enumerate(q.years) if year >= q.years[-1] - 5)
    if first == len(q.years) - 1:
        raise Lack("too-few")
    return first


def eurostat_target(q):
    q.targeted()
    r = cagr_ratio(q, five_years(q))
    name = ("significant-progress" if r >= D("0.95") else "moderate-progress" if r >= D("0.6")
            else "insufficient-progress" if r >= 0 else "movement-away")
    if r > D("1.3"):
        score = D(5)
    elif r > D("0.6"):
        score = 5 / D("0.7") * (r - D("0.6"))
    elif r > D("-0.6"):
        score = 5 / D("1.2") * (r + D("0.6")) - 5
    else:
        score = D(-5)
    return name, r, score


def eurostat_trend(q):
    q.directed()
    first = five_years(q)
    x = q.sign * cagr(q.values[first], q.values[-1], q.years[-1] - q.years[first])
    name = ("significant-progress" if x >= D("0.01") else "moderate-progress" if x >= 0
            else "moderate-movement-away" if x > D("-0.01") else "significant-movement-away")
    return name, x, within(250 * x)


def un_chart(q):
    q.directed()
    q.two()
    if q.target is not None:
        if q.values[-1] < q.target if q.direction == "down" else q.values[-1] > q.target:
            return "achieved", None, None
        cr = cagr_ratio(q, 0)
        return ("on-track" if cr >= D("0.95") else "fair-progress" if cr >= D("0.5")
                else "limited-progress" if cr >= D("-0.1") else "deterioration"), cr, None
    x = q.sign * cagr(q.values[0], q.values[-1], q.years[-1] - q.years[0])
    return ("on-track" if x > D("0.01") else "fair-progress" if x > D("0.005")
            else "limited-progress" if x >= D("-0.01") else "deterioration"), x, None


def un_2023(q):
    if q.rate:
        raise Lack("rate")
    q.directed()
    if q.target is None:
        q.two()
        x = q.sign * cagr(q.values[0], q.values[-1], q.years[-1] - q.years[0])
        return ("on-track" if x >= D("0.02") else "fair-progress" if x >= D("0.005")
                else "stagnation"), x, None
    known = [(y, v) for y, v in zip(q.years, q.values) if y <= q.year]
    if len(known) < 2:
        raise Lack("too-few")
    (b, vb), (t, vt) = known[0], known[-1]
    end = q.full > 0 and q.target in (0, q.full)
    if q.met(vt) or (end and abs(vt - q.target) <= q.full / 100):
        return "on-track", None, None
    growth = cagr(vb, vt, t - b)
    if q.target == vb:
        raise Lack("divides-by-zero")
    expected = vt * (1 + growth) ** (q.year - t) if q.year > t else vt
    p = (expected - vb) / (q.target - vb)
    return ("on-track" if p >= D("0.95") else "fair-progress" if p >= D("0.1")
            else "stagnation"), p, None


def escap_status(q):
    q.directed()
    q.targeted()
    q.two()
    if q.met(q.values[-1]):
        return "achieved", D(10), None
    if q.target == q.values[0]:
        raise Lack("divides-by-zero")
    if q.year <= q.years[0]:
        raise Lack("target-past")
    index = 10 * q.sign * (q.values[-1] - q.values[0]) / abs(q.target - q.values[0])
    expected = D(10) * (q.years[-1] - q.years[0]) / (q.year - q.years[0])
    return ("regressed" if index < 0 else "as-expected" if index >= expected
            else "less-than-expected"), index, None


def weighted(q):
    """The published code: a weighted slope beside the intercept of an unweighted regression."""
    n = len(q.years)
    if q.full > 0:
        shares = [v / q.full for v in q.values]
        if any(not 0 < s < 1 for s in shares):
            return q.values[-1]
        ys = [(s / (1 - s)).ln() for s in shares]
    else:
        ys = q.values
    mean = D(sum(q.years)) / n
    ts = [y - mean for y in q.years]
    ws = [D(q.year - q.years[0]) / (q.year - y) for y in q.years]
    total = sum(ws)
    wty = sum(w * t * y for w, t, y in zip(ws, ts, ys))
    wt = sum(w * t for w, t in zip(ws, ts))
    wy = sum(w * y for w, y in zip(ws, ys))
    wtt = sum(w * t * t for w, t in zip(ws, ts))
    slope = (wty - wt * wy / total) / (wtt - wt ** 2 / total)
    value = sum(ys) / n + slope * (q.year - mean)
    return q.full * value.exp() / (1 + value.exp()) if q.full > 0 else value


def escap_anticipated(q):
    q.directed()
    q.targeted()
    q.two()
    if q.year <= q.years[-1]:
        raise Lack("target-past")
    if q.target == q.values[0]:
        raise Lack("divides-by-zero")
    expected = weighted(q)
    gap = D(0) if q.met(expected) else \
        100 * abs(q.target - expected) / abs(q.target - q.values[0])
    return "maintain" if gap <= 10 else "accelerate" if gap <= 100 else "reverse", gap, None


def open_sdg(q):
    """After sdg-build's ProgressMeasure of release 2.4, in its own order and with its own types."""
    if not q.years:
        raise Lack("too-few")
    d = 1 if q.direction == "up" else -1
    target = D("0.001") if q.target == 0 else q.target
    base, current, b, t = q.values[0], q.values[-1], q.years[0], q.years[-1]
    sign = -1 if base < 0 else 1
    achieved = target is not None and (current >= target if d == 1 else current <= target)
    high, med = (D("0.95"), D("0.6")) if target is not None else (D("0.015"), D("0.005"))
    coefficient = D(1)
    if target is None and q.limit is not None:
        size, limit = abs(base), abs(q.limit)
        if size < 2 * limit:
            away = size if size <= limit else 2 * limit - size
            power = D(0) if away == 0 else ((away / limit).ln() * D("4.44")).exp()
            coefficient = 1 - power
        high, med = high * coefficient, med * coefficient
    lack = value = None
    if base == 0:
        base = D("0.001")
    if base * current < 0:
        lack = "mixed-signs"
    elif t - b < 1:
        lack = "too-few"
    else:
        observed = cagr(base, current, t - b)
        if target is None:
            value = sign * d * observed
        else:
            if target == base or q.year == b:
                raise Lack("divides-by-zero")
            ratio = target / base
            if ratio >= 0:
                required = abs(cagr(base, target, q.year - b))
            else:
                required = D(abs(complex(float(ratio)) ** (1 / (q.year - b)) - 1))
            value = sign * d * observed / required
    if achieved:
        return "achieved", None, D(5)
    if lack:
        raise Lack(lack)
    name = ("substantial-progress" if value >= high else "moderate-progress" if value >= med
            else "limited-progress" if value >= 0 else "deterioration")
    if target is not None:
        score = (D("7.1429") * value - D("4.2857") if value >= D("0.6")
                 else D("4.1667") * value - D("2.5"))
    elif value < 0:
        score = 125 * value - D("2.5")
    elif coefficient == 0:
        score = D(5)
    elif value >= high:
        score = 500 * value / coefficient - 5
    elif value >= med:
        score = 250 * value / coefficient - D("1.25")
    else:
        score = 500 * value / coefficient - D("2.5")
    return name, value, within(score)


METHODS = (eurostat_target, eurostat_trend, un_chart, un_2023, escap_status, escap_anticipated,
           open_sdg)


def answer(method, q):
    try:
        return method(q)
    except Lack as lack:
        return f"-{lack}", None, None


def figures(text):
    return [word.split("=") for word in text.split()]


# name, figures, direction, target, its year, full, limit, rate
EXAMPLES = [
    ("a base of zero", "2015=0 2020=0.5", "up", "90", 2030, 100, None, False),
    ("fibre", "2020=85 2023=88", "up", "95", 2030, 100, None, False),
    ("no fibre", "2020=15 2023=12", "down", "5", 2030, 100, None, False),
    ("half the time, four fifths of the way", "2020=40 2025=60", "up", "90", 2030, 100, None, False),
    ("no direction", "2020=40", "none", "90", 2030, 100, None, False),
    ("no direction, two years", "2020=40 2021=41", "none", "90", 2030, 100, None, False),
    ("reached and falling", "2020=99 2021=97.5 2022=96.2 2023=95.4", "up", "95", 2025, 100, None, False),
    ("a level to hold", "2020=95 2023=94", "up", "95", 2030, 100, None, False),
    ("across zero", "2020=-5 2023=3", "up", "10", 2030, 0, None, False),
    ("towards a target across zero", "2020=-10 2023=-5", "up", "10", 2030, 0, None, False),
    ("below zero", "2020=-10 2023=-5", "up", "-2", 2030, 0, None, False),
    ("below zero, without a target", "2020=-10 2023=-5", "up", None, None, 0, None, False),
    ("a growth rate", "2020=2 2023=4", "up", "8", 2030, 0, None, True),
    ("at 100 %", "2020=98 2021=99 2022=100 2023=99.5", "up", "100", 2030, 100, None, False),
    ("near the ceiling", "2020=97 2023=98", "up", "98.5", 2025, 100, None, False),
    ("near the ceiling, without a target", "2020=97 2023=98", "up", None, None, 100, "100", False),
    ("far from the ceiling", "2020=50 2023=51", "up", None, None, 100, "100", False),
    ("on the limit", "2020=100 2023=100", "up", None, None, 100, "100", False),
    ("beyond the limit", "2020=120 2023=110", "down", None, None, 0, "100", False),
    ("only just met", "2020=20 2023=25", "up", "25", 2025, 100, None, False),
    ("within a point of all", "2020=90 2023=99.2", "up", "100", 2025, 100, None, False),
    ("the target's year is past", "2018=20 2020=24 2022=30", "up", "32", 2021, 100, None, False),
    ("down to zero", "2020=15 2023=12", "down", "0", 2030, 100, None, False),
    ("eight years, the short term is five", "2015=20 2018=40 2020=41 2023=44", "up", "60", 2030, 100, None, False),
    ("many years, a count", "2016=1200 2017=1500 2018=1400 2020=2100 2021=2500 2023=3300", "up", "9000", 2030, 0, None, False),
    ("many years, a share", "2016=5 2017=9 2018=14 2020=30 2021=41 2023=55", "up", "80", 2030, 100, None, False),
    ("falling without a target", "2020=50 2023=49", "down", None, None, 100, None, False),
    ("getting worse without a target", "2020=50 2023=50.5", "down", None, None, 100, None, False),
]


def number(value):
    return "-" if value is None else f"{value:.12f}"


def quoted(value):
    return "NULL" if value is None else f'"{value}"'


def rows():
    for name, series, direction, target, year, full, limit, rate in EXAMPLES:
        q = Question(figures(series), direction, target, year, full, limit, rate)
        answers = [answer(method, q) for method in METHODS]
        yield (f'{{ "{name}", "{series}", DIRECTION_{direction.upper()}, {quoted(target)}, '
               f'{year or 0}, {full}, {quoted(limit)}, {str(rate).lower()},')
        for n, (key, measure, score) in zip(NAMES, answers):
            start = "{ " if n == NAMES[0] else "  "
            end = " } }," if n == NAMES[-1] else ","
            yield f'  {start}"{key} {number(measure)} {number(score)}"{end}'


def near(ours, theirs):
    if ours == "-" or theirs is None:
        return (ours == "-") == (theirs is None)
    return math.isclose(float(ours), float(theirs), rel_tol=1e-9, abs_tol=1e-9)


def ask(program):
    done = subprocess.run([program, "ask"], capture_output=True, text=True, check=True)
    questions = wrong = 0
    for line in done.stdout.splitlines():
        words, *ours = line.split("|")
        series, direction, target, year, full, limit, rate = words.split(";")
        q = Question(figures(series), direction, target or None, int(year), full, limit or None,
                     rate == "1")
        for name, method, text in zip(NAMES, METHODS, ours, strict=True):
            key, measure, score = answer(method, q)
            our_key, our_measure, our_score = text.split()
            questions += 1
            if our_key != key or not near(our_measure, measure) or not near(our_score, score):
                wrong += 1
                print(f"{words}\n  {name}: ours {text}, oracle {key} {number(measure)} "
                      f"{number(score)}")
    print(f"{questions} answers, {wrong} differ")
    return wrong == 0 and questions >= 7000


def main():
    if sys.argv[1:2] == ["--ask"]:
        return 0 if ask(sys.argv[2]) else 1
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as file:
            held = {" ".join(line.split()) for line in file}
        missing = [row for row in rows() if " ".join(row.split()) not in held]
        print("\n".join(missing))
        return 1 if missing else 0
    print("\n".join(rows()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
