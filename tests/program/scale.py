#!/usr/bin/env -S python3 -B
"""tests/program/scale.py - a whole country's figures, from files to an edition, every sum beside SQL.

usage: scale.py PROGRAM [FIGURES]

Makes a catalogue of 200 indicators and 3,300 wards in 34 provinces and so many of their quarterly
figures (100,000 unless said), of which one in 32 is missing; imports, approves and publishes them.
Then sqlite3, the command-line tool, adds up the very rows of the files with integers, over
provinces, halves and years: every total of the edition must have the same value, parts, status and
coverage, to the last digit, none more and none fewer. Prints what each step took beside SQLite's
own, and fails where a step had more memory than it may.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

INDICATORS, PROVINCES, WARDS = 200, 34, 3300
KINDS = ("flow", "stock", "ratio")
FIGURES, FIGURES_A_FILE = 100_000, 1_000_000
# What a step may have, in MB: figures of one import are in memory together, an edition is never.
ALLOWED = {"import": 40 + 400 * FIGURES_A_FILE / 2**20, "approve": 100, "publish": 200,
           "series": 50, "status": 50}
PLACES = (
    "code,valid_from,valid_until,level,name_vi,name_en,type_vi,type_en,other_names,parent,"
    "former_district,population,area_km2,lat,lon,source"
)


def pair(text):
    return {"vi": text, "en": text}


def indicator(i):
    kind = KINDS[i % len(KINDS)]
    return {
        "code": f"i{i}", "pillar": "all", "name": pair(f"I{i}"), "definition": pair(""),
        "unit": "percent" if kind == "ratio" else "count", "unit_name": pair(f"u{i}"),
        "kind": kind, "direction": "up", "scale": "linear", "decimals": 1, "frequency": "Q",
        "numerator": pair("n"), "denominator": pair("d"), "minimum": "", "maximum": "",
        "headline": False, "source": "",
        "rollup": {"places": 0, "size": 0, "time": 100, "weight": "", "time_rule": "",
                   "calendar": ""},
        "methods": [{"code": "m", "name": pair("M"), "note": pair(""), "reporter": "",
                     "primary": True}],
    }


def province(ward):
    return ward * PROVINCES // WARDS


def write_catalogue(folder):
    folder.mkdir()
    for name in ("sources", "reporters"):
        (folder / f"{name}.json").write_text("[]")
    (folder / "plans.json").write_text('{"decisions": [], "points": []}')
    (folder / "crosswalk.csv").write_text("from,to,whole,share,basis,source\n")
    (folder / "catalogue.json").write_text(json.dumps({
        "city": "p0", "title": pair("T"), "pillars": [{"code": "all", "name": pair("P")}],
        "indicators": [indicator(i) for i in range(INDICATORS)],
    }))
    with (folder / "places.csv").open("w") as places:
        print(PLACES, file=places)
        print("VN,0001-01-01,,country,VN,VN,,,,,,,,,,", file=places)
        for i in range(PROVINCES):
            print(f"p{i},0001-01-01,,province,p{i},p{i},,,,VN@0001-01-01,,,,,,", file=places)
        for i in range(WARDS):
            print(f"w{i},0001-01-01,,ward,w{i},w{i},,,,p{province(i)}@0001-01-01,,,,,,",
                  file=places)


class Figures:
    """The figures in key order. Numbers of up to 12 digits: a double does not hold their sums."""

    def __init__(self, count):
        years = -(-count // (INDICATORS * WARDS * 4))
        self.quarters = [f"{2018 + i // 4}-Q{i % 4 + 1}" for i in range(4 * years)]
        wards = min(WARDS, max(PROVINCES, count // (INDICATORS * len(self.quarters))))
        self.wards = [i * WARDS // wards for i in range(wards)]
        self.state = 42

    def draw(self, least, most):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        return least + (self.state >> 33) % (most - least)

    def of(self, i):
        """The rows of one indicator; each ward goes its own way, a few per cent a quarter."""
        ratio = KINDS[i % len(KINDS)] == "ratio"
        for ward in self.wards:
            amount = self.draw(10**3, 10**9) * 1000 + ward
            share = self.draw(300, 900)
            for quarter in self.quarters:
                amount = amount * self.draw(980, 1030) // 1000
                share = min(share + self.draw(0, 5), 1000)
                if self.draw(0, 32) == 0:
                    continue
                if ratio:
                    yield f"i{i},w{ward},{quarter},,{amount * share // 1000},{amount}\n"
                else:
                    yield f"i{i},w{ward},{quarter},{amount},,\n"

    def write(self, folder):
        """Writes files of at most so many figures; returns their paths, and how many in all."""
        paths, out, count = [], None, 0
        for i in range(INDICATORS):
            for row in self.of(i):
                if count % FIGURES_A_FILE == 0:
                    if out is not None:
                        out.close()
                    paths.append(folder / f"figures-{len(paths)}.csv")
                    out = paths[-1].open("w")
                    out.write("indicator,place,period,value,numerator,denominator\n")
                out.write(row)
                count += 1
        out.close()
        return paths, count


TABLES = """
.bail on
CREATE TABLE fact (indicator TEXT, place TEXT, period TEXT, value INT, numerator INT,
    denominator INT, PRIMARY KEY (indicator, place, period)) WITHOUT ROWID;
