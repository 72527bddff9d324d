#!/usr/bin/env -S python3 -B
"""tests/program/realfiles.py - real files of other makers, read with a mapping on the command line.

usage: realfiles.py PROGRAM

The files (Gapminder, the UK's Office for National Statistics, Statistics Canada) are no part of the
project. They are looked for in ../shared/data/real-files beside the project's root; where they are
not, this says so, leaves all out and ends well.

For each file a catalogue is made of the file's own codes; the file is imported, approved, published
and exported, and every value is compared with the file's text, digit for digit. A row without a
value is refused by the program, at its line: it must say why there is none. The test asserts that
exactly those rows are refused, and then imports the file without them."""

import json
import sys

import office
from office import ROOT, OfficeCase, rows_of

FILES = ROOT.parent / "shared/data/real-files"
SPLITS = {
    "ons-uk/indicator_17-6-1.csv": ["Units", "Speed (Mb/sec)"],
    "ons-uk/indicator_17-8-1.csv": [
        "Age", "Sex", "Disability status", "Ethnicity", "Ethnic group", "Employment status",
        "Region", "Local Authority",
    ],
    "ons-uk/indicator_5-b-1.csv": [
        "Series", "Sex", "Age", "Country", "Deprivation level", "Household income", "Region",
        "Socio-economic classification", "Urban or rural", "Working status",
    ],
    "ons-uk/indicator_9-c-1.csv": ["Technology"],
    "statcan/indicator_17-6-1.csv": ["Series", "Units", "Geography", "Population centres"],
}
GAPMINDER = {
    "broadband_subscribers_per_100_people": "per-100",
    "cell_phones_per_100_people": "per-100",
    "internet_users": "percent",
}
PLACES = (
    "code,valid_from,valid_until,level,name_vi,name_en,type_vi,type_en,other_names,parent,"
    "former_district,population,area_km2,lat,lon,source"
)


def pair(text):
    return {"vi": text, "en": text}


def indicator(code, unit):
    return {
        "code": code, "pillar": "access", "name": pair(code), "definition": pair(code),
        "unit": unit, "unit_name": pair(unit), "kind": "ratio", "direction": "up",
        "scale": "linear", "decimals": 1, "frequency": "A", "numerator": pair(""),
        "denominator": pair(""), "minimum": "", "maximum": "", "headline": False, "source": "file",
        "methods": [
            {"code": "maker", "name": pair("As its maker has it"), "note": pair(""),
             "reporter": "", "primary": True},
        ],
    }  # fmt: skip


