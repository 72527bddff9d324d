#!/usr/bin/env -S python3 -B
"""tests/indicators/oracle_forecast.py - forecasts worked out by another hand.

Written from the description in indicators/forecast.h and its constants, on plain lists; Student's
t by Simpson's rule over the angle whose tangent it is, not by a continued fraction.
Prints the rows of the table in test_forecast.c.
usage: oracle_forecast.py [FILE]        with FILE: every row must stand in it, else exit status 1
       oracle_forecast.py --ask PROGRAM compares what PROGRAM ask prints, hundreds of random
                                        series with our forecasts, to 1e-9 of their range"""

import functools
import math
import statistics
import subprocess
import sys

GRID = [(a, b, c) for a in (0.3, 0.5, 0.7, 0.9, 1.0) for b in (0.05, 0.2, 0.4, 0.7, 1.0)
        for c in (0.8, 0.9, 0.98)]
MEMORY, GROWTH, LEARNING, LEAST_STEP, NOISE = 0.5, 0.75, 0.6, 0.05, 1e-9
LEAST, MOST, TRAINED, AHEAD, NEXT = 4, 15, 3, 5, 3


def below(x, v):
    """Student's distribution function."""
    angle, panels = math.atan(abs(x) / math.sqrt(v)), 2000
    step = angle / panels
    area = sum((1 if i in (0, panels) else 4 if i % 2 else 2) * math.cos(i * step) ** (v - 1)
               for i in range(panels + 1)) * step / 3
    area *= math.exp(math.lgamma((v + 1) / 2) - math.lgamma(v / 2)) / math.sqrt(math.pi)
    return 0.5 + math.copysign(area, x)


@functools.lru_cache(maxsize=None)
def quantile(p, v):
    low, high = -50.0, 50.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle, v) < p else (low, middle)
    return (low + high) / 2


def summed(damping, steps):
    return steps if damping == 1 else damping * (1 - damping ** steps) / (1 - damping)


def line(points):
    times, values = zip(*points)
    slope, intercept = statistics.linear_regression(times, values)
    return slope * times[-1] + intercept, slope, 1


def damped(points):
    best = None
    for share, slope_share, damping in GRID:
        (t0, y0), (t1, y1) = points[:2]
        level, slope, total, before = y0, (y1 - y0) / (t1 - t0), 0, t0
        for time, value in points[1:]:
            steps = time - before
            forecast = level + slope * summed(damping, steps)
            error = value - forecast
            total += error ** 2
            level = forecast + share * error
            slope = slope * damping ** steps + share * slope_share * error / steps
            before = time
        if best is None or (total < best[0] * (1 - NOISE) and best[0] > NOISE ** 2):
            best = total, (level, slope, damping)
    return best[1]


def expected(fit, steps):
    level, slope, damping = fit
    return level + slope * summed(damping, steps)


def index(steps):
    return min(max(math.floor(steps + 0.5) - 1, 0), AHEAD - 1)


