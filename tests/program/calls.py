#!/usr/bin/env -S python3 -B
"""tests/program/calls.py - the command line itself: help, wrong calls, exit statuses.

usage: calls.py PROGRAM"""

import json
import os
import re
import subprocess

import office
from office import GOLDEN, OfficeCase, observations

# Calls that are wrong whatever the folder holds: exit status 2 and a word about it.
WRONG = """
frobnicate
--frobnicate
--data
--lang
--lang fr status
--version=1
catalogue
catalogue load
catalogue store DIR
catalogue load DIR DIR
init DIR
status extra
status --frobnicate
status --json=yes
status --edition
status --edition 0
status --edition -1
status --edition x
status --edition 1x
status --edition 1000000
status --edition 99999999999999999999
status --edition=
series
series online-services smartphone-share
series online-services --place
import
import --dry-run
import --frobnicate FILE
import --column FILE
import --column place FILE
import --column place= FILE
import --column colour=x FILE
import --set place FILE
import --decimal ; FILE
import --decimal 12 FILE
import --set colour=x FILE
import BREAKDOWNS FILE
approve
approve --all 1
approve 0
approve -1
approve one
approve 1x
approve 1 2
approve 9.
approve 8.0
approve .1
approve +1
withdraw 1.x
withdraw 1.99999999999
receipt 3.7
receipt +3
approve 1.x
approve 1.2.3
approve 1.-1
answer 1
return 1
return --question x
withdraw
import --as local:root FILE
token add t
user role an king
chart online-services --order sideways -o x.svg
chart online-services --top 0 -o x.svg
chart online-services --page -1 -o x.svg
chart online-services --periods 2025,2024 -o x.svg
chart online-services --periods 2024, -o x.svg
publish now
publish --at
publish --at never
publish --at 2026-11-24
publish --at 2026-02-30T00:00:00Z
publish --at 2026-11-24T02:00:00Z+
publish --json=1
publish --back-to 1
publish --back-to 0 --reason x
export figures
export -o
export --format
export --format xml
export --format CSV
export --format totals --places-of 2025-07-01
series online-services --totals --places-of 2025-07-01
verify
verify a b
check all
routes all
""".strip().splitlines()

# What the input is refused for, with an office that published once: exit status 1.
REFUSED = """
init
status --edition 2
series no-such-indicator
series online-services --place nowhere
series online-services --method nobody
series online-services --edition 2
export --edition 999999
chart online-services --kind bars -o x.svg
import no-such-file.csv
import FOLDER
import FILE no-such-file.csv
import --set indicator=online-services FAULTY
import --reporter nobody FILE
catalogue load no-such-folder
catalogue load FOLDER
approve 99
approve 1
verify 0000-0000
verify no-such-file.db
verify FILE
publish --at 2020-01-01T00:00:00Z
publish --cancel
publish --back-to 1 --reason x
publish --back-to 9 --reason x
""".strip().splitlines()


