#!/usr/bin/env -S python3 -B
"""tests/program/content.py - pages of sections, from content.json to the portal.

usage: content.py PROGRAM"""

import http.client
import json
import re
import shutil
import subprocess
import urllib.parse

import office
from office import HCMC, OfficeCase

MOST_PAGES = 5000


def words(text):
    return {"vi": text, "en": text}


def story(slug, **members):
    return {"slug": slug, "title": words(slug), **members}


def main_of(page):
    return page.split("<main", 1)[1].split("</main>")[0]


class Content(OfficeCase):
    """The city's catalogue with other pages."""

    def setUp(self):
        super().setUp()
        self.catalogue = self.folder / "catalogue"
        shutil.copytree(HCMC, self.catalogue, ignore=shutil.ignore_patterns("observations"))

    def put(self, text):
        """Writes content.json: a text, or sections."""
        if not isinstance(text, str):
            text = json.dumps(text, ensure_ascii=False)
        (self.catalogue / "content.json").write_text(text)

    def serve(self):
        server = subprocess.Popen(
            [office.program(), "--data", str(self.data), "--lang", "en", "serve", "--portal",
             "127.0.0.1:0"],
            stdout=subprocess.PIPE, text=True)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        self.port = int(server.stdout.readline().rsplit(":", 1)[1].strip().rstrip("/"))

    def ask(self, path):
        """The status and the page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        said = answer.read().decode()
        connection.close()
        return answer.status, said

    def page(self, path):
        status, said = self.ask(path)
        self.assertEqual(status, 200, path)
        return said


class Refused(Content):
    """What a stranger may have written never gets into the office."""

    def test_nothing_of_a_file_with_a_fault_is_stored(self):
        self.make(catalogue=self.catalogue, publish=False)
        before = self.stored()
        for text, why in (
            ({"news": [story("a", body=words("x" * (1 << 20)))]},
             '"body" is longer than 65536 bytes'),
            ({"news": [story("a", summary=words("x" * (1 << 20)))]},
             '"summary" is longer than 1000 bytes'),
            ({"news": [story("a", body=words("a\n\n<script>alert(1)</script>"))]},
             '"body" "vi" line 3: raw HTML'),
            ({"news": [story("a", body=words("[a](javascript:alert(1))"))]},
             "a link that is not http or https"),
            ({"news": [story("a", body=words("![a](https://example.vn/a.svg)"))]}, "an image"),
            ({"services": [story("a", link="javascript:alert(1)")]}, '"link" must be http or https'),
            ({"news": [story("a", title=words("a\u202eb"))]}, "control characters"),
            ({"news": [story("../a")]}, 'code "../a"'),
            ({"news": [story(f"s{i}") for i in range(MOST_PAGES + 1)]}, "more than 5000 pages"),
            ("[" * 100000, "json"),
            ('{"news": [{"slug": "a", "slug": "b"}]}', "duplicate"),
            ({"news": [story("a", milestones=[])]}, 'unknown member "milestones"'),
        ):
            self.put(text)
            done = self.call("catalogue", "load", str(self.catalogue))
            said = done.stderr.decode()
            self.assertEqual(done.returncode, 1, why)
            if why not in ("json", "duplicate"):
                self.assertIn(why, said)
        self.unchanged(before)


class Published(Content):
    """An edition has its own pages, and no others."""

    def test_each_edition_keeps_its_words(self):
        self.put({"news": [story("a", summary=words("the first words")), story("gone")]})
        self.make(catalogue=self.catalogue)
        self.put({"news": [story("a", summary=words("the second words")), story("new")]})
        self.run_it("catalogue", "load", str(self.catalogue))
        self.serve()
        self.assertIn("the first words", self.page("/news/a"))
        self.assertEqual(self.ask("/news/new")[0], 404)
        self.assertNotIn("/news/a", main_of(self.page("/search?q=second")))
        self.run_it("publish")
        self.assertIn("the second words", self.page("/news/a"))
        self.assertIn("the first words", self.page("/news/a?edition=1"))
        self.assertEqual(self.ask("/news/gone")[0], 404)
        self.assertEqual(self.ask("/news/gone?edition=1")[0], 200)
        self.assertEqual(self.ask("/news/new?edition=1")[0], 404)
        self.run_it("verify", str(self.data / "editions/edition-000001.db"))

    def test_a_catalogue_without_pages_has_its_documents(self):
        (self.catalogue / "content.json").unlink()
        self.make(catalogue=self.catalogue)
        self.serve()
        decisions = json.loads((HCMC / "plans.json").read_text())["decisions"]
        self.assertIn(f"{len(decisions)} items.", self.page("/en/documents"))
        self.assertNotIn('href="/en/programmes"', self.page("/en/"))

    def test_as_many_as_there_may_be(self):
        decisions = json.loads((HCMC / "plans.json").read_text())["decisions"]
        body = words("Tiến độ [số](/i/fibre-share) *rất* dài. " * 100)
        self.put({"documents": [
            story(f"d{i}", date=f"{1970 + i % 50}-01-01", number=f"{i}/QĐ-UBND", body=body)
            for i in range(MOST_PAGES)]})
        self.make(catalogue=self.catalogue)
        self.serve()
        total = MOST_PAGES + len(decisions)
        first = self.page("/en/documents")
        self.assertIn(f"{total} items.", first.replace(",", ""))
        last = (total + 19) // 20
        self.assertEqual(self.ask(f"/documents?page={last}")[0], 200)
        self.assertEqual(self.ask(f"/documents?page={last + 1}")[0], 400)
        found = self.page("/en/documents?" + urllib.parse.urlencode({"q": "4999 qd ubnd"}))
        self.assertIn("1 item.", found)
        self.assertIn('href="/en/documents/d4999"', found)
        self.assertIn(">số</a> <em>rất</em> dài.", self.page("/documents/d4999"))
        self.assertEqual(self.ask("/search?q=tien+do")[0], 200)


class City(Content):
    """The city's own pages."""

    def test_every_link_leads_somewhere(self):
        self.make(catalogue=HCMC)
        self.serve()
        seen, ahead = set(), ["/programmes", "/documents", "/documents?page=2", "/services"]
        ahead += ["/news", "/handbook"]
        while ahead:
            path = ahead.pop()
            if path in seen:
                continue
            seen.add(path)
            said = self.page(path)
            if re.match(r"/(programmes|documents|services|news|handbook)\b", path):
                links = re.findall(r'href="(/[^"#]*)"', main_of(said))
                ahead += [link for link in links if "?" not in link and not link.endswith(".atom")]
        pages = json.loads((HCMC / "content.json").read_text())
        for section, items in pages.items():
            for item in items:
                self.assertIn(f"/{section}/{item['slug']}", seen)


office.main()
