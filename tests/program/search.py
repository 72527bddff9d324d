#!/usr/bin/env -S python3 -B
"""tests/program/search.py - what people type into the search box, and what must come first.

usage: search.py PROGRAM"""

import html
import re
import urllib.error
import urllib.parse
import urllib.request

import office
from reading import ReadingCase

# Query, language, what the first entry of the list must be.
FIRST = [
    ("kinh te so", "vi", "Tỷ trọng kinh tế số trong GRDP"),
    ("KINH TẾ SỐ", "vi", "Tỷ trọng kinh tế số trong GRDP"),
    ("cap quang", "vi", "Tỷ lệ hộ gia đình có Internet cáp quang"),
    ("thu duc", "vi", "Phường Thủ Đức"),
    ("Thủ Đức", "vi", "Phường Thủ Đức"),
    ("thành phố thủ đức", "vi", "Thành phố Thủ Đức"),
    ("1022", "vi", "Số phản ánh qua Cổng 1022"),
    ("TPHCM", "vi", "Thành phố Hồ Chí Minh"),
    ("CĐS", "vi", "Chỉ số chuyển đổi số cấp tỉnh (DTI)"),
    ("bến nghé", "vi", "Phường Bến Nghé"),
    ("ben thanh", "vi", "Phường Bến Thành"),
    ("Hoà Hưng", "vi", "Phường Hòa Hưng"),
    ("2393/QĐ-UBND", "vi", "Chương trình Chuyển đổi số của Thành phố Hồ Chí Minh"),
    ("smartphone", "en", "Adults with a smartphone"),
    ("fibre", "en", "Households with fibre Internet"),
    ("ben thanh ward", "en", "Ben Thanh Ward"),
]

# Question, language, what the answer must hold.
ANSWERS = [
    ("tỷ trọng kinh tế số năm 2025 là bao nhiêu?", "vi", "Thành phố Hồ Chí Minh, 2025: 25%"),
    ("ty trong kinh te so nam 1999", "vi", "không có số liệu 1999"),
    ("tỷ lệ smartphone năm 2022?", "vi", "Thành phố Hồ Chí Minh, T3/2022: 75,7%"),
    ("tỷ lệ smartphone năm 2022?", "vi", "địa giới đến 30/6/2025"),
    ("tỷ lệ hộ gia đình có internet cáp quang", "vi", "Việt Nam, "),
    ("ty le ho gia dinh co internet cap quang", "vi", "Việt Nam, "),
    ("cáp quang Gia Định", "vi", "Phường Gia Định, "),
    ("cap quang phuong gia dinh", "vi", "Phường Gia Định, "),
    ("phuong Ben Thanh dung thu may?", "vi", "Phường Bến Thành, Quý III/2026"),
    ("phuong Ben Thanh dung thu may?", "vi", "Số liệu minh họa"),
    ("cáp quang quý 2 năm 2026 phường Thủ Đức", "vi", "Phường Thủ Đức, Quý II/2026"),
    ("cáp quang Q2 2026 phường Thủ Đức", "vi", "Phường Thủ Đức, Quý II/2026"),
    ("cap quang quy II/2026 thu duc", "vi", "Phường Thủ Đức, Quý II/2026"),
    ("cáp quang 6 tháng đầu năm 2026 phường Thủ Đức", "vi", "Quý II/2026"),
    ("smartphone tháng 3 năm 2022", "vi", "T3/2022: 75,7%"),
    ("smartphone 3/2022", "vi", "T3/2022: 75,7%"),
    ("smartphone March 2022", "en", "Mar 2022: 75.7%"),
    ("cáp quang", "vi", "chưa có số liệu được công bố"),
    ("what is the digital economy share in 2025?", "en", "Ho Chi Minh City, 2025: 25%"),
    ("phuong Ben Thanh dung thu may?", "en", "Ben Thanh Ward, Q3 2026"),
    ("fibre Ben Thanh", "en", "Ben Thanh Ward, Q3 2026"),
    ("where does Ben Thanh Ward rank", "en", "Ben Thanh Ward, Q3 2026"),
]

# Queries that must answer nothing.
SILENT = ["xyzzy", "", "   ", "%", "thời tiết ngày mai", "?" * 500]

# Queries that must be answered somehow.
ODD = ["a " * 400, "ấ" * 300, "\u0301\u0301", "đ", "năm 2022", "thứ mấy", "0" * 200, "q9 2022", "tháng 13 năm 2022"]


class Search(ReadingCase):
    def setUp(self):
        super().setUp()
        self.run_it("demo")
        self.serve()

    def ask(self, query, lang):
        """The main part of the page."""
        prefix = "/en" if lang == "en" else ""
        url = f"{self.origin}{prefix}/search?{urllib.parse.urlencode({'q': query})}"
        with urllib.request.urlopen(url) as answer:
            page = answer.read().decode()
        return page[page.index("<main") : page.index("</main")]

    @staticmethod
    def plain(markup):
        return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup))).strip()

    def test_everything(self):
        for query, lang, first in FIRST:
            with self.subTest(query):
                found = re.search(r"<li>(?:<a[^>]*>)?(.*?)(?:</a>|<span)", self.ask(query, lang))
                self.assertIsNotNone(found)
                self.assertEqual(self.plain(found.group(1)), first)
        for query, lang, words in ANSWERS:
            with self.subTest(query):
                replies = re.findall(r'<div class="reply.*?</div>', self.ask(query, lang), re.S)
                self.assertIn(words, self.plain(" ".join(replies)))
        for query in SILENT:
            with self.subTest(query):
                page = self.ask(query, "vi")
                self.assertNotIn('class="reply', page)
        for query in ODD:
            with self.subTest(query[:20]):
                self.assertIn("<h1>", self.ask(query, "vi"))
        self.assertIn('q=cap+quang+ben+thanh"', self.ask("cap quang ben thnh", "vi"))
        for wish in ("foo", "2030-01-01"):
            with self.subTest(wish), self.assertRaises(urllib.error.HTTPError) as told:
                urllib.request.urlopen(f"{self.origin}/i/fibre-share.csv?places_of={wish}")
            self.assertEqual(told.exception.code, 400)
            told.exception.close()
        self.assertIn("<mark>cáp</mark>", self.ask("cap quang", "vi"))
        self.assertIn("&lt;script&gt;", self.ask("<script>", "vi"))
        self.assertNotIn("<script>", self.ask("<script>", "vi"))


if __name__ == "__main__":
    office.main()
