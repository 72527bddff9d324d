#!/usr/bin/env -S python3 -B
"""tests/program/derived.py - computed figures, worked out again from the exported ones, and what
their declarations are refused for.

usage: derived.py PROGRAM"""

import csv
import io
import json
import pathlib
import re
import shutil
import tempfile
import unittest
from decimal import Decimal
from fractions import Fraction

import office
from reading import ReadingCase


def rounded(value, decimals):
    """A fraction to so many decimals, halves away from zero."""
    shifted = abs(value) * 10**decimals
    whole = int(shifted + Fraction(1, 2))
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)


def year_before(period):
    return str(int(period) - 1)


class Figures(office.OfficeCase):
    """Every computed figure of the demo, against a calculation of our own. All read one demo."""

    def setUp(self):
        super().setUp()
        cls = type(self)
        if not hasattr(cls, "demo"):
            cls.demo = pathlib.Path(tempfile.mkdtemp(prefix="tiendo-test-"))
            cls.addClassCleanup(shutil.rmtree, cls.demo, ignore_errors=True)
            self.run_it("demo", "--from", "data/hcmc", data=cls.demo / "D")
            cls.export = self.run_it("export", "--format", "json", data=cls.demo / "D")
        self.data = cls.demo / "D"
        whole = json.loads(cls.export, parse_float=Decimal)
        self.figures, self.computed = {}, {}
        known = office.computed()
        for item in whole["indicators"]:
            code = item["indicator"]["code"]
            for figure in item["figures"]:
                key = code, figure["method"], figure["place"], figure["period"]
                if figure["breakdown"]:
                    continue
                (self.computed if key[:2] in known else self.figures)[key] = figure
            for total in item["totals"]:
                key = code, total["method"], total["place"], total["period"]
                if not total["former"]:
                    self.figures.setdefault(key, total)
        self.by_key = {}
        for (code, method, place, period), figure in self.figures.items():
            self.by_key.setdefault((code, method, period), []).append((place, figure))

    def value(self, code, method, place, period):
        """The value of a figure or total, of its place or another that had its code; or None."""
        same = [
            figure["value"]
            for c, figure in self.by_key.get((code, method, period), ())
            if c == place or (place.endswith("~") and c.split("@")[0] == place[:-1])
        ]
        return Fraction(same[0]) if same and same[0] is not None else None

    def expect(self, code, method, calculate, decimals):
        """Compares every figure of a method; `calculate` gives None where there is none."""
        seen = {key: each for key, each in self.computed.items() if key[:2] == (code, method)}
        self.assertTrue(seen, code)
        known = 0
        for (_, _, place, period), figure in seen.items():
            with self.subTest(code, method=method, place=place, period=period):
                value = calculate(place, period)
                self.assertTrue(figure["computed"])
                if value is None:
                    self.assertIsNone(figure["value"])
                    self.assertEqual(figure["status"], "M")
                    self.assertTrue(figure["note"]["vi"] and figure["note"]["en"])
                else:
                    known += 1
                    self.assertEqual(Decimal(figure["value"]), rounded(value, decimals))
        self.assertGreater(known, 0, code)

    def quotient(self, top, bottom, method, factor=100):
        def calculate(place, period):
            a = self.value(top, method, place, period)
            b = self.value(bottom, method, place, period)
            return None if a is None or not b else a * factor / b

        return calculate

    def test_shares(self):
        for code, method, top, bottom, of, decimals in (
            ("dossiers-pending-share", "computed", "dossiers-pending", "dossiers-to-handle",
             "control-report", 1),
            ("online-services-full-process-share", "shared-platforms",
             "online-services-full-process", "online-services", "shared-platforms", 1),
            ("online-services-full-process-share", "service-list",
             "online-services-full-process", "online-services", "service-list", 1),
            ("hotline-late-share", "computed", "hotline-reports-late",
             "hotline-reports-received", "monthly", 2),
        ):
            self.expect(code, method, self.quotient(top, bottom, of), decimals)

    def test_differences(self):
        def carried(place, period):
            return self.value("dossiers-to-handle", "control-report", place, period) - self.value(
                "dossiers-received", "control-report", place, period
            )

        def gap(place, period):
            mic = self.value("digital-economy-share", "mic", place, period)
            gso = self.value("digital-economy-share", "gso", place, period)
            return None if None in (mic, gso) else mic - gso

        self.expect("dossiers-carried-over", "computed", carried, 0)
        self.expect("digital-economy-method-gap", "computed", gap, 2)

    def test_changes(self):
        def change(code, method, sign=1):
            def calculate(place, period):
                now = self.value(code, method, place, period)
                before = self.value(code, method, place.split("@")[0] + "~", year_before(period))
                return None if None in (now, before) else sign * (now - before)

            return calculate

        for method in ("mic", "gso"):
            self.expect(
                "digital-economy-share-change", method,
                change("digital-economy-share", method), 2,
            )
        self.expect("pdti-rank-63-gain", "computed", change("pdti-rank-63", "ranking", -1), 0)

    def test_a_reporting_month_has_one_before(self):
        """From the 25th to the 25th: 13,400 and 14,707 reports."""
        (figure,) = (
            each for key, each in self.computed.items() if key[0] == "hotline-reports-growth"
        )
        self.assertEqual(Decimal(figure["value"]), rounded(Fraction(1307 * 100, 13400), 1))
        self.assertEqual(figure["period"], "2025-09-25T12:00/2025-10-25T12:00")

    def test_what_is_made_from_wards_and_from_their_total(self):
        def left(place, period):
            share = self.value("fibre-share", "illustrative", place, period)
            return None if share is None else 100 - share

        self.expect("no-fibre-share", "computed", left, 1)
        self.assertIn(
            ("no-fibre-share", "computed", "79@2025-07-01", "2026-Q3"), self.computed
        )

    def test_on_other_places_it_is_computed_from_what_was_moved(self):
        whole = json.loads(self.run_it("export", "--format", "json", "--places-of", "2025-07-01"),
                           parse_float=Decimal)
        moved = {}
        for item in whole["indicators"]:
            for each in item["figures"]:
                moved[item["indicator"]["code"], each["method"], each["place"], each["period"]] = each
        estimated = 0
        for (code, _, place, period), figure in moved.items():
            share = moved.get(("fibre-share", "illustrative", place, period))
            if code != "no-fibre-share" or share is None or share["value"] is None:
                continue
            self.assertEqual(Decimal(figure["value"]) + Decimal(share["value"]), 100)
            self.assertEqual((figure["apportioned"], figure["basis"], figure["status"]),
                             (share["apportioned"], share["basis"], share["status"]))
            estimated += figure["apportioned"]
        self.assertGreater(estimated, 100)
        # a change over the day of the reform is none where last year's figure cannot be moved
        change = moved["digital-economy-share-change", "mic", "79@2025-07-01", "2025"]
        self.assertEqual((change["value"], change["status"]), (None, "M"))

    def composite(self, code, method, full):
        """Value and status of a composite from its declaration and the exported figures."""
        folder = office.HCMC
        indicators = [
            indicator
            for name in ("catalogue.json", "illustrative.json")
            for indicator in json.loads((folder / name).read_text())["indicators"]
        ]
        declared = next(each for each in indicators if each["code"] == code)
        declared = next(each for each in declared["methods"] if each["code"] == method)["composite"]
        primary = {
            each["code"]: one["code"]
            for each in indicators
            for one in each["methods"]
            if one["primary"]
        }

        def calculate(place, period):
            weighted = weights = every = Fraction(0)
            for part in declared["components"]:
                weight, low = Fraction(part["weight"]), Fraction(part["minimum"])
                value = self.value(
                    part["indicator"], part["method"] or primary[part["indicator"]], place, period
                )
                every += weight
                if value is not None:
                    share = (value - low) / (Fraction(part["maximum"]) - low)
                    weighted += weight * min(max(share, Fraction(0)), Fraction(1))
                    weights += weight
            enough = Fraction(declared.get("least", "100")) / 100
            return weighted * full / weights if weights and weights / every >= enough else None

        return calculate

    def test_composites(self):
        self.expect("pdti", "recomputed", self.composite("pdti", "recomputed", 1), 4)
        self.expect("ward-dti", "weighted", self.composite("ward-dti", "weighted", 100), 2)

    def test_the_official_index_comes_out(self):
        """Within one unit of the fourth decimal of the published value, wherever there are both."""
        pairs = 0
        for (code, method, place, period), figure in self.computed.items():
            published = self.figures.get((code, "decision-922", place, period))
            if (code, method) == ("pdti", "recomputed") and published is not None:
                apart = abs(Decimal(figure["value"]) - Decimal(published["value"]))
                self.assertLessEqual(apart, Decimal("0.0001"))
                pairs += 1
        self.assertEqual(pairs, 5)

    def test_illustrative_figures_make_illustrative_ones(self):
        for (code, _, _, _), figure in self.computed.items():
            made_up = code.startswith("ward-") or code == "no-fibre-share"
            self.assertEqual(figure["illustrative"], made_up, code)

    def why(self, *words):
        return json.loads(self.run_it("why", *words, "--json"), parse_float=Decimal)

    def test_why_goes_down_to_the_wards(self):
        (answer,) = self.why("no-fibre-share", "2026-Q3")
        self.assertEqual((answer["kind"], answer["formula"]),
                         ("computed", "100% - fibre-share:illustrative"))
        (total,) = answer["parts"]
        self.assertEqual((total["kind"], total["indicator"]), ("total", "fibre-share"))
        wards = total["parts"]
        self.assertEqual(len(wards), total["total"]["reported"])
        self.assertEqual({ward["kind"] for ward in wards}, {"published"})
        for part in ("numerator", "denominator"):
            self.assertEqual(
                sum(ward["figure"][part] for ward in wards), total["total"][part]
            )
        self.assertEqual(
            Decimal(answer["figure"]["value"]), 100 - Decimal(total["total"]["value"])
        )

    def test_what_components_add_makes_the_value(self):
        seen = 0
        for (code, method, place, period), figure in list(self.computed.items())[::97]:
            if method not in ("weighted", "recomputed") or figure["value"] is None:
                continue
            answers = self.why(code, period, "--place", place.split("@")[0])
            (answer,) = (each for each in answers if each["kind"] == "computed")
            added = [part["component"]["contribution"] for part in answer["parts"]]
            self.assertEqual(
                sum(map(Decimal, filter(None, added))), Decimal(figure["value"])
            )
            seen += 1
        self.assertGreater(seen, 3)

    def test_ranks_and_what_the_weights_do_to_them(self):
        (answer,) = (each for each in self.why("pdti", "2022") if each["kind"] == "computed")
        rank = answer["rank"]
        self.assertEqual((rank["rank"], rank["best"], rank["worst"]), (2, 2, 2))
        self.assertEqual((rank["places"], rank["settings"], rank["spread"]), (5, 6561, 20))
        ranks = {}
        for (code, _, place, period), figure in self.computed.items():
            if (code, period) == ("ward-dti", "2026-Q3") and figure["value"] is not None:
                ranks[place] = Decimal(figure["value"])
        best = max(ranks, key=ranks.get)
        (answer,) = self.why("ward-dti", "2026-Q3", "--place", best.split("@")[0])
        self.assertEqual((answer["rank"]["rank"], answer["rank"]["places"]), (1, len(ranks)))
        self.assertLessEqual(answer["rank"]["best"], 1)
        self.assertIn("Rank 1 of", self.run_it("why", "ward-dti", "2026-Q3", "--place",
                                               best.split("@")[0]))

    def drawn(self, *words):
        """The texts of a chart of components, in reading order."""
        path = self.folder / "index.svg"
        self.run_it("chart", *words, "--kind", "breakdown", "-o", str(path))
        return re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text())

    def test_an_index_is_drawn_by_component(self):
        (answer,) = (each for each in self.why("pdti", "2022") if each["kind"] == "computed")
        drawn = self.drawn("pdti")
        for part in answer["parts"]:
            for words in (f'{part["figure"]["value"]:.4f}', f'{part["component"]["weight"]}%',
                          f'{part["component"]["contribution"]:.4f}'):
                self.assertIn(words, drawn)
        self.assertEqual(drawn.count("0.7164"), 2)  # the index, and what its components add
        self.assertIn("100%", drawn)
        self.assertTrue(any("Ho Chi Minh City; Recomputed from" in words for words in drawn))
        self.assertIn("0.8002", self.drawn("pdti", "--place", "48"))

    def test_an_illustrative_index_says_so_and_of_where_it_is(self):
        ranks = {
            place: figure["value"]
            for (code, _, place, period), figure in self.computed.items()
            if (code, period) == ("ward-dti", "2026-Q3") and figure["value"] is not None
        }
        usual = self.drawn("ward-dti")
        self.assertIn(f"{max(ranks.values()):.2f} points", usual)
        self.assertIn("Illustrative figures", usual)
        of_ward = self.drawn("ward-dti", "--place", "26740", "--method", "weighted")
        self.assertIn("points out of 100, Sai Gon Ward", of_ward)
        self.assertIn(f'{ranks["26740@2025-07-01"]:.2f} points', of_ward)
        earlier = self.drawn("ward-dti", "--place", "26740", "--periods", "2026-Q1,2026-Q2")
        self.assertTrue(any(words.startswith("Period: Q2 2026.") for words in earlier))

    def test_what_is_no_index_is_not_drawn_as_one(self):
        for words, status, why in (
            (("fibre-share",), 1, "fibre-share is no index with a value"),
            (("ward-dti", "--place", "79"), 1, "ward-dti is no index with a value"),
            (("pdti", "--method", "decision-405"), 1, "pdti is no index with a value"),
            (("pdti", "--periods", "2019"), 1, "pdti is no index with a value"),
            (("pdti", "--places-of", "2025-07-01"), 2, "--places-of, --kind breakdown"),
        ):
            with self.subTest(words):
                done = self.call("chart", *words, "--kind", "breakdown", "-o", "x.svg")
                self.assertEqual(done.returncode, status, done.stderr)
                self.assertIn(why, done.stderr.decode())

    def test_why_there_is_none(self):
        (answer,) = (
            each
            for each in self.why("digital-economy-share-change", "2025")
            if each["figure"]["method"] == "gso"
        )
        self.assertIsNone(answer["figure"]["value"])
        self.assertEqual([part["kind"] for part in answer["parts"]], ["published", "missing"])
        said = self.run_it("why", "digital-economy-share-change", "2025")
        self.assertIn("Not computed: there is no figure for", said)
        self.assertIn("= change(digital-economy-share)", said)

    def test_every_computed_method_has_figures(self):
        self.assertEqual({key[:2] for key in self.computed}, office.computed())


