#!/usr/bin/env -S python3 -B
"""tests/program/opendata.py - what the portal gives to programs, read back by readers of others.

usage: opendata.py PROGRAM

Linked data by rdflib, the feed by feedparser, the calendar by icalendar, XML and zip by Python. Every
format says which edition it is of, holds the figures that `export` prints, and nothing unpublished."""

import csv
import hashlib
import io
import json
import xml.etree.ElementTree as etree
import zipfile

import feedparser
import icalendar
import office
import rdflib
from portal import SITE, PortalCase
from rdflib.namespace import DCAT, DCTERMS, RDF

FIGURES = (
    "/data/figures.csv", "/data/figures-wide.csv", "/data/figures.json", "/data/figures.xlsx",
    "/data/figures.sdmx.csv", "/data/figures.sdmx.json", "/data/figures.zip",
)
FORMATS = (
    *FIGURES, "/data/figures.csv-metadata.json", "/data/catalogue.jsonld", "/data/dataset.jsonld",
    "/editions.atom", "/editions.ics",
)
LANGUAGES = ("", "/en")
VERSION = rdflib.URIRef("http://www.w3.org/ns/dcat#version")


class OpenData(PortalCase):
    def graph(self, path):
        graph = rdflib.Graph()
        graph.parse(data=self.get(path), format="json-ld")
        return graph

    def indicators(self):
        return len(json.loads(self.run_it("export", "--format", "json"))["indicators"])

    def test_the_whole_is_what_export_prints(self):
        exported = self.run_it("export").encode()
        self.assertEqual(self.get("/data/figures.csv"), exported)
        self.assertEqual(self.headers["Content-Type"], "text/csv; charset=utf-8; header=present")
        self.assertIn("figures-edition-2.csv", self.headers["Content-Disposition"])
        self.assertEqual(
            self.get("/data/figures.csv?edition=1"), self.run_it("export", "--edition", "1").encode()
        )

    def test_the_package_holds_what_it_describes(self):
        with zipfile.ZipFile(io.BytesIO(self.get("/en/data/figures.zip"))) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(archive.namelist(), ["datapackage.json", "figures.csv"])
            package = json.loads(archive.read("datapackage.json"))
            figures = archive.read("figures.csv")
        (resource,) = package["resources"]
        self.assertEqual(figures, self.get("/data/figures.csv"))
        self.assertEqual(resource["path"], "figures.csv")
        self.assertEqual(resource["bytes"], len(figures))
        self.assertEqual(resource["hash"], f"sha256:{hashlib.sha256(figures).hexdigest()}")
        self.assertEqual(package["version"], "2.0.0")
        self.assertNotIn("licenses", package)
        self.fits(csv.DictReader(io.StringIO(figures.decode())), resource["schema"])

    def fits(self, rows, schema):
        """Each record has the columns and types that a Table Schema tells, and a key of its own."""
        fields = {field["name"]: field for field in schema["fields"]}
        self.assertEqual(rows.fieldnames, list(fields))
        keys = set()
        for row in rows:
            keys.add(tuple(row[name] for name in schema["primaryKey"]))
            for name, text in row.items():
                self.assertFalse(fields[name]["constraints"]["required"] and text == "", row)
                if text == "":
                    continue
                kind = fields[name]["type"]
                if kind in ("number", "integer"):
                    (float if kind == "number" else int)(text)
                elif kind == "boolean":
                    self.assertIn(text, fields[name]["trueValues"] + fields[name]["falseValues"])
                elif kind == "date":
                    self.assertRegex(text, r"^\d{4}-\d{2}-\d{2}$")
        self.assertEqual(len(keys), rows.line_num - 1)

    def test_columns_are_described_for_the_web(self):
        metadata = json.loads(self.get("/data/figures.csv-metadata.json"))
        self.assertEqual(self.headers["Content-Type"], "application/csvm+json")
        header = self.get(self.here(metadata["url"])).decode().splitlines()[0].split(",")
        columns = metadata["tableSchema"]["columns"]
        self.assertEqual([column["name"] for column in columns], header)
        self.assertEqual(metadata["@context"][0], "http://www.w3.org/ns/csvw")
        self.assertEqual(metadata["schema:version"], 2)
        self.assertTrue(all(column["dc:description"] for column in columns))
        self.assertTrue(set(metadata["tableSchema"]["primaryKey"]) <= set(header))

    def test_the_catalogue_is_a_graph_of_datasets_that_are_there(self):
        for prefix in LANGUAGES:
            graph = self.graph(f"{prefix}/data/catalogue.jsonld")
            (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
            datasets = set(graph.objects(catalogue, DCAT.dataset))
            self.assertEqual(len(datasets), 1 + self.indicators())
            self.assertEqual(len(list(graph.objects(catalogue, DCTERMS.title))), 2)
            self.assertEqual({str(each) for each in graph.objects(None, VERSION)}, {"2"})
            (when,) = set(graph.objects(None, DCTERMS.modified))
            self.assertEqual(when.toPython().isoformat()[:10], self.info["published_at"][:10])
            for dataset in datasets:
                for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher):
                    self.assertIsNotNone(graph.value(dataset, needed, any=True), dataset)
                files = list(graph.objects(dataset, DCAT.distribution))
                self.assertEqual(len(files), len(FIGURES) if "/data#" in dataset else 2)
                for file in files:
                    self.assertIn("edition=2", graph.value(file, DCAT.downloadURL))
                    self.assertIsNone(graph.value(file, DCTERMS.license))
        for url in list(graph.objects(None, DCAT.downloadURL))[:12]:
            self.assertTrue(self.get(self.here(url)))
        for url in list(graph.objects(None, DCAT.landingPage))[:12]:
            self.assertIn(b"<html", self.get(self.here(url)))

    def test_search_engines_are_told_of_the_dataset(self):
        graph = self.graph("/en/data/dataset.jsonld")
        schema = rdflib.Namespace("https://schema.org/")
        (dataset,) = graph.subjects(RDF.type, schema.Dataset)
        self.assertGreater(len(str(graph.value(dataset, schema.description))), 50)
        self.assertEqual(str(graph.value(dataset, schema.version)), "2")
        self.assertEqual(len(list(graph.objects(dataset, schema.variableMeasured))), self.indicators())
        for file in graph.objects(dataset, schema.distribution):
            self.assertTrue(self.get(self.here(graph.value(file, schema.contentUrl))))

    def test_the_feed_has_an_entry_an_edition(self):
        for prefix, title in zip(LANGUAGES, ("Kỳ công bố 2", "Edition 2")):
            feed = feedparser.parse(self.get(f"{prefix}/editions.atom"))
            self.assertFalse(feed.bozo, feed.get("bozo_exception"))
            self.assertEqual(feed.version, "atom10")
            self.assertEqual([entry.id for entry in feed.entries],
                             [f"{SITE}{prefix}/e/2", f"{SITE}{prefix}/e/1"])
            self.assertEqual(feed.entries[0].title, title)
            self.assertIn(self.info["code"], feed.entries[0].summary)
            for entry in feed.entries:
                self.assertIn(b"<html", self.get(self.here(entry.link)))
        self.assertIn("'hai' <ba> & \"bốn\"", etree.fromstring(
            self.get("/editions.atom")).find("{*}entry/{*}summary").text)

    def test_the_calendar_has_an_event_an_edition(self):
        body = self.get("/editions.ics")
        self.assertTrue(all(len(line) <= 75 for line in body.split(b"\r\n")))
        self.assertNotIn(b"\n", body.replace(b"\r\n", b""))
        calendar = icalendar.Calendar.from_ical(body)
        events = calendar.walk("VEVENT")
        self.assertEqual([str(event["SUMMARY"]) for event in events],
                         ["Kỳ công bố 2", "Kỳ công bố 1"])
        self.assertEqual(str(events[0]["DESCRIPTION"]), "Sửa; số, liệu\\ một 'hai' <ba> & \"bốn\"")
        when = events[0]["DTSTART"].dt
        self.assertEqual(when.strftime("%Y-%m-%dT%H:%M:%SZ"), self.info["published_at"])
        self.assertEqual(len({str(event["UID"]) for event in events}), 2)

    def test_the_map_leads_to_pages_that_are_there(self):
        site = etree.fromstring(self.get("/sitemap.xml"))
        urls = [element.text for element in site.findall("{*}url/{*}loc")]
        self.assertEqual(len(urls), len(set(urls)))
        self.assertGreater(len(urls), 2 * (65 + 168))
        for url in urls[:40] + urls[40::53]:
            self.assertIn(b"<html", self.get(self.here(url)))
        self.assertIn(f"Sitemap: {SITE}/sitemap.xml".encode(), self.get("/robots.txt"))

    def test_what_is_not_published_is_in_none_of_them(self):
        before = {path: self.get(path) for path in (*FORMATS, "/sitemap.xml", "/data")}
        path = self.write(
            "secret.csv",
            "indicator,method,place,period,value,status,vintage,source,note_en\n"
            "digital-economy-share,mic,79,2024,17.371,V,2025-10-01,,unheard-of\n",
        )
        self.run_it("import", "--reason", "unheard-of", str(path))
        self.assertEqual({path: self.get(path) for path in before}, before)
        self.run_it("approve", "--all")
        self.assertEqual({path: self.get(path) for path in before}, before)
        self.run_it("publish")
        for path in FORMATS:
            self.assertNotEqual(self.get(path), before[path], path)
        self.assertIn(b"17.371", self.get("/data/figures.csv"))
        for path in FIGURES:
            self.assertEqual(self.get(f"{path}?edition=2"), self.get(f"{path}?edition=2"))
            self.assertNotIn(b"17.371", self.get(f"{path}?edition=2"))

    def test_an_edition_taken_back_is_in_none_of_them(self):
        self.run_it("publish", "--back-to", "1", "--reason", "counted twice")
        entries = feedparser.parse(self.get("/editions.atom")).entries
        self.assertEqual([entry.id for entry in entries], [f"{SITE}/e/3", f"{SITE}/e/1"])
        calendar = icalendar.Calendar.from_ical(self.get("/editions.ics"))
        self.assertEqual(len(calendar.walk("VEVENT")), 2)
        self.assertNotIn(b"/e/2<", self.get("/sitemap.xml"))

    def test_two_portals_give_the_same_bytes(self):
        other = self.serve("--site", SITE)
        for path in FORMATS:
            self.assertEqual(self.get(path), self.get(path, port=other), path)

    def test_a_site_is_an_address(self):
        for site in ("kpi.example.vn", "https://", "https://a/b", "ftp://a", 'https://a"', "https://A b"):
            done = self.call("serve", "--site", site, "--portal", "127.0.0.1:0")
            self.assertEqual(done.returncode, 2, site)
            self.assertIn(site, done.stderr.decode())


if __name__ == "__main__":
    office.main()
