#!/usr/bin/env python3
"""tests/faults/soak.py - portal and office under mixed load, for as long as one likes.

usage: soak.py PROGRAM [SECONDS]

Readers ask for every page there is, its data and its charts, people of the office look at theirs, and all the
while figures are taken in, approved and published, each third time by an embargo that ends six seconds later. Every answer
is the one that is due, and both servers end well. What they hold at most in the second third of the time and in the last
is told; with TIENDO_SOAK=flat it may grow by 10 % at most, or 16 MB, and no file stays open. A program with sanitizers
needs no more than its own verdict (30 seconds unless told)."""

import contextlib
import datetime
import http.client
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from kill import DATA, wards, write_batch
from slow import Served

PASSWORD = "sáu con vịt bơi qua cầu"
READERS, PEOPLE = 6, 2
PAUSE = 0.02  # seconds a reader takes to read: about half of what two cores can do
SHARE, ROOM = 1.10, 16 << 10  # a tenth, or so many KB: what the portal may keep of answers (CACHE_MAX_BYTES)
OFFICE_PAGES = ("/", "/review", "/submissions", "/healthz", "/readyz")


class Client(threading.Thread):
    """Somebody who asks for pages, over one connection at a time."""

    def __init__(self, soak, port, paths, cookie=""):
        super().__init__(daemon=True)
        self.soak, self.port, self.paths, self.cookie = soak, port, paths, cookie
        self.count, self.busy, self.wrong = 0, 0, {}
        self.random = random.Random(random.random())

    def run(self):
        while not self.soak.ended.is_set():
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
            with contextlib.suppress(ConnectionError):  # the server closes old ones
                for _ in range(self.random.randrange(1, 40)):
                    if self.soak.ended.is_set():
                        break
                    path = self.random.choice(self.paths)
                    connection.request("GET", path, headers={"Cookie": self.cookie, "Accept-Encoding": "gzip"})
                    answer = connection.getresponse()
                    answer.read()
                    self.count += 1
                    if answer.status == 503 and self.cookie:  # a publication holds the office for longer than it waits
                        self.busy += 1
                    elif answer.status not in (200, 303, 304):
                        self.wrong[path, answer.status] = self.wrong.get((path, answer.status), 0) + 1
                    time.sleep(PAUSE)
            connection.close()


