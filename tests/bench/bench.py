#!/usr/bin/python3 -B
"""tests/bench/bench.py - all measurements in one table: ours, somebody else's, what nothing can beat.

usage: bench.py BUILD [--most FIGURES] [SECTION...]

Sections: start, charts, ingest, rollup, publish, portal; all unless some are named. Peer and ours are
measured in one run, by turns or one after the other; `whose` says who it is. `ratio` is how many times
better than the peer we are (below 1: worse), `aim` what we want it to be, `limit` what any program must
spend. Seconds and milliseconds are of processor time (user and system) but for the portal's waits and
starts, so that a busy machine changes little. `publish` grows from 100,000 figures tenfold up to
--most (1,000,000; 10,000,000 wants 5 GB and an hour). Medians where it says nothing else.
"""

import argparse
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "program")]
import charts  # noqa: E402
import ingest  # noqa: E402
import nginx  # noqa: E402
import scale  # noqa: E402

CSV_ROWS = 1_000_000
RUNS = 20


def row(what, ours, whose="", peer=None, limit=None, aim=None, more=False):
    """Prints a row; `more`: more is better."""
    def cell(value):
        return "-" if value is None else f"{value:,.0f}" if value >= 1000 else f"{value:,.2f}"

    ratio = None if not peer or not ours else ours / peer if more else peer / ours
    missed = "  missed" if aim is not None and ratio is not None and ratio < aim else ""
    print(f"{what:42} {cell(ours):>10} {cell(peer):>10} {whose:14} {cell(limit):>9} {cell(ratio):>7} "
          f"{cell(aim):>6}{missed}", flush=True)


def start(build, _folder, _options):
    limit = charts.process(RUNS, "/bin/true")
    row("a process that says --help, ms", charts.process(RUNS, build / "tiendo", "--help"), limit=limit)


def draw(build, folder, _options):
    seen = {}
    for who, kind, warm, whole, _, small in charts.rows(
            str(build / "tiendo"), str(build / "tests/bench/bench_charts"), folder, RUNS):
        seen[who, kind] = (warm, whole, small)
    ours = seen["tiendo", "svg"]
    for who, aim in (("echarts", 20), ("vega", None)):
        row("a chart as SVG, warm, ms", ours[0], who, seen[who, "svg"][0], aim=aim)
    limit = charts.process(RUNS, "/bin/true")
    for kind in ("svg", "png", "pdf"):
        for who, aim in (("gnuplot", 1.2), ("rrdtool", None)):
            row(f"a chart as {kind.upper()}, whole process, ms", seen["tiendo", kind][1], who,
                seen[who, kind][1], limit, aim if kind == "svg" else None)
    row("a chart as SVG, gzip, bytes", ours[2], "gnuplot", seen["gnuplot", "svg"][2])


def take_in(build, folder, _options):
    scale.write_catalogue(folder / "catalogue")
    rows = ingest.csv_rows(CSV_ROWS)
    for what, aim in (("in order", 0.9), ("shuffled", 2.5)):
        path = folder / f"{what.split()[-1]}.csv"
        ingest.write_csv(path, rows)
        limit, _ = ingest.measured("wc", "-l", str(path))
        mine = ingest.ours(str(build / "tiendo"), folder, path)
        peer = ingest.theirs_csv(folder, path)
        row(f"{CSV_ROWS:,} rows of CSV {what}, s", mine[0], "sqlite .import", peer[0], limit, aim)
        row(f"{CSV_ROWS:,} rows of CSV {what}, MB", mine[1], "sqlite .import", peer[1])
        random.Random(1).shuffle(rows)


def add_up(build, _folder, _options):
    said = charts.run(str(build / "tests/bench/bench_rollup"), text=True).stdout
    found = re.search(r"totals over places\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)", said)
    ours, peer, limit = map(float, found.groups())
    row("totals over places, 200 x 3,300 x 8, ms", ours, "sqlite sums", peer, limit)


def publish(build, _folder, options):
    figures = 100_000
    while figures <= options.most:
        said = charts.run(sys.executable, "-B", HERE.parent / "program/scale.py", build / "tiendo",
                          str(figures), text=True).stdout
        steps = {name: (float(busy), float(most)) for name, busy, most in re.findall(
            r"^(\S.*?\S) +[\d.]+ +([\d.]+) +(\d+)$", said, re.MULTILINE)}
        peer = {"import": "sqlite3 .import", "publish": "sqlite3 adds up"}
        for name in ("import", "approve", "publish", "series", "status"):
            other = peer.get(name)
            row(f"{name}, {figures:,} figures, s", steps[name][0], (other or "").replace("sqlite3", "sqlite"),
                other and steps[other][0])
            row(f"{name}, {figures:,} figures, MB", steps[name][1])
        figures *= 10


def serve(build, folder, _options):
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    os.chmod(folder, 0o755)  # nginx's worker is somebody else
    for what, ours, theirs, less, aim in nginx.rows(
            str(build / "tiendo"), folder, nginx.ROUNDS, nginx.SECONDS):
        row(what, ours, "nginx", theirs, aim=aim, more=not less)


SECTIONS = {"start": start, "charts": draw, "ingest": take_in, "rollup": add_up, "publish": publish,
            "portal": serve}


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("sections", nargs="*", metavar="SECTION")
    options = parser.parse_args()
    unknown = set(options.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(unknown)}")
    load = os.getloadavg()[0] / os.cpu_count()
    print(f"{os.cpu_count()} processors, busy before we began: {load:.0%}")
    print(f"{'':42} {'ours':>10} {'peer':>10} {'whose':14} {'limit':>9} {'ratio':>7} {'aim':>6}")
    for name, measure in SECTIONS.items():
        if not options.sections or name in options.sections:
            with tempfile.TemporaryDirectory(prefix="tiendo-bench-") as folder:
                measure(options.build.resolve(), pathlib.Path(folder), options)


if __name__ == "__main__":
    main()
