#!/usr/bin/env -S python3 -B
"""tests/bench/forecast_coverage.py - gives bench_forecast_coverage its series.

Simulated ones, the same everywhere, always; the real ones that lie in ../shared where they are
there, each on the scale such an indicator would be declared on, and one on the wrong scale, which
is told of and not judged. Says what it left out. Fails where the intervals do not hold in 75 to
85 of 100 cases.
usage: forecast_coverage.py PROGRAM"""

import csv
import math
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.environ.get("TIENDO_ROOT", ".")
REAL = os.path.join(ROOT, "..", "shared", "data", "real-files")
GAPMINDER = "gapminder/ddf--datapoints--{}--by--geo--time.csv"
FILES = [
    ("logit", GAPMINDER.format("internet_users")),
    ("linear", GAPMINDER.format("broadband_subscribers_per_100_people")),
    ("log", GAPMINDER.format("cell_phones_per_100_people")),
    ("linear!", GAPMINDER.format("internet_users")),
]
AREAS = "ons-uk/indicator_17-8-1.csv"
SERIES, YEARS, FIRST = 1200, 14, 2010


def simulated(out):
    """Levels that follow a slope which wanders and dies down, with errors of measurement."""
    chance = random.Random(20250701)
    rows = csv.writer(out)
    rows.writerow(("geo", "time", "simulated"))
    for i in range(SERIES):
        level, slope = chance.uniform(5, 60), chance.gauss(2, 2)
        noise, drift, damping = chance.uniform(0.1, 1), chance.uniform(0.1, 1), chance.uniform(0.8, 1)
        for year in range(FIRST, FIRST + YEARS):
            rows.writerow((f"sa{i}", year, f"{level + chance.gauss(0, noise):.6f}"))
            slope = damping * slope + chance.gauss(0, drift)
            level += slope


def areas(path, out):
    """Internet use by local authority: none of it was seen when the constants were chosen."""
    found = {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            others = (row[name] for name in ("Age", "Sex", "Disability status", "Ethnicity",
                                             "Ethnic group", "Employment status"))
            if row["Local Authority"] and row["Value"] and not any(others):
                found.setdefault(row["Local Authority"].replace(",", ""), {})[int(row["Year"])] = float(row["Value"])
    rows = csv.writer(out)
    rows.writerow(("geo", "time", "local authorities"))
    for code in sorted(found):
        for year in sorted(found[code]):
            if math.isfinite(found[code][year]):
                rows.writerow((f"ua-{code}", year, found[code][year]))


def main():
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "simulated.csv")
        with open(made, "w", encoding="utf-8", newline="") as out:
            simulated(out)
        wanted = [f"linear~={made}"]
        for scale, name in FILES:
            path = os.path.join(REAL, name)
            if os.path.exists(path):
                wanted.append(f"{scale}={path}")
            else:
                print(f"left out: {name} is not in ../shared")
        path = os.path.join(REAL, AREAS)
        if os.path.exists(path):
            made = os.path.join(folder, "local-authorities.csv")
            with open(made, "w", encoding="utf-8", newline="") as out:
                areas(path, out)
            wanted.append(f"logit~={made}")
        else:
            print(f"left out: {AREAS} is not in ../shared")
        sys.stdout.flush()
        return subprocess.run([sys.argv[1], *wanted], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
