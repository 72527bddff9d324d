#!/usr/bin/env python3
"""tests/faults/kill.py - SIGKILL at random moments of import, of decisions and of publish.

usage: kill.py PROGRAM [ROUNDS]

Afterwards `check` is clean and the data folder is as before or as after, nothing between; a
portal that runs all along answers every request, each from a complete edition that was published.
What a command acknowledged before it was killed stays.
TIENDO_SEED repeats the moments of an earlier run, as near as the machine allows.
"""

import contextlib
import csv
import hashlib
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "data" / "hcmc"
CITY_PAGES = ("/", "/en/", "/i/fibre-share", "/i/fibre-share.json", "/i/fibre-share.csv",
              "/i/digital-economy-share.svg")
HEADER = ("indicator", "method", "place", "period", "value", "numerator", "denominator", "status",
          "vintage", "source", "note_vi", "note_en")


class Failure(Exception):
    """What went wrong in one round."""


def expect(claim, what):
    if not claim:
        raise Failure(what)


class Program:
    """The program on one data folder."""

    def __init__(self, path, data):
        self.path, self.data = path, data

    def start(self, *args):
        return subprocess.Popen(
            [self.path, "--data", str(self.data), *args],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )

    def run(self, *args):
        process = self.start(*args)
        said = process.communicate(timeout=60)[0].decode(errors="replace")
        expect(process.returncode == 0, f"{args[0]} exits {process.returncode}: {said.strip()}")
        return said

    def json(self, *args):
        return json.loads(self.run(*args, "--json"))

    def run_killed(self, seconds, *args):
        """Runs and kills after so long; whether the kill came in time."""
        process = self.start(*args)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said = process.communicate(timeout=60)[0].decode(errors="replace")
        ended = process.returncode
        expect(ended in (0, -signal.SIGKILL), f"{args[0]} exits {ended}: {said.strip()}")
        return ended != 0

    def edition(self):
        return self.json("status")["edition"]["number"]


def wards():
    with open(DATA / "places.csv", encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file)
                if row["level"] == "ward" and not row["valid_until"]]


