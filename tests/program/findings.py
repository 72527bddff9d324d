#!/usr/bin/env -S python3 -B
"""tests/program/findings.py - figures that look odd are asked about, answered and remembered.

usage: findings.py PROGRAM"""

import datetime
import json

import office
from office import HCMC, OfficeCase, rows_of

# name; indicator; figures before, a year each; the new ones; what is found: line, column, check, severity
HEADER = "indicator,place,period,value,numerator,denominator,breakdown,note\n"
STEADY = "1001 1021 991 1013 1007 1031 983 1011"
CASES = [
    ("an ordinary one", "online-services", STEADY, ["1017"], []),
    ("twice as many", "online-services", STEADY, ["2017"], [(2, 4, "jump", "warning")]),
    ("ten times as many", "online-services", STEADY, ["10117"], [(2, 4, "unit-slip", "warning")]),
    ("a tenth", "online-services", STEADY, ["101"], [(2, 4, "unit-slip", "warning")]),
    ("too few before", "online-services", "1001 1021", ["9017"], []),
    ("the one before", "online-services", "100100 102100 99103 101277 100731 103111",
     ["103111"], [(2, 4, "copied", "warning")]),
    ("all of them round", "online-services", "1010 1025 990 1015 1005", ["1030"],
     [(2, 4, "digits", "warning")]),
    ("history in the same file", "online-services", "1001",
     STEADY.split()[1:] + ["2017"], [(9, 4, "jump", "warning")]),
    ("parts that add up", "online-services", "", ["10", "4*Sex=F", "6*Sex=M"], []),
    ("parts that do not", "online-services", "", ["10", "4*Sex=F", "7*Sex=M"],
     [(2, 4, "parts", "block")]),
    ("parts by two dimensions, one wrong", "online-services", "",
     ["10", "4*Sex=F", "6*Sex=M", "3*Age=old", "8*Age=young", "1*Sex=F|Age=old"],
     [(2, 4, "parts", "block")]),
    ("one part alone", "online-services", "", ["10", "4*Sex=F"], []),
    ("no value", "online-services", STEADY, [""], []),
]