SHARE = "fibre-share"

# A formula of share-of-fibre, percent of households, and what it is refused for.
REFUSED = (
    ("fibre-share +", "1, column 14", "a number, an indicator or a bracket"),
    ("fibre-share $ 2", "1, column 13", "has no place here"),
    ("fibre-share -fibre-share", "1, column 13", "a blank on both sides"),
    ("1 +\n  fiber-share", "2, column 3", "no indicator or method fiber-share"),
    ("fibre-share:nobody", "1, column 1", "no indicator or method fibre-share:nobody"),
    ("mean(fibre-share)", "1, column 1", "no function mean"),
    ("lag(fibre-share)", "1, column 1", "it is written lag"),
    ("lag(fibre-share, 0)", "1, column 18", "a whole number from 1"),
    ("fibre-share + ehr-people", "1, column 13", r"do not go together \(% of households \+ people"),
    ("ehr-people", "1, column 1", "not in the indicator's unit"),
    ("sum(fibre-share, 4)", "1, column 1", "do not add up over periods"),
    ("change-percent(fibre-share)", "1, column 1", "use change"),
    ("fibre-share * 100", "1, column 13", "no factor of 100"),
    ("12%", "1, column 1", "names no indicator"),
    ("fibre-share + ratio-x", "1, column 15", r"made from itself \(ratio-x ← ratio-x\)"),
    ("", "1, column 1", "a number, an indicator or a bracket"),
    ("(" * 33 + SHARE + ")" * 33, "1, column 33", "more than 32 brackets"),
    (" + ".join([SHARE] * 110), "1, column 1401", "more than 200 nodes"),
    (SHARE + " " * 2000, "1, column 1", "more than 2000 bytes"),
    ("fibre-share * 1e400", "1, column 15", "no indicator or method 1e400"),
    ("fibre-share + 1234567890123456789", "1, column 15", "at most 18 digits"),
    ("lag(lag(fibre-share, 400), 1)", "1, column 1", "more than 400 periods"),
    ("fibre-share * sum(sum(dossiers-received, 300), 100) / dossiers-received", "1, column 15",
     "more than 20000 steps"),
    ("lag(fibre-share, -1)", "1, column 18", "a whole number from 1"),
    ("per(fibre-share, population, 3)", "1, column 30", "1, 10, 100"),
    ("--fibre-share", "1, column 2", "a number, an indicator or a bracket"),
    ("fibre-share × 2", "1, column 13", "× has no place here"),
    ("fibre-share fibre-share", "1, column 13", "a bracket should stand here: “fibre-share”"),
    ("max(fibre-share)", "1, column 1", "it is written max"),
    ("pdti-rank-63 + pdti-rank-63", "1, column 14", "ranks cannot be reckoned with"),
    ("population", "1, column 1", r"not in the indicator's unit \(people"),
    ("ratio-y", "1, column 1", r"made from itself \(ratio-x ← ratio-y ← ratio-x\)|"
     r"made from itself \(ratio-y ← ratio-x ← ratio-y\)"),
)

