#!/usr/bin/env python3
"""tests/bench/bench.py - how long things take, beside what could not be faster and what we aim for.

usage: bench.py PROGRAM [RUNS]

Each row: ours, peer (another program doing the same), limit (what any program must spend), the
ratio of ours to the limit, and the aim. A dash means that nobody measured it. Medians of RUNS.
"""

import http.client
import os
import pathlib
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

DATA = str(pathlib.Path(__file__).resolve().parent.parent.parent / "data" / "hcmc")
CHART = ("chart", "digital-economy-share", "--size", "800x450", "-o")


def milliseconds(work):
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def median(runs, work):
    work()
    return statistics.median(milliseconds(work) for _ in range(runs))


def first_byte(program, data):
    """Starts the portal and waits for the first page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [program, "--data", data, "serve", "--portal", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    try:
        for _ in range(10000):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", "/")
                connection.getresponse().read()
                return
            except ConnectionRefusedError:
                time.sleep(0.0005)
        raise TimeoutError("the portal does not answer")
    finally:
        server.send_signal(signal.SIGKILL)
        server.wait()


def rows(program, data, folder, runs):
    """Yields name, ours, peer, limit, aim, in milliseconds."""
    bare = median(runs, lambda: run("/bin/true"))
    yield "start of a process: --help", median(runs, lambda: run(program, "--help")), None, bare, None
    for kind, aim in (("svg", 15), ("png", 25), ("pdf", 20)):
        target = str(folder / f"chart.{kind}")
        ours = median(runs, lambda target=target: run(program, "--data", data, *CHART, target))
        yield f"a chart as {kind.upper()}, whole process", ours, None, bare, aim
    yield "portal, start to first page", median(
        max(runs // 4, 3), lambda: first_byte(program, data)), None, None, 100


def cell(value):
    return "      -" if value is None else f"{value:7.1f}"


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) == 3 else 20
    with tempfile.TemporaryDirectory(prefix="tiendo-bench-") as name:
        data = os.path.join(name, "data")
        made = milliseconds(lambda: run(program, "--data", data, "demo", "--from", DATA))
        print(f"{'milliseconds':38} {'ours':>7} {'peer':>7} {'limit':>7} {'ratio':>7} {'aim':>7}")
        for what, ours, peer, limit, aim in rows(program, data, pathlib.Path(name), runs):
            ratio = None if limit is None else ours / limit
            missed = "  missed" if aim is not None and ours > aim else ""
            print(f"{what:38} {cell(ours)} {cell(peer)} {cell(limit)} {cell(ratio)} {cell(aim)}{missed}")
        print(f"{'demo data, once':38} {cell(made)} {cell(None)} {cell(None)} {cell(None)} {cell(None)}")


main()