CREATE TABLE ward (code TEXT PRIMARY KEY, parent TEXT) WITHOUT ROWID;
CREATE TABLE kind (code TEXT PRIMARY KEY, kind TEXT) WITHOUT ROWID;
"""

# A half is Q1 and Q2, a year all four, or for a stock the last quarter. A place that has no figure
# of a span has an unknown one (L).
ADD_UP = """
CREATE TABLE cell AS
    SELECT fact.indicator, kind, place, parent, period AS long, 'places' AS over,
        CASE kind WHEN 'ratio' THEN numerator ELSE value END AS top,
        CASE kind WHEN 'ratio' THEN denominator END AS bottom
    FROM fact JOIN kind ON kind.code = fact.indicator JOIN ward ON ward.code = place;
CREATE TEMP TABLE size AS SELECT parent AS place, count(*) AS wards FROM ward GROUP BY parent;
CREATE TEMP TABLE span (long TEXT, period TEXT, parts INT, last INT);
INSERT INTO span SELECT DISTINCT substr(period, 1, 4) || '-S' || (CASE WHEN substr(period, 7) < '3'
    THEN 1 ELSE 2 END), period, 2, substr(period, 7) IN ('2', '4') FROM fact;
INSERT INTO span SELECT DISTINCT substr(period, 1, 4), period, 4, substr(period, 7) = '4' FROM fact;
CREATE TABLE longer AS
    SELECT indicator, kind, place, parent, span.long, max(last) AND (kind = 'stock' OR
            count(*) = parts) AS known,
        CASE WHEN kind = 'stock' THEN sum(top * last) ELSE sum(top) END AS top, sum(bottom) AS bottom,
        count(*) AS reported, parts
    FROM cell JOIN span ON span.period = cell.long GROUP BY indicator, place, span.long;
CREATE TABLE summed AS
    SELECT indicator, parent AS place, long, over, sum(top) AS top, sum(bottom) AS bottom,
        count(*) AS reported, NULL AS parts FROM cell GROUP BY indicator, parent, long
    UNION ALL
    SELECT indicator, parent, long, 'both', sum(top), sum(bottom), count(*), NULL FROM longer
        WHERE known GROUP BY indicator, parent, long
    UNION ALL
    SELECT indicator, place, long, 'time', CASE WHEN known THEN top END,
        CASE WHEN known THEN bottom END, reported, parts FROM longer;
CREATE TABLE expected AS
    SELECT indicator, place, long, over,
        coalesce((top * 2000 + bottom) / (bottom * 2), top) AS value, top, bottom, reported,
        coalesce(parts, (SELECT wards FROM size WHERE size.place = summed.place)) AS expected,
        CASE WHEN top IS NULL THEN 'L' WHEN parts IS NULL AND reported < (SELECT wards FROM size
            WHERE size.place = summed.place) THEN 'P' ELSE 'A' END AS status
    FROM summed;
"""

COMPARE = """
ATTACH '{edition}' AS e;
CREATE TEMP TABLE ours AS
    SELECT indicator.code AS indicator, place.code AS place, period AS long, over,
        value_units AS value, coalesce(numerator_units, value_units) AS top,
        denominator_units AS bottom, reported, expected, total.status
    FROM e.total JOIN e.method ON method.id = method_id JOIN e.indicator ON
        indicator.id = indicator_id JOIN e.place ON place.id = place_id
    WHERE reported > 0 AND (over != 'places' OR place.level = 'province');
