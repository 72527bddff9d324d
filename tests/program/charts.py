#!/usr/bin/env -S python3 -B
"""tests/program/charts.py - charts from requests: the same bytes everywhere, text in every format.

usage: charts.py PROGRAM"""

import gzip
import json
import os
import re
import subprocess
from xml.etree import ElementTree

import office
from office import ROOT, OfficeCase

REQUEST = ROOT / "tests/golden/charts/line-usual.json"
FORMATS = ("svg", "png", "pdf")

# What may differ from machine to machine. A locale that is not installed is as good as one that is.
ELSEWHERE = [
    {"LC_ALL": "vi_VN.UTF-8", "LANG": "vi_VN.UTF-8"},
    {"LC_ALL": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"},
    {"LC_ALL": "tr_TR.UTF-8"},
    {"LC_ALL": "C"},
    {"TZ": "America/New_York"},
    {"TZ": "Asia/Ho_Chi_Minh"},
    {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent"},
    {"FONTCONFIG_PATH": "/nonexistent"},
    {"FONTCONFIG_FILE": "/dev/null"},
    {"TIENDO_LANG": "en"},  # of messages; the chart's language is the request's
    {"TIENDO_NOW": "2031-01-01T00:00:00Z"},
    {"SOURCE_DATE_EPOCH": "1"},
    {"PANGO_LANGUAGE": "ja", "GDK_SCALE": "2"},
]


def months(count):
    """A request of `count` monthly points with a plan."""
    value, figures = 3120, []
    for i in range(count):
        value += 12 + (i * 7919 % 97) - 30
        figures.append([f"{2015 + i // 12}-{i % 12 + 1:02d}", f"{value // 100}.{value % 100:02d}"])
    return {
        "tiendo_chart": 1, "kind": "line", "unit": "percent", "size": "800x450",
        "title": "Tỷ lệ hồ sơ nộp trực tuyến", "subtitle": "Thành phố Hồ Chí Minh",
        "source": "Nguồn: Sở Khoa học và Công nghệ", "edition": 12, "code": "7K3F-Q2M9",
        "series": [{"label": "Sở", "figures": figures}],
        "plan": [{"period": "2020-12", "value": 30}, {"period": "2024-12", "value": 45}],
    }


class Charts(OfficeCase):
    def draw(self, kind, request=None, **environment):
        """The bytes of a chart, drawn in an environment of its own."""
        target = self.folder / f"chart.{kind}"
        text = REQUEST.read_bytes() if request is None else json.dumps(request).encode()
        done = subprocess.run(
            [office.program(), "chart", "--request", "-", "-o", target], input=text,
            cwd=self.folder, env={**os.environ, **environment}, capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""), environment)
        return target.read_bytes()

    def test_the_same_bytes_everywhere(self):
        for kind in FORMATS:
            here = self.draw(kind)
            for environment in ELSEWHERE:
                self.assertEqual(self.draw(kind, **environment), here, (kind, environment))

    def test_words_are_text(self):
        self.draw("pdf")
        text = subprocess.run(["pdftotext", "-layout", "chart.pdf", "-"], cwd=self.folder,
                              capture_output=True, check=True).stdout.decode()
        svg = self.draw("svg").decode()
        for words in ("Tỷ trọng kinh tế số trong GRDP", "Mục tiêu 40%", "Đúng tiến độ",
                      "Nguồn: UBND Thành phố Hồ Chí Minh, báo cáo cuối năm 2024 và 2025",
                      "Kỳ công bố 12 · mã 7K3F-Q2M9", "25% (2025)", "ước tính, chưa kiểm chứng"):
            self.assertIn(words, text)
            self.assertIn(words, re.sub(r"<[^>]*>", "", svg))

    def test_no_day_in_a_pdf_and_the_fonts_inside(self):
        self.draw("pdf")
        info = subprocess.run(["pdfinfo", "chart.pdf"], cwd=self.folder, capture_output=True,
                              check=True).stdout.decode()
        self.assertNotRegex(info, "(?i)date")
        self.assertRegex(info, r"Pages: +1\n")
        fonts = subprocess.run(["pdffonts", "chart.pdf"], cwd=self.folder, capture_output=True,
                               check=True).stdout.decode().splitlines()[2:]
        self.assertTrue(fonts)
        for font in fonts:
            self.assertRegex(font, r"Inter.* yes yes yes ")  # embedded, a subset, with its letters

    def test_svg_is_xml(self):
        for request in (None, months(120)):
            self.draw("svg", request)
            subprocess.run(["xmllint", "--noout", "chart.svg"], cwd=self.folder, check=True)

    def test_files_are_small(self):
        for count, most, packed in ((120, 10000, 3500), (2, 10000, 3500), (400, 20000, 7000)):
            svg = self.draw("svg", months(count))
            self.assertLess(len(svg), most, count)
            self.assertLess(len(gzip.compress(svg, 6, mtime=0)), packed, count)
        self.assertLess(len(self.draw("png", {**months(120), "size": "page"})), 60000)

    def test_the_gallery(self):
        """Every picture is XML, is shown by README.md with its words, and is the same again."""
        folders = [self.folder / "one", self.folder / "two"]
        for folder in folders:
            self.run_it("gallery", "-o", folder)
        names = sorted(path.name for path in folders[0].glob("*.svg"))
        index = (folders[0] / "README.md").read_text()
        self.assertGreater(len(names), 300)
        self.assertEqual(sorted(re.findall(r"\]\((\S+\.svg)\)", index)), names)
        for name in names:
            with self.subTest(name):
                ElementTree.parse(folders[0] / name)
                self.assertEqual(*[(folder / name).read_bytes() for folder in folders])
        drawn = (folders[0] / "bars-many.svg").read_text()
        self.assertRegex(drawn, r">… and \d{3} more wards and communes<")

    def test_mistakes_are_told_in_both_languages(self):
        request = {**months(3), "kind": "pie"}
        for lang, words in (("vi", "Yêu cầu vẽ biểu đồ"), ("en", "Chart request")):
            done = subprocess.run(
                [office.program(), "--lang", lang, "chart", "--request", "-", "-o", "x.svg"],
                input=json.dumps(request).encode(), cwd=self.folder, capture_output=True,
                check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn(words, done.stderr.decode())
            self.assertIn("/kind: “pie”", done.stderr.decode())
            self.assertFalse((self.folder / "x.svg").exists())


if __name__ == "__main__":
    office.main()
