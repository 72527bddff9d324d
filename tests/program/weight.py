#!/usr/bin/env -S python3 -B
"""tests/program/weight.py - what a reader's line carries: the overview in one round trip and its pictures.

usage: weight.py PROGRAM"""

import gzip
import re

import office
from reading import ReadingCase

BUDGET = 60_000  # bytes of the overview with its styles and all its charts
CODINGS = ["br", "gzip"]


class Weight(ReadingCase):
    def setUp(self):
        super().setUp()
        self.run_it("demo")
        self.serve()

    def weigh(self, lang, coding):
        """The page, its styles and every chart on it, down to its foot, as they are sent in one theme."""
        page = self.read(lang)[0].decode()
        wanted = re.findall(r'<link rel="stylesheet" href="([^"]*)"', page)
        wanted += re.findall(r'<script[^>]* src="([^"]*)"', page)
        wanted += re.findall(r'<img src="([^"]*)"', page)
        self.assertGreater(len(wanted), 3)
        sizes = {each: len(self.read(each.replace("&amp;", "&"), coding)[0])
                 for each in [lang, *wanted]}
        print(f"  {lang} {coding}: {sum(sizes.values())} bytes of {BUDGET}, the page {sizes[lang]}")
        return sum(sizes.values())

    def test_the_overview_is_light(self):
        for lang in ("/", "/en/"):
            for coding in CODINGS:
                with self.subTest(lang=lang, coding=coding):
                    self.assertLessEqual(self.weigh(lang, coding), BUDGET)

    def test_what_is_packed_is_the_same(self):
        for target in ("/", "/en/places", "/i/digital-economy-share.svg", "/i/digital-economy-share.csv"):
            plain, headers = self.read(target)
            packed, others = self.read(target, "gzip")
            self.assertEqual(gzip.decompress(packed), plain)
            self.assertEqual((headers["Content-Encoding"], others["Content-Encoding"]), (None, "gzip"))
            self.assertEqual((headers["Vary"], others["Vary"]), ("Accept-Encoding",) * 2)
            self.assertNotEqual(headers["ETag"], others["ETag"])

    def test_no_page_asks_elsewhere(self):
        for target in ("/", "/en/", "/indicators", "/i/digital-economy-share", "/places", "/plan"):
            page = self.read(target)[0].decode()
            loaded = re.findall(r'<(?:img|script|source|link rel="stylesheet")[^>]*?(?:src|srcset|href)="([^"]*)"', page)
            self.assertEqual([each for each in loaded if not re.match(r"/[^/]", each)], [])


if __name__ == "__main__":
    office.main()
