#!/usr/bin/env -S python3 -B
"""tests/program/onefigure.py - a published figure is the same wherever it shows.

usage: onefigure.py PROGRAM

For every indicator of the demo: its CSV, its JSON and the files of the whole edition hold the same figures
digit for digit; the table of its page holds every published figure of the city, and so do the points of
its chart, whose labels people read. What is verified by a code is the same, and the figures in JSON, sent
as programs send them, change nothing."""

import collections
import csv
import html
import io
import json
import re
from decimal import Decimal

import office
from portal import PortalCase

CITY = "79@"
NUMBER = r"−?\d[\d,]*(?:\.\d+)?"


def rows_of(said):
    return list(csv.DictReader(io.StringIO(said.decode())))


def number(text):
    """What people read in English, as a number."""
    return Decimal(re.search(NUMBER, text)[0].replace(",", "").replace("−", "-"))


def counted(values):
    return collections.Counter(values)


class OneFigure(PortalCase):
    def setUp(self):
        super().setUp()
        self.whole = rows_of(self.get("/data/figures.csv"))
        self.tree = json.loads(self.get("/data/figures.json"), parse_float=str, parse_int=str)

    def test_files_agree_digit_for_digit(self):
        names = ("method", "place", "period", "breakdown", "value", "numerator", "denominator", "status")
        for indicator in self.tree["indicators"]:
            code = indicator["indicator"]["code"]
            own = rows_of(self.get(f"/i/{code}.csv"))
            self.assertEqual(own, [row for row in self.whole if row["indicator"] == code])
            said = json.loads(self.get(f"/i/{code}.json"), parse_float=str, parse_int=str)
            self.assertEqual(said["figures"], indicator["figures"])
            self.assertEqual(
                [tuple(row[name] for name in names) for row in own],
                [tuple(figure[name] or "" for name in names) for figure in said["figures"]])

    def test_what_is_verified_is_what_is_in_the_files(self):
        held = counted((row["indicator"], row["method"], row["period"], row["value"]) for row in self.whole
                       if row["place"].startswith(CITY) and row["breakdown"] == "")
        said = counted(
            (code, each["method"], each["period"], each["value"] or "")
            for code in sorted({row["indicator"] for row in self.whole})
            if any(row["indicator"] == code and row["place"].startswith(CITY) and row["breakdown"] == ""
                   for row in self.whole)
            for each in json.loads(
                self.run_it("verify", self.info["code"], "--indicator", code, "--json"),
                parse_float=str, parse_int=str)["values"])
        self.assertEqual(said, held)

    def test_what_is_sent_back_changes_nothing(self):
        names = ("method", "place", "period", "breakdown", "value", "numerator", "denominator", "status",
                 "vintage", "source")
        figures = [
            {"indicator": indicator["indicator"]["code"], "note_vi": figure["note"]["vi"],
             "note_en": figure["note"]["en"], **{name: figure[name] for name in names}}
            for indicator in self.tree["indicators"] for figure in indicator["figures"]]
        said = self.run_it("import", str(self.write("back.json", json.dumps(figures))))
        self.assertIn("nothing new", said)

    def test_the_page_shows_what_the_files_hold(self):
        seen = 0
        for indicator in self.tree["indicators"]:
            code = indicator["indicator"]["code"]
            page = self.get(f"/en/i/{code}").decode()
            held = counted(
                Decimal(row["value"]) for row in self.whole
                if row["indicator"] == code and row["place"].startswith(CITY) and row["value"]
                and row["breakdown"] == "" and row["illustrative"] == "no")
            table = re.search(r'<section aria-labelledby="figures">.*?</section>', page, re.S)
            shown = counted(number(html.unescape(each)) for each in re.findall(
                r'data-label="Value"><b>(.*?)</b>', table[0] if table else ""))
            self.assertEqual(shown, held, code)
            drawn = re.search(r'<svg class="points wide".*?</svg>', page, re.S)
            points = counted(number(each) for each in re.findall(
                r"<title>[^<]*?: (" + NUMBER + ")", html.unescape(drawn[0]) if drawn else ""))
            if drawn:
                self.assertEqual(held - points, counted(()), code)
                seen += 1
        self.assertGreater(seen, 10)


if __name__ == "__main__":
    office.main()
