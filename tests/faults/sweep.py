#!/usr/bin/env python3
"""tests/faults/sweep.py - one call to the system fails in each run, and then a disk is really full.

usage: sweep.py PROGRAM SHIM [POINTS]

For every scenario and way to fail, POINTS calls (3 unless told; all with TIENDO_FAULTS=all) are drawn; shim.c
says what the ways are. Whatever failed, the office opens afterwards, `check` finds nothing wrong, and it is as
before the act or as after it; what was said to be done is done. TIENDO_SEED repeats a run."""

import contextlib
import hashlib
import http.client
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FIRST, SECOND, THIRD = sorted(str(path) for path in (ROOT / "data/hcmc/observations").glob("*.csv"))[:3]
WAYS = ("error", "errors", "full", "files", "interrupt", "short", "power", "memory", "no-memory")
GOES_ON = ("interrupt", "short")  # no failure at all: the program does what it was told
OF_NOW = ("office.lock", "last-backup")

PREPARED = [["init"], ["catalogue", "load", str(ROOT / "data/hcmc")], ["import", FIRST], ["approve", "--all"],
            ["publish"]]
# The act, and what goes before it in a prepared office; None: it begins with nothing.
SCENARIOS = [
    ("init", ["init"], None),
    ("load a catalogue", ["catalogue", "load", str(ROOT / "data/hcmc")], []),
    ("import", ["import", SECOND], []),
    ("approve", ["approve", "--all"], [["import", SECOND]]),
    ("publish", ["publish"], [["import", SECOND], ["approve", "--all"]]),
    ("schedule", ["publish", "--at", "2099-01-01T00:00:00Z"], [["import", SECOND], ["approve", "--all"]]),
    ("back up", ["backup", "BACKUPS"], []),
]