class Findings(OfficeCase):
    def rows(self, indicator, figures, first):
        """CSV of figures, one a year from `first`; V, N/D, V*Dimension=Value (the same year)."""
        lines, year = [HEADER], first - 1
        for figure in figures:
            value, _, breakdown = figure.partition("*")
            year += not breakdown
            numerator, slash, denominator = value.partition("/")
            cells = ("", numerator, denominator) if slash else (value, "", "")
            lines.append(f"{indicator},79,{year},{','.join(cells)},{breakdown},\n")
        return "".join(lines)

    def import_json(self, *arguments, status=0, **more):
        return json.loads(self.run_it("import", "--json", *map(str, arguments), status=status, **more))

    def found(self, file):
        return [
            (each["line"], each["column"], each["check"], each["severity"])
            for each in file["findings"]
        ]

    def approved(self, path):
        self.run_it("import", str(path))
        self.run_it("approve", "--all")

    def fresh(self, number):
        self.data = self.folder / f"D{number}"
        self.run_it("init")
        self.run_it("catalogue", "load", str(HCMC))

    def test_every_case(self):
        for number, (name, indicator, before, figures, expected) in enumerate(CASES):
            with self.subTest(name):
                self.fresh(number)
                count = len(before.split())
                if count:
                    self.approved(self.write("a.csv", self.rows(indicator, before.split(), 2000)))
                empty = ["--empty", "O"] if "" in figures else []
                path = self.write("b.csv", self.rows(indicator, figures, 2000 + count))
                blocked = any(each[3] == "block" for each in expected)
                stored = self.stored()
                (dry,) = self.import_json(*empty, "--dry-run", path, status=int(blocked))
                self.unchanged(stored)
                (file,) = self.import_json(*empty, path, status=int(blocked))
                self.assertEqual(self.found(file), expected)
                self.assertEqual(self.found(dry), expected)
                self.assertEqual(file["submission"] == 0, blocked)
                if blocked:
                    self.unchanged(stored)
                    continue
                kept = json.loads(self.run_it("findings", "--json", str(file["submission"])))
                self.assertEqual(
                    [(k["line"], k["column"], k["check"], k["severity"]) for k in kept], expected)
                for finding in kept:
                    self.assertNotRegex(finding["says"]["vi"] + finding["says"]["en"], r"[{}]")

    def wards(self):
        return [
            row["code"] for row in rows_of(HCMC / "places.csv")
            if row["level"] == "ward" and not row["valid_until"]
        ]

    def test_a_ward_unlike_the_167_others(self):
        self.fresh("")
        wards = self.wards()
        self.assertEqual(len(wards), 168)
        # nothing is held yet: the crowd is the file itself
        lines = [HEADER]
        for number, ward in enumerate(wards):
            whole = 400 + 37 * (number * 7919 % 100)
            part = whole * (880 + number * 31 % 41) // 1000 if number != 100 else whole // 3
            lines.append(f"fibre-share,{ward},2025-12,,{part},{whole},,\n")
        (file,) = self.import_json(self.write("wards.csv", "".join(lines)))
        self.assertEqual(self.found(file), [(102, 5, "siblings", "warning")])
        (finding,) = file["findings"]
        self.assertEqual((finding["place"], finding["header"]), (wards[100], "numerator"))
        self.assertIn("167", finding["says"]["vi"])
        self.assertIn("167", finding["says"]["en"])
        # one ward that comes alone is held against what the office holds of the others
        self.run_it("approve", "--all")
        alone = self.write("alone.csv", f"{HEADER}fibre-share,{wards[5]},2025-12,,100,400,,\n")
        (file,) = self.import_json("--dry-run", alone)
        self.assertEqual(self.found(file), [(2, 5, "siblings", "warning")])

    def test_a_silent_sibling_with_a_long_history(self):
        self.fresh("")
        wards = self.wards()
        days = [str(datetime.date(2020, 1, 1) + datetime.timedelta(n)) for n in range(2300)]
        lines = [f"fibre-share,{wards[0]},{day},,90,100,,\n" for day in days]
        self.run_it("import", self.write("past.csv", HEADER + "".join(lines)))
        self.run_it("approve", "--all")
        two = [f"fibre-share,{wards[1]},{day},,90,100,,\n" for day in (days[0], days[-1])]
        (file,) = self.import_json("--dry-run", self.write("two.csv", HEADER + "".join(two)))
        self.assertEqual(self.found(file), [])

    def test_an_explanation_is_remembered(self):
        self.fresh("")
        self.approved(self.write("a.csv", self.rows("online-services", STEADY.split(), 2000)))
        odd = self.write("odd.csv", self.rows("online-services", ["2017"], 2008))
        said = self.run_it("import", str(odd))
        self.assertIn(f"{odd}:2:4 (value): Warning – Sudden change", said)
        self.assertIn("1 finding is not explained yet", said)
        # it waits: asked again until it is answered
        said = self.run_it("import", str(odd))
        self.assertIn("Sudden change", said)
        self.assertEqual(json.loads(self.run_it("findings", "--json"))[0]["explanation"], "")
        said = self.run_it("import", "--explain", "Hai hệ thống gộp lại", str(odd))
        self.assertIn("Explained: “Hai hệ thống gộp lại”", said)
        self.assertIn("nothing new", said)
        (kept,) = json.loads(self.run_it("findings", "--json"))
        self.assertEqual(kept["explanation"], "Hai hệ thống gộp lại")
        self.assertTrue(kept["explained_by"])
        self.assertEqual(self.found(self.import_json(odd)[0]), [])
        # another number is another question, and coming back to the first one is none
        self.run_it("approve", "--all")
        other = self.write("other.csv", self.rows("online-services", ["2117"], 2008))
        self.assertEqual(len(self.import_json(other)[0]["findings"]), 1)
        self.run_it("approve", "--all")
        (file,) = self.import_json(odd)
        self.assertEqual((file["findings"], file["corrected"]), ([], 1))
        self.assertEqual(self.run_it("check"), "Everything is in order.\n")

    def test_what_was_approved_is_not_asked_about_again(self):
        self.fresh("")
        self.approved(self.write("a.csv", self.rows("online-services", STEADY.split(), 2000)))
        odd = self.write("odd.csv", self.rows("online-services", ["2017"], 2008))
        self.approved(odd)
        self.assertEqual(self.import_json(odd)[0]["findings"], [])
        self.assertEqual(self.run_it("findings"), "No figure needs an explanation.\n")

    def test_a_note_answers_its_own_row(self):
        self.fresh("")
        self.approved(self.write("a.csv", self.rows("online-services", STEADY.split(), 2000)))
        text = self.rows("online-services", ["2017", "2119", "4001"], 2008).splitlines()
        text[1] += "Gộp hai hệ thống"
        (file,) = self.import_json(self.write("b.csv", "\n".join(text)))
        self.assertEqual(
            [(each["line"], each["explanation"]) for each in file["findings"]],
            [(2, "Gộp hai hệ thống"), (4, "")])
        self.assertNotIn("Gộp hai hệ thống", self.published())

    def published(self):
        self.run_it("approve", "--all")
        self.run_it("publish")
        return self.run_it("export")

    def test_a_block_is_answered_where_that_may_be(self):
        self.fresh("")
        parts = self.write("parts.csv", self.rows(
            "online-services", ["10", "4*Sex=F", "7*Sex=M"], 2008))
        before = self.stored()
        done = self.call("import", str(parts), lang="vi")
        self.assertEqual(done.returncode, 1)
        self.assertIn("CHẶN – Các phần không khớp tổng", done.stdout.decode())
        self.assertNotIn("chờ duyệt", done.stdout.decode())
        self.assertIn("chưa lưu gì", done.stderr.decode())
        self.unchanged(before)
        (file,) = self.import_json("--explain", "Có người chọn cả hai", parts)
        self.assertEqual(file["added"], 3)
        self.assertEqual(json.loads(self.run_it("findings", "--json"))[0]["severity"], "block")


if __name__ == "__main__":
    office.main()