class Soak:
    def __init__(self, program, seconds, folder):
        self.program, self.seconds, self.folder = program, seconds, folder
        self.passed = self.failed = self.published = 0
        self.data = folder / "data"
        self.ended = threading.Event()
        self.samples = []  # (seconds, {server: (KB, files)})

    def judge(self, what, claim, seen=""):
        self.passed += bool(claim)
        self.failed += not claim
        if not claim:
            print(f"FAILED {what}: {seen}", flush=True)

    def run(self, *words, typed=""):
        for _ in range(10):  # "Another command is using the folder. Try again later."
            done = subprocess.run([self.program, "--data", str(self.data), *words], capture_output=True, timeout=300,
                                  check=False, input=typed.encode(), env={**os.environ, "TIENDO_LANG": "en"})
            if b"Another command" not in done.stderr:
                break
        self.judge(" ".join(words[:2]), done.returncode == 0, done.stderr.decode()[-2000:])
        return done

    def ask(self, port, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        return answer, said

    def sign_in(self, port):
        self.run("user", "add", "an", typed=f"{PASSWORD}\n")
        self.run("user", "role", "an", "admin", "reviewer", "--indicator", "*", "--place", "*", "--reporter", "*")
        answer, said = self.ask(port, "POST", "/signin", urllib.parse.urlencode({"name": "an", "password": PASSWORD}),
                                **{"Content-Type": "application/x-www-form-urlencoded",
                                   "Origin": f"http://127.0.0.1:{port}"})
        self.judge("sign in", answer.status == 303, said[:200])
        return (answer.getheader("Set-Cookie") or "").split(";")[0]

    def pages(self, port):
        """Those of the site's map, and what else there is of each indicator."""
        _, said = self.ask(port, "GET", "/sitemap.xml")
        paths = [urllib.parse.urlsplit(address).path for address in re.findall(r"<loc>([^<]+)", said.decode())]
        codes = [path for path in paths if re.fullmatch(r"/i/[a-z0-9-]+", path)]
        self.judge("a map of the site", len(paths) > 50 and codes, len(paths))
        return paths + [code + ending for code in codes for ending in (".json", ".csv", ".svg", ".png")]

    def write(self):
        """Figures come in and are published until the end."""
        places, batch, turn = wards(), self.folder / "batch.csv", 0
        while not self.ended.wait(5):
            turn += 1
            write_batch(batch, random.sample(places, 20), ["2026-Q1", "2026-Q2"], 1000 + turn)
            self.run("import", "--reason", "again", str(batch))
            self.run("approve", "--all", "--as", "an")
            moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=6)
            at = ["--at", moment.strftime("%Y-%m-%dT%H:%M:%SZ")] if turn % 3 == 0 else []
            self.run("publish", *at)
            self.published += 1
            if at:
                time.sleep(8)

    def measure(self, servers):
        began = time.monotonic()
        while (now := time.monotonic() - began) < self.seconds:
            self.samples.append((now, {name: (kilobytes(server), files(server)) for name, server in servers.items()}))
            time.sleep(1)

    def held(self, name, since, until):
        """At most, in a part of the time: each edition empties the portal's memory of answers, which fills up again."""
        return max(sample[name][0] for at, sample in self.samples if since <= at / self.seconds <= until)

    def report(self, servers, before):
        for name, server in servers.items():
            warm, late = self.held(name, 0.3, 0.65), self.held(name, 0.65, 1)
            print(f"{name}: at most {warm / 1024:.1f} MB in the second third of the time, {late / 1024:.1f} MB in the last; "
                  f"{before[name]} files open before and {files(server)} after")
            if os.environ.get("TIENDO_SOAK") == "flat":
                self.judge(f"{name}: memory is flat", late <= max(warm * SHARE, warm + ROOM), f"{warm} KB, {late} KB")
                self.judge(f"{name}: no file stays open", files(server) <= before[name] + 1,
                           [os.readlink(path) for path in pathlib.Path(f"/proc/{server.process.pid}/fd").iterdir()])

    def all(self):
        self.run("demo", "--from", str(DATA))
        servers = {"portal": Served(self.program, self.data, "serve", "--portal"),
                   "office": Served(self.program, self.data, "office", "--address")}
        portal, office = servers["portal"].port, servers["office"].port
        paths, cookie = self.pages(portal), self.sign_in(office)
        before = {name: files(server) for name, server in servers.items()}
        clients = [Client(self, portal, paths) for _ in range(READERS)] + [
            Client(self, office, OFFICE_PAGES, cookie) for _ in range(PEOPLE)]
        writer = threading.Thread(target=self.write)
        for thread in (*clients, writer):
            thread.start()
        self.measure(servers)
        self.ended.set()
        for thread in (*clients, writer):
            thread.join(300)
        time.sleep(1)
        self.report(servers, before)
        for client in clients:
            self.judge("answers", not client.wrong and client.count > 0, client.wrong)
            self.judge("seldom too busy", client.busy <= client.count / 100 + 1, f"{client.busy} of {client.count}")
        self.judge("editions", self.published > 0, self.published)
        for name, server in servers.items():
            self.judge(f"{name} ends well", server.stop(), server.process.returncode)
        self.run("check")
        print(f"{self.seconds} s: {sum(client.count for client in clients)} answers, {self.published} editions")


def kilobytes(server):
    text = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1])


def files(server):
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tiendo-soak-"))
    try:
        soak = Soak(str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) == 3 else 30, folder)
        soak.all()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{soak.passed} passed, {soak.failed} failed")
    sys.exit(soak.failed > 0)


if __name__ == "__main__":
    main()