class Sweep:
    def __init__(self, program, shim, points, folder):
        self.program, self.shim, self.points, self.folder = program, shim, points, folder
        self.passed = self.failed = 0
        self.data, self.backups = folder / "data", folder / "backups"
        self.environment = {**os.environ, "TIENDO_LANG": "en", "TIENDO_NOW": "2026-11-01T00:00:00Z"}

    def judge(self, what, claim, seen=""):
        self.passed += bool(claim)
        self.failed += not claim
        if not claim:
            print(f"FAILED {what}: {seen}", flush=True)

    def run(self, *words, **faults):
        words = [str(self.backups) if word == "BACKUPS" else word for word in words]
        return subprocess.run([self.program, "--data", str(self.data), *words], capture_output=True, timeout=120,
                              check=False, stdin=subprocess.DEVNULL, env={**self.environment, **faults})

    def must(self, words):
        done = self.run(*words)
        if done.returncode != 0:
            sys.exit(f"{words}: {done.stderr.decode()}")

    def run_failing(self, words, way, number, seed=0):
        """How it ended, and how many calls there were."""
        stash = self.folder / "stash"
        shutil.rmtree(stash, ignore_errors=True)
        stash.mkdir()
        count = self.folder / "count"
        count.unlink(missing_ok=True)
        done = self.run(*words, LD_PRELOAD=self.shim, TIENDO_FAULT=way, TIENDO_FAULT_AT=str(number), TIENDO_FAULT_SEED=str(seed),
                        TIENDO_FAULT_UNDER=str(self.folder / "data"), TIENDO_FAULT_STASH=str(stash),
                        TIENDO_FAULT_COUNT=str(count))
        return done, int(count.read_text()) if count.exists() else 0

    def begin(self, prepared):
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.rmtree(self.backups, ignore_errors=True)
        self.backups.mkdir()
        if prepared is not None:
            shutil.copytree(prepared, self.data, symlinks=True)

    def state(self, name=""):
        """Every row of the office, and every file beside it by its hash. A catalogue is loaded in two acts, the
        second of which saves the calendar: the same one is loaded here, and the ledger is left out."""
        rows = {}
        with contextlib.closing(sqlite3.connect(f"file:{self.data}/office.db?mode=ro", uri=True)) as database:
            for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                if name != "load a catalogue" or not table.startswith("ledger"):
                    rows[table] = sorted(map(repr, database.execute(f'SELECT * FROM "{table}"')))
        files = {str(path.relative_to(self.data)):
                 os.readlink(path) if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
                 for path in self.data.rglob("*")
                 if (path.is_symlink() or path.is_file()) and path.name not in OF_NOW
                 and not path.name.startswith("office.db")}
        return rows, files

    def look(self, what, name, done, before, after):
        if name == "init":  # half a folder is no office: once more makes it whole
            again = self.run("init")
            self.judge(f"{what}: again", again.returncode == 0 or b"already" in again.stderr, again.stderr)
        checked = self.run("check")
        self.judge(f"{what}: check", checked.returncode == 0, checked.stdout + checked.stderr)
        if name == "init" or checked.returncode != 0:
            return
        state = self.state(name)
        self.judge(f"{what}: as before or as after", state in (before, after), difference(state, before, after))
        if done.returncode == 0 and name != "back up":
            self.judge(f"{what}: what was said is done", state == after, "it is not")
        if name == "back up":
            made = [path for path in self.backups.iterdir() if ".building" not in path.name]
            self.judge(f"{what}: backup", done.returncode != 0 or made, "there is none")
            for _ in made:
                drill = self.run("restore", str(self.backups), "--drill")
                self.judge(f"{what}: drill", drill.returncode == 0, drill.stderr)

    def scenario(self, name, words, first):
        prepared = None
        if first is not None:
            prepared = self.folder / "prepared"
            shutil.rmtree(prepared, ignore_errors=True)
            self.begin(self.folder / "base")
            for act in [*first, ["check"]]:  # opening it once more clears what the last act left
                self.must(act)
            self.data.rename(prepared)
        self.begin(prepared)
        before = self.state(name) if prepared else None
        self.must(words)
        self.must(["check"])
        after = self.state(name)
        ends = {}
        for way in WAYS:
            self.begin(prepared)
            calls = self.run_failing(words, way, 0)[1]
            self.judge(f"{name}, {way}: counted", calls > 0, calls)
            everything = os.environ.get("TIENDO_FAULTS") == "all" and "memory" not in way
            numbers = range(1, calls + 1) if everything else (
                random.randint(1, max(calls, 1)) for _ in range(self.points))
            for number in numbers:
                self.begin(prepared)
                seed = random.randrange(1 << 31)
                done = self.run_failing(words, way, number, seed)[0]
                what = f"{name}, {way} {number} {seed} of {calls}"
                ends[done.returncode] = ends.get(done.returncode, 0) + 1
                if way in GOES_ON:
                    self.judge(f"{what}: goes on", done.returncode == 0, done.stderr)
                if done.returncode == -signal.SIGSEGV:
                    print(f"note: {what}: ended by SIGSEGV")
                self.look(what, name, done, before, after)
        print(f"{name}: {sum(ends.values())} failures, ended " +
              ", ".join(f"{code}: {count}" for code, count in sorted(ends.items())), flush=True)

    def serve(self, **faults):
        server = subprocess.Popen([self.program, "--data", str(self.data), "serve", "--portal", "127.0.0.1:0"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  env={**self.environment, **faults})
        return server, int(server.stdout.readline().split(b":")[-1].strip(b"/\n"))

    def storm(self):
        """Every other call on a socket is interrupted, every other does half: pages are what they always are."""
        self.begin(self.folder / "base")
        bodies = []
        for faults in ({}, {"LD_PRELOAD": self.shim, "TIENDO_FAULT": "storm"}):
            server, port = self.serve(**faults)
            bodies.append([get(port, path) for path in ("/", "/indicators", "/i/digital-economy-share.svg") * 3])
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=30)
            self.judge("a storm of interruptions: the server ends well", server.returncode == 0, server.returncode)
        self.judge("a storm of interruptions: pages", bodies[0] == bodies[1] and
                   all(status == 200 for status, _ in bodies[1]), [status for status, _ in bodies[1]])

    def full(self):
        """A disk of a few megabytes fills up: what needs room is refused, readers notice nothing, and work goes on."""
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk], check=False,
                                 capture_output=True).returncode == 0
        print("a disk that is full: " + ("a small one" if mounted else "may not be mounted; a limit on files instead"))
        self.data, data = disk / "data", self.data
        try:
            shutil.copytree(self.folder / "base", self.data, symlinks=True)
            before = self.state()
            server, port = self.serve()
            ballast = disk / "ballast"
            limit = [] if mounted else ["prlimit", "--fsize=4096"]
            if mounted:
                with contextlib.suppress(OSError), open(ballast, "wb", buffering=0) as file:
                    while file.write(bytes(4096)):
                        pass
            for words in (["import", SECOND], ["publish"], ["catalogue", "load", str(ROOT / "data/hcmc")]):
                done = subprocess.run([*limit, self.program, "--data", str(self.data), *words], check=False,
                                      capture_output=True, env=self.environment, timeout=60)
                self.judge(f"full: {words[0]} is refused", done.returncode != 0, done.stdout)
                self.judge("full: a reader", get(port, "/indicators")[0] == 200)
            self.judge("full: nothing changed", self.state() == before, difference(self.state(), before, before))
            ballast.unlink(missing_ok=True)
            for words in (["check"], ["import", SECOND], ["approve", "--all"], ["publish"], ["check"]):
                done = self.run(*words)
                self.judge(f"with room again: {words[0]}", done.returncode == 0, done.stderr)
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=30)
        finally:
            self.data = data
            if mounted:
                subprocess.run(["umount", "-l", disk], check=True)

    def all(self):
        self.begin(None)
        for words in PREPARED:
            self.must(words)
        self.data.rename(self.folder / "base")
        for scenario in SCENARIOS:
            self.scenario(*scenario)
        self.storm()
        self.full()


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def difference(state, before, after):
    """Where rows and files differ from how they were, and from how they were to be."""
    return ["; ".join(str(sorted(name for name in {*part, *wished} if part.get(name) != wished.get(name))[:4])
                      for part, wished in zip(state, other)) for other in (before, after)]


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    seed = int(os.environ.get("TIENDO_SEED") or random.randrange(1 << 32))
    random.seed(seed)
    print(f"TIENDO_SEED={seed}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tiendo-sweep-"))
    try:
        sweep = Sweep(str(pathlib.Path(sys.argv[1]).resolve()), str(pathlib.Path(sys.argv[2]).resolve()),
                      int(sys.argv[3]) if len(sys.argv) == 4 else 3, folder)
        sweep.all()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{sweep.passed} passed, {sweep.failed} failed")
    sys.exit(sweep.failed > 0)


if __name__ == "__main__":
    main()
