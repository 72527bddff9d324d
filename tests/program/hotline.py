#!/usr/bin/env -S python3 -B
"""tests/program/hotline.py - the page of the hotline's results, from published figures and from tickets.

usage: hotline.py PROGRAM"""

import contextlib
import html
import http.client
import re
import signal
import subprocess

import office
from office import HCMC, OfficeCase, observations

TICKETS = """Mã phản ánh,Lĩnh vực,Phường/xã,Ngày tiếp nhận,Hạn xử lý,Ngày hoàn thành
1,Hành chính,Phường Sài Gòn,26/10/2025 08:00,30/10/2025 17:00,29/10/2025 09:00
2,Hành chính,Phường Tân Định,26/10/2025 08:00,30/10/2025 17:00,31/10/2025 09:00
3,Ngập nước,Phường Tân Định,26/10/2025 08:00,30/10/2025 17:00,30/10/2025 09:00
4,Xe buýt,Phường Bến Nghé,26/10/2025 08:00,30/10/2025 17:00,
"""
MADE_UP = {"": "Số liệu minh họa", "/en": "Illustrative figures"}


class Hotline(OfficeCase):
    @contextlib.contextmanager
    def served(self):
        server = subprocess.Popen(
            [office.program(), "--data", self.data, "serve", "--portal", "127.0.0.1:0"],
            stdout=subprocess.PIPE, text=True)
        try:
            self.port = int(re.search(r":(\d+)/", server.stdout.readline())[1])
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=30)

    def get(self, path, status=200):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        said = answer.read().decode()
        connection.close()
        self.assertEqual(answer.status, status, path)
        return said

    def rows(self, page, section):
        """The cells of a section's table, as words, a row each."""
        part = page.partition(f'<h2 id="{section}">')[2].partition("</section>")[0]
        return [[" ".join(html.unescape(re.sub(r"<[^>]+>", " ", cell)).split())
                 for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.DOTALL)]
                for row in re.findall(r"<tr>.*?</tr>", part, re.DOTALL)[1:]]

    def test_published_figures_stand_as_printed(self):
        self.make(*observations())
        with self.served():
            for prefix, october, received, share in (
                    ("", "25/9–25/10/2025", "14.707", "97,3% 14.311 / 14.707"),
                    ("/en", "25 Sep – 25 Oct 2025", "14,707", "97.3% 14,311 / 14,707")):
                page = self.get(prefix + "/1022")
                spans = self.rows(page, "spans")
                self.assertEqual(spans[0][:3], [october, received, share])
                self.assertEqual(spans[0][4], "125")
                self.assertIn("Pháp Luật TP.HCM", spans[0][5])
                self.assertEqual(len(spans), 2)
                fields = self.rows(page, "fields")
                self.assertEqual([row[1].split()[0].replace(",", ".") for row in fields],
                                 ["6.300", "2.700", "1.300", "1.100"])
                self.assertEqual(fields[0][0], "Administration" if prefix else "Hành chính")
                self.assertEqual(len(self.rows(page, "others")), 4)
                self.assertNotIn(MADE_UP[prefix], page)
                self.assertIn(f'href="{prefix}/1022" aria-current="page"', page)

    def test_tickets_show_by_field_and_ward(self):
        self.make(*observations(), publish=False)
        self.run_it("import", "--tickets", "2025-11", str(self.write("a.csv", TICKETS)))
        self.run_it("approve", "--all")
        self.run_it("publish")
        with self.served():
            page = self.get("/1022")
            self.assertEqual(self.rows(page, "spans")[0][:5], [
                "25/10–25/11/2025", "4", "75,0% 3 / 4", "50,00% 2 / 4", "2"])
            self.assertEqual([row[:5] for row in self.rows(page, "fields")], [
                ["Hành chính", "2", "100,0% 2 / 2", "50,00% 1 / 2", "1"],
                ["Ngập nước", "1", "100,0% 1 / 1", "100,00% 1 / 1", "0"],
                ["Xe buýt", "1", "0,0% 0 / 1", "0,00% 0 / 1", "1"]])
            wards = page.partition('<h2 id="wards">')[2]
            self.assertIn("/i/hotline-on-time-share.svg?", wards)
            self.assertIn("Phường Tân Định", wards)
            self.assertNotIn(MADE_UP[""], page)

    def test_charts_are_drawn_by_field(self):
        self.make(*observations())
        with self.served():
            for lang, word in (("", "Hạ tầng đô thị"), ("/en", "Urban infrastructure")):
                svg = self.get(f"{lang}/i/hotline-reports-received.svg?kind=bars&by=field")
                self.assertIn(word, svg)
                self.assertNotIn(MADE_UP[lang], svg)
            self.get("/i/hotline-reports-received.svg?kind=bars&by=colour", status=400)
            self.get("/i/hotline-reports-late.svg?kind=bars&by=field", status=404)

    def test_the_demo_says_what_is_made_up(self):
        self.run_it("demo", "--from", str(HCMC))
        with self.served():
            for prefix, words in MADE_UP.items():
                page = self.get(prefix + "/1022")
                before, _, wards = page.partition('<h2 id="wards">')
                self.assertNotIn(words, before)
                self.assertIn(words, wards)

    def test_without_a_hotline_nothing_leads_there(self):
        self.make(catalogue=office.ROOT / "tests/golden/collector/small")
        with self.served():
            self.assertNotIn('"/1022"', self.get("/"))
            self.get("/1022")


if __name__ == "__main__":
    office.main()
