#!/usr/bin/env -S python3 -B
"""tests/program/previews.py - whatever is got from a preview says that it is one, in every format of the
portal's table of routes, and stays what it is; the portal's own answers do not say it.

usage: previews.py PROGRAM"""

import csv
import io
import json
import re
import subprocess
import xml.etree.ElementTree
import zipfile

import office
import openpyxl
from serving import ServingCase

LABELS = {"": "Bản xem trước, chưa công bố", "/en": "Preview, not published"}
CODES = {"/e/:code": "/e/2", "/p/:code": "/p/79", "/embed/:code": "/embed/online-services"}
SVG = "{http://www.w3.org/2000/svg}"
ATOM = "{http://www.w3.org/2005/Atom}"


def table(body):
    return list(csv.DictReader(io.StringIO(body.decode(), newline="")))


def said_by_table(body):
    rows = table(body)
    return {row["preview"] for row in rows} if rows and "preview" in rows[0] else set()


def said_by_sdmx(body):
    rows = table(body)
    return {row.get("CONF_STATUS") for row in rows}


def said_by_svg(body):
    tree = xml.etree.ElementTree.fromstring(body)
    return {"".join(text.itertext()) for text in tree.iter(SVG + "text")}


def said_by_atom(body):
    tree = xml.etree.ElementTree.fromstring(body)
    return {title.text.partition(": ")[2].rpartition(": ")[0] or title.text.rpartition(": ")[0]
            for title in tree.iter(ATOM + "title")}


def said_by_calendar(body):
    lines = body.decode().replace("\r\n ", "").split("\r\n")
    return {line.partition(":")[2].partition(":")[0].replace("\\,", ",") for line in lines
            if re.match("(SUMMARY|NAME|X-WR-CALNAME):", line)}


def said_by_zip(body):
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        described = json.loads(package.read("datapackage.json"))
        content = package.read("figures.csv")
    names = [field["name"] for field in described["resources"][0]["schema"]["fields"]]
    if names != list(table(content)[0]):
        raise AssertionError("the descriptor has other columns than the file")
    return {described["title"].partition(":")[0]} & (said_by_table(content) or {""})


def said_by_book(body):
    book = openpyxl.load_workbook(io.BytesIO(body))
    rows = list(book.worksheets[0].values)
    column = rows[0].index("preview") if "preview" in rows[0] else None
    return ({book.properties.title.partition(":")[0]}
            & ({row[column] for row in rows[1:]} if column is not None else {""}))


def said_by_pdf(body):
    text = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True).stdout.decode()
    pages = text.split("\f")[:-1]
    return {label for label in LABELS.values() if all(label in page for page in pages)}


# By the type of the answer: what it says of itself.
SAYING = {
    "text/html": lambda body: set(re.findall(r"Bản xem trước, chưa công bố|Preview, not published", body.decode())),
    "text/csv": said_by_table,
    "application/vnd.sdmx.data+csv": said_by_sdmx,
    "application/vnd.sdmx.data+json": lambda body: {json.loads(body)["data"]["structures"][0]["name"].partition(":")[0]},
    "application/json": lambda body: {json.loads(body).get("preview")},
    "application/csvm+json": lambda body: {json.loads(body)["dc:title"].partition(":")[0]},
    "application/ld+json": lambda body: {label for label in LABELS.values() if label in body.decode()},
    "image/svg+xml": said_by_svg,
    "application/atom+xml": said_by_atom,
    "text/calendar": said_by_calendar,
    "application/zip": said_by_zip,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": said_by_book,
    "application/pdf": said_by_pdf,
}
# These hold no figure: nothing to say.
SILENT = {"/favicon.svg", "/healthz", "/openapi.json", "/points.js", "/readyz", "/robots.txt", "/sitemap.xml",
          "/styles.css"}


