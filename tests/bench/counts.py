#!/usr/bin/env -S python3 -B
"""tests/bench/counts.py - keeps the instructions of five hot paths from growing.

usage: counts.py BUILD [--update]

callgrind counts them, which is the same on a busy machine as on a quiet one: a chart as SVG once fonts
and words are there, a row of CSV into an office, the totals over places, the overview page from memory,
a search. Where it can be so, the count is the difference of a long and a short run, so that starting
costs nothing. counts.json has what they were, and the compiler and libraries they were made with: with
the same ones a path may grow by 3 %, with others (which is said) by 30 %, since they generate and run
other code for the same lines. --update writes today's. A path that grew for a reason is written anew in
the commit that has the reason.
"""

import json
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent / "program")]
import charts  # noqa: E402
import ingest  # noqa: E402
import scale  # noqa: E402

KEPT = HERE / "counts.json"
SAME, OTHER = 3, 30  # percent that a path may grow, with the same tools and with others
LIBRARIES = ("libc6", "libcairo2", "libjansson4", "libpango-1.0-0", "libsodium23", "libsqlite3-0",
             "valgrind")
SHORT = 2  # times, of a short walk
ROWS_SHORT, ROWS_LONG = 1000, 11000


def tools(build):
    """What the counts hang on besides our own lines."""
    signed = subprocess.run(["readelf", "-p", ".comment", build / "tiendo"], capture_output=True,
                            text=True, check=True).stdout
    versions = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *LIBRARIES],
                              capture_output=True, text=True, check=True).stdout.split("\n")
    options = json.loads((build / "meson-info/intro-buildoptions.json").read_text())
    return {
        "compiler": re.findall(r"\]\s+(.*)", signed),
        "build": next(o["value"] for o in options if o["name"] == "buildtype"),
        "processor": f"{platform.machine()}"
                     f"{' avx2' if 'avx2' in pathlib.Path('/proc/cpuinfo').read_text() else ''}",
        "libraries": sorted(filter(None, versions)),
    }


def counted(*command, within=None):
    """Instructions of a command, or of those while a function is on the stack."""
    options = ["--tool=callgrind", "--callgrind-out-file=/dev/null"]
    if within is not None:
        options += ["--collect-atstart=no", f"--toggle-collect={within}"]
    done = subprocess.run(["valgrind", *options, *map(str, command)], capture_output=True, text=True,
                          check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or found is None:
        sys.exit(f"{command}: {done.stdout[-500:]}{done.stderr[-2000:]}")
    return int(found[1])


def once(path, times, build, where):
    """Instructions of one walk of a path of paths.c, the mean of so many."""
    bench = build / "tests/bench/bench_paths"
    short, long = (counted(bench, path, each, where) for each in (SHORT, SHORT + times))
    return (long - short) / times


def import_row(program, folder):
    counts = []
    scale.write_catalogue(folder / "catalogue")
    for rows in (ROWS_SHORT, ROWS_LONG):
        path = folder / f"rows-{rows}.csv"
        ingest.write_csv(path, ingest.csv_rows(rows))
        data = ingest.office(str(program), folder, f"office-{rows}")
        counts.append(counted(program, "--data", data, "import", "--json", path))
    return (counts[1] - counts[0]) / (ROWS_LONG - ROWS_SHORT)


def walks(build, folder):
    """Yields each path and its instructions."""
    program, request, data = build / "tiendo", folder / "request.json", folder / "data"
    request.write_text(json.dumps(charts.request()))
    subprocess.run([program, "--data", data, "demo", "--from", ROOT / "data/hcmc"], check=True,
                   stdout=subprocess.DEVNULL)
    yield "chart as SVG, warm", once("chart", 10, build, request)
    yield "row of CSV into the office", import_row(program, folder)
    yield "totals over places", counted(
        build / "tests/bench/bench_rollup", 5000, within="rollup_places")
    yield "page from memory", once("page", 2000, build, data)
    yield "four searches", once("search", 10, build, ROOT / "data/hcmc")


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--update"]):
        sys.exit(__doc__)
    build = pathlib.Path(sys.argv[1]).resolve()
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {"tools": {}, "counts": {}}
    now = {"tools": tools(build), "counts": {}}
    margin = SAME if now["tools"] == kept["tools"] else OTHER
    if margin == OTHER:
        print(f"counted with other tools than those of counts.json: {OTHER} % are let pass")
        for name, value in now["tools"].items():
            if value != kept["tools"].get(name):
                print(f"  {name}: {kept['tools'].get(name)} -> {value}")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="tiendo-counts-") as folder:
        for path, count in walks(build, pathlib.Path(folder)):
            now["counts"][path] = round(count)
            before = kept["counts"].get(path)
            grown = 100 * (count / before - 1) if before else 0
            fine = before and grown <= margin or sys.argv[2:]
            failed += not fine
            print(f"{'ok    ' if fine else 'FAILED'} {path}: {round(count):,} instructions,"
                  f" {grown:+.1f} % of {before}", flush=True)
    if sys.argv[2:]:
        KEPT.write_text(json.dumps(now, indent=2) + "\n")
        print(f"wrote {KEPT.relative_to(ROOT)}")
        return
    print(f"{len(now['counts']) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
