#!/usr/bin/env python3
"""tests/program/backup.py - backup and restore: whole, checked, shared, while others write; and what they refuse.

usage: backup.py PROGRAM"""

import json
import os
import subprocess

import office
from serving import ServingCase


def contents(folder):
    """Every file that a backup must bring, but for the database: its bytes, or where a link leads."""
    skipped = ("office.db", "office.lock", "last-backup")
    return {str(path.relative_to(folder)): os.readlink(path) if path.is_symlink() else path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if (path.is_symlink() or path.is_file()) and path.name not in skipped}


class Backup(ServingCase):
    def setUp(self):
        super().setUp()
        self.make(*office.observations()[:2])
        self.shelf = self.folder / "backups"
        self.shelf.mkdir()

    def backup(self, now, *more, **options):
        return json.loads(self.run_it("backup", "--json", *more, str(self.shelf), now=now, **options))

    def names(self):
        return sorted(path.name for path in self.shelf.iterdir())

    def test_what_comes_back_is_what_there_was(self):
        told = self.backup("2026-11-25T02:00:00Z")
        self.assertEqual(self.names(), ["tiendo-20261125T020000Z"])
        self.assertEqual(told["shared"], 0)
        new = self.folder / "new"
        self.run_it("restore", str(self.shelf), data=new)
        self.assertEqual(contents(new), contents(self.data))
        self.assertEqual(self.run_it("status", "--json", data=new), self.run_it("status", "--json"))
        before, after = self.stored(), self.stored(new)
        added = [line for line in after if line not in set(before) and "INSERT" in line]
        self.assertEqual(len([line for line in added if "'restore'" in line]), 1, added)
        gone = [line for line in before if "INSERT" in line and line not in set(after)]
        self.assertEqual([line for line in gone if "ledger_head" not in line], [])
        self.run_it("check", data=new)
        for path in (self.data, new):
            self.assertEqual((path / "office.db").stat().st_mode & 0o777, 0o600)

    def test_the_ledger_says_that_it_was_brought_back(self):
        self.backup("2026-11-25T02:00:00Z")
        new = self.folder / "new"
        self.run_it("restore", str(self.shelf), data=new)
        self.data = new
        self.add_person("quan", "admin")
        self.serve()
        answer, said = self.ask("GET", "/en/ledger?act=restore", Cookie=self.sign_in("quan"))
        self.assertEqual((answer.status, said.decode().count(">restore a backup</td>")), (200, 1))

    def test_a_drill_leaves_nothing(self):
        self.backup("2026-11-25T02:00:00Z")
        before = contents(self.folder)
        self.run_it("restore", "--drill", str(self.shelf), data=self.folder / "nowhere")
        self.assertEqual(contents(self.folder), before)
        self.assertFalse((self.folder / "nowhere").exists())

    def test_what_is_the_same_is_kept_once_and_old_ones_go(self):
        for hour in range(4):
            told = self.backup(f"2026-11-25T0{hour}:00:00Z", "--keep", "2")
        self.assertEqual(self.names(), ["tiendo-20261125T020000Z", "tiendo-20261125T030000Z"])
        self.assertEqual((told["shared"], told["bytes"]), (told["files"] - 1, 0))
        self.run_it("restore", str(self.shelf / "tiendo-20261125T020000Z"), data=self.folder / "new")

    def test_a_damaged_office_gives_no_backup(self):
        evidence = next(path for path in (self.data / "evidence").rglob("*") if path.is_file())
        evidence.write_bytes(evidence.read_bytes() + b"x")
        done = self.call("backup", str(self.shelf))
        self.assertEqual(done.returncode, 1)
        self.assertIn(evidence.name[:8], done.stdout.decode())
        self.assertEqual(self.names(), [])

    def test_a_damaged_backup_is_not_restored(self):
        self.backup("2026-11-25T02:00:00Z")
        place = self.shelf / self.names()[0]
        spoilt = {
            "edition": next((place / "editions").glob("edition-*.db")),
            "database": place / "office.db",
            "key": place / "keys/edition.pub",
        }
        for number, (name, path) in enumerate(spoilt.items()):
            with self.subTest(name):
                kept = path.read_bytes()
                path.write_bytes(kept[:len(kept) // 2])
                new = self.folder / f"new{number}"
                for words in (["restore"], ["restore", "--drill"]):
                    done = self.call(*words, str(self.shelf), data=new)
                    self.assertIn(done.returncode, (1, 3), done.stderr)
                self.assertFalse(new.exists())
                self.assertEqual(self.names(), [place.name])
                path.write_bytes(kept)

    def test_what_is_there_stays(self):
        self.backup("2026-11-25T02:00:00Z")
        before = contents(self.data)
        self.assertEqual(self.call("restore", str(self.shelf)).returncode, 1)
        for folder in (self.data, self.data / "evidence", self.folder / "none"):
            self.assertEqual(self.call("backup", str(folder)).returncode, 2)
        self.assertEqual(self.call("restore", str(self.folder), data=self.folder / "n").returncode, 1)
        self.assertEqual(contents(self.data), before)

    def test_backups_while_others_write(self):
        environment = {**os.environ, "TIENDO_LANG": "en"}
        environment.pop("TIENDO_NOW", None)
        text = "indicator,place,period,value\n"
        running = []
        for number in range(6):
            path = self.write(f"{number}.csv", text + f"online-services,79,{2040 + number},5\n")
            for words in (["import", str(path)], ["approve", "--all"], ["publish"]):
                running.append(subprocess.Popen(
                    [office.program(), "--data", self.data, *words], env=environment,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            self.backup(f"2026-11-26T0{number}:00:00Z")
        for process in running:
            process.wait(timeout=60)
        for number, name in enumerate(self.names()):
            new = self.folder / f"new{number}"
            self.run_it("restore", str(self.shelf / name), data=new)
            self.assertEqual(self.run_it("check", data=new), "Everything is in order.\n")


if __name__ == "__main__":
    office.main()
