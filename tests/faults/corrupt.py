#!/usr/bin/env python3
"""tests/faults/corrupt.py - bytes turned over, and files cut short, wherever the office keeps something.

usage: corrupt.py PROGRAM [ROUNDS]

Nothing crashes or hangs; whatever it is, database, evidence or edition, `check` tells it, and an edition of which a
byte differs is never taken for the one that was signed. TIENDO_SEED repeats a run."""

import contextlib
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FIRST = sorted((ROOT / "data/hcmc/observations").glob("*.csv"))[:2]


def meaning(path, content):
    """A manifest says the same in other spacing, or with digits of hashes in capitals; all else is its bytes."""
    if path.suffix == ".json":
        with contextlib.suppress(ValueError):
            return json.loads(content.decode().lower())
    return content


class Corruption:
    def __init__(self, path, rounds, folder):
        self.path, self.rounds, self.folder = path, rounds, folder
        self.passed = self.failed = 0
        self.prepared = folder / "prepared"
        for words in (["init"], ["catalogue", "load", str(ROOT / "data/hcmc")], ["import", *map(str, FIRST)],
                      ["approve", "--all"], ["publish"], ["check"]):
            done = self.run(self.prepared, *words)
            if done.returncode != 0:
                sys.exit(f"{words}: {done.stderr.decode()}")

    def run(self, data, *words):
        return subprocess.run([self.path, "--data", str(data), *words], capture_output=True, timeout=60,
                              stdin=subprocess.DEVNULL, check=False,
                              env={**os.environ, "TIENDO_LANG": "en"})

    def judge(self, what, claim, seen):
        self.passed += bool(claim)
        self.failed += not claim
        if not claim:
            print(f"FAILED {what}: {seen}", flush=True)

    def spoil(self, path):
        """One of three: a byte, a whole block, or the end; what was done, in words."""
        kept = bytearray(path.read_bytes())
        at = random.randrange(len(kept))
        way = random.choice(("byte", "block", "end"))
        if way == "byte":
            kept[at] ^= 1 << random.randrange(8)
        elif way == "block":
            kept[at:at + 4096] = random.randbytes(len(kept[at:at + 4096]))
        else:
            del kept[at:]
        before = path.read_bytes()
        path.write_bytes(kept)
        return meaning(path, bytes(kept)) != meaning(path, before), f"{path.name}, {way} at {at}"

    def serve(self, data):
        """A portal on it, asked for some pages; the statuses and how it ended."""
        server = subprocess.Popen([self.path, "--data", str(data), "serve", "--portal", "127.0.0.1:0"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        port = int(server.stdout.readline().split(b":")[-1].strip(b"/\n"))
        statuses = []
        for path in ("/", "/indicators", "/i/digital-economy-share.json", "/healthz"):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            try:
                connection.request("GET", path)
                statuses.append(connection.getresponse().status)
            except OSError as error:
                statuses.append(repr(error))
            connection.close()
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
        return statuses, server.returncode

    def one(self, number, kind, pattern):
        data = self.folder / f"{kind}-{number}"
        shutil.copytree(self.prepared, data, symlinks=True)
        changed, what = self.spoil(random.choice(
            [path for path in sorted(data.glob(pattern)) if path.is_file() and not path.is_symlink()]))
        told = False
        for words in (["check"], ["status", "--json"], ["why", "digital-economy-share", "2024"],
                      ["publish"], ["check"]):
            done = self.run(data, *words)
            self.judge(f"{what}: {words[0]}", 0 <= done.returncode <= 3, done.returncode)
            told = told or (words[0] == "check" and done.returncode != 0)
        if changed:
            self.judge(f"{what}: told", told, "check finds nothing wrong")
        statuses, ended = self.serve(data)
        fine = all(isinstance(status, int) and status in (200, 404, 500, 503) for status in statuses)
        self.judge(f"{what}: portal", fine and ended == 0, (statuses, ended))
        shutil.rmtree(data)
        return told

    def all(self):
        for kind, pattern in (("database", "office.db"), ("edition", "editions/edition-*"),
                              ("evidence", "evidence/??/*")):
            told = sum(self.one(number, kind, pattern) for number in range(self.rounds))
            print(f"{kind}: {told} of {self.rounds} told by check")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    seed = int(os.environ.get("TIENDO_SEED") or random.randrange(1 << 32))
    random.seed(seed)
    print(f"TIENDO_SEED={seed}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tiendo-corrupt-"))
    try:
        corruption = Corruption(str(pathlib.Path(sys.argv[1]).resolve()),
                                int(sys.argv[2]) if len(sys.argv) == 3 else 25, folder)
        corruption.all()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{corruption.passed} passed, {corruption.failed} failed")
    sys.exit(corruption.failed > 0)


if __name__ == "__main__":
    main()
