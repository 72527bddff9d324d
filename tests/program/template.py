#!/usr/bin/env -S python3 -B
"""tests/program/template.py - the workbook a reporter fills in: what stands in it, and the way back.

usage: template.py PROGRAM"""

import json

import office
import sheets
from office import OfficeCase, observations, rows_of

REPORTER = "people-committee-office"
CODES = ["tiendo-form", "indicator", "method", "place", "breakdown"]
HEADERS = {
    "vi": ["Chỉ số", "Địa bàn", "Chi tiết", "Đơn vị", "Kỳ trước", "Số kỳ trước", "Kỳ báo cáo", "Tử số",
           "Mẫu số", "Giá trị", "Tình trạng", "Ghi chú"],
    "en": ["Indicator", "Place", "Detail", "Unit", "Previous period", "Previous figure", "Period",
           "Numerator", "Denominator", "Value", "Status", "Note"],
}
HEADER_ROW = 3
SPAN = "15/12/2025–31/3/2026"

# wards with parts, and one that no longer is
WARDS = """indicator,method,place,period,numerator,denominator
dossiers-online-share,control-report,26740,2025-Q3,30,40
dossiers-online-share,control-report,26740,2025-Q4,35,40
dossiers-online-share,control-report,25747,2025-Q3,10,20
"""