COMPONENT = {
    "indicator": SHARE, "method": "", "minimum": "0", "maximum": "100", "direction": "up",
    "weight": "1",
}
COMPOSITE = {"full": "1", "missing": "refuse", "components": [COMPONENT]}

# What is changed in a composite that is fine, and what it is then refused for.
REFUSED_COMPOSITES = (
    ({"components": []}, "takes 1 to 32 components"),
    ({"components": [COMPONENT] * 33}, "more than 32 components"),
    ({"full": "none"}, r'"full": "none" is no number'),
    ({"full": "0"}, "a full score above 0"),
    ({"missing": "zero"}, r'"missing": unknown word "zero"'),
    ({"missing": "renormalise"}, r'"least" must be text'),
    ({"components": [COMPONENT | {"indicator": "nobody"}]}, "no indicator or method nobody"),
    ({"components": [COMPONENT | {"method": "x"}]}, "no indicator or method fibre-share:x"),
    ({"components": [COMPONENT | {"weight": "0"}]}, "the weight must be above zero"),
    ({"components": [COMPONENT | {"weight": "-1"}]}, "the weight must be above zero"),
    ({"components": [COMPONENT | {"maximum": "0"}]}, "the minimum must be below the maximum"),
    ({"components": [COMPONENT | {"direction": "none"}]}, "rising or falling is good"),
    ({"components": [COMPONENT | {"indicator": "mix"}]}, r"made from itself \(mix ← mix\)"),
    ({"components": [COMPONENT, COMPONENT]}, "component fibre-share is named twice"),
    ({"components": [COMPONENT | {"indicator": "population"}]}, "no indicator or method population"),
    ({"components": [COMPONENT | {"weight": "9" * 30}]}, "is no number"),
    ({"components": [COMPONENT | {"direction": "sideways"}]}, "unknown word"),
    ({"components": [None]}, '"indicator" must be text'),
    ({"missing": "renormalise", "least": "100.1"}, "from 0 to 100"),
)


