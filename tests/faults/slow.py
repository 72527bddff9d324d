#!/usr/bin/env python3
"""tests/faults/slow.py - hundreds of connections that send or read a byte now and then, far too many of one address, and more than
the system has files for.

usage: slow.py PROGRAM

The slow ones are ended, each stage in its time; those who ask as usual meanwhile are answered all along. Of one
address (127.0.0.2 here) 256 connections are served, as many again are told that they are too many, and the
others are closed. Prints how long what took; judges only that slow ones end and good ones are served."""

import contextlib
import http.client
import os
import pathlib
import re
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EACH = 100  # connections of each kind
PATIENCE = 90  # seconds; all stages end well before
HOST = b"Host: localhost\r\n"
KINDS = {
    "request line": b"GET /" + b"a" * 4000,
    "headers": b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 4000,
    "body": b"POST /signin HTTP/1.1\r\n" + HOST + b"Content-Type: application/x-www-form-urlencoded\r\n"
            b"Content-Length: 4000\r\n\r\n" + b"a" * 4000,
}
AT_ONCE = {"request line": 5, "headers": 24, "body": len(KINDS["body"]) - 4000}


class Served:
    """One of the servers, on a free port."""

    def __init__(self, path, data, kind, option, files=None):
        limit = ["prlimit", f"--nofile={files}:{files}"] if files else []
        self.process = subprocess.Popen([*limit, path, "--data", str(data), kind, option, "127.0.0.1:0"],
                                        stdout=subprocess.PIPE)
        self.port = int(self.process.stdout.readline().split(b":")[-1].strip(b"/\n"))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=60)
        return self.process.returncode == 0

    def busy(self):
        """Seconds of processor it has used."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """What it holds, in MB."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) // 1024


class Good(threading.Thread):
    """Somebody who reads as people do; how long each answer took, in seconds."""

    def __init__(self, port, path):
        super().__init__(daemon=True)
        self.port, self.path = port, path
        self.took, self.failures = [], []
        self.ended = threading.Event()

    def run(self):
        while not self.ended.is_set():
            began = time.monotonic()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", self.path)
                answer = connection.getresponse()
                answer.read()
                connection.close()
                if answer.status != 200:
                    self.failures.append(answer.status)
            except OSError as error:
                self.failures.append(repr(error))
            self.took.append(time.monotonic() - began)
            time.sleep(0.05)


def drip(server, kind):
    """Connections of one kind that send a byte each second; how many ended, and when the last did."""
    waiting = selectors.DefaultSelector()
    for _ in range(EACH):
        peer = socket.create_connection(("127.0.0.1", server.port))
        peer.sendall(KINDS[kind][:AT_ONCE[kind]])
        peer.setblocking(False)
        waiting.register(peer, selectors.EVENT_READ)
    began, sent, ended = time.monotonic(), AT_ONCE[kind], 0
    while waiting.get_map() and time.monotonic() - began < PATIENCE:
        for key, _ in waiting.select(1):
            with contextlib.suppress(BlockingIOError, ConnectionError):
                if key.fileobj.recv(4096):
                    continue
            waiting.unregister(key.fileobj)
            key.fileobj.close()
            ended += 1
        for key in list(waiting.get_map().values()):
            with contextlib.suppress(OSError):
                key.fileobj.send(KINDS[kind][sent:sent + 1])
        sent += 1
    return ended, time.monotonic() - began


def crowd(server, count):
    """So many connections of one address; the statuses they get, None where they are closed."""
    peers = [socket.create_connection(("127.0.0.1", server.port), source_address=("127.0.0.2", 0))
             for _ in range(count)]
    statuses, waits = [], set()
    for peer in peers:
        peer.settimeout(30)
        said = b""
        with contextlib.suppress(OSError):
            peer.sendall(b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n")
            said = peer.recv(4096)
        found = re.match(rb"HTTP/1\.1 (\d+)", said)
        statuses.append(int(found[1]) if found else None)
        if statuses[-1] == 503:
            waits.add(b"Retry-After: " in said and b"Connection: close" in said)
    for peer in peers:
        peer.close()
    return statuses, waits


class Slow:
    def __init__(self, path, folder):
        self.path, self.data = path, folder / "data"
        self.passed = self.failed = 0
        for words in (["init"], ["catalogue", "load", str(ROOT / "data/hcmc")], ["publish"]):
            subprocess.run([path, "--data", str(self.data), *words], check=True, stdout=subprocess.DEVNULL)

    def judge(self, what, claim, seen):
        print(f"{'ok    ' if claim else 'FAILED'} {what}: {seen}", flush=True)
        self.passed += bool(claim)
        self.failed += not claim

    def drips(self):
        portal = Served(self.path, self.data, "serve", "--portal")
        desk = Served(self.path, self.data, "office", "--address")
        good = Good(portal.port, "/")
        good.start()
        results = {}
        threads = [threading.Thread(target=lambda kind=kind: results.update(
            {kind: drip(desk if kind == "body" else portal, kind)})) for kind in KINDS]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for kind, (ended, seconds) in results.items():
            self.judge(f"slow {kind}", ended == EACH, f"{ended} of {EACH} ended within {seconds:.0f} s")
        good.ended.set()
        good.join()
        took = sorted(good.took)
        self.judge("good readers", not good.failures and len(took) > 20,
                   f"{len(took)} answers, median {took[len(took) // 2] * 1000:.0f} ms, 99 % within"
                   f" {took[len(took) * 99 // 100] * 1000:.0f} ms, {good.failures[:3]}")
        print(f"memory: portal {portal.memory()} MB, office {desk.memory()} MB")
        self.judge("both end well", portal.stop() and desk.stop(), "")

    def crowds(self):
        portal = Served(self.path, self.data, "serve", "--portal")
        statuses, waits = crowd(portal, 600)
        counts = {status: statuses.count(status) for status in (200, 503, None)}
        # beyond the limit each is told so, or closed where too many are being told already
        self.judge("one address", counts[200] == 256 and counts[503] + counts[None] == 344 and counts[503] >= 256,
                   counts)
        self.judge("told when to come back", waits == {True}, waits)
        time.sleep(1)
        again, _ = crowd(portal, 10)
        self.judge("once they are gone", again == [200] * 10, again)
        self.judge("ends well", portal.stop(), "")

    def few_files(self):
        """More connections than the system lets it open: no spinning, and all is well once they are gone."""
        portal = Served(self.path, self.data, "serve", "--portal", files=64)
        peers = [socket.create_connection(("127.0.0.1", portal.port)) for _ in range(150)]
        began, before = time.monotonic(), portal.busy()
        time.sleep(4)
        share = (portal.busy() - before) / (time.monotonic() - began)
        self.judge("out of files", share < 0.2, f"{share:.0%} of a processor")
        for peer in peers:
            peer.close()
        statuses, _ = crowd(portal, 20)
        self.judge("files are there again", statuses == [200] * 20, statuses)
        self.judge("ends well", portal.stop(), "")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tiendo-slow-"))
    try:
        slow = Slow(str(pathlib.Path(sys.argv[1]).resolve()), folder)
        slow.crowds()
        slow.few_files()
        slow.drips()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{slow.passed} passed, {slow.failed} failed")
    sys.exit(slow.failed > 0)


if __name__ == "__main__":
    main()
