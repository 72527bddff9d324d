#!/usr/bin/env -S python3 -B
"""tests/program/places.py - figures on the places of another day, checked without the program.

usage: places.py PROGRAM

The crosswalk is read from data/hcmc and figures are dealt again, here, in fractions."""

import http.client
import json
import re
import subprocess
from collections import defaultdict
from fractions import Fraction

import office
from office import HCMC, ROOT, OfficeCase, exact, rows_of

OLD, NEW = "2024-12-31", "2025-07-01"
CODES = ("fibre-share", "smartphone-share", "dossiers-online-share")


def crosswalk():
    """Where each old place went: pairs of the new place and a weight, as ties go; whole or not."""
    people = {
        f"{row['code']}@{row['valid_from']}": int(row["population"] or -1)
        for row in rows_of(HCMC / "places.csv")
    }
    order = list(people)
    leads = defaultdict(list)
    for row in rows_of(HCMC / "crosswalk.csv"):
        leads[row["from"]].append((order.index(row["to"]), row["to"]))
    return {
        old: [(new, people[new] if len(news) > 1 else 1) for _, new in sorted(news)]
        for old, news in leads.items()
    }


def deal(units, leads):
    """Largest remainder."""
    total = sum(weight for _, weight in leads)
    exactly = [Fraction(units * weight, total) for _, weight in leads]
    dealt = [share.numerator // share.denominator for share in exactly]
    rests = sorted(range(len(leads)), key=lambda i: (dealt[i] - exactly[i], i))
    for i in rests[: units - sum(dealt)]:
        dealt[i] += 1
    return {new: part for (new, _), part in zip(leads, dealt)}


class Demo(OfficeCase):
    """On the demo: made-up figures of wards on either side of the reform, real ones of the city."""

    def setUp(self):
        super().setUp()
        self.run_it("demo", "--from", "data/hcmc")
        self.reported = rows_of(self.run_it("export"))

    def moved(self, day):
        return rows_of(self.run_it("export", "--places-of", day))

    def made_up(self, rows):
        return [row for row in rows if row["indicator"] in CODES and row["illustrative"] == "yes"]

    def test_every_figure_is_dealt_as_it_should_be(self):
        leads = crosswalk()
        expected = defaultdict(lambda: [0, 0, 0, False])
        for row in self.made_up(self.reported):
            key = row["place"]
            to = leads.get(key, [(key, 1)])
            top, bottom = int(row["numerator"]), int(row["denominator"])
            tops, rests = deal(top, to), deal(bottom - top, to)
            for new in tops:
                cell = expected[row["indicator"], new, row["period"]]
                cell[0] += tops[new]
                cell[1] += tops[new] + rests[new]
                cell[2] += 1
                cell[3] = cell[3] or len(to) > 1
        seen = self.made_up(self.moved("2026-01-01"))
        self.assertEqual(len(seen), len(expected))
        for row in seen:
            top, bottom, count, divided = expected[row["indicator"], row["place"], row["period"]]
            self.assertEqual((int(row["numerator"]), int(row["denominator"])), (top, bottom), row)
            self.assertEqual(row["value"], office.share(top, bottom, 100, 1), row)
            basis = "weight" if divided else "whole" if row["period"] < "2025-Q3" else "same"
            self.assertEqual(
                (row["places_of"], row["basis"], row["apportioned"], row["status"]),
                ("2026-01-01", basis, "yes" if divided else "no", "E" if divided else "A"),
            )
            self.assertIn("Illustrative", row["note_en"])
            self.assertEqual("declared weights" in row["note_en"], divided)
            self.assertEqual("nso-units-2025" in row["note_vi"], divided)
            self.assertEqual(f"({count} of {count})" in row["note_en"], basis != "same")

    def sums(self, rows):
        sums = defaultdict(lambda: [0, 0])
        for row in self.made_up(rows):
            for i, part in enumerate(("numerator", "denominator")):
                sums[row["indicator"], row["period"]][i] += int(row[part])
        return sums

    def test_totals_are_the_same_to_the_last_digit(self):
        before = self.sums(self.reported)
        self.assertEqual(len(before), 7 * len(CODES))
        for day in (OLD, "2025-06-30", NEW, "2026-01-01", office.NOW[:10]):
            self.assertEqual(self.sums(self.moved(day)), before, day)

    def test_backwards_nothing_is_known(self):
        for row in self.made_up(self.moved(OLD)):
            old = row["period"] < "2025-Q3"
            self.assertEqual(row["basis"], "same" if old else "later")
            self.assertEqual(row["places_of"], OLD if old else "")

    def test_nothing_is_left_out(self):
        """Each figure is on the day's places, behind an absence there, or as reported with a reason."""
        for day in (OLD, NEW):
            seen = self.moved(day)
            left = {
                (row["indicator"], row["method"], row["place"], row["period"], row["breakdown"])
                for row in seen
                if row["places_of"] == ""
            }
            there = {(row["indicator"], row["method"], row["period"]) for row in seen}
            for row in self.reported:
                key = (row["indicator"], row["method"], row["period"])
                self.assertIn(key, there)
            for row in seen:
                if row["places_of"] == "":
                    self.assertIn(row["basis"], ("later", "no-link", "no-share", "not-additive"))
                    self.assertTrue(row["value"] or row["status"] in "MLOQ")
            self.assertTrue(left)

    def test_scores_and_shares_without_parts_are_refused_with_words(self):
        seen = {
            row["basis"]
            for row in self.moved(NEW)
            if row["indicator"].startswith("pdti") and row["place"] == f"79@{NEW}"
            and row["period"] < "2025"
        }
        self.assertEqual(seen, {"not-additive", "same"})  # 2024 was published for the new city
        for lang, words in (("vi", "điểm số"), ("en", "scores")):
            said = self.run_it(
                "series", "pdti", "--method", "decision-922", "--places-of", NEW, lang=lang
            )
            self.assertIn(words, said.lower())
        (share, *_), = [json.loads(
            self.run_it("series", "digital-economy-share", "--places-of", NEW, "--json")
        )["figures"]]
        self.assertEqual((share["value"], share["basis"]), (None, "not-additive"))

    def test_a_series_of_a_new_ward(self):
        words = ("series", "fibre-share", "--method", "illustrative", "--place", "26740")
        reported = exact(self.run_it(*words, "--json"))["figures"]
        moved = exact(self.run_it(*words, "--json", "--places-of", NEW))
        self.assertEqual(moved["places_of"], NEW)
        self.assertEqual([row["period"] for row in moved["figures"]], [row["period"] for row in reported])
        self.assertEqual([row["break"] for row in reported], [None] * 2 + [NEW] + [None] * 4)
        self.assertEqual([row["break"] for row in moved["figures"]], [None] * 7)
        self.assertEqual({row["place"] for row in moved["figures"]}, {f"26740@{NEW}"})
        self.assertEqual([row["apportioned"] for row in moved["figures"]], [True] * 2 + [False] * 5)
        text = self.run_it(*words)
        self.assertEqual(text.count("--- The boundaries changed on 1 Jul 2025."), 1)
        self.assertIn("--- Địa giới thay đổi từ 1/7/2025.", self.run_it(*words, lang="vi"))
        text = self.run_it(*words, "--places-of", NEW)
        self.assertIn("On the places of 1 Jul 2025: Sai Gon Ward (26740@2025-07-01)", text)
        self.assertNotIn("---", text)

    def test_a_series_of_an_old_ward(self):
        words = ("series", "fibre-share", "--method", "illustrative", "--place", "26740")
        figures = exact(self.run_it(*words, "--json", "--places-of", OLD))["figures"]
        self.assertEqual({row["place"] for row in figures}, {"26740@0001-01-01"})
        self.assertEqual([row["basis"] for row in figures], ["same"] * 2 + ["later"] * 5)
        self.assertEqual([row["value"] is None for row in figures], [False] * 2 + [True] * 5)

    def test_wrong_days_and_places(self):
        cases = (
            ("26740@0001-01-01", "2026-01-01", 1, "Phường Sài Gòn 26740@2025-07-01"),
            ("26734", "2026-01-01", 1, "Phường Tân Định 26737@2025-07-01"),
            ("26740@2025-07-01", OLD, 1, "Phường Nguyễn Thái Bình 26746@0001-01-01"),
            ("760", "2026-01-01", 1, "760@0001-01-01"),
            ("nowhere", NEW, 1, "nowhere"),
            ("26740@1999-01-01", NEW, 1, "26740@1999-01-01"),
            ("79", "2199-01-01", 1, "2199-01-01"),
            ("79", "2025-02-29", 2, "2025-02-29"),
            ("79", "yesterday", 2, "yesterday"),
            ("79", "", 2, ""),
        )
        for place, day, status, word in cases:
            for lang in ("vi", "en"):
                with self.subTest(place, day=day, lang=lang):
                    done = self.call(
                        "series", "fibre-share", "--place", place, "--places-of", day, lang=lang
                    )
                    said = done.stderr.decode()
                    self.assertEqual((done.returncode, done.stdout), (status, b""), said)
                    self.assertIn(word, said)
                    self.assertNotIn("error.", said)

    def test_charts_of_any_place_on_the_places_of_any_day(self):
        path = self.folder / "ward.svg"
        words = ("chart", "fibre-share", "-o", str(path))
        made_up = (*words, "--method", "illustrative", "--place", "26740")
        cases = (
            (made_up, "Sai Gon Ward", True),
            ((*made_up, "--places-of", NEW), "Sai Gon Ward, on the places of 1 Jul 2025", False),
            ((*words, "--place", "79"), "Ho Chi Minh City", False),
        )
        for call, title, broken in cases:
            with self.subTest(call):
                self.run_it(*call)
                picture = path.read_text()
                self.assertIn(title, picture)
                self.assertEqual("Illustrative" in picture, "illustrative" in call)
                self.assertEqual("New boundaries" in picture, broken)
        path.unlink()
        request = str(self.write("request.json", "{}"))
        drawn = ("chart", "--request", request, "-o", str(path))
        wrong = (
            ((*words, "--place", "nowhere"), 1, "nowhere"),
            ((*words, "--method", "nothing"), 1, "nothing"),
            ((*words, "--places-of", "yesterday"), 2, "yesterday"),
            ((*words, "--places-of", "2199-01-01"), 1, "2199-01-01"),
            ((*words, "--place", "26740@0001-01-01", "--places-of", NEW), 1, "26740@0001-01-01"),
            ((*drawn, "--place", "26740"), 2, "--place, --request"),
            ((*drawn, "--method", "illustrative"), 2, "--method, --request"),
            ((*drawn, "--places-of", NEW), 2, "--places-of, --request"),
            ((*drawn, "--edition", "1"), 2, "--edition, --request"),
            ((*drawn, "fibre-share"), 2, "fibre-share"),
            ((*drawn, "--boundaries", request), 2, "--boundaries, --kind line"),
            ((*drawn, "--kind", "map", "--boundaries", request), 2, "--boundaries, --request"),
            ((*words, "--kind", "map"), 2, "--boundaries"),
            ((*words, "--kind", "map", "--boundary-code", "ma"), 2, "--boundaries FILE"),
            ((*words, "--kind", "map", "--boundaries", request), 1, "/type"),
            (  # provinces have no coordinates
                ("chart", "digital-economy-share", "--kind", "tiles", "-o", str(path)), 1,
                "no map of tiles",
            ),
        )
        for call, status, word in wrong:
            with self.subTest(call):
                done = self.call(*call)
                self.assertEqual(done.returncode, status, done.stderr)
                self.assertIn(word, done.stderr.decode())
                self.assertFalse(path.exists())

    def test_every_ward_keeps_its_tile(self):
        """Whichever wards have no figure: the same tiles, and Côn Đảo in a frame below them."""
        path, places = self.folder / "tiles.svg", []
        for code in ("fibre-share", "dossiers-online-share"):
            self.run_it("chart", code, "--kind", "tiles", "-o", str(path))
            drawn = path.read_text()
            self.assertIn("Framed, far away: Con Dao Special Zone.", drawn)
            counts = re.findall(r">[^<]* \((\d+)\)<", drawn)
            self.assertEqual(sum(map(int, counts)), 168, counts)
            places.append(re.findall(r'd="(M[\d.]+ [\d.]+h[\d.]+v[\d.]+h-[\d.]+z)"', drawn))
        self.assertEqual(*places)

    def draw_map(self, boundaries, *more):
        path = self.folder / "map.svg"
        self.run_it("chart", "fibre-share", "--kind", "map", "--boundaries", str(boundaries),
                    *more, "-o", str(path))
        return path.read_text()

    def test_a_map_of_ones_own_boundaries(self):
        features = [
            {"type": "Feature", "properties": {"ma": code, "name": name},
             "geometry": {"type": "Polygon", "coordinates":
                 [[[west, 10.7], [west + 0.2, 10.7], [west + 0.2, 10.9], [west, 10.9]]]}}
            for code, name, west in ((26740, "anything", 106.6), (1, "Elsewhere", 106.8))
        ]  # fmt: skip
        written = self.write("mine.geojson", json.dumps(
            {"type": "FeatureCollection", "features": features}))
        drawn = self.draw_map(written, "--boundary-code", "ma")
        self.assertIn(">Sai Gon Ward<", drawn)  # the row's own name
        self.assertIn("Not placed on the map: 167.", drawn)

    def test_the_map_of_the_city(self):
        """All 168 wards on their borders; the file is no part of the project."""
        path = ROOT.parent / "shared/data/boundaries/hcmc_wards_2025.geojson"
        if not path.exists():
            print("no ../shared/data/boundaries: the map of the city is left out")
            return
        drawn = self.draw_map(path)
        self.assertIn("Framed, far away, at another scale: Con Dao Special Zone.", drawn)
        self.assertNotIn("Not placed", drawn)

    def test_an_export_can_be_imported(self):
        path = self.folder / "moved.csv"
        self.run_it("export", "--places-of", NEW, "-o", str(path))
        moved = office.reported(rows_of(path))
        self.assertRegex(self.run_it("import", str(path)), r"\d+ new")
        self.run_it("approve", "--all")
        self.run_it("publish")
        self.assertIn(f"all {len(moved)} figures", self.run_it("import", str(path)))

        def facts(rows):
            return sorted(
                [row["indicator"], row["method"], row["place"], row["period"], row["breakdown"],
                 row["value"], row["numerator"], row["denominator"], row["status"]]
                for row in rows
                if row["places_of"] == NEW
            )

        kept = {tuple(row[:5]): row for row in facts(moved)}
        reported = {
            (row["indicator"], row["method"], row["place"], row["period"], row["breakdown"]): row
            for row in rows_of(self.run_it("export"))
        }
        for key, row in kept.items():
            self.assertEqual(reported[key]["value"], row[5])
            self.assertEqual(reported[key]["numerator"], row[6])


class Additive(OfficeCase):
    """Counts of all 442 old units, large and small, under the city's own catalogue."""

    def test_counts_are_conserved(self):
        leads = crosswalk()
        units = sorted(old for old in leads if old.split("@")[0] not in ("79", "74", "77"))
        self.assertEqual(len(units), 442)
        lines = ["indicator,place,period,value"]
        total = defaultdict(int)
        for code, period in (("dossiers-received", "2024"), ("dossiers-pending", "2024-Q4")):
            for i, unit in enumerate(units):
                value = (i * 7919 + len(period)) % 1009 if i % 3 else i * 999999937 % 10**12
                total[code] += value
                lines.append(f"{code},{unit},{period},{value}")
        self.make(self.write("counts.csv", "\n".join(lines) + "\n"))
        for day in (OLD, NEW):
            seen = defaultdict(int)
            for row in office.reported(rows_of(self.run_it("export", "--places-of", day))):
                self.assertEqual(row["places_of"], day)
                seen[row["indicator"]] += int(row["value"])
            self.assertEqual(seen, total, day)


class Served(OfficeCase):
    """Through the portal."""

    def setUp(self):
        super().setUp()
        self.run_it("demo", "--from", "data/hcmc")

    def serve(self):
        server = subprocess.Popen(
            [office.program(), "--data", str(self.data), "--lang", "en", "serve", "--portal",
             "127.0.0.1:0"],
            cwd=office.ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        return int(server.stdout.readline().rsplit(":", 1)[1].strip().rstrip("/"))

    def get(self, port, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.getheader("ETag"), body

    def test_an_answer_is_strong_and_the_commands(self):
        ports = [self.serve(), self.serve()]
        for ending in ("csv", "json"):
            path = f"/i/fibre-share.{ending}?places_of="
            status, etag, body = self.get(ports[0], path + NEW)
            self.assertEqual(status, 200)
            self.assertRegex(etag, r'^"[0-9a-f]{32}"$')
            self.assertEqual(self.get(ports[1], path + NEW), (200, etag, body))
            self.assertEqual(
                self.get(ports[0], path + NEW, **{"If-None-Match": etag})[0], 304
            )
            others = {self.get(ports[0], path + day)[1] for day in (OLD, NEW, "2025-10-10")}
            others.add(self.get(ports[0], path.split("?")[0])[1])
            self.assertEqual(len(others), 4)
            for day, wrong in (("x", 400), ("2199-01-01", 400), ("", 400)):
                self.assertEqual(self.get(ports[0], path + day)[0], wrong, day)
        body = self.get(ports[0], f"/i/fibre-share.csv?places_of={NEW}")[2].decode()
        whole = self.run_it("export", "--places-of", NEW).splitlines()
        self.assertEqual(
            body.splitlines()[1:], [line for line in whole if line.startswith("fibre-share,")]
        )

    def test_a_value_said_again_is_no_correction(self):
        page = self.get(self.serve(), "/en/i/digital-economy-share")[2].decode()
        self.assertIn("<s>12.33%</s>", page)
        self.assertIn("12.66%", page)
        self.assertNotIn("<s>12.66%</s>", page)

    def test_pages_link_to_it_and_pictures_follow(self):
        port = self.serve()
        page = self.get(port, "/en/i/fibre-share")[2].decode()
        self.assertIn("On the places of 1 Jul 2025:", page)
        self.assertIn("See 168 places, Q3 2026", page)  # old wards are not among them
        # An Dong is lower, but of the quarter before
        self.assertIn("(155 with a figure): lowest 69.5% (Vinh Tan Ward)", page)
        self.assertIn(f'href="/en/i/fibre-share.csv?places_of={NEW}"', page)
        for prefix in ("", "/en"):
            path = f"{prefix}/i/fibre-share.svg?method=illustrative&place=26740"
            for query, told in (("", True), (f"&places_of={NEW}", False)):
                status, _, picture = self.get(port, path + query)
                self.assertEqual(status, 200)
                self.assertTrue(b"1/7/2025</" in picture or b"1 Jul 2025</" in picture)
                broken = ("Ranh giới mới" if not prefix else "New boundaries").encode() in picture
                self.assertEqual(broken, told)
        for query, status in (("place=26740%400001-01-01", 404), ("place=nowhere", 404)):
            path = f"/i/fibre-share.png?places_of={NEW}&{query}"
            self.assertEqual(self.get(port, path)[0], status, query)

    def test_what_is_not_published_does_not_show(self):
        port = self.serve()
        paths = [f"/i/fibre-share.{ending}?places_of={NEW}" for ending in ("csv", "json")]
        before = [self.get(port, path) for path in paths]
        secret = self.write(
            "secret.csv",
            "indicator,method,place,period,numerator,denominator\n"
            "fibre-share,illustrative,26740@0001-01-01,2025-Q2,1234,98765\n",
        )
        self.run_it("import", "--reason", "miscounted", str(secret))
        self.assertEqual([self.get(port, path) for path in paths], before)
        self.run_it("approve", "--all")
        self.assertEqual([self.get(port, path) for path in paths], before)
        self.run_it("publish")
        after = [self.get(port, path) for path in paths]
        for (_, old, _), (status, new, _) in zip(before, after):
            self.assertEqual(status, 200)
            self.assertNotEqual(old, new)
        pinned = [self.get(port, path + "&edition=1") for path in paths]
        self.assertEqual(
            rows_of(pinned[0][2].decode()), rows_of(before[0][2].decode())
        )


if __name__ == "__main__":
    office.main()
