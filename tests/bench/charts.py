#!/usr/bin/env python3
"""tests/bench/charts.py - one chart of 120 months with a plan, by us and by others, in one run.

usage: charts.py PROGRAM BENCH_CHARTS [RUNS]

Warm: in a process that has drawn before. Process: from its start to its end. Medians of RUNS, of
processor time (user and system), so that a busy machine changes little. The others are rrdtool,
gnuplot, and ECharts and Vega on Node; the ratio is theirs to ours. Bytes are of a picture of one pixel
for each of the size; our whole process makes a PNG of four times as many.
"""

import gzip
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
WIDTH, HEIGHT, MONTHS, FIRST = 800, 450, 120, 2015


def values():
    value = 3120
    for i in range(MONTHS):
        value += 12 + (i * 7919 % 97) - 30
        yield f"{FIRST + i // 12}-{i % 12 + 1:02d}", f"{value // 100}.{value % 100:02d}"


def request():
    return {
        "tiendo_chart": 1, "kind": "line", "unit": "percent", "size": f"{WIDTH}x{HEIGHT}",
        "title": "Tỷ lệ hồ sơ nộp trực tuyến", "subtitle": "Thành phố Hồ Chí Minh",
        "source": "Nguồn: Sở Khoa học và Công nghệ, báo cáo tháng", "edition": 12,
        "code": "7K3F-Q2M9",
        "series": [{"label": "Sở Khoa học và Công nghệ", "figures": [list(v) for v in values()]}],
        "plan": [{"period": "2015-01", "value": 30}, {"period": "2024-12", "value": 60}],
    }


def run(*command, **more):
    return subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True, **more)


def spent():
    """Processor time of all processes that have ended, in milliseconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def process(runs, *command):
    """The median of a whole process, in milliseconds."""
    times = []
    for _ in range(runs + 1):
        started = spent()
        run(*map(str, command))
        times.append(spent() - started)
    return statistics.median(times[1:])


def seconds(month):
    return int(time.mktime((int(month[:4]), int(month[5:]), 1, 0, 0, 0, 0, 0, 0)))


def rrd(folder):
    """A database of the same figures; the command that draws them, without its format."""
    path = folder / "share.rrd"
    day = 86400
    start = seconds(f"{FIRST}-01")
    end = start + MONTHS * 30 * day
    run("rrdtool", "create", path, "--start", str(start - 1), "--step", str(30 * day),
        f"DS:v:GAUGE:{60 * day}:U:U", f"RRA:LAST:0.5:1:{MONTHS + 5}")
    run("rrdtool", "update", path,
        *[f"{start + (i + 1) * 30 * day}:{v}" for i, (_, v) in enumerate(values())])
    return ["rrdtool", "graph", "OUT", "-a", "FORMAT", "--start", str(start), "--end", str(end),
            "-w", str(WIDTH - 100), "-h", str(HEIGHT - 120), "-t", "Tỷ lệ hồ sơ nộp trực tuyến",
            "-v", "%", "-l", "0", f"DEF:v={path}:v:LAST", "LINE2:v#0a5c9e:Thực tế",
            "HRULE:60#7b8894:Mục tiêu 60%:dashes", "COMMENT:Nguồn\\: Sở Khoa học và Công nghệ"]


def gnuplot(folder, terminal, target):
    """A script that draws the same figures."""
    data = folder / "share.dat"
    data.write_text("".join(f"{month} {value}\n" for month, value in values()))
    script = folder / f"share-{terminal}.gp"
    size = f"{WIDTH / 72},{HEIGHT / 72}" if terminal == "pdfcairo" else f"{WIDTH},{HEIGHT}"
    script.write_text(f"""set terminal {terminal} size {size}
set output "{target}"
set encoding utf8
set title "Tỷ lệ hồ sơ nộp trực tuyến"
set xlabel "Nguồn: Sở Khoa học và Công nghệ"
set xdata time
set timefmt "%Y-%m"
set format x "%Y"
set yrange [0:70]
set grid y
plot "{data}" using 1:2 with lines lw 2 title "Thực tế", \\
  30 + (x - {seconds("2015-01")}) * 30.0 / {seconds("2024-12") - seconds("2015-01")} dt 2 title "Kế hoạch"
""")
    return ["gnuplot", script]


def packed(path):
    return len(gzip.compress(path.read_bytes(), 6))


def rows(program, bench, folder, runs):
    """Yields who, format, warm milliseconds, process milliseconds, bytes, gzipped bytes."""
    asked = folder / "request.json"
    asked.write_text(json.dumps(request()))
    warm = json.loads(run(bench, asked, str(runs * 10), folder).stdout)
    others = json.loads(run("node", HERE / "npm/charts.mjs", asked, folder).stdout)
    graph = rrd(folder)
    terminals = {"svg": "svg", "png": "pngcairo", "pdf": "pdfcairo"}
    for kind in ("svg", "png", "pdf"):
        target = folder / f"ours.{kind}"
        whole = process(runs, program, "chart", "--request", asked, "-o", target)
        once = folder / f"warm.{kind}"
        yield "tiendo", kind, warm[kind]["ms"], whole, once.stat().st_size, packed(once)
        target = folder / f"rrdtool.{kind}"
        command = [{"OUT": target, "FORMAT": kind.upper()}.get(word, word) for word in graph]
        yield "rrdtool", kind, None, process(runs, *command), target.stat().st_size, packed(target)
        target = folder / f"gnuplot.{kind}"
        whole = process(runs, *gnuplot(folder, terminals[kind], target))
        yield "gnuplot", kind, None, whole, target.stat().st_size, packed(target)
        for name, other in others.items() if kind == "svg" else ():
            target = folder / f"{name}.svg"
            whole = process(
                runs, "node", HERE / "npm/charts.mjs", asked, folder, name)
            yield name, kind, other["ms"], whole, target.stat().st_size, packed(target)


def cell(value, form=".2f"):
    return "-" if value is None else format(value, form)


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    runs = int(sys.argv[3]) if len(sys.argv) == 4 else 20
    ours = {}
    print(f"{'120 points, 800x450':20} {'warm ms':>8} {'ratio':>6} {'process ms':>10} {'ratio':>6} "
          f"{'bytes':>8} {'gzip':>8}")
    with tempfile.TemporaryDirectory(prefix="tiendo-bench-") as name:
        folder = pathlib.Path(name)
        for who, kind, warm, whole, size, small in rows(*sys.argv[1:3], folder, runs):
            if who == "tiendo":
                ours[kind] = (warm, whole)
            ratios = [None if theirs is None else theirs / mine
                      for theirs, mine in zip((warm, whole), ours[kind])]
            print(f"{who + ' ' + kind:20} {cell(warm):>8} {cell(ratios[0], '.1f'):>6} "
                  f"{cell(whole):>10} {cell(ratios[1], '.1f'):>6} {size:8} {small:8}")
    print("aim: warm svg 0.30, png 3, pdf 2.2; svg 3500 bytes gzipped, png 20000; process 15")


if __name__ == "__main__":
    main()