def write_batch(path, places, periods, numerator):
    """A file of our own layout, each row a ratio with its parts; how many rows."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for place in places:
            for period in periods:
                writer.writerow(("fibre-share", "households", place, period, "", numerator, 9000,
                                 "A", "2026-10-01", SOURCE, "", ""))
    return len(places) * len(periods)


def first_source():
    with open(DATA / "sources.json", encoding="utf-8") as file:
        found = json.load(file)
    rows = found["sources"] if isinstance(found, dict) else found
    return rows[0]["code"]


SOURCE = first_source()


class Moments:
    """Random moments within a run that takes about so long; learns how long that is."""

    def __init__(self, work):
        started = time.monotonic()
        work()
        self.reach = (time.monotonic() - started) * 1.1
        self.killed = 0

    def kill(self, program, *args):
        """Whether the kill came in time."""
        killed = program.run_killed(random.uniform(0, self.reach), *args)
        self.killed += killed
        self.reach *= 1.02 if killed else 0.95
        return killed


class Portal(threading.Thread):
    """A running portal and somebody who never stops reading it."""

    def __init__(self, program):
        super().__init__(daemon=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.server = program.start("serve", "--portal", f"127.0.0.1:{self.port}")
        self.answers, self.problems, self.editions = 0, [], {}
        self.bodies = {}
        self.newest = 0
        self.stopping = threading.Event()

    def get(self, connection, path):
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.getheader("ETag", ""), answer.read()

    def wait_until_it_answers(self):
        for _ in range(100):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                expect(self.get(connection, "/")[0] == 200, "the portal does not answer 200")
                return
            except OSError:
                time.sleep(0.05)
        raise Failure("the portal does not start")

    def look(self, path, status, etag, body):
        """Judges one answer."""
        expect(status == 200, f"{path}: status {status}")
        expect(etag.startswith('"') and etag.endswith('"'), f"{path}: ETag {etag!r} is not strong")
        digest = hashlib.sha256(body).hexdigest()
        expect(self.bodies.setdefault((path, etag), digest) == digest,
               f"{path}: two answers under one ETag")
        if path.endswith(".json"):
            edition = json.loads(body)["edition"]
            expect(edition["number"] >= self.newest, f"{path}: the edition went back")
            self.newest = edition["number"]
            known = self.editions.setdefault(edition["number"], edition["sha256"])
            expect(known == edition["sha256"], f"{path}: two editions of one number")

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        while not self.stopping.is_set():
            for path in CITY_PAGES:
                try:
                    self.look(path, *self.get(connection, path))
                except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
                    self.problems.append(f"{path}: {error!r}")
                    connection.close()
                except Failure as failure:
                    self.problems.append(str(failure))
                self.answers += 1
            time.sleep(0.002)

    def stop(self):
        self.stopping.set()
        self.join(30)
        self.server.send_signal(signal.SIGTERM)
        self.server.communicate(timeout=30)
        expect(self.server.returncode == 0, f"serve exits {self.server.returncode} when told to stop")


class Kills:
    """Both series of rounds over copies of one prepared folder."""

    def __init__(self, path, rounds, folder):
        self.path, self.rounds, self.folder = path, rounds, folder
        self.passed = self.failed = 0
        self.prepared = folder / "prepared"
        program = Program(path, self.prepared)
        program.run("init")
        program.run("catalogue", "load", str(DATA))
        program.run("import", *sorted(map(str, (DATA / "observations").glob("*.csv"))))
        program.run("approve", "--all")
        program.run("publish", "--note", "first")
        program.run("check")

    def figures(self, program):
        return program.json("status")["edition"]["figures"]

    def copy(self, name):
        target = self.folder / name
        shutil.copytree(self.prepared, target, symlinks=True)
        return Program(self.path, target)

    def count(self, what, work):
        try:
            work()
            self.passed += 1
        except Failure as failure:
            self.failed += 1
            print(f"FAILED {what}: {failure}", flush=True)

    def report(self, what, moments, seen):
        """A series in which hardly anything was killed has shown nothing."""
        print(f"{what}: {moments.killed} killed within {moments.reach * 1000:.0f} ms; {seen}")
        self.count(what, lambda: expect(moments.killed > self.rounds / 3, "too few were killed"))

    def imports(self):
        batch = self.folder / "batch.csv"
        rows = write_batch(batch, wards(), ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"), 6300)
        moments = Moments(lambda: self.copy("timed").run("import", str(batch)))
        seen = {"nothing": 0, "all": 0}

        def one(name):
            program = self.copy(name)
            moments.kill(program, "import", str(batch))
            program.run("check")
            expect(program.edition() == 1, "the edition changed")
            again = program.json("import", str(batch))[0]
            counts = (again["added"], again["unchanged"])
            expect(counts in ((rows, 0), (0, rows)), f"half of it is there: {counts} of {rows}")
            seen["nothing" if again["added"] else "all"] += 1
            program.run("check")
            shutil.rmtree(program.data)

        for number in range(self.rounds):
            self.count(f"import {number}", lambda name=f"import-{number}": one(name))
        self.report("import", moments, f"{rows} rows; {seen}")

    def state(self, program, submission):
        """State and version of a submission and of its one figure; None where it is not there."""
        address = f"{(program.data / 'office.db').as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
            return database.execute(
                "SELECT submission.state, observation.state, submission.version"
                " FROM submission JOIN observation ON submission_id = submission.id"
                " WHERE submission.id = ?", (submission,)).fetchone()

    def decisions(self):
        """Submit, return, answer, approve, withdraw: each is done, or was never begun."""
        program = self.copy("decisions")
        places = wards()
        acts = {
            None: [("submitted", "import")],
            "submitted": [("approved", "approve"), ("returned", "return", "--question", "Why?"),
                          ("withdrawn", "withdraw")],
            "returned": [("submitted", "answer", "--text", "So."), ("withdrawn", "withdraw")],
            "approved": [("returned", "return", "--question", "Why?"), (None, "next")],
            "withdrawn": [(None, "next")],
        }
        # how long such a command takes; each figure is a submission of its own
        probe = self.folder / "probe.csv"
        write_batch(probe, places[:1], ("2001",), 5000)
        moments = Moments(lambda: program.run("import", str(probe)))
        submission, number, seen = self.last(program) + 1, 1, {}

        def one():
            nonlocal submission, number
            now = self.state(program, submission)
            state, *words = random.choice(acts[now and now[0]])
            if words[0] == "next":
                submission, number = submission + 1, number + 1
                now, (state, *words) = None, acts[None][0]
            if words[0] == "import":
                batch = self.folder / "one.csv"
                write_batch(batch, [places[number % len(places)]],
                            (f"20{10 + number // len(places)}",), 5000)
                words = [words[0], str(batch)]
            else:
                words = [*words, f"{submission}.1"]
            killed = moments.kill(program, *words)
            program.run("check")
            after = self.state(program, submission)
            done = after is not None and after != now
            expect(done or killed, f"{words[0]} was acknowledged and is lost")
            if done:
                version = 1 if now is None else now[2] + 1
                expect(after == (state, state, version), f"{words[0]} is half done: {after}")
            key = f"{words[0]} {'done' if done else 'not'}{' (killed)' if killed else ''}"
            seen[key] = seen.get(key, 0) + 1

        for _ in range(2 * self.rounds):
            self.count("decision", one)
        self.report("decisions", moments, seen)

    def last(self, program):
        address = f"{(program.data / 'office.db').as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
            return database.execute("SELECT max(id) FROM submission").fetchone()[0]

    def publishes(self):
        program = self.copy("publish")
        moments = Moments(lambda: program.run("publish", "--note", "timed"))
        portal = Portal(program)
        portal.wait_until_it_answers()
        portal.start()
        seen = {"before": 0, "after": 0}
        places = wards()

        def one(number):
            batch = self.folder / "small.csv"
            write_batch(batch, [places[number % len(places)]], (f"20{10 + number // len(places)}",), 5000)
            program.run("import", str(batch))
            program.run("approve", "--all")
            before = program.edition()
            moments.kill(program, "publish", "--note", f"round {number}")
            shown = program.edition()
            program.run("check")
            after = program.edition()
            expect(after in (before, before + 1), f"edition {before}, then {after}")
            expect(after >= shown, f"edition {shown} was in force and then withdrawn")
            seen["before" if after == before else "after"] += 1

        for number in range(self.rounds):
            self.count(f"publish {number}", lambda number=number: one(number))
        self.count("publish", lambda: program.run("publish", "--note", "last"))
        last = program.edition()
        figures = self.figures(program) - self.figures(Program(self.path, self.prepared))
        self.count("publish", lambda: expect(
            figures == self.rounds, f"{figures} new figures after {self.rounds} rounds"))
        time.sleep(1)
        self.count("portal", portal.stop)
        self.count("portal", lambda: self.judge(program, portal, last))
        self.report("publish", moments, f"{seen}; last edition {last}")
        print(f"portal: {portal.answers} answers, {len(portal.editions)} editions seen")

    def judge(self, program, portal, last):
        """What the reader saw, against the files that were published."""
        expect(not portal.problems, "; ".join(portal.problems[:5]))
        expect(portal.answers > 100, f"only {portal.answers} answers")
        expect(portal.newest == last, f"the portal stayed at edition {portal.newest} of {last}")
        for number, digest in portal.editions.items():
            path = program.data / "editions" / f"edition-{number:06d}.db"
            expect(number <= last, f"edition {number} was shown and never published")
            expect(hashlib.sha256(path.read_bytes()).hexdigest() == digest,
                   f"edition {number} was shown before it was complete")
        program.run("check")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    seed = int(os.environ.get("TIENDO_SEED") or random.SystemRandom().randrange(1 << 32))
    random.seed(seed)
    print(f"TIENDO_SEED={seed}", flush=True)
    rounds = (int(sys.argv[2]) if len(sys.argv) == 3 else 100) // 2
    with tempfile.TemporaryDirectory(prefix="tiendo-kill-") as folder:
        kills = Kills(os.path.abspath(sys.argv[1]), rounds, pathlib.Path(folder))
        kills.imports()
        kills.decisions()
        kills.publishes()
    print(f"{kills.passed} passed, {kills.failed} failed")
    sys.exit(1 if kills.failed else 0)


if __name__ == "__main__":
    main()
