#!/usr/bin/env -S python3 -B
"""tests/program/hostile.py - text that means harm, and folders with odd names.

usage: hostile.py PROGRAM"""

import json
import os
import subprocess

import office
from office import OfficeCase, observations, rows_of

HEADER = "indicator,place,period,value,note_en\n"
ROW = "online-services,79,2031,5,{}\n"

# Cells that would be something else to whoever reads the answer: JSON, a terminal, a spreadsheet.
CELLS = {
    "a figure's mark": "\x1e1",
    "a figure's mark and more": "\x1e1}, {",
    "a quote and a bracket": '"}],',
    "a backslash": "\\u0041\\",
    "a tag": "</script><script>",
    "an escape": "\x1b[31mred",
    "a bell": "\a",
    "text turned around": "\u202eabc",
    "a byte-order mark inside": "a\ufeffb",
    "a line end": "a\nb",
    "a formula": "=HYPERLINK(1)",
    "a full-width formula": "\uff1d1",
    "a format": "%s%n{detail}",
}


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


class Hostile(OfficeCase):
    def never_dies(self, *arguments, **more):
        """It may refuse, but not crash; gives the whole outcome."""
        done = self.call(*arguments, **more)
        self.assertIn(done.returncode, (0, 1, 2, 3), done.stderr)
        return done

    def figures(self, data):
        whole = json.loads(self.run_it("export", "--format", "json", data=data))
        return [
            figure
            for indicator in whole["indicators"]
            for figure in indicator["figures"]
            if (indicator["indicator"]["code"], figure["method"]) not in office.computed()
        ]

    def test_cells_that_are_refused_come_back_in_json(self):
        self.make(publish=False)
        for name, cell in CELLS.items():
            with self.subTest(name):
                path = self.write("x.csv", HEADER + f"{quoted(cell)},79,2031,5,\n")
                done = self.never_dies("import", "--json", str(path))
                (file,) = json.loads(done.stdout)
                self.assertEqual(done.returncode, 1)
                self.assertEqual(file["problems"][0]["read"], cell.strip(" \t\n\r"))

    def test_notes_come_back_as_they_were_or_are_refused(self):
        for number, (name, cell) in enumerate(CELLS.items()):
            with self.subTest(name):
                data = self.folder / f"D{number}"
                self.make(publish=False, data=data)
                path = self.write("x.csv", HEADER + ROW.format(quoted(cell)))
                done = self.never_dies("import", str(path), data=data)
                if done.returncode == 1:
                    continue
                self.run_it("approve", "--all", data=data)
                self.run_it("publish", data=data)
                (row,) = office.reported(rows_of(self.run_it("export", data=data)))
                (figure,) = self.figures(data)
                self.assertEqual(figure["note"]["en"], cell)
                self.assertIn(row["note_en"], (cell, "'" + cell))
                self.assertNotIn(row["note_en"][0], "=+-@\uff1d")

    def test_breakdowns_come_back_as_they_were_or_are_refused(self):
        for number, (name, cell) in enumerate(CELLS.items()):
            with self.subTest(name):
                data = self.folder / f"D{number}"
                self.make(publish=False, data=data)
                text = "indicator,place,period,value,breakdown\nonline-services,79,2031,5,"
                path = self.write("x.csv", text + quoted(cell) + "\n")
                done = self.never_dies("import", str(path), data=data)
                if done.returncode == 1:
                    continue
                self.run_it("approve", "--all", data=data)
                self.run_it("publish", data=data)
                (figure,) = self.figures(data)
                self.assertEqual(figure["breakdown"], cell)

    def test_a_publication_note_is_text_or_refused(self):
        notes = [*CELLS.items(), ("no UTF-8", b"\xff"), ("half a letter", b"a\xe1\xba")]
        for number, (name, note) in enumerate(notes):
            with self.subTest(name):
                data = self.folder / f"D{number}"
                self.make(publish=False, data=data)
                before = self.stored(data)
                done = self.never_dies("publish", "--json", "--note", note, data=data)
                if done.returncode != 0:
                    self.unchanged(before, data)
                    continue
                self.assertEqual(json.loads(done.stdout)["note"], note)
                status = json.loads(self.run_it("status", "--json", data=data))
                self.assertEqual(status["edition"]["note"], note)
                self.run_it("check", data=data)
                self.run_it("verify", status["edition"]["code"], data=data)

    def test_words_of_the_command_line_are_text_or_refused(self):
        path = self.write("x.csv", HEADER + ROW.format(""))
        for number, words in enumerate(
            (
                ["--reporter", b"\xff"],
                ["--set", b"note_en=\xff"],
                ["--set", b"note_en=\x1e1"],
                ["--set", b"indicator=\xff"],
                ["--column", b"place=\xff"],
                ["--breakdown", b"\xff"],
            )
        ):
            with self.subTest(words):
                data = self.folder / f"D{number}"
                self.make(publish=False, data=data)
                done = self.never_dies("import", "--json", *words, str(path), data=data)
                if done.stdout:
                    self.assertEqual(len(json.loads(done.stdout)), 1)
                if done.returncode == 0:
                    self.run_it("approve", "--all", data=data)
                    self.run_it("publish", data=data)
                    self.assertEqual(len(self.figures(data)), 1)
                self.run_it("check", data=data)

    def test_a_file_of_any_name(self):
        self.make(publish=False)
        names = b"\xff.csv", b"\x1e1.csv", b"a\nb.csv", b"%s.csv", b"'.csv"
        for number, name in enumerate(names):
            with self.subTest(name):
                path = os.path.join(os.fsencode(self.folder), name)
                with open(path, "wb") as file:
                    file.write((HEADER + f"online-services,79,{2031 + number},5,\n").encode())
                done = self.never_dies("import", "--json", path)
                self.assertEqual(done.returncode, 0)
                (file,) = json.loads(done.stdout)
                self.assertEqual(file["added"], 1)

    def test_a_data_folder_of_any_name(self):
        for name in ("a b", "a%20b", "a?b", "a#b", "100%", "Số liệu", "it's", "-x", "a&b=c"):
            with self.subTest(name):
                data = self.folder / name
                self.make(observations()[0], data=data)
                self.assertIn("Edition 1", self.run_it("status", data=data))
                self.assertEqual(self.run_it("check", data=data), "Everything is in order.\n")

    def test_a_file_that_is_no_file(self):
        self.make(publish=False)
        os.mkfifo(self.folder / "pipe")
        for path in ("/dev/zero", "/dev/null", str(self.folder), str(self.folder / "pipe")):
            with self.subTest(path):
                try:
                    done = subprocess.run(
                        [office.program(), "--data", self.data, "import", path],
                        capture_output=True, timeout=20, check=False,
                    )
                except subprocess.TimeoutExpired:
                    self.fail("hangs")
                self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    office.main()