class RealFiles(OfficeCase):
    def catalogue(self, indicators, places):
        """A catalogue's folder with these indicators (code, unit) and places (code, name)."""
        folder = self.folder / "catalogue"
        folder.mkdir()
        files = {
            "catalogue.json": {
                "city": places[0][0], "title": pair("Real files"),
                "pillars": [{"code": "access", "name": pair("Access")}],
                "indicators": [indicator(*each) for each in indicators],
            },
            "sources.json": [
                {"code": "file", "title": "The file", "publisher": "", "date": "", "url": "",
                 "grade": "secondary", "licence": ""},
            ],
            "reporters.json": [],
            "plans.json": {"decisions": [], "points": []},
        }  # fmt: skip
        for name, content in files.items():
            (folder / name).write_text(json.dumps(content))
        lines = [PLACES]
        for code, name in places:
            name = '"' + name.replace('"', '""') + '"'
            lines.append(f"{code},0001-01-01,,country,{name},{name},,,,,,,,,,file")
        (folder / "places.csv").write_text("\n".join(lines) + "\n")
        (folder / "crosswalk.csv").write_text("from,to,whole,share,basis,source\n")
        self.run_it("init")
        self.run_it("catalogue", "load", str(folder))

    def publish(self, words, path, count):
        """Imports all of a file, publishes, and gives the exported rows."""
        self.assertIn(f"{count} new, 0 corrected", self.run_it("import", *words, str(path)))
        self.assertIn("nothing new", self.run_it("import", *words, str(path)))
        self.run_it("approve", "--all")
        self.run_it("publish")
        return rows_of(self.run_it("export"))

    def refused_rows(self, words, path):
        """The lines the program refuses, all of them because there is no value."""
        (file,) = json.loads(self.run_it("import", "--json", *words, str(path), status=1))
        self.assertEqual({problem["key"] for problem in file["problems"]}, {"value.missing"})
        self.assertEqual({problem["header"] for problem in file["problems"]}, {"Value"})
        return [problem["line"] for problem in file["problems"]]

    def without_lines(self, path, refused):
        """The file without some of its lines, as bytes elsewhere."""
        lines = path.read_bytes().splitlines(keepends=True)
        kept = [line for number, line in enumerate(lines, 1) if number not in refused]
        return self.write("kept.csv", b"".join(kept))

    def test_gapminder(self):
        countries = rows_of(FILES / "gapminder/ddf--entities--geo--country.csv")
        places = [(row["country"], row["name"]) for row in countries]
        codes = {name: name.replace("_", "-") for name in GAPMINDER}
        self.catalogue([(codes[name], unit) for name, unit in GAPMINDER.items()], places)
        expected = {}
        for name, code in codes.items():
            path = FILES / f"gapminder/ddf--datapoints--{name}--by--geo--time.csv"
            rows = rows_of(path)
            words = ["--decimal", ".", "--column", "place=geo", "--column", "period=time", "--column"]
            words += [f"value={name}", "--set", f"indicator={code}"]
            exported = self.publish(words, path, len(rows))
            expected |= {(code, row["geo"], row["time"]): row[name] for row in rows}
            print(f"\n{path.name}: {len(rows)} rows", end="", flush=True)
        seen = {
            (row["indicator"], row["place"].split("@")[0], row["period"]): row["value"]
            for row in exported
        }
        self.assertEqual(len(exported), len(seen))
        self.assertEqual(seen, expected)

    def check_splits(self, name, place):
        """A file whose columns split one indicator at one place."""
        path, splits = FILES / name, SPLITS[name]
        rows = rows_of(path)
        self.catalogue([("measure", "count")], [(place, place)])
        words = ["--set", "indicator=measure", "--set", f"place={place}"]
        words += ["--column", "period=Year", "--column", "value=Value"]
        for split in splits:
            words += ["--breakdown", split]
        empty = [number for number, row in enumerate(rows, 2) if row["Value"] == ""]
        if empty:
            before = self.stored()
            self.assertEqual(self.refused_rows(words, path), empty)
            self.unchanged(before)
        expected = {}
        for row in rows:
            cells = [f"{split}={row[split].strip()}" for split in splits if row[split].strip()]
            key = row["Year"], "|".join(cells)
            self.assertNotIn(key, expected)
            expected[key] = row["Value"]
        exported = self.publish([*words, "--empty", "O"], path, len(rows))
        seen = {(row["period"], row["breakdown"]): row["value"] for row in exported}
        self.assertEqual(len(exported), len(seen))
        self.assertEqual(seen, expected)
        print(f"\n{name}: {len(rows)} rows, {len(empty)} without a value", end="", flush=True)

    def test_ons_broadband(self):
        self.check_splits("ons-uk/indicator_17-6-1.csv", "GB")

    def test_ons_internet_use(self):
        self.check_splits("ons-uk/indicator_17-8-1.csv", "GB")

    def test_ons_mobile_telephones(self):
        self.check_splits("ons-uk/indicator_5-b-1.csv", "GB")

    def test_ons_coverage(self):
        self.check_splits("ons-uk/indicator_9-c-1.csv", "GB")

    def test_statcan_broadband(self):
        self.check_splits("statcan/indicator_17-6-1.csv", "CA")

    def test_ons_places_by_their_own_codes(self):
        """The rows that carry a code of their place, read by that code."""
        path = FILES / "ons-uk/indicator_17-8-1.csv"
        rows = rows_of(path)
        coded = {row["GeoCode"]: row["Local Authority"] or row["Region"] for row in rows}
        coded.pop("")
        self.catalogue([("measure", "percent")], sorted(coded.items()))
        uncoded = [number for number, row in enumerate(rows, 2) if not row["GeoCode"]]
        words = ["--set", "indicator=measure", "--column", "place=GeoCode"]
        words += ["--column", "period=Year", "--column", "value=Value"]
        kept = self.without_lines(path, uncoded)
        exported = self.publish(words, kept, len(rows) - len(uncoded))
        seen = {
            (row["place"].split("@")[0], row["period"]): row["value"] for row in exported
        }
        expected = {
            (row["GeoCode"], row["Year"]): row["Value"] for row in rows if row["GeoCode"]
        }
        self.assertEqual(seen, expected)
        print(f"\n{path.name}: {len(seen)} rows by GeoCode", end="", flush=True)


if __name__ == "__main__":
    if not FILES.is_dir():
        print(f"left out: there is no {FILES}; no real file of another maker was read")
        sys.exit(0)
    office.main()