class Declarations(ReadingCase):
    def setUp(self):
        super().setUp()
        shutil.copytree(office.HCMC, self.folder / "C")
        self.path = self.folder / "C/catalogue.json"
        self.catalogue = json.loads(self.path.read_text())
        self.run_it("init")

    def indicator(self, code, kind, **recipe):
        """An indicator like fibre-share, made by a recipe."""
        like = next(each for each in self.catalogue["indicators"] if each["code"] == SHARE)
        method = like["methods"][0] | {"code": "made", "reporter": ""} | recipe
        like = {member: value for member, value in like.items() if member != "rollup"}
        return like | {"code": code, "kind": kind, "methods": [method]}

    def load(self, *indicators, status=1):
        added = {**self.catalogue, "indicators": self.catalogue["indicators"] + list(indicators)}
        self.path.write_text(json.dumps(added))
        done = self.call("catalogue", "load", str(self.folder / "C"))
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr.decode()

    def exported(self):
        """Every exported row, but for the number of the edition."""
        rows = csv.DictReader(io.StringIO(self.run_it("export")))
        return [{**row, "edition": ""} for row in rows]

    def test_formulas_are_refused_where_they_are_wrong(self):
        other = self.indicator("ratio-y", "derived", formula="ratio-x")
        for formula, at, why in REFUSED:
            with self.subTest(formula):
                said = self.load(self.indicator("ratio-x", "derived", formula=formula), other)
                self.assertRegex(said, r"\Atiendo: Formula of ratio-[xy]:made, line \d+, column")
                self.assertRegex(said, why)
                if "itself" not in why:
                    self.assertIn(f"line {at}:", said)

    def test_composites_are_refused(self):
        for change, why in REFUSED_COMPOSITES:
            with self.subTest(why):
                recipe = COMPOSITE | change
                said = self.load(self.indicator("mix", "composite", composite=recipe))
                self.assertRegex(said, why)
                self.assertIn("mix", said)

    def test_a_ring_through_an_index(self):
        recipe = COMPOSITE | {"components": [COMPONENT | {"indicator": "ratio-x"}]}
        said = self.load(self.indicator("ratio-x", "derived", formula="mix + 1"),
                         self.indicator("mix", "composite", composite=recipe))
        self.assertEqual(
            said, "tiendo: mix:made: the index is made from itself (ratio-x ← mix ← ratio-x).\n")

    def test_what_does_not_go_with_the_kind(self):
        for kind, recipe in (("ratio", {"formula": SHARE}), ("derived", {"composite": COMPOSITE}),
                             ("composite", {"formula": SHARE})):
            self.assertIn("only kind", self.load(self.indicator("x", kind, **recipe)))
        said = self.load(self.indicator("x", "derived", formula=SHARE, reporter="mst"))
        self.assertIn("has no reporter", said)
        said = self.load(self.indicator("x", "derived", formula=7))
        self.assertIn('"formula" must be text', said)

    def test_both_languages_say_it(self):
        self.path.write_text(
            json.dumps(
                {
                    **self.catalogue,
                    "indicators": [
                        *self.catalogue["indicators"],
                        self.indicator("x", "derived", formula="fibre-share +"),
                    ],
                }
            )
        )
        done = self.call("catalogue", "load", str(self.folder / "C"), lang="vi")
        self.assertTrue(re.search("Công thức của x:made, dòng 1, cột 14", done.stderr.decode()))

    def test_what_was_declared_is_computed(self):
        """A division by zero, a missing part, people by the population; then declared no more."""
        people = self.indicator("people-by-100", "derived", formula="per(dossiers-received, population, 100)")
        people |= {"unit": "per-100",
                   "unit_name": {"vi": "hồ sơ trên 100 dân", "en": "dossiers per 100 people"}}
        self.load(
            self.indicator("ratio-x", "derived", formula="fibre-share / fibre-neighbourhood-share"),
            people, self.indicator("three", "derived", formula="fibre-share * 3"),
            self.indicator("none", "derived", formula="fibre-share / (fibre-share - fibre-share) * fibre-share"),
            status=0,
        )
        rows = (
            "indicator,place,period,value\nfibre-share,79,2021,50\nfibre-share,79,2022,60\n"
            "fibre-share,79,2023,60\nfibre-neighbourhood-share,79,2021,80\n"
            "fibre-neighbourhood-share,79,2022,0\ndossiers-received,79,2026,1454493\n"
        )
        self.run_it("import", str(self.write("a.csv", rows)))
        self.run_it("approve", "--all")
        self.run_it("publish")
        series = json.loads(self.run_it("series", "ratio-x", "--json"), parse_float=Decimal)
        seen = [(each["period"], each["value"], each["status"], each["note"]["en"])
                for each in series["figures"]]
        self.assertEqual(seen[0], ("2021", Decimal("62.5"), "A", ""))
        self.assertEqual(seen[1], ("2022", None, "M", "Not computed: it would be divided by zero."))
        self.assertEqual(seen[2][:3], ("2023", None, "M"))
        self.assertIn("there is no figure for", seen[2][3])
        self.assertIn("10", self.run_it("series", "people-by-100"))
        self.assertIn("Not given: the result, 150.0, is beyond the declared bound of 100.",
                      self.run_it("series", "three"))
        self.assertEqual(self.run_it("series", "none").count("divided by zero"), 3)
        self.follow_a_correction()
        before = self.exported()
        self.run_it("publish", now="2026-12-01T00:00:00Z")
        self.assertEqual(self.exported(), before)

    def test_components_stand_on_the_scale_of_the_index(self):
        """Another scale, one that falls, a missing one, weights of thirds: what it says adds up."""
        components = [
            COMPONENT | {"indicator": "fibre-share", "minimum": "50"},
            COMPONENT | {"indicator": "fibre-neighbourhood-share", "direction": "down"},
            COMPONENT | {"indicator": "smartphone-share"},
        ]
        recipe = COMPOSITE | {"full": "100", "missing": "renormalise", "least": "50",
                              "components": components}
        mix = self.indicator("mix", "composite", composite=recipe)
        self.load(mix | {"unit": "points", "unit_name": {"vi": "điểm", "en": "points"}}, status=0)
        rows = ("indicator,place,period,value\nfibre-share,79,2022,60\n"
                "fibre-neighbourhood-share,79,2022,30\n")
        self.run_it("import", str(self.write("a.csv", rows)))
        self.run_it("approve", "--all")
        self.run_it("publish")
        path = self.folder / "mix.svg"
        self.run_it("chart", "mix", "--kind", "breakdown", "-o", str(path))
        drawn = re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text())
        for words in ("20.0 points", "70.0 points", "10 points", "35 points", "45.0 points",
                      "33.3%", "33.4%", "100.0%", "no figure"):
            self.assertIn(words, drawn)
        self.serve()
        page = self.read("/en/i/mix")[0].decode()
        for words in ("(scale 50 to 100, weight 1, adds 10.0)", "(scale 100 to 0, weight 1, adds 35.0)",
                      "as long as they make up at least 50% of the weight"):
            self.assertIn(words, page)

    def follow_a_correction(self):
        """A published component is corrected, another is withdrawn from sight; the past stays."""
        rows = (
            "indicator,place,period,value,status\nfibre-share,79,2021,40,\n"
            "fibre-neighbourhood-share,79,2022,,Q\n"
        )
        path = str(self.write("b.csv", rows))
        self.run_it("import", path, "--reason", "Counted again.")
        self.run_it("approve", "--all")
        self.run_it("publish", now="2026-11-30T00:00:00Z")
        now, then = self.run_it("series", "ratio-x"), self.run_it("series", "ratio-x", "--edition", "1")
        self.assertIn("2021\t50.0%", now)
        self.assertRegex(now, "2022\t…\tsuppressed\t\tNot computed: .* is suppressed")
        self.assertIn("2021\t62.5%", then)
        self.assertIn("divided by zero", then)


if __name__ == "__main__":
    office.main()
