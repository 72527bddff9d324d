#!/usr/bin/env -S python3 -B
"""tests/program/identical.py - the same inputs give the same editions, to the last byte.

usage: identical.py PROGRAM"""

import json

import office
from office import OfficeCase, observations

LATER = "2026-11-26T03:04:05Z"


class Identical(OfficeCase):
    def edition(self, data, number=1):
        return (data / f"editions/edition-{number:06d}.db").read_bytes()

    def build(self, name, now=office.NOW, extra=()):
        """A data folder from the city's tables, its first edition published at `now`."""
        data = self.folder / name
        self.make(*observations(), *extra, publish=False, data=data, now=now)
        self.run_it("publish", "--note", "same", data=data, now=now)
        return data

    def only_words_differ(self, one, two, words_of_one, words_of_two):
        """Every byte that differs belongs to the words that may."""
        self.assertEqual(len(one), len(two))
        self.assertEqual((one.count(words_of_one), two.count(words_of_two)), (1, 1))
        self.assertEqual(one.replace(words_of_one, words_of_two), two)
        self.assertNotEqual(one, two)

    def test_two_folders_of_the_same_inputs(self):
        one, two = self.build("one"), self.build("two")
        self.assertEqual(self.edition(one), self.edition(two))
        self.assertNotEqual(
            (one / "keys/edition.pub").read_text(), (two / "keys/edition.pub").read_text()
        )

    def test_what_came_before_the_inputs_leaves_no_trace(self):
        """Refused files, dry runs, repeated imports, a catalogue loaded twice."""
        one, two = self.build("one"), self.folder / "two"
        self.run_it("init", data=two)
        for _ in range(2):
            self.run_it("catalogue", "load", str(office.HCMC), data=two)
        faulty = str(office.GOLDEN / "ten-faults.csv")
        self.run_it("import", faulty, data=two, status=1)
        for path in reversed(observations()):
            self.run_it("import", "--dry-run", str(path), data=two)
            self.run_it("import", str(path), data=two, now=LATER)
        self.run_it("import", *map(str, observations()), data=two)
        self.run_it("approve", "--all", data=two)
        self.run_it("publish", "--note", "same", data=two)
        self.assertEqual(self.edition(one), self.edition(two))

    def test_another_time(self):
        one, two = self.build("one"), self.build("two", now=LATER)
        self.only_words_differ(
            self.edition(one), self.edition(two),
            b"000001" + office.NOW.encode(), b"000001" + LATER.encode(),
        )

    def test_another_number(self):
        data = self.build("one")
        self.run_it("publish", "--note", "same", data=data)
        self.only_words_differ(
            self.edition(data, 1), self.edition(data, 2),
            b"000001" + office.NOW.encode(), b"000002" + office.NOW.encode(),
        )

    def test_two_demos(self):
        folders = [self.folder / name for name in ("one", "two")]
        for data in folders:
            self.run_it("demo", data=data)
        self.assertEqual(*map(self.edition, folders))

    def test_answers_do_not_depend_on_the_clock(self):
        data = self.build("one")
        for words in (
            ["status", "--json"], ["status"], ["export"], ["export", "--format", "json"],
            ["series", "digital-economy-share", "--json"],
        ):
            with self.subTest(words):
                early = self.run_it(*words, data=data, now=office.NOW)
                self.assertEqual(self.run_it(*words, data=data, now="2199-01-01T00:00:00Z"), early)
        status = json.loads(self.run_it("status", "--json", data=data))
        self.assertEqual(status["edition"]["number"], 1)


if __name__ == "__main__":
    office.main()