SELECT (SELECT count(*) FROM ours), (SELECT count(*) FROM expected),
    (SELECT count(*) FROM (SELECT * FROM ours EXCEPT SELECT * FROM expected)),
    (SELECT count(*) FROM (SELECT * FROM expected EXCEPT SELECT * FROM ours)),
    (SELECT count(*) FROM e.total WHERE numerator_scale > 0 OR denominator_scale > 0 OR
        value_scale != (CASE WHEN numerator_units IS NULL THEN 0 ELSE 1 END));
"""


class Scale:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.steps = {}  # name: seconds, of the processor, MB

    def timed(self, name, command, **more):
        """Runs a command; its time is added to the step's, its memory is the step's at most."""
        started = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, **more) as child:
            said = child.stdout.read()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"{name}: status {child.returncode}: {said.decode()[-2000:]}")
        seconds, busy, memory = self.steps.get(name, (0, 0, 0))
        self.steps[name] = (
            seconds + time.perf_counter() - started, busy + usage.ru_utime + usage.ru_stime,
            max(memory, usage.ru_maxrss / 1024))
        return said.decode()

    def tiendo(self, *arguments):
        command = [self.program, "--data", str(self.folder / "D"), *map(str, arguments)]
        environment = {**os.environ, "TIENDO_NOW": "2026-11-25T02:00:00Z"}
        return self.timed(arguments[0], command, env=environment)

    def sqlite(self, name, script):
        path = self.folder / "script.sql"
        path.write_text(script)
        return self.timed(name, ["sqlite3", str(self.folder / "facts.db"), f".read {path}"])

    def publish(self, paths):
        self.tiendo("init")
        self.tiendo("catalogue", "load", self.folder / "catalogue")
        for path in paths:
            self.tiendo("import", path)
        self.tiendo("approve", "--all")
        self.tiendo("publish")
        self.tiendo("series", "i2", "--place", "p3", "--json")
        self.tiendo("status", "--json")
        return self.folder / "D/editions/edition-000001.db"

    def compare(self, paths, edition):
        wards, kinds = self.folder / "wards.csv", self.folder / "kinds.csv"
        wards.write_text("".join(f"w{i},p{province(i)}\n" for i in range(WARDS)))
        kinds.write_text("".join(f"i{i},{KINDS[i % len(KINDS)]}\n" for i in range(INDICATORS)))
        self.sqlite("sqlite3 .import", TABLES + "".join(
            f'.import --csv {skip} "{path}" {table}\n' for path, table, skip in
            [(path, "fact", "--skip 1") for path in paths] +
            [(wards, "ward", ""), (kinds, "kind", "")]))
        self.sqlite("sqlite3 adds up", ADD_UP)
        return map(int, self.sqlite("sqlite3 compares", COMPARE.format(edition=edition)).split("|"))


def run(scale, count):
    write_catalogue(scale.folder / "catalogue")
    paths, count = Figures(count).write(scale.folder)
    edition = scale.publish(paths)
    print(f"{count} figures, {sum(path.stat().st_size for path in paths) / 2**20:.0f} MB of files;"
          f" edition {edition.stat().st_size / 2**20:.0f} MB")
    ours, theirs, more, fewer, scaled = scale.compare(paths, edition)
    print(f"{'':20} {'seconds':>8} {'busy':>8} {'MB':>6}")
    for name, (seconds, busy, memory) in scale.steps.items():
        print(f"{name:20} {seconds:8.2f} {busy:8.2f} {memory:6.0f}")
    print(f"{ours} totals, {theirs} by SQL; {more} only ours, {fewer} only SQL's")
    if ours != theirs or ours == 0 or more or fewer or scaled:
        sys.exit("the totals differ")
    sanitized = b"__asan_init" in pathlib.Path(scale.program).read_bytes()
    for name, allowed in ALLOWED.items() if not sanitized else ():
        if scale.steps[name][2] > allowed:
            sys.exit(f"{name} had more than {allowed:.0f} MB")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    count = int(sys.argv[2]) if len(sys.argv) == 3 else FIGURES
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tiendo-scale-"))
    try:
        run(Scale(str(pathlib.Path(sys.argv[1]).resolve()), folder), count)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
