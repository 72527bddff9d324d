"""tests/program/office.py - what the program's tests share: a data folder, the program, its words.

A test file is run as `NAME.py PROGRAM`; the project's root is TIENDO_ROOT or two folders up."""

import contextlib
import csv
import decimal
import io
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("TIENDO_ROOT") or pathlib.Path(__file__).parents[2]).resolve()
HCMC = ROOT / "data/hcmc"
GOLDEN = ROOT / "tests/golden/collector"
NOW = "2026-11-25T02:00:00Z"
UPDATE = os.environ.get("TIENDO_UPDATE") == "1"

FIELDS = (
    "indicator method place period value numerator denominator status vintage source note_vi"
    " note_en breakdown"
).split()


def computed(catalogue=HCMC):
    """Indicator and method of what a folder's catalogue declares as computed."""
    return {
        (indicator["code"], method["code"])
        for path in (catalogue / "catalogue.json", catalogue / "illustrative.json")
        if path.exists()
        for indicator in json.loads(path.read_text())["indicators"]
        for method in indicator["methods"]
        if "formula" in method or "composite" in method
    }


def reported(rows):
    """The rows of an export that are no computed figures."""
    return [row for row in rows if (row["indicator"], row["method"]) not in computed()]


_program = [None]


def program():
    """The path of the program under test."""
    return _program[0]


class OfficeCase(unittest.TestCase):
    """A test with an empty data folder of its own."""

    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tiendo-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.data = self.folder / "D"

    def call(self, *arguments, data=None, lang="en", now=NOW, cwd=ROOT, **more):
        """Runs the program; what it said, as bytes, with its status."""
        environment = {**os.environ, "TIENDO_LANG": lang, "TIENDO_NOW": now, "LC_ALL": "C.UTF-8"}
        command = [program(), "--data", os.fsencode(data or self.data), *arguments]
        return subprocess.run(
            command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, timeout=300, check=False,
            **({"capture_output": True} | more),
        )

    def run_it(self, *arguments, status=0, **more):
        """The same, with the status it must end with; gives what stood on standard output."""
        done = self.call(*arguments, **more)
        said = (done.stderr or b"").decode(errors="replace")
        if status == 0 and done.returncode == 0:
            self.assertEqual(said, "")
        self.assertEqual(done.returncode, status, f"{arguments}: {said}")
        return done.stdout.decode()

    def make(self, *files, catalogue=HCMC, publish=True, **more):
        """An office with a catalogue and the files imported, approved and published."""
        self.run_it("init", **more)
        self.run_it("catalogue", "load", str(catalogue), **more)
        if files:
            self.run_it("import", *map(str, files), **more)
            self.run_it("approve", "--all", **more)
        if publish:
            self.run_it("publish", **more)

    def write(self, name, text):
        """A file in the test's folder; its path."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def stored(self, data=None):
        """Everything the office holds: its tables as SQL, and what stands in its folders."""
        data = data or self.data
        address = f"{(data / 'office.db').as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
            rows = list(database.iterdump())
        return rows + sorted(str(path.relative_to(data)) for path in data.rglob("*[!0-9a-f]*"))

    def unchanged(self, before, data=None):
        """The office holds what it held."""
        after = self.stored(data)
        self.assertEqual([each for each in after if each not in set(before)], [])
        self.assertEqual([each for each in before if each not in set(after)], [])

    def golden(self, name, seen):
        """Compares with a golden file; TIENDO_UPDATE=1 writes it anew."""
        if UPDATE:
            (GOLDEN / name).write_text(seen)
        self.assertEqual(seen, (GOLDEN / name).read_text(), name)


def rows_of(text):
    """The rows of a CSV text, or of a file, as dictionaries."""
    if isinstance(text, pathlib.Path):
        text = text.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def observations():
    """The city's own files of figures."""
    return sorted((HCMC / "observations").glob("*.csv"))


def exact(text):
    """JSON with its numbers as the text they stand as."""
    return json.loads(text, parse_float=str, parse_int=str)


def share(numerator, denominator, factor, decimals):
    """factor * numerator / denominator, halves rounded away from zero, as text."""
    with decimal.localcontext() as context:
        context.prec = 60
        value = factor * decimal.Decimal(numerator) / decimal.Decimal(denominator)
        return str(value.quantize(decimal.Decimal(1).scaleb(-decimals), decimal.ROUND_HALF_UP))


def main(**more):
    if len(sys.argv) < 2:
        sys.exit(f"usage: {sys.argv[0]} PROGRAM [unittest's own arguments]")
    _program[0] = str(pathlib.Path(sys.argv.pop(1)).resolve())
    return unittest.main(verbosity=2, **more).result
