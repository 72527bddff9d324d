#!/usr/bin/env -S python3 -B
"""tests/program/guides.py - the guides name what there is: commands, addresses, labels, pictures.

usage: guides.py PROGRAM

In a guide **bold** is a label of the program's pages in the guide's language, `/code` an address, a
block of sh commands that can be called. Commands run on a demo in two editions, but for those that
serve, ask for a password or take long, which are looked up."""

import html
import json
import os
import re
import shlex
import subprocess
import urllib.parse

import office
from office import ROOT
from portal import PortalCase

GUIDES = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").glob("guide-*.md"))]
PICTURES = ROOT / "docs/pictures"
LOOKED_UP = {"demo", "office", "serve", "site", "user add", "user role", "init", "catalogue load"}


def blocks(text):
    """The lines of its blocks of sh."""
    for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield from (line.split(" #")[0].strip() for line in block.splitlines())


def words_of(value):
    """Every text in a tree of words."""
    if isinstance(value, str):
        return {value}
    return set().union(*map(words_of, value.values()))


class Guides(PortalCase):
    def setUp(self):
        super().setUp()
        (self.folder / "var").symlink_to(self.data)
        (self.folder / "data").symlink_to(ROOT / "data")
        self.code = self.info["code"]

    def language(self, path):
        return "vi" if ".vi." in path.name else "en"

    def labels(self, lang):
        """What can stand on pages: the locale's words, and what the method page says of states."""
        page = self.get("/method" if lang == "vi" else "/en/method").decode()
        shown = {html.unescape(each).strip() for each in re.findall(r">([^<>]+)<", page)}
        return words_of(json.loads((ROOT / f"dashboard/locale/{lang}.json").read_text())) | shown

    def test_labels_are_those_of_the_pages(self):
        for path in GUIDES[2:]:
            known, text = self.labels(self.language(path)), path.read_text()
            named = re.findall(r"\*\*(.+?)\*\*", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.DOTALL)
            self.assertGreater(len(named), 1, path.name)
            for label in named:
                with self.subTest(path.name, label=label):
                    self.assertIn(re.sub(r"\s+", " ", label), known)

    def test_addresses_are_there(self):
        rows = [row for words in ([], ["--office"])
                for row in json.loads(self.run_it("routes", "--json", *words))]
        patterns = [re.sub(r":[a-z]+", "[^/]+", row["pattern"]) for row in rows]
        for path in GUIDES:
            text = path.read_text()
            addresses = re.findall(r"`(?:[A-Z]+ )?(/[^` ]*)`", text)
            addresses += re.findall(r"http://127\.0\.0\.1:802[23](/[^\s)'?;]*)", text)
            for address in addresses:
                with self.subTest(path.name, address=address):
                    bare = re.sub(r"^/en(?=/)", "", address.rstrip(".")) or "/"
                    self.assertTrue(any(re.fullmatch(each, bare) for each in patterns))

    def test_commands_can_be_called(self):
        seen = 0
        for path in GUIDES:
            for line in blocks(path.read_text()):
                with self.subTest(path.name, line=line):
                    seen += self.call_line(line)
        self.assertGreater(seen, 50)

    def call_line(self, line):
        words = shlex.split(line)
        if words[0] == "./dev":
            self.assertIn(f"\n  {words[1]} ", subprocess.check_output(["./dev", "help"], cwd=ROOT, text=True))
        elif words[0] == "curl":
            address = urllib.parse.urlsplit(words[-1])
            self.get(f"{address.path}?{address.query}" if address.query else address.path)
        else:
            self.assertEqual(words[0], "build/tiendo")
            self.call_program(words[1:])
        return 1

    def call_program(self, words):
        """Runs it, or looks up its options; it may refuse the input, but not the call."""
        rest = [word.replace("MÃ", self.code).replace("CODE", self.code) for word in words]
        plain = [word for at, word in enumerate(words)
                 if not word.startswith("--") and (at == 0 or words[at - 1] not in ("--data", "--lang"))]
        name = next((" ".join(plain[:n]) for n in (2, 1) if " ".join(plain[:n]) in LOOKED_UP), None)
        if name is not None:
            usage = self.run_it(*name.split(), "--help")
            for option in (word for word in words if word.startswith("--") and word != "--data"):
                self.assertIn(f"[{option}", usage)
            return
        environment = {**os.environ, "TIENDO_NOW": office.NOW, "LC_ALL": "C.UTF-8"}
        folder = self.folder if "var" in rest else ROOT
        rest = [str(self.data) if word == "D" else word for word in rest]
        rest = [str(each) for word in rest for each in (sorted(ROOT.glob(word)) if "*." in word else [word])]
        done = subprocess.run([office.program(), *rest], cwd=folder, env=environment, capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=300, check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)

    def test_links_and_pictures_are_there(self):
        shown = set()
        for path in GUIDES:
            for link in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text()):
                if "://" not in link:
                    with self.subTest(path.name, link=link):
                        self.assertTrue((path.parent / link).exists())
                        shown.add((path.parent / link).resolve())
        pictures = {path.resolve() for path in PICTURES.iterdir()}
        self.assertEqual(pictures - shown, set(), "pictures that no guide shows")
        self.assertLess(len(pictures), 20)
        for path in pictures:
            self.assertLess(path.stat().st_size, 60_000, path.name)


if __name__ == "__main__":
    office.main()
