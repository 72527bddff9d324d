#!/usr/bin/env -S python3 -B
"""tests/program/manual.py - docs/tiendo.1: its examples run, and it names all there is.

usage: manual.py PROGRAM"""

import os
import re
import subprocess

import office
from office import FIELDS, ROOT, OfficeCase

PAGE = ROOT / "docs/tiendo.1"


def plain(text):
    """The page's text without its marks: fonts, escapes, requests."""
    text = re.sub(r'^\.\\".*\n', "", text, flags=re.MULTILINE)
    text = re.sub(r"^\.(?:BR|BI|RI|IR|B|I|RB|IB) (.*)$", _joined, text, flags=re.MULTILINE)
    text = re.sub(r"\\f[A-Z]", "", text)
    return text.replace("\\-", "-").replace("\\\\", "\\").replace('"', "")


def _joined(match):
    words = re.findall(r'"([^"]*)"|(\S+)', match.group(1))
    alternates = re.match(r"\.(?:BR|BI|RI|IR|RB|IB)\b", match.group())
    return ("" if alternates else " ").join(a or b for a, b in words)


class Manual(OfficeCase):
    def setUp(self):
        super().setUp()
        self.page = PAGE.read_text()
        self.text = plain(self.page)

    def examples(self):
        """The lines of each .nf … .fi block under EXAMPLES."""
        section = self.page.split(".SH EXAMPLES\n", 1)[1].split("\n.SH", 1)[0]
        blocks = re.findall(r"^\.nf\n(.*?)^\.fi$", section, re.MULTILINE | re.DOTALL)
        return [plain(block).replace("\\\n", "") for block in blocks]

    def run_lines(self, lines, folder):
        """Runs lines as a shell would, with the program in reach as tiendo, and data/ beside."""
        (folder / "bin").mkdir(exist_ok=True)
        link = folder / "bin/tiendo"
        if not link.exists():
            link.symlink_to(office.program())
            (folder / "data").symlink_to(ROOT / "data")
        environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
        for line in lines.strip().splitlines():
            done = subprocess.run(
                ["sh", "-c", line], cwd=folder, env=environment, capture_output=True, check=False
            )
            self.assertEqual((done.returncode, done.stderr), (0, b""), line)

    def test_the_examples_run(self):
        first, second, *more = self.examples()
        self.assertEqual(more, [])
        self.run_lines(first, self.folder)
        self.assertGreater((self.folder / "share.pdf").stat().st_size, 1000)
        self.write("file.csv", "geo,time,users\nVN,2022,78.59\nVN,2023,80\n")
        self.run_lines(second, self.folder)
        self.run_it("approve", "--all", data=self.folder / "D")

    def test_it_names_every_command_and_option(self):
        overview = self.run_it("--help")
        commands = self.text.split(".SH COMMANDS", 1)[1]
        for command in re.findall(r"^  ([a-z]+(?: [a-z]+)?)  +\S", overview, re.MULTILINE):
            entry = re.search(
                rf"^{command}\b.*?(?=^\.TP$|^\.SH )", commands, re.MULTILINE | re.DOTALL
            )
            self.assertIsNotNone(entry, command)
            usage = self.run_it(*command.split(), "--help").splitlines()[0]
            for option in re.findall(r"\[(-[-\w]+)", usage)[1:]:
                with self.subTest(command, option=option):
                    self.assertRegex(entry.group(), rf"(?<![\w-]){option}\b")

    def test_it_names_every_field_and_status(self):
        form = self.text.split(".SH THE LONG FORM", 1)[1].split(".SH EXIT STATUS")[0]
        for word in [*FIELDS, *"AEPFVB", *"MLOQ"]:
            self.assertRegex(form, rf"\b{word}\b")


if __name__ == "__main__":
    office.main()
