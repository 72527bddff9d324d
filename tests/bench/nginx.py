#!/usr/bin/env -S python3 -B
"""tests/bench/nginx.py - the portal and nginx side by side: the same page, the same connections.

usage: nginx.py PROGRAM [ROUNDS [SECONDS]]

The overview of the demo edition by our portal, and its very bytes as a file by nginx (one worker,
its own settings but for the number of connections), by turns in one run; wrk with one thread asks
both. Requests a second and the 99th percentile of the wait hang on what else the machine does;
microseconds of processor that the server takes for a request hardly do. Medians of ROUNDS (3) of
SECONDS (4). Before that: from start to the first byte, and memory with nobody there; after it,
the memory at most.
"""

import contextlib
import http.client
import os
import pathlib
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time

DATA = str(pathlib.Path(__file__).resolve().parent.parent.parent / "data" / "hcmc")
ROUNDS, SECONDS = 3, 4
CONNECTIONS = (1, 64, 256, 1000, 10000)
# Requests a second beside nginx's; its 99th percentile beside ours. None: no aim.
AIMS = {64: 0.9, 256: 0.8}
PAGE = "/"
NGINX = """daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
worker_rlimit_nofile 20000; events {{ worker_connections 16000; }}
http {{ access_log off; default_type text/html; {paths}
server {{ listen 127.0.0.1:{port}; root {folder}/www; index index.html; }} }}
"""
PATHS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", PAGE)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        sys.exit(f"{PAGE}: {answer.status}")
    return body


def family(pid):
    """A process and all that came of it."""
    with contextlib.suppress(OSError):
        yield pid
        for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def processor(pid):
    """Seconds of processor so far."""
    ticks = 0
    for each in family(pid):
        fields = pathlib.Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(pid, which):
    """MB in memory now (VmRSS), or at most (VmHWM)."""
    kilobytes = 0
    for each in family(pid):
        status = pathlib.Path(f"/proc/{each}/status").read_text()
        kilobytes += int(re.search(rf"{which}:\s+(\d+)", status)[1])
    return kilobytes / 1024


class Server:
    """A server that was started, and how long it took to the first byte."""

    def __init__(self, command, port):
        self.port = port
        started = time.perf_counter()
        self.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
        while True:
            with contextlib.suppress(ConnectionRefusedError):
                self.page = fetch(port)
                break
            if self.child.poll() is not None or time.perf_counter() - started > 20:
                sys.exit(f"{command[0]} does not answer")
            time.sleep(0.0005)
        self.first = (time.perf_counter() - started) * 1000
        self.idle = memory(self.child.pid, "VmRSS")

    def stop(self):
        self.child.terminate()
        try:
            self.child.wait(30)
        except subprocess.TimeoutExpired:
            self.child.kill()

    def ask(self, connections, seconds):
        """Requests a second, 99th percentile in ms, microseconds of processor each, failures."""
        before = processor(self.child.pid)
        said = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "--latency",
             f"http://127.0.0.1:{self.port}{PAGE}"], capture_output=True, text=True, check=True).stdout
        spent = processor(self.child.pid) - before
        number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
        requests = int(re.search(r"(\d+) requests in", said)[1])
        failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
        errors = re.search(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
        return (float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
                float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit],
                spent / max(requests, 1) * 1e6,
                int(failed[1]) if failed else 0, sum(map(int, errors.groups())) if errors else 0)


def start(program, folder):
    data = str(folder / "data")
    subprocess.run([program, "--data", data, "demo", "--from", DATA], check=True,
                   stdout=subprocess.DEVNULL)
    port = free_port()
    ours = Server([program, "--data", data, "serve", "--portal", f"127.0.0.1:{port}"], port)
    (folder / "www").mkdir()
    (folder / "www/index.html").write_bytes(ours.page)
    port = free_port()
    paths = "".join(f"{path}_temp_path {folder}/{path};" for path in PATHS)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, paths=paths))
    return ours, Server(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], port)


def rows(program, folder, rounds, seconds):
    """Yields what, ours, nginx's, whether less is better, and the aim for the ratio."""
    ours, nginx = start(program, folder)
    try:
        yield "start to first byte, ms", ours.first, nginx.first, True, None
        yield "idle memory, MB", ours.idle, nginx.idle, True, None
        for count in CONNECTIONS:
            seen = [(ours.ask(count, seconds), nginx.ask(count, seconds)) for _ in range(rounds)]
            mine, theirs = ([statistics.median(column) for column in zip(*side)]
                            for side in zip(*seen))
            what = f"{count:,} connections"
            yield f"{what}, requests/s", mine[0], theirs[0], False, AIMS.get(count)
            yield f"{what}, 99 % within ms", mine[1], theirs[1], True, 0.5 if count in AIMS else None
            yield f"{what}, µs each", mine[2], theirs[2], True, None
            for kind, number, other in zip(("told no", "failed"), mine[3:], theirs[3:]):
                if number or other:
                    yield f"{what}, {kind}", number, other, True, None
            yield f"{what}, MB at most", memory(ours.child.pid, "VmHWM"), memory(
                nginx.child.pid, "VmHWM"), True, None
    finally:
        ours.stop()
        nginx.stop()


def main():
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    rounds, seconds = map(int, (sys.argv[2:] + [ROUNDS, SECONDS][len(sys.argv) - 2:]))
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with tempfile.TemporaryDirectory(prefix="tiendo-http-") as name:
        os.chmod(name, 0o755)  # nginx's worker is somebody else
        print(f"{'overview page':32} {'portal':>9} {'nginx':>9} {'ratio':>7} {'aim':>7}")
        for what, ours, theirs, less, aim in rows(
                os.path.abspath(sys.argv[1]), pathlib.Path(name), rounds, seconds):
            ratio = (theirs / ours if less else ours / theirs) if ours and theirs else 0
            missed = "  missed" if aim is not None and ratio < aim else ""
            print(f"{what:32} {ours:9,.1f} {theirs:9,.1f} {ratio:7.2f} "
                  f"{'      -' if aim is None else f'{aim:7.2f}'}{missed}", flush=True)


if __name__ == "__main__":
    main()