def forecast(at, values, floor):
    """A dictionary, or why there is none."""
    if len(values) < LEAST:
        return "too-short"
    at, values = list(at[-MOST:]), list(values[-MOST:])
    unit = max(values) - min(values)
    if unit <= NOISE * abs(values[-1]):
        return "never-moved"
    while abs(values[1] - values[0]) <= NOISE * unit:
        at, values = at[1:], values[1:]
    if len(values) < LEAST:
        return "too-short"
    gap = sorted(b - a for a, b in zip(at, at[1:]))[(len(at) - 1) // 2]
    points = [((a - at[0]) / gap, (v - values[-1]) / unit) for a, v in zip(at, values)]
    n = len(points)
    least = max(floor / unit, LEAST_STEP * statistics.fmean(
        abs(v - u) / (t - s) for (s, u), (t, v) in zip(points, points[1:])))
    fits = {known: (line(points[:known]), damped(points[:known]))
            for known in range(TRAINED, n + 1)}
    logs, told, past, held = [0.0] * AHEAD, {}, 0, 0
    for known in range(TRAINED + 1, n + 1):
        best = None
        for model in (0, 1):
            weighted = weights = 0
            for start in range(TRAINED, known):
                for end in range(start, min(known, start + NEXT)):
                    steps = points[end][0] - points[start - 1][0]
                    error = points[end][1] - expected(fits[start][model], steps)
                    weight = MEMORY ** (known - 1 - end)
                    weighted += weight * (error / steps ** GROWTH) ** 2
                    weights += weight
            square = weighted / weights
            if best is None or (square < best[0] * (1 - NOISE) and best[0] > NOISE ** 2):
                best = square, model
        ages = [MEMORY ** age for age in range(known - TRAINED)]
        free = sum(ages) ** 2 / sum(a * a for a in ages)
        spread = max(math.sqrt(best[0]), least)
        told[known] = best[1], spread, free, [math.exp(x) for x in logs]
        if known == n:
            break
        for start in range(known, TRAINED, -1):
            if start <= known - AHEAD:
                break
            model, width, freedom, stretch = told[start]
            steps = points[known][0] - points[start - 1][0]
            error = abs(points[known][1] - expected(fits[start][model], steps))
            i = index(steps)
            hit = error <= width * quantile(0.9, freedom) * steps ** GROWTH * stretch[i] + NOISE
            past, held = past + 1, held + hit
            logs[i] += LEARNING * ((0 if hit else 1) - 0.2)
    model, spread, free, stretch = told[n]

    corners = [0.0]
    for i in range(1, AHEAD + 1):
        corners.append(max(corners[-1], i ** GROWTH * stretch[i - 1]))

    def out(periods, p):
        steps = periods / gap
        if steps >= AHEAD:
            width = max(corners[-1], steps ** GROWTH * stretch[-1])
        else:
            left = int(steps)
            width = corners[left] * (left + 1 - steps) + corners[left + 1] * (steps - left)
        middle = values[-1] + unit * expected(fits[n][model], steps)
        return middle + unit * spread * width * (0 if p == 0.5 else quantile(p, free))

    return {"model": ("line", "damped")[model], "points": n, "longest": at[-1] - at[0],
            "past": past, "held": held, "out": out}


# name, figures as period=value, floor
EXAMPLES = [
    ("three figures", "1=1 2=2 3=4", 0),
    ("never moved", "1=5 2=5 3=5 4=5 5=5", 0.1),
    ("a flat start is no movement", "1=5 2=5 3=5 4=6 5=7", 0.1),
    ("a straight line", "1=10 2=12 3=14 4=16 5=18 6=20", 0.25),
    ("four figures", "2022=18.86 2023=21.5 2024=22 2025=25", 0.25),
    ("nine months", "1=60.1 2=61 3=62.4 4=62.1 5=64 6=65.2 7=65.9 8=67.3 9=68", 0.25),
    ("slowing down", "1=10 2=20 3=28 4=34 5=38 6=41 7=43 8=44 9=44.5", 0.25),
    ("a turn", "2018=80 2019=90 2020=99 2021=97.5 2022=96.2 2023=95.4", 0.25),
    ("gaps", "2010=3 2012=5 2013=6.5 2016=10 2017=11 2019=15 2020=16", 0.25),
    ("every third month", "0=1 3=1.5 6=2.2 9=2.6 12=3.4 15=3.9", 0.01),
    ("below zero", "1=-5 2=-3 3=-4 4=-1 5=1 6=2", 0.05),
    ("more than are looked at", " ".join(f"{i}={(i * i * 7) % 40 + i}" for i in range(1, 21)), 0.25),
    ("a million", "1=1000000 2=1100000 3=1180000 4=1320000 5=1390000", 10000),
]


def read(text):
    pairs = [word.split("=") for word in text.split()]
    return [int(a) for a, _ in pairs], [float(v) for _, v in pairs]


def describe(text, floor):
    got = forecast(*read(text), floor)
    if isinstance(got, str):
        return f"-{got}"
    numbers = " ".join(f"{got['out'](h, p):.9f}" for h in (1, 2, 3) for p in (0.1, 0.5, 0.9))
    return (f"{got['model']} {got['points']} {got['longest']} {got['held']}/{got['past']} "
            f"{numbers}")


def rows():
    for name, text, floor in EXAMPLES:
        yield f'{{ "{name}", "{text}", {floor},'
        yield f'  "{describe(text, floor)}" }},'
    for x, v in ((0.5, 1), (-2, 1), (1.5, 2.5), (-0.1, 3), (4, 3.7)):
        yield f"{{ {x}, {v}, {below(x, v):.12f} }},"


def ask(program):
    done = subprocess.run([program, "ask"], capture_output=True, text=True, check=True)
    count = wrong = 0
    for row in done.stdout.splitlines():
        text, floor, ours = row.split("|")
        theirs = describe(text, float(floor))
        count += 1
        a, b = ours.split(), theirs.split()
        span = max(read(text)[1], default=0) - min(read(text)[1], default=0)
        if a[:4] != b[:4] or not all(abs(float(x) - float(y)) <= 1e-9 + 1e-9 * span
                                     for x, y in zip(a[4:], b[4:], strict=True)):
            wrong += 1
            print(f"{text}\n  ours   {ours}\n  oracle {theirs}")
    print(f"{count} series, {wrong} differ")
    return wrong == 0 and count >= 300


def main():
    if sys.argv[1:2] == ["--ask"]:
        return 0 if ask(sys.argv[2]) else 1
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as file:
            held = {" ".join(each.split()) for each in file}
        missing = [row for row in rows() if " ".join(row.split()) not in held]
        print("\n".join(missing))
        return 1 if missing else 0
    print("\n".join(rows()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
