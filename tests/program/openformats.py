#!/usr/bin/env -S python3 -B
"""tests/program/openformats.py - the whole edition in other forms holds what its CSV holds.

usage: openformats.py PROGRAM

Workbooks are read by openpyxl. SDMX-JSON is held against MESSAGE, our own short account of what version
2.1 asks of the parts we use: the official schema is not on this machine."""

import csv
import datetime
import io
import json
import re
from decimal import Decimal

import jsonschema
import office
import openpyxl
from openapi import Description
from portal import SITE, PortalCase

ID = {"type": "string", "pattern": "^[A-Za-z0-9_@$-]+$"}
NAMES = {"type": "object", "propertyNames": {"enum": ["vi", "en"]}}
INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|\+07:00)$"}
CODE = {
    "type": "object", "additionalProperties": False,
    "properties": {"id": ID, "value": {"type": "string"}, "name": {"type": "string"}, "names": NAMES,
                   "start": INSTANT, "end": INSTANT},
    "oneOf": [{"required": ["id", "name"]}, {"required": ["value"]}],
}


def components(*needed):
    return {"type": "array", "minItems": 1, "items": {
        "type": "object", "required": ["id", "name", *needed], "additionalProperties": False,
        "properties": {"id": {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$"},
                       "name": {"type": "string"}, "keyPosition": {"type": "integer", "minimum": 0},
                       "values": {"type": "array", "minItems": 1, "items": CODE, "uniqueItems": True}}}}


def whole(**members):
    return {"type": "object", "required": list(members), "additionalProperties": False,
            "properties": members}


OBSERVATIONS = {"type": "object", "additionalProperties": False,
                "patternProperties": {r"^\d+(:\d+){4}$": {"type": "array", "minItems": 8, "maxItems": 9}}}
MESSAGE = whole(**{
    "$schema": {"const": "https://json.sdmx.org/2.1/sdmx-json-data-schema.json"},
    "meta": whole(id=ID, prepared=INSTANT, test={"const": False},
                  contentLanguages={"type": "array", "minItems": 2},
                  sender=whole(id=ID, name={"type": "string"})),
    "data": whole(
        structures={"type": "array", "maxItems": 1, "items": whole(
            name={"type": "string"}, names=NAMES, dataSets={"const": [0]},
            links={"type": "array", "items": whole(
                rel={"const": "dataflow"},
                urn={"pattern": r"^urn:sdmx:org\.sdmx\.infomodel\.datastructure\.Dataflow="
                                r"[A-Z]+:[A-Z]+\(\d\.\d\.\d\)$"})},
            dimensions=whole(observation=components("keyPosition", "values")),
            measures=whole(observation=components()),
            attributes=whole(dataSet=components(), observation=components()))},
        dataSets={"type": "array", "maxItems": 1, "items": whole(
            structure={"const": 0}, action={"const": "Replace"},
            attributes={"type": "array", "items": {"type": "integer"}},
            observations=OBSERVATIONS)}),
})


def table(text):
    return list(csv.DictReader(io.StringIO(text if isinstance(text, str) else text.decode())))


def key(row):
    return tuple(row[name] for name in ("indicator", "method", "place", "breakdown", "period"))


def plain(text):
    """Without the apostrophe that keeps spreadsheets from running a text."""
    return text[1:] if re.match(r"'[=+@-]", text) else text


def span(period):
    """A period of SDMX as our label: a start and its length as first and last day, or from and until."""
    if "/" not in period:
        return period
    start, length = period.split("/")
    count = int(re.fullmatch(r"P(\d+)D", length)[1])
    begin = datetime.datetime.fromisoformat(start)
    if "T" in start:
        end = begin + datetime.timedelta(days=count)
        return f"{begin:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}"
    return f"{start}/{begin + datetime.timedelta(days=count - 1):%Y-%m-%d}"


class OpenFormats(PortalCase):
    def setUp(self):
        super().setUp()
        self.rows = table(self.run_it("export"))

    def test_the_wide_form_holds_every_value(self):
        wide = table(self.get("/data/figures-wide.csv"))
        periods = [name for name in wide[0] if re.match(r"\d{4}", name)]
        self.assertEqual({row["edition"] for row in wide}, {"2"})
        held = {(row["indicator"], row["method"], row["place"], row["breakdown"], period): row[period]
                for row in wide for period in periods if row[period] != ""}
        self.assertEqual(held, {key(row): row["value"] for row in self.rows if row["value"] != ""})
        self.assertEqual(len(wide), len({key(row)[:4] for row in self.rows}))

    def test_the_workbook_holds_every_cell(self):
        bytes_ = self.get("/en/data/figures.xlsx")
        self.assertEqual(bytes_, self.get("/en/data/figures.xlsx", port=self.serve("--site", SITE)))
        book = openpyxl.load_workbook(io.BytesIO(bytes_), read_only=True)
        self.assertEqual(book.sheetnames, ["Figures", "Edition", "Indicators", "Columns"])
        cells = [list(row) for row in book["Figures"].iter_rows(values_only=True)]
        header = cells[0]
        self.assertEqual(header[:-2], list(self.rows[0]))
        self.assertEqual(header[-2:], ["indicator_name", "place_name"])
        self.assertEqual(len(cells), len(self.rows) + 1)
        for row, held in zip(self.rows, cells[1:]):
            for name, cell in zip(header, held):
                said = plain(row.get(name, "")) or None
                if isinstance(cell, (int, float)):
                    self.assertEqual(Decimal(repr(cell)), Decimal(said), (name, row))
                elif name in row:
                    self.assertEqual(cell, said, (name, row))
                else:
                    self.assertTrue(cell, (name, row))
        facts = {row[0].value: row[1].value for row in book["Edition"].iter_rows(min_row=2)}
        self.assertEqual(facts["Edition"], "2")
        self.assertIn(self.info["code"], facts.values())

    def test_sdmx_csv_holds_every_figure(self):
        said = self.get("/data/figures.sdmx.csv")
        self.assertEqual(self.headers["Content-Type"],
                         "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8")
        self.assertEqual(said.count(b"\n"), said.count(b"\r\n"))
        held = table(said)
        self.assertEqual(list(held[0])[:3], ["STRUCTURE", "STRUCTURE_ID", "ACTION"])
        self.assertEqual(len(held), len(self.rows))
        for row, other in zip(self.rows, held):
            self.assertEqual((other["STRUCTURE"], other["STRUCTURE_ID"], other["ACTION"]),
                             ("dataflow", "TIENDO:FIGURES(1.0.0)", "R"))
            self.assertEqual(
                key(row), (other["INDICATOR"], other["METHOD"], other["REF_AREA"],
                           other["BREAKDOWN"].removeprefix("_T"), span(other["TIME_PERIOD"])))
            self.assertEqual(other["OBS_VALUE"], row["value"] or "NaN")
            for name, ours in (("NUMERATOR", "numerator"), ("DENOMINATOR", "denominator"),
                               ("OBS_STATUS", "status"), ("SOURCE", "source"), ("NOTE_VI", "note_vi"),
                               ("VINTAGE", "vintage"), ("NOTE_EN", "note_en"), ("EDITION", "edition")):
                self.assertEqual(other[name], row[ours], (name, row))
            self.assertEqual(other["ILLUSTRATIVE"] == "true", row["illustrative"] == "yes")
        path = self.write("back.csv", said)
        self.assertIn("nothing", self.run_it("import", str(path)))

    def test_sdmx_json_holds_every_figure(self):
        message = json.loads(self.get("/en/data/figures.sdmx.json"), parse_float=Decimal)
        jsonschema.Draft202012Validator.check_schema(MESSAGE)
        jsonschema.validate(message, MESSAGE, jsonschema.Draft202012Validator)
        structure, = message["data"]["structures"]
        dataset, = message["data"]["dataSets"]
        self.assertEqual(dataset["attributes"], [2])
        dimensions = structure["dimensions"]["observation"]
        self.assertEqual([each["keyPosition"] for each in dimensions], list(range(5)))
        names = [each["id"] for each in structure["measures"]["observation"]
                 + structure["attributes"]["observation"]]
        coded = {each["id"]: each["values"] for each in structure["attributes"]["observation"]
                 if "values" in each}
        held = {}
        for index, cells in dataset["observations"].items():
            code = [dimension["values"][int(at)] for dimension, at in zip(dimensions, index.split(":"))]
            indicator, method, place, part, period = (each.get("id", each.get("value")) for each in code)
            figure = dict(zip(names, cells))
            for name, values in coded.items():
                figure[name] = values[figure[name]]["id"]
            held[indicator, method, place, part.removeprefix("_T"), span(period)] = figure
        self.assertEqual(set(held), {key(row) for row in self.rows})
        for row in self.rows:
            figure = held[key(row)]
            for name, ours in (("OBS_VALUE", "value"), ("NUMERATOR", "numerator"),
                               ("DENOMINATOR", "denominator"), ("OBS_STATUS", "status"),
                               ("SOURCE", "source"), ("VINTAGE", "vintage")):
                said = "" if figure[name] is None else str(figure[name])
                self.assertEqual(said, row[ours], (name, row))
            self.assertEqual(figure["ILLUSTRATIVE"], row["illustrative"] == "yes")
            self.assertEqual(figure.get("NOTE") or {"vi": "", "en": ""},
                             {"vi": plain(row["note_vi"]), "en": plain(row["note_en"])})

    def test_export_writes_what_the_portal_gives(self):
        for name, path in (("csv-wide", "figures-wide.csv"), ("xlsx", "figures.xlsx"),
                           ("sdmx-csv", "figures.sdmx.csv"), ("sdmx-json", "figures.sdmx.json"),
                           ("json", "figures.json"), ("datapackage", "figures.zip")):
            target = self.folder / path
            self.run_it("export", "--format", name, "--site", SITE, "-o", str(target))
            self.assertEqual(target.read_bytes(), self.get(f"/en/data/{path}"), name)
        done = self.call("export", "--format", "dcat")
        self.assertEqual(done.returncode, 2)
        done = self.call("export", "--format", "xlsx", "--places-of", "2025-07-01")
        self.assertEqual(done.returncode, 2)

    def test_the_description_tells_every_address(self):
        said = self.get("/openapi.json")
        described = Description(said)
        described.check()
        self.assertEqual(json.loads(self.run_it("routes", "--openapi", "--portal"))["paths"],
                         described.document["paths"])
        rows = json.loads(self.run_it("routes", "--json"))
        self.assertEqual({re.sub(r":([a-z]+)", r"{\1}", row["pattern"]) for row in rows},
                         set(described.document["paths"]))
        for path, item in described.document["paths"].items():
            parameters = [described.resolved(each) for each in item["get"].get("parameters", ())]
            for concrete in self.addresses(path, parameters):
                self.get(concrete)
                content = item["get"]["responses"]["200"]["content"]
                self.assertIn(self.headers["Content-Type"].split(";")[0], content, concrete)
                if any(each["name"] == "edition" for each in parameters):
                    self.get(f"{concrete}?edition=2")

    def addresses(self, path, parameters):
        """The path itself; with a code that is there in place of {code}; none that needs more."""
        folder, _, rest = path.partition("{code}")
        known = {"/i/": "smartphone-share", "/embed/": "smartphone-share", "/p/": "79", "/e/": "1"}
        if any(each.get("required") and each["in"] == "query" for each in parameters):
            return []
        if folder == path:
            return [path]
        if folder == "/pictures/":
            return []  # no page of these files has one; contents.py asks for it
        if folder in known:
            return [folder + known[folder] + rest]
        listed = self.get(folder.rstrip("/")).decode()
        return [each + rest for each in re.findall(rf'href="({folder}[a-z0-9-]+)"', listed)[:1]]


if __name__ == "__main__":
    office.main()
