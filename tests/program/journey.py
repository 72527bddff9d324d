#!/usr/bin/env -S python3 -B
"""tests/program/journey.py - a figure's way from a file to an edition and out again.

usage: journey.py PROGRAM"""

import json
import re
import shlex
import subprocess

import office
from office import GOLDEN, HCMC, ROOT, OfficeCase, exact, observations, rows_of, share

LINES = (
    "{program} --data {D} init && {program} --data {D} catalogue load data/hcmc && "
    "{program} --data {D} import data/hcmc/observations/*.csv && "
    '{program} --data {D} approve --all && {program} --data {D} publish --note "first" && {program} --data {D} status --json'
)


class Journey(OfficeCase):
    def shown(self):
        """The lines that must work from a clean clone, with D an empty folder."""
        self.data.mkdir()
        line = LINES.format(
            program=shlex.quote(office.program()), D=shlex.quote(str(self.data))
        )
        done = subprocess.run(
            ["sh", "-c", line], cwd=ROOT, capture_output=True, check=False, timeout=300
        )
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return json.loads(done.stdout[done.stdout.index(b"{") :], parse_float=str)

    def test_the_lines_that_must_be_shown(self):
        status = self.shown()
        self.assertEqual(status["edition"]["note"], "first")
        self.assertEqual(status["edition"]["number"], 1)
        primary = {row["code"]: row for row in status["indicators"] if row["primary"]}
        share = primary["digital-economy-share"]
        for member in ("value", "period", "plan_value", "plan_period", "state"):
            self.assertTrue(share[member], member)
        for lang in ("vi", "en"):
            self.assertGreater(len(share["reason"][lang]), 20)
        self.assertEqual(primary["fibre-share"]["state"], "no-data")
        self.assertIsNone(primary["fibre-share"]["value"])
        self.assertGreaterEqual(len(primary), 25)
        self.assertEqual(self.run_it("check"), "Everything is in order.\n")

    def test_importing_again_changes_nothing_and_says_so(self):
        self.make(*observations())
        before = self.stored()
        said = self.run_it("import", *map(str, observations()))
        self.unchanged(before)
        lines = said.splitlines()
        self.assertEqual(len(lines), len(observations()))
        for path, line in zip(observations(), lines):
            rows = len(path.read_text().splitlines()) - 1
            self.assertEqual(line, f"{path}: nothing new; all {rows} figures are there already.")
        for file in json.loads(self.run_it("import", "--json", *map(str, observations()))):
            self.assertEqual(
                (file["submission"], file["added"], file["corrected"], file["problem_count"]),
                (0, 0, 0, 0),
            )
            self.assertEqual(file["unchanged"], file["rows"])

    def test_ten_faults_at_once(self):
        self.make(*observations())
        before = self.stored()
        for lang in ("vi", "en"):
            said = self.run_it("import", "ten-faults.csv", status=1, lang=lang, cwd=GOLDEN)
            self.golden(f"ten-faults.{lang}.out", said)
            self.unchanged(before)
        (file,) = json.loads(
            self.run_it("import", "--json", "ten-faults.csv", status=1, cwd=GOLDEN)
        )
        problems = file["problems"]
        self.assertEqual(file["problem_count"], 10)
        self.assertEqual(len({problem["key"] for problem in problems}), 10)
        for problem in problems:
            self.assertGreater(problem["line"], 1)
            for lang in ("vi", "en"):
                self.assertTrue(problem["why"][lang] and problem["mend"][lang])
                self.assertNotRegex(problem["why"][lang] + problem["mend"][lang], r"\{|problem\.")
        self.unchanged(before)

    def test_ten_faults_of_json(self):
        self.make(*observations())
        before = self.stored()
        for lang in ("vi", "en"):
            said = self.run_it("import", "ten-faults.json", status=1, lang=lang, cwd=GOLDEN)
            self.golden(f"ten-faults-json.{lang}.out", said)
        (file,) = json.loads(
            self.run_it("import", "--json", "ten-faults.json", status=1, cwd=GOLDEN)
        )
        figures = json.loads((GOLDEN / "ten-faults.json").read_text())["figures"]
        for problem in file["problems"]:
            _, _, figure, *name = problem["where"].split("/")
            if name:  # else a member that is not there is missed
                self.assertEqual(problem["read"], str(figures[int(figure)][name[0]]))
        self.unchanged(before)

    def test_figures_in_json(self):
        figure = {"indicator": "online-services", "place": "79", "period": "2024"}
        self.make(self.write("a.json", json.dumps([{**figure, "value": 5}])))
        b = self.write("b.json", '{"figures": [{"value": 1234567890.12345670, %s}]}'
                       % json.dumps(figure)[1:-1])
        self.assertIn("--reason", self.call("import", str(b)).stderr.decode())
        b.write_text(b.read_text().replace("{", '{"reason": "a typing error", ', 1))
        self.run_it("import", str(b))
        self.run_it("approve", "--all")
        self.run_it("publish")
        self.assertIn("1234567890.12345670", self.run_it("series", "online-services", "--csv"))

    def test_one_faulty_file_among_good_ones(self):
        self.make(publish=False)
        before = self.stored()
        said = self.run_it(
            "import", *map(str, observations()), str(GOLDEN / "ten-faults.csv"), status=1
        )
        self.assertEqual(said.count("ten-faults.csv:"), 10)
        self.unchanged(before)

    def test_a_dry_run_stores_nothing(self):
        self.make(publish=False)
        before = self.stored()
        said = self.run_it("import", "--dry-run", *map(str, observations()))
        self.assertEqual(said.count("nothing stored"), len(observations()))
        self.run_it("import", "--dry-run", str(GOLDEN / "ten-faults.csv"), status=1)
        self.unchanged(before)

    def test_a_figure_is_corrected(self):
        self.make(self.write("a.csv", "indicator,place,period,value\nonline-services,79,2024,5\n"))
        b = self.write("b.csv", "indicator,place,period,value\nonline-services,79,2024,6\n")
        before = self.stored()
        self.assertIn("--reason", self.call("import", str(b)).stderr.decode())
        self.unchanged(before)
        said = self.run_it("import", "--reason", "a typing error", str(b))
        self.assertIn("0 new, 1 corrected, 0 there already", said)
        c = self.write("c.csv", "indicator,place,period,value\nonline-services,79,2024,7\n")
        before = self.stored()
        self.run_it("import", str(c), status=1)  # the other one still waits
        self.unchanged(before)
        self.run_it("approve", "--all")
        self.run_it("publish")
        for edition, value in ((1, "5"), (2, "6")):
            series = exact(
                self.run_it("series", "online-services", "--json", "--edition", str(edition))
            )
            (figure,) = series["figures"]
            self.assertEqual((figure["value"], figure["since"]), (value, str(edition)))

    def test_an_export_can_be_imported_again(self):
        self.make(*observations())
        exported = self.folder / "all.csv"
        self.run_it("export", "-o", str(exported))
        before = self.stored()
        said = self.run_it("import", str(exported))
        count = len(office.reported(rows_of(exported)))
        computed = len(rows_of(exported)) - count
        self.assertGreater(computed, 20)
        self.assertEqual(
            said,
            f"{exported}: nothing new; all {count} figures are there already.\n{exported}:"
            f" {computed} rows left out: figures computed when an edition is built.\n",
        )
        self.unchanged(before)
        self.assertEqual(self.run_it("export"), exported.read_text())

    def test_every_figure_goes_out_as_it_came_in(self):
        self.make(*observations())
        came, vintages = {}, {}
        for path in observations():
            for row in rows_of(path):
                place = row["place"].split("@")[0]
                key = (row["indicator"], row["method"], place, row["period"],
                       row.get("breakdown", ""))
                vintages[key] = max(vintages.get(key, ""), row["vintage"])
                came[*key, row["vintage"]] = row
        expected = {key: came[*key, vintage] for key, vintage in vintages.items()}
        decimals = {
            indicator["code"]: indicator["decimals"]
            for indicator in json.loads((HCMC / "catalogue.json").read_text())["indicators"]
        }
        seen = {}
        for row in office.reported(rows_of(self.run_it("export"))):
            key = (row["indicator"], row["method"], row["place"].split("@")[0], row["period"],
                   row["breakdown"])
            self.assertNotIn(key, seen)
            seen[key] = row
        self.assertEqual(seen.keys(), expected.keys())
        for key, row in expected.items():
            row["status"] = row["status"] or "A"
            if row["numerator"] and not row["value"]:
                parts = row["numerator"], row["denominator"]
                row["value"] = share(*parts, 100, decimals[row["indicator"]])
            for column in row.keys() - {"indicator", "method", "place", "period", "note"}:
                self.assertEqual(seen[key][column], row[column], (key, column))

    def test_json_carries_the_numbers_of_the_csv(self):
        self.make(*observations())
        rows = rows_of(self.run_it("export"))
        figures = {}
        whole = exact(self.run_it("export", "--format", "json"))
        for indicator in whole["indicators"]:
            for figure in indicator["figures"]:
                key = indicator["indicator"]["code"], figure["method"], figure["place"]
                figures[*key, figure["period"], figure["breakdown"]] = figure
        self.assertEqual(len(figures), len(rows))
        for row in rows:
            figure = figures[row["indicator"], row["method"], row["place"], row["period"],
                             row["breakdown"]]
            for column in ("value", "numerator", "denominator"):
                self.assertEqual(figure[column] or "", row[column])
            self.assertEqual(figure["status"], row["status"])

    def test_every_number_of_status_is_exact(self):
        self.make(*observations())
        series = {}
        for row in rows_of(self.run_it("export")):
            series.setdefault((row["indicator"], row["method"]), set()).add(
                (row["period"], row["value"])
            )
        rows = [row for row in exact(self.run_it("status", "--json"))["indicators"] if row["value"]]
        self.assertGreater(len(rows), 20)
        for row in rows:
            self.assertIn((row["period"], row["value"]), series[row["code"], row["method"]])

    def test_a_file_as_people_write_it(self):
        self.make(publish=False)
        text = "BÁO CÁO;;;\nChỉ tiêu;Địa bàn;Kỳ;Số lượng\nonline-services;TPHCM;Năm 2024;1.234\n"
        path = self.write("a.csv", text)
        before = self.stored()
        said = self.run_it("import", str(path), status=1)
        self.assertIn("a.csv:3:4 (Số lượng): “1.234” could be either of two numbers: 1234 / 1.234", said)
        dry = self.run_it("import", "--dry-run", "--decimal", ",", str(path))
        self.assertIn("column 4 “Số lượng” is value (guessed by its header", dry)
        (file,) = json.loads(self.run_it("import", "--dry-run", "--json", "--decimal", ",", str(path)))
        self.assertEqual(
            [(each["column"], each["field"], each["why"]) for each in file["columns"]],
            [(1, "indicator", "word"), (2, "place", "word"), (3, "period", "word"), (4, "value", "word")])
        self.unchanged(before)
        self.run_it("import", "--decimal", ",", str(path))
        self.run_it("approve", "--all")
        self.run_it("publish")
        (row,) = office.reported(rows_of(self.run_it("export")))
        self.assertEqual((row["place"].split("@")[0], row["period"], row["value"]), ("79", "2024", "1234"))

    def test_a_reporter_is_not_asked_twice(self):
        self.make(publish=False)
        reporter = json.loads((HCMC / "reporters.json").read_text())[0]["code"]
        text = "Chỉ tiêu;Địa bàn;Kỳ;Kết quả;Thực hiện\nonline-services;TPHCM;{};7;1.{}\n"
        first = self.write("a.csv", text.format(2023, 234))
        second = self.write("b.csv", text.format(2024, 235))
        answers = "--decimal", ",", "--column", "value=Thực hiện"
        sender = "--reporter", reporter
        self.run_it("import", *sender, str(first), status=1)
        self.run_it("import", *sender, "--dry-run", *answers, str(first))
        self.run_it("import", *sender, str(first), status=1)  # a dry run answers nothing
        self.run_it("import", *sender, *answers, str(first))
        self.run_it("import", str(second), status=1)  # another sender is asked
        dry = self.run_it("import", *sender, "--dry-run", str(second))
        self.assertIn("column 5 “Thực hiện” is value (as in files before)", dry)
        self.run_it("import", *sender, str(second))
        self.run_it("import", *sender, "--decimal", ".", "--dry-run", str(second))
        self.run_it("approve", "--all")
        self.run_it("publish")
        self.assertEqual(
            sorted(row["value"] for row in office.reported(rows_of(self.run_it("export")))),
            ["1234", "1235"])
        self.assertEqual(self.run_it("check"), "Everything is in order.\n")

    def test_what_a_spreadsheet_would_run(self):
        code = next(
            indicator["code"]
            for indicator in json.loads((HCMC / "catalogue.json").read_text())["indicators"]
            if indicator["minimum"] == "" and "formula" not in indicator["methods"][0]
        )
        text = f"indicator,place,period,value,note_vi,note_en\n{code},79,2024,-5,=1+1,@x\n"
        self.make(self.write("a.csv", text))
        exported = self.run_it("export")
        (row,) = rows_of(exported)
        self.assertEqual((row["note_vi"], row["note_en"], row["value"]), ("'=1+1", "'@x", "-5"))
        self.assertIn("nothing new", self.run_it("import", str(self.write("b.csv", exported))))

    def test_a_demo_says_what_is_made_up(self):
        self.assertIn(str(self.data), self.run_it("demo"))
        rows = rows_of(self.run_it("export"))
        made_up = [row for row in rows if row["illustrative"] == "yes"]
        self.assertGreater(len(made_up), 1000)
        for row in made_up:
            computed = (row["indicator"], row["method"]) in office.computed()
            self.assertTrue(computed or row["method"] == "illustrative")
            self.assertTrue(row["note_vi"] and row["note_en"])
        real = [row for row in rows if row["illustrative"] == "no"]
        self.assertTrue(all(row["source"] for row in office.reported(real)))
        status = json.loads(self.run_it("status", "--json"))
        self.assertEqual(status["edition"]["illustrative"], len(made_up))
        whole = json.loads(self.run_it("export", "--format", "json"))
        totals = {each["indicator"]["code"]: each["totals"] for each in whole["indicators"]}
        for code in {row["indicator"] for row in office.reported(made_up)}:
            self.assertTrue(totals[code], code)
        before = self.stored()
        self.assertIn("left as it is", self.run_it("demo"))
        self.unchanged(before)

    def test_a_catalogue_can_be_loaded_again(self):
        self.make(*observations())
        first = self.run_it("export")
        said = self.run_it("catalogue", "load", str(HCMC))
        self.assertRegex(said, r"^Loaded \d+ indicators, \d+ places, \d+ plans\.\n$")
        self.run_it("publish")
        again = re.sub(r",2(,,,no,[-0-9]*)$", r",1\1", self.run_it("export"), flags=re.MULTILINE)
        self.assertEqual(again, first)


if __name__ == "__main__":
    office.main()