class Calls(OfficeCase):
    def words(self, line):
        """A line's words, with its stand-ins filled in."""
        good = "indicator,place,period,value\nonline-services,79,2031,5\n"
        stand_ins = {
            "FILE": [str(self.write("good.csv", good))],
            "FAULTY": [str(GOLDEN / "ten-faults.csv")],
            "FOLDER": [str(self.folder)],
            "DIR": [str(self.folder)],
            "BREAKDOWNS": ["--breakdown", "x"] * 17,
        }
        return [part for word in line.split() for part in stand_ins.get(word, [word])]

    def told(self, done, status):
        """Nothing on standard output, one sentence on the other, and the status."""
        message = done.stderr.decode()
        self.assertEqual((done.returncode, done.stdout), (status, b""), message)
        self.assertRegex(message, r"\Atiendo: \S.*\n\Z")
        self.assertNotRegex(message, r"error\.|option\.|\{|\(null\)")
        return message

    def test_wrong_calls(self):
        self.make(observations()[0])
        before = self.stored()
        for line in WRONG:
            with self.subTest(line):
                words = self.words(line)
                vi = self.told(self.call(*words, lang="vi"), 2)
                en = self.told(self.call(*words, lang="en"), 2)
                self.assertNotEqual(vi, en)
        self.unchanged(before)

    def test_refusals(self):
        self.make(observations()[0])
        for line in REFUSED:
            with self.subTest(line):
                before = self.stored()
                done = self.call(*self.words(line))
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertRegex(done.stderr.decode(), r"\Atiendo: \S.*\n\Z")
                self.unchanged(before)

    def test_requests(self):
        head = {"tiendo_chart": 1, "kind": "line", "unit": "percent"}
        figures = [["2024", 1], ["2025", "2.50"]]
        band = {"period": "2026", "low": 1, "middle": 2, "high": 3}
        unseen = {
            "forecast": {"chance": 80, "points": [band]},
            "rows": [{"name": "A", "figures": figures}],
            "periods": ["2024", "2025"],
            "boundaries": {"type": "FeatureCollection", "features": [{"id": "A", "geometry": None}]},
        }
        out = self.folder / "x.svg"
        drawn = head | {"series": [{"figures": figures}]}
        path = self.write("x.json", json.dumps(drawn))
        self.run_it("chart", "--request", path, "-o", out)
        self.assertIn(">2,50% (2025)<", out.read_text())
        path = self.write("x.json", json.dumps(drawn | {"forecast": unseen["forecast"]}))
        self.run_it("chart", "--request", path, "-o", out)
        self.assertIn("Dự báo 1–3%", out.read_text())
        rows = {"rows": [{"name": f"Row {i}", "figures": [["2025", i]]} for i in range(40)]}
        path = self.write("x.json", json.dumps(head | rows | {"kind": "bars"}))
        self.run_it("chart", "--request", path, "--order", "highest", "--top", "3", "-o", out)
        self.assertIn(">Row 39<", out.read_text())
        self.assertIn(">… và 37 mục khác<", out.read_text())
        out.unlink()
        for member, value in unseen.items():
            with self.subTest(member):
                kind = "bullet" if member == "forecast" else "line"
                path = self.write("x.json", json.dumps(head | {"kind": kind, member: value}))
                said = self.told(self.call("chart", "--request", path, "-o", out), 1)
                self.assertIn(f"{kind}: /{member}", said)
                self.assertFalse(out.exists())

    def test_without_an_office(self):
        for line in ("import FILE", "approve --all", "publish", "check", "catalogue load HCMC"):
            with self.subTest(line):
                words = [str(office.HCMC) if word == "HCMC" else word for word in self.words(line)]
                self.told(self.call(*words), 2)
                self.assertFalse(self.data.exists())
        for line in ("status", "series online-services", "export"):
            with self.subTest(line):
                self.told(self.call(*line.split()), 1)
                self.assertFalse(self.data.exists())

    def test_before_the_first_edition(self):
        self.make(observations()[0], publish=False)
        for line in ("status", "status --edition 1", "series online-services", "export"):
            with self.subTest(line):
                self.assertIn("Nothing has been published", self.told(self.call(*line.split()), 1))
        self.run_it("check")

    def test_failures_of_the_machine(self):
        self.told(self.call("init", data="/dev/null/D"), 3)
        self.make(observations()[0])
        self.told(self.call("export", "-o", str(self.folder / "no/such/folder/x.csv")), 3)
        with open("/dev/full", "wb") as full:
            for line in ("status", "export", "series online-services", "check", "--help"):
                with self.subTest(line):
                    done = self.call(
                        *line.split(), capture_output=False, stdout=full, stderr=-1
                    )
                    self.assertEqual(done.returncode, 3)
        (self.data / "office.db").write_bytes(b"no database" * 100)
        self.told(self.call("check"), 3)
        self.assertIn("Edition 1", self.run_it("status"))  # needs only the edition

    def test_help_of_everything(self):
        overview = self.run_it("--help")
        commands = re.findall(r"^  ([a-z]+(?: [a-z]+)?)  +\S", overview, re.MULTILINE)
        self.assertGreaterEqual(len(commands), 14)
        self.assertEqual(commands, sorted(commands))
        alone = subprocess.run(
            [office.program()],
            env={**os.environ, "TIENDO_LANG": "en"}, capture_output=True, check=True
        )
        self.assertEqual(alone.stdout.decode(), overview)
        for lang in ("vi", "en"):
            for command in commands:
                with self.subTest(command, lang=lang):
                    said = self.run_it(*command.split(), "--help", lang=lang)
                    usage, blank, about = said.split("\n")[:3]
                    self.assertTrue(usage.startswith(f"tiendo [--data DIR] {command}"))
                    self.assertTrue(blank == "" and about.strip())
                    self.assertNotRegex(said, r"help\.|\{")
                    for option in re.findall(r"\[(-[-\w]+)", usage)[1:]:
                        explained = re.search(
                            rf"^  {re.escape(option)} .*\n      (\S.*)$", said, re.MULTILINE
                        )
                        self.assertIsNotNone(explained, option)
            self.assertNotEqual(self.run_it("--help", lang="vi"), overview)

    def test_help_tells_of_every_field(self):
        said = self.run_it("import", "--help")
        for field in office.FIELDS:
            self.assertRegex(said, rf"\b{field}\b")

    def test_options_may_stand_anywhere(self):
        self.make(observations()[0])
        expected = self.run_it("status", "--json")
        environment = {**os.environ, "TIENDO_LANG": "vi"}
        data = str(self.data)
        for words in (
            ["--data", data, "--lang", "en", "status", "--json"],
            [f"--data={data}", "--lang=en", "status", "--json"],
            ["status", "--json", "--data", data, "--lang", "en"],
            ["--data", "nowhere", "status", "--json", "--data", data],
        ):
            with self.subTest(words):
                done = subprocess.run(
                    [office.program(), *words], capture_output=True, env=environment, check=False
                )
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                self.assertEqual(done.stdout.decode(), expected)

    def test_the_language_is_chosen(self):
        self.make(observations()[0])
        vi, en = (self.run_it("status", lang=lang) for lang in ("vi", "en"))
        self.assertNotEqual(vi, en)
        self.assertEqual(self.run_it("--lang", "vi", "status", lang="en"), vi)
        self.assertEqual(self.run_it("status", "--lang", "en", lang="vi"), en)
        self.assertEqual(self.run_it("status", lang="xx"), vi)

    def test_a_file_whose_name_looks_like_an_option(self):
        self.make(publish=False)
        (self.folder / "--dry-run").write_text(
            "indicator,place,period,value\nonline-services,79,2031,5\n"
        )
        said = self.run_it("import", "--", "--dry-run", cwd=self.folder)
        self.assertIn("--dry-run: submission 1, 1 new", said)


if __name__ == "__main__":
    office.main()
