#!/usr/bin/env -S python3 -B
"""tests/program/leak.py - what is not published is nowhere in the portal.

usage: leak.py PROGRAM

A draft with a value and words that are unlike any other waits in the office, first submitted, then
approved. Every address of the table of routes is asked, in both languages, by codes that are there, for
searches of the draft's words, and through the links of the pages: no byte and no entity tag may differ
from before, and neither value nor words may stand anywhere. An edition then shows that they would."""

import json
import re
from urllib.parse import quote_plus

import office
from portal import PortalCase

VALUE = "17.371"
WORDS = "unheard-of-remark"
WRITTEN = (VALUE.encode(), b"17,371", WORDS.encode())
CODES = {"/i/": ("digital-economy-share", "smartphone-share"), "/embed/": ("digital-economy-share",),
         "/p/": ("79", "26743"), "/e/": ("1", "2")}
SEARCHES = (WORDS, VALUE, "17,371", "digital economy 2024", "kinh tế số 2024")


class Leak(PortalCase):
    def addresses(self):
        """What to ask: the routes, filled in, in each language they have, and searches."""
        for row in json.loads(self.run_it("routes", "--json")):
            folder, _, rest = row["pattern"].partition(":code")
            if row["pattern"] == "/healthz":
                continue
            paths = [folder + code + rest for code in CODES.get(folder, ())] or \
                [] if ":code" in row["pattern"] else [row["pattern"]]
            for path in paths:
                for prefix in ("", "/en") if row["languages"] else ("",):
                    yield prefix + path
        for words in SEARCHES:
            yield f"/search?q={quote_plus(words)}"
            yield f"/en/search?q={quote_plus(words)}"

    def all_answers(self):
        """Body and entity tag of every address, and of the pages that pages lead to."""
        answers = {}
        waiting = [path for path in self.addresses() if not path.startswith("/oembed")]
        for path in waiting:
            body = self.get(path)
            answers[path] = body, self.headers["ETag"]
            if path in ("/", "/data", "/indicators", "/verify"):
                for found in re.findall(rb'(?:href|src|srcset)="(/[^"#]*)"', body)[:60]:
                    url = found.decode().replace("&amp;", "&")
                    if url not in answers and url not in waiting:
                        answers[url] = self.get(url), self.headers["ETag"]
        return answers

    def answer_without_the_office(self, before):
        """What is not there takes part in no answer: neither in its bytes, nor in how long it takes."""
        away = self.folder / "away"
        away.mkdir()
        for name in ("office.db", "evidence"):
            (self.data / name).rename(away / name)
        for url, (body, tag) in self.all_answers().items():
            self.assertEqual((body, tag), before[url], url)
        for path in away.iterdir():
            path.rename(self.data / path.name)

    def test_a_draft_is_nowhere(self):
        before = self.all_answers()
        self.assertGreater(len(before), 150)
        path = self.write(
            "draft.csv",
            "indicator,method,place,period,value,status,vintage,source,note_en\n"
            f"digital-economy-share,mic,79,2024,{VALUE},V,2025-10-01,,{WORDS}\n",
        )
        self.run_it("import", "--reason", WORDS, str(path))
        for act in ("submitted", "approved"):
            after = self.all_answers()
            self.assertEqual(set(after), set(before))
            for url, (body, tag) in after.items():
                self.assertEqual(tag, before[url][1], (act, url))
                self.assertEqual(body, before[url][0], (act, url))
                if "?q=" not in url:  # a page of a search says what was searched for
                    for written in WRITTEN:
                        self.assertNotIn(written, body, (act, url))
            if act == "submitted":
                self.run_it("approve", "--all")
        self.answer_without_the_office(before)
        self.run_it("publish")
        shown = [url for url, (body, _) in self.all_answers().items() if WRITTEN[0] in body]
        self.assertIn("/data/figures.csv", shown)
        self.assertIn("/i/digital-economy-share.json", shown)


if __name__ == "__main__":
    office.main()