class Previews(ServingCase):
    def setUp(self):
        super().setUp()
        self.make(*office.observations())
        self.run_it("import", str(self.write(
            "a.csv", "indicator,place,period,value\nonline-services,79,2026-12,2400\n")))
        self.run_it("approve", "--all")
        self.add_person("dung", "leader")
        self.portal = self.serve_at("serve", "--portal")
        self.serve()
        self.cookie = self.sign_in("dung")

    def paths(self):
        for row in json.loads(self.run_it("routes", "--json")):
            path = CODES.get(row["pattern"], row["pattern"])
            if ":code" in path:
                path = path.replace(":code", "online-services") if path.startswith("/i/") else None
            if path == "/oembed":
                path += "?url=http://127.0.0.1:8022/preview/i/online-services"
            for prefix in ("", "/en") if row["languages"] else ("",):
                if path is not None:
                    yield row["pattern"], prefix, path

    def seen(self, port, path, cookie=None):
        self.port, kept = port, self.port
        try:
            return self.ask("GET", path, **({"Cookie": cookie} if cookie else {}))
        finally:
            self.port = kept

    def test_all_of_it_says_so(self):
        kinds = set()
        for pattern, prefix, path in self.paths():
            with self.subTest(path=prefix + path):
                answer, body = self.seen(self.port, f"{prefix}/preview{path}", self.cookie)
                if pattern == "/oembed" and answer.status != 200:
                    continue
                self.assertEqual(answer.status, 200, body[:300])
                kind = answer.getheader("Content-Type").partition(";")[0]
                if pattern in SILENT:
                    continue
                self.assertEqual(answer.getheader("Cache-Control"), "no-store")
                if not kind.startswith("text/html"):
                    self.assertRegex(answer.getheader("Content-Disposition"), r'filename="preview-[^"/]+"$')
                kinds.add(kind)
                if kind == "image/png":
                    continue  # held against the portal's below
                wanted = "N" if kind == "application/vnd.sdmx.data+csv" else LABELS[prefix]
                self.assertIn(wanted, SAYING[kind](body))
                if kind in ("text/csv", "application/vnd.sdmx.data+csv", "text/calendar"):
                    self.assertEqual(len(SAYING[kind](body) - {wanted, "Kỳ công bố 1", "Edition 1"}), 0)
        self.assertEqual(kinds, {*SAYING, "image/png"})

    def test_what_is_published_does_not(self):
        for pattern, prefix, path in self.paths():
            with self.subTest(path=prefix + path):
                answer, body = self.seen(self.portal, prefix + path.replace("/e/2", "/e/1"))
                if answer.status != 200 or pattern in SILENT:
                    continue
                kind = answer.getheader("Content-Type").partition(";")[0]
                self.assertNotIn("preview-", answer.getheader("Content-Disposition") or "")
                if kind in SAYING:
                    self.assertEqual(SAYING[kind](body) & {*LABELS.values(), "N"}, set())

    def test_pictures_carry_a_mark(self):
        """A strip at the foot; one too low for words has a frame. The overlay of points fits what is left."""
        for size in ("720x400", "spark&kind=spark", "thumb", "og"):
            with self.subTest(size):
                way = f"/i/online-services.png?size={size}&edition=1"
                _, published = self.seen(self.portal, way)
                _, previewed = self.seen(self.port, "/preview" + way, self.cookie)
                self.assertEqual(published[:26], previewed[:26])  # a picture of the same size
                self.assertNotEqual(published, previewed)
        _, svg = self.seen(self.port, "/preview/i/online-services.svg?size=spark&kind=spark", self.cookie)
        self.assertIn("chưa công bố", svg.decode())  # in its description
        _, page = self.seen(self.port, "/preview/i/online-services", self.cookie)
        heights = re.findall(r'viewBox="0 0 720 (\d+)"', page.decode())
        self.assertTrue(heights)
        self.assertEqual(set(heights), {"400"})


if __name__ == "__main__":
    office.main()