class Template(OfficeCase):
    def setUp(self):
        super().setUp()
        self.make(*observations(), publish=False)

    def form(self, *arguments, lang="vi", reporter=REPORTER, **more):
        path = self.folder / "form.xlsx"
        self.run_it("--lang", lang, "template", "--reporter", reporter, "-o", str(path), *arguments, **more)
        return path

    def rows(self, sheet):
        """The rows with codes, by indicator, method and place, as {header: cell}."""
        table = list(sheet.iter_rows(min_row=HEADER_ROW))
        names = [cell.value for cell in table[0]]
        rows = [dict(zip(names, row)) for row in table[1:]]
        return {(row["indicator"].value, row["method"].value, row["place"].value): row
                for row in rows if row["indicator"].value}

    def imported(self, path, *arguments, status=0):
        said = self.run_it("import", "--json", "--reporter", REPORTER, str(path), *arguments, status=status)
        return json.loads(said)[0]

    def exported(self):
        self.run_it("approve", "--all")
        self.run_it("publish")
        return rows_of(self.run_it("export"))

    def test_what_stands_in_it(self):
        for lang, headers in HEADERS.items():
            with self.subTest(lang):
                book = sheets.load(self.form(lang=lang))
                figures, guide, lists = book.worksheets
                self.assertEqual([cell.value for cell in figures[HEADER_ROW]], CODES + headers)
                for column in "ABCDE":
                    self.assertTrue(figures.column_dimensions[column].hidden, column)
                self.assertEqual(figures.freeze_panes, f"H{HEADER_ROW + 1}")
                self.assertTrue(figures.protection.sheet)
                self.assertEqual((guide.sheet_state, lists.sheet_state), ("visible", "hidden"))
                rows = self.rows(figures)
                row = rows["online-services", "shared-platforms", "79@2025-07-01"]
                last, asked = headers[5], headers[6]
                self.assertEqual(row[last].value, 1996)
                self.assertTrue(row[last].protection.locked)
                self.assertFalse(row[asked].protection.locked)
                self.assertEqual(row[asked].value, {"vi": "T11/2025", "en": "Nov 2025"}[lang])
                share = rows["dossiers-online-share", "control-report", "79@2025-07-01"]
                self.assertFalse(share[headers[7]].protection.locked)
                self.assertTrue(row[headers[7]].protection.locked)
                self.assertIsNone(share[asked].value, "a span of no regular length has no next one")

    def test_lists_hold_what_they_offer(self):
        book = sheets.load(self.form())
        figures, _, lists = book.worksheets
        offered = {}
        for validation in figures.data_validations.dataValidation:
            if validation.type == "list":
                sheet, _, area = validation.formula1.lstrip("=").partition("!")
                self.assertEqual(sheet.strip("'"), lists.title)
                for area_range in validation.sqref.ranges:
                    letter = figures.cell(1, area_range.min_col).column_letter
                    offered[letter] = [cell[0].value for cell in lists[area.replace("$", "")]]
        self.assertIn("Tỷ lệ hồ sơ nộp trực tuyến", offered["F"])
        self.assertIn("Phường Sài Gòn", offered["G"])
        self.assertIn("ước tính", offered["P"])
        self.assertTrue(all(all(values) for values in offered.values()), offered)

    def test_another_program_opens_it(self):
        shown = sheets.as_csv(self.form())
        self.assertEqual(shown[0][5], "Biểu số liệu: Văn phòng Ủy ban nhân dân Thành phố")
        self.assertEqual(shown[HEADER_ROW - 1], CODES + HEADERS["vi"])
        self.assertEqual(shown[HEADER_ROW][1:4], ["dossiers-online-share", "control-report", "79@2025-07-01"])

    def test_filled_in_and_sent_back(self):
        for lang in HEADERS:
            with self.subTest(lang):
                path = self.form(lang=lang)
                book = sheets.load(path)
                rows = self.rows(book.worksheets[0])
                headers = HEADERS[lang]
                period, numerator, denominator, value, status, note = headers[6:]
                row = rows["online-services", "shared-platforms", "79@2025-07-01"]
                row[value].value = 2001
                row[note].value = "Mở rộng danh mục"
                row = rows["dossiers-online-share", "control-report", "79@2025-07-01"]
                row[period].value, row[numerator].value, row[denominator].value = SPAN, 30, 40
                row = rows["public-service-index-satisfaction", "control-report", "79@2025-07-01"]
                row[period].value = SPAN
                row[status].value = {"vi": "chưa thu thập", "en": "not collected"}[lang]
                added = book.worksheets[0].max_row - 3
                sheet = book.worksheets[0]
                for letter, text in zip("FGLMN", ("Tỷ lệ hồ sơ nộp trực tuyến", "Phường Sài Gòn",
                                                  "T1/2026", 1, 4)):
                    sheet[f"{letter}{added}"] = text
                if lang == "en":
                    sheet[f"F{added}"] = "Dossiers filed online"
                    sheet[f"G{added}"] = "Sai Gon Ward"
                book.save(path)
                seen = self.imported(path, *(["--dry-run"] if lang == "vi" else []))
                self.assertEqual(seen["problem_count"], 0, seen["problems"])
                self.assertEqual(seen["rows"], 4)
                self.assertEqual({each["key"] for each in seen["remarks"]},
                                 {"blank-rows"})
        got = {(row["indicator"], row["place"], row["period"]): row for row in self.exported()}
        self.assertEqual(got["online-services", "79@2025-07-01", "2025-11"]["value"], "2001")
        share = got["dossiers-online-share", "79@2025-07-01", "2025-12-15/2026-03-31"]
        self.assertEqual((share["numerator"], share["denominator"], share["value"]), ("30", "40", "75.0"))
        self.assertEqual(
            got["public-service-index-satisfaction", "79@2025-07-01", "2025-12-15/2026-03-31"]["status"], "L")
        self.assertEqual(got["dossiers-online-share", "26740@2025-07-01", "2026-01"]["value"], "25.0")

    def test_left_blank_it_holds_nothing(self):
        seen = self.imported(self.form(), status=1)
        self.assertEqual([each["key"] for each in seen["problems"]], ["file.empty"])

    def test_faults_are_told_where_people_see_them(self):
        path = self.form()
        book = sheets.load(path)
        row = self.rows(book.worksheets[0])["online-services", "shared-platforms", "79@2025-07-01"]
        row["place"].value = "99999@2025-07-01"
        row["Giá trị"].value = 5
        row["Tình trạng"].value = "không rõ"
        book.save(path)
        seen = self.imported(path, status=1)
        where = row["Địa bàn"].coordinate, row["Tình trạng"].coordinate
        self.assertEqual([(each["where"], each["key"]) for each in seen["problems"]],
                         [(f"'Số liệu'!{where[0]}", "place.unknown"), (f"'Số liệu'!{where[1]}", "status.form")])
        row["place"].value, row["Tình trạng"].value = "79@2025-07-01", None
        row["method"].value = "guessed"
        book.save(path)
        seen = self.imported(path, status=1)
        self.assertEqual([(each["where"], each["key"]) for each in seen["problems"]],
                         [(f"'Số liệu'!{row['Chỉ số'].coordinate}", "method.unknown")])

    def test_places_and_periods_of_it(self):
        self.run_it("import", str(self.write("wards.csv", WARDS)))
        for period, expected in (
            (None, {"26740": ("Quý IV/2025", 87.5, "Quý I/2026"), "25747": ("Quý III/2025", 50, "Quý I/2026")}),
            ("Quý IV/2025", {"26740": ("Quý III/2025", 75, "Quý IV/2025"),
                             "25747": ("Quý III/2025", 50, "Quý IV/2025")}),
        ):
            with self.subTest(period):
                book = sheets.load(self.form(*(["--period", period] if period else [])))
                seen = {
                    place.partition("@")[0]: tuple(row[name].value for name in
                                                   ("Kỳ trước", "Số kỳ trước", "Kỳ báo cáo"))
                    for (indicator, method, place), row in self.rows(book.worksheets[0]).items()
                    if (indicator, method) == ("dossiers-online-share", "control-report")
                }
                self.assertEqual({code: seen[code] for code in expected}, expected)

    def test_a_successor_is_asked_what_its_predecessor_owed(self):
        book = sheets.load(self.form(reporter="science-technology"))
        methods = {row[:2] for row in self.rows(book.worksheets[0])}
        owed = json.loads((office.HCMC / "catalogue.json").read_text())
        for indicator in owed["indicators"]:
            for method in indicator["methods"]:
                if method["reporter"] in ("science-technology", "information-communications"):
                    self.assertIn((indicator["code"], method["code"]), methods)

    def test_it_is_the_same_every_time(self):
        self.assertEqual(self.form().read_bytes(), self.form().read_bytes())

    def test_refusals(self):
        for arguments, status, key in (
            ([], 2, "--reporter"),
            (["--reporter", "nobody"], 1, "nobody"),
            (["--reporter", "planning-investment"], 1, "planning-investment"),
            (["--reporter", REPORTER, "--period", "sometime"], 2, "sometime"),
        ):
            with self.subTest(arguments):
                done = self.call("template", *arguments)
                self.assertEqual(done.returncode, status)
                self.assertIn(key, done.stderr.decode())
                self.assertEqual(done.stdout, b"")


if __name__ == "__main__":
    office.main()
