#!/usr/bin/env -S python3 -B
"""tests/program/annotate.py - a file comes back with what is wrong at its cells, and nothing else changed.

usage: annotate.py PROGRAM"""

import subprocess
import zipfile

import office
import openpyxl
import sheets
from office import OfficeCase
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

RED, AMBER = "FFFFC9C4", "FFFFE3A8"
AUTHOR = "tiendo"
HEADER = ["Chỉ số", "Địa bàn", "Kỳ", "Giá trị", "Tình trạng"]
ROWS = [
    ["online-services", "79", "2026-01", 1000, None],
    ["online-services", "79", "2026-02", "một ít", None],
    ["online-services", "nowhere", "2026-03", 1002, "lạ"],
    ["online-services", "79", "<&>\"'", 1003, None],
]
# where, a word of its comment in Vietnamese and in English
FAULTS = {
    "D5": ("không phải là số", "not a number"),
    "B6": ("nowhere", "nowhere"),
    "E6": ("tình trạng", "status"),
    "C7": ("<&>\"'", "<&>\"'"),
}
STEADY = "indicator,place,period,value\n" + "".join(
    f"online-services,79,{2014 + i},{value}\n"
    for i, value in enumerate("1001 1021 991 1013 1007 1031 983 1011".split()))


def book_of_people():
    """A workbook as somebody would make it: a title, colours, a rule, a comment, a list, another sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Số liệu quý"
    sheet["A1"] = "Báo cáo chuyển đổi số"
    sheet["A1"].font = Font(name="Times New Roman", size=16, bold=True, color="FF004488")
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(HEADER)
    for row in ROWS:
        sheet.append(row)
    for cell in sheet[3]:
        cell.fill = PatternFill("solid", fgColor="FFDDEEFF")
        cell.border = Border(bottom=Side(style="thick"))
    sheet["D4"].number_format = "#,##0.00"
    sheet["D5"].alignment = Alignment(horizontal="right")
    sheet["D5"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["D5"].comment = Comment("Xem lại số này", "Chị Lan")
    sheet["A4"].comment = Comment("Theo công văn 12", "Chị Lan")
    sheet.conditional_formatting.add("D4:D7", CellIsRule(operator="lessThan", formula=["0"], font=Font(bold=True)))
    validation = DataValidation(type="list", formula1='"A,E,P"', allow_blank=True)
    validation.add("E4:E7")
    sheet.add_data_validation(validation)
    sheet.column_dimensions["A"].width = 40
    sheet.row_dimensions[6].height = 33
    sheet.freeze_panes = "A4"
    book.create_sheet("Ghi chép")["A1"] = "không liên quan"
    return book


def cells_of(sheet):
    """Everything about each cell that a person sees, but for comments."""
    return {
        cell.coordinate: (cell.value, cell.number_format, *map(repr, (cell.font, cell.fill, cell.border, cell.alignment)))
        for row in sheet.iter_rows() for cell in row
    }


def marks_of(sheet):
    """{cell: colour} of what is ours among the conditional formats."""
    marks = {}
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if "LEN" in str(rule.formula):
                for each in area.sqref.ranges:
                    assert each.size == {"columns": 1, "rows": 1}
                    marks[each.coord] = rule.dxf.fill.bgColor.rgb
    return marks


def comments_of(sheet):
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


class Annotate(OfficeCase):
    def setUp(self):
        super().setUp()
        self.make(publish=False)

    def save(self, book, name="people.xlsx"):
        path = self.folder / name
        book.save(path)
        return path

    def annotated(self, path, *arguments, status=1, lang="vi"):
        out = self.folder / "out.xlsx"
        out.unlink(missing_ok=True)
        self.run_it("--lang", lang, "import", str(path), "--annotate", str(out), *arguments, status=status)
        return out

    def test_a_workbook_keeps_everything(self):
        path = self.save(book_of_people())
        for lang, which in (("vi", 0), ("en", 1)):
            with self.subTest(lang):
                out = self.annotated(path, lang=lang)
                before, after = sheets.load(path).worksheets, sheets.load(out).worksheets
                self.assertEqual([cells_of(each) for each in before], [cells_of(each) for each in after])
                sheet = after[0]
                self.assertEqual(marks_of(sheet), dict.fromkeys(FAULTS, RED))
                comments = comments_of(sheet)
                self.assertEqual(set(comments), set(FAULTS) | {"A4"})
                for where, words in FAULTS.items():
                    self.assertIn(words[which], comments[where])
                self.assertEqual(comments["A4"], "Theo công văn 12")
                self.assertTrue(comments["D5"].startswith("Xem lại số này"), comments["D5"])
                self.assertEqual(sheet.merged_cells, before[0].merged_cells)
                self.assertEqual(sheet.freeze_panes, "A4")
                self.assertEqual(sheet.column_dimensions["A"].width, 40)
                self.assertEqual(sheet.row_dimensions[6].height, 33)
                self.assertEqual([each.sqref for each in sheet.data_validations.dataValidation],
                                 [each.sqref for each in before[0].data_validations.dataValidation])
                self.assertIn("D4:D7", [str(each.sqref) for each in sheet.conditional_formatting])

    def test_parts_it_need_not_touch_stay_as_they_are(self):
        path = self.save(book_of_people())
        with zipfile.ZipFile(path) as before, zipfile.ZipFile(self.annotated(path)) as after:
            self.assertEqual(set(before.namelist()), set(after.namelist()))
            changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        self.assertEqual({name for name in changed if "omment" not in name},
                         {"xl/styles.xml", "xl/worksheets/sheet1.xml"} | changed & {"xl/drawings/legacyDrawing1.vml"})

    def test_another_program_shows_the_same_cells(self):
        path = self.save(book_of_people())
        self.assertEqual(sheets.as_csv(path), sheets.as_csv(self.annotated(path)))

    def resaved(self, path):
        """The workbook as LibreOffice writes it."""
        folder = self.folder / "again"
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--norestore",
             "--convert-to", "xlsx", "--outdir", str(folder), str(path)],
            check=True, capture_output=True, timeout=240)
        return folder / path.name

    def test_sent_again_the_old_marks_go(self):
        first = self.annotated(self.save(book_of_people())).rename(self.folder / "first.xlsx")
        for name, path in (("as it was", first), ("as LibreOffice writes it", self.resaved(first))):
            with self.subTest(name):
                sheet = sheets.load(self.annotated(path)).worksheets[0]
                self.assertEqual(marks_of(sheet), dict.fromkeys(FAULTS, RED))
                comments = comments_of(sheet)
                for where, words in FAULTS.items():
                    self.assertIn(words[0], comments[where])
                    self.assertEqual(comments[where].count("Cách sửa:"), 1)
                self.assertTrue(comments["D5"].startswith("Xem lại số này"), comments["D5"])
                self.assertEqual(comments["A4"], "Theo công văn 12")

    def test_mended_in_part_and_sent_again(self):
        book = sheets.load(self.annotated(self.save(book_of_people())))
        book.worksheets[0]["D5"], book.worksheets[0]["B6"] = 1001, "79"
        sheet = sheets.load(self.annotated(self.save(book))).worksheets[0]
        self.assertEqual(marks_of(sheet), dict.fromkeys(["E6", "C7"], RED))
        comments = comments_of(sheet)
        self.assertEqual(set(comments), {"A4", "D5", "E6", "C7"})
        self.assertEqual(comments["D5"].strip(), "Xem lại số này")
        self.assertEqual(comments["E6"].count("Cách sửa:"), 1)

    def test_a_text_becomes_a_workbook_with_the_same_cells(self):
        text = "indicator,place,period,value\r\nonline-services,79,2026-01,abc\r\n\r\nonline-services,1,2026-02,007\r\n"
        for name, bytes_ in (("a.csv", text.encode()), ("b.csv", text.replace(",", ";").encode("utf-16"))):
            with self.subTest(name):
                sheet = sheets.load(self.annotated(self.write(name, bytes_))).worksheets[0]
                self.assertEqual(
                    [[cell.value for cell in row] for row in sheet.iter_rows()],
                    [["indicator", "place", "period", "value"], ["online-services", "79", "2026-01", "abc"],
                     [None] * 4, ["online-services", "1", "2026-02", "007"]])
                comments = comments_of(sheet)
                self.assertEqual(set(comments), {"D2", "B4"})
                for where in comments:
                    self.assertEqual(sheet[where].fill.fgColor.rgb, RED)

    def test_what_cannot_be_read_is_said_at_the_first_cell(self):
        for name, bytes_ in (("old.xls", b"\xd0\xcf\x11\xe0rest"), ("cut.xlsx", b"PK\x03\x04cut"), ("empty.csv", b"")):
            with self.subTest(name):
                sheet = sheets.load(self.annotated(self.write(name, bytes_))).worksheets[0]
                self.assertEqual(set(comments_of(sheet)), {"A1"})

    def test_questions_are_amber(self):
        self.run_it("import", str(self.write("before.csv", STEADY)))
        self.run_it("approve", "--all")
        book = openpyxl.Workbook()
        for row in (["indicator", "place", "period", "value", "note"], ["online-services", "79", "2022", 2017]):
            book.active.append(row)
        path = self.save(book)
        sheet = sheets.load(self.annotated(path, "--dry-run", status=0)).worksheets[0]
        self.assertEqual(marks_of(sheet), {"D2": AMBER})
        self.assertIn("Cần giải trình", comments_of(sheet)["D2"])
        book.active["E2"] = "Mở rộng danh mục"
        self.assertFalse(self.annotated(self.save(book), "--dry-run", status=0).exists())

    def test_nothing_to_tell_is_nothing_written(self):
        text = "indicator,place,period,value\nonline-services,79,2026-01,5\n"
        self.assertFalse(self.annotated(self.write("a.csv", text), status=0).exists())

    def test_one_file_at_a_time(self):
        path = str(self.write("a.csv", "indicator\n"))
        self.run_it("import", path, path, "--annotate", str(self.folder / "out.xlsx"), status=2)


if __name__ == "__main__":
    office.main()
