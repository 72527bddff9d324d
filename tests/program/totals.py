#!/usr/bin/env -S python3 -B
"""tests/program/totals.py - the city's totals, added up again from the exported ward figures.

usage: totals.py TIENDO"""

import csv
import io
import json
import unittest
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import office


class Totals(office.OfficeCase):
    def setUp(self):
        super().setUp()
        self.run_it("demo", "--from", "data/hcmc")
        rows = csv.DictReader(io.StringIO(self.run_it("export")))
        self.decimals = {}
        self.sums = defaultdict(lambda: [Fraction(0), Fraction(0), 0])
        for row in rows:
            if row["numerator"] and row["illustrative"] == "yes" and row["place"].endswith("@2025-07-01"):
                numerator, denominator, count = self.sums[row["indicator"], row["period"]]
                self.sums[row["indicator"], row["period"]] = [
                    numerator + Fraction(row["numerator"]),
                    denominator + Fraction(row["denominator"]),
                    count + 1,
                ]

    def totals(self, over="places"):
        """The totals of the city as the export tells them, by indicator and period."""
        exported = json.loads(self.run_it("export", "--format", "json"), parse_float=Decimal)
        for item in exported["indicators"]:
            for total in item["totals"]:
                code = item["indicator"]["code"]
                city = total["place"] == "79@2025-07-01" and total["over"] == over
                if city and code in {each for each, _ in self.sums}:
                    self.decimals[code] = item["indicator"]["decimals"]
                    yield code, total["period"], total

    def test_a_total_is_the_ratio_of_sums(self):
        seen = {}
        for code, period, total in self.totals():
            numerator, denominator, count = self.sums[code, period]
            share = Decimal(numerator.numerator * 100) / Decimal(denominator.numerator)
            self.assertEqual(total["numerator"], numerator)
            self.assertEqual(total["denominator"], denominator)
            self.assertEqual(
                Decimal(total["value"]), share.quantize(Decimal(1).scaleb(-self.decimals[code]), ROUND_HALF_UP)
            )
            self.assertEqual((total["reported"], total["expected"]), (count, 168))
            self.assertTrue(total["illustrative"])
            seen[code, period] = total
        self.assertEqual(set(seen), set(self.sums))

    def test_missing_wards_leave_bounds(self):
        for code, period, total in self.totals():
            if total["reported"] == total["expected"]:
                self.assertIsNone(total["low"])
            else:
                self.assertLess(Decimal(total["low"]), Decimal(total["value"]))
                self.assertGreater(Decimal(total["high"]), Decimal(total["value"]))
                self.assertEqual(total["status"], "P", (code, period))

    def test_longer_periods_are_made_of_quarters(self):
        """Ratios of two stocks stand as in the last quarter; those of two flows are summed. The wards
        are younger than 2025, so that a sum over that year is none of theirs."""
        catalogue = json.loads((office.HCMC / "catalogue.json").read_text())
        standing = {
            each["code"]
            for each in catalogue["indicators"]
            if each.get("rollup", {}).get("time_rule") == "last"
        }
        quarters = {
            "2025": ("2025-Q4",),
            "2025-S2": ("2025-Q3", "2025-Q4"),
            "2026-S1": ("2026-Q1", "2026-Q2"),
        }
        seen = set()
        for code, period, total in self.totals("both"):
            parts = quarters[period][-1:] if code in standing else quarters[period]
            sums = [self.sums[code, part] for part in parts]
            self.assertEqual(total["numerator"], sum(each[0] for each in sums), (code, period))
            self.assertEqual(total["denominator"], sum(each[1] for each in sums), (code, period))
            seen.add((code in standing, period))
        self.assertEqual(seen, {(s, p) for s in (True, False) for p in quarters} - {(False, "2025")})

    def test_why_lists_what_a_longer_period_is_made_of(self):
        """Of a flow every quarter, of a share of two stocks the last one."""
        for code, quarters in (("dossiers-online-share", 2), ("fibre-share", 1)):
            (answer,) = json.loads(self.run_it("why", code, "2026-S1", "--json"))
            total, parts = answer["total"], answer["parts"]
            self.assertEqual(total["over"], "both")
            self.assertEqual(len(parts), quarters * total["reported"])
            self.assertEqual(sum(part["figure"]["numerator"] for part in parts), total["numerator"])

    def test_csv_and_json_tell_the_same_totals(self):
        rows = list(csv.DictReader(io.StringIO(self.run_it("export", "--format", "totals"))))
        exported = json.loads(self.run_it("export", "--format", "json"), parse_float=Decimal)
        told = [(item["indicator"]["code"], total)
                for item in exported["indicators"] for total in item["totals"]]
        self.assertEqual(len(rows), len(told))
        for row, (code, total) in zip(rows, told):
            self.assertEqual(row["indicator"], code)
            for name in ("method", "place", "period", "over", "status"):
                self.assertEqual(row[name], total[name])
            for name in ("value", "numerator", "denominator", "low", "high", "reported", "expected"):
                self.assertEqual(row[name], "" if total[name] is None else str(total[name]))
        one = self.run_it("series", "fibre-share", "--method", "illustrative", "--totals")
        self.assertEqual(
            [row for row in csv.DictReader(io.StringIO(one))],
            [row for row in rows if (row["indicator"], row["method"], row["place"][:3]) ==
             ("fibre-share", "illustrative", "79@")],
        )

    def test_why_lists_every_ward(self):
        (answer,) = json.loads(self.run_it("why", "fibre-share", "2026-Q3", "--json"))
        parts = answer["parts"]
        self.assertEqual(len(parts), answer["total"]["reported"])
        self.assertEqual(
            sum(part["figure"]["numerator"] for part in parts), answer["total"]["numerator"]
        )


if __name__ == "__main__":
    office.main()
