#!/usr/bin/env -S python3 -B
"""tests/program/site.py - the portal as files: every link leads to one, and they are what the server says.

usage: site.py PROGRAM"""

import csv
import functools
import gzip
import html
import http.server
import re
import shutil
import threading
import urllib.error
import urllib.parse
import urllib.request

import office
from office import HCMC, observations, rows_of
from reading import ReadingCase

PARAMETERS = {"before", "code", "indicator", "method", "page", "pillar", "place", "q", "sort", "state", "term"}
LINK = re.compile(r' (?:href|src|srcset|action)="([^"]*)"')


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def links(page):
    return [html.unescape(each) for each in LINK.findall(page)]


class Site(ReadingCase):
    def setUp(self):
        super().setUp()
        first, *others = observations()
        self.make(first, catalogue=self.without_wards())
        self.run_it("import", *map(str, others))
        self.run_it("approve", "--all")
        self.run_it("publish")
        self.site = self.folder / "site"

    def without_wards(self):
        """The city's catalogue with its larger places alone."""
        folder = self.folder / "catalogue"
        shutil.copytree(HCMC, folder)
        places = [row for row in rows_of(HCMC / "places.csv") if row["level"] != "ward"]
        known = {f"{row['code']}@{row['valid_from']}" for row in places}
        links = [row for row in rows_of(HCMC / "crosswalk.csv") if {row["from"], row["to"]} <= known]
        for name, rows in (("places.csv", places), ("crosswalk.csv", links)):
            with open(folder / name, "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0].keys())
                writer.writeheader()
                writer.writerows(rows)
        for name in ("tiles.csv", "illustrative.json"):
            (folder / name).unlink()
        return folder

    def write_site(self, *more, status=0):
        return self.run_it("site", "-o", str(self.site), *more, status=status)

    def files(self):
        return {str(path.relative_to(self.site)): path.read_bytes()
                for path in self.site.rglob("*") if path.is_file()}

    def crawl(self):
        """Every link of every page, asked for as a browser would; the paths that were reached."""
        handler = functools.partial(Quiet, directory=str(self.site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_address[1]}"
        waiting, seen = ["/index.html"], {"/index.html"}
        while waiting:
            path = waiting.pop()
            with urllib.request.urlopen(origin + path, timeout=60) as answer:
                body, kind = answer.read(), answer.headers.get_content_type()
            if kind != "text/html":
                continue
            for link in links(body.decode()):
                if link.startswith(("https://", "http://", "mailto:")):
                    self.assertNotIn("127.0.0.1", link)
                    continue
                self.assertFalse(link.startswith("/"), f"{path}: {link}")
                target = urllib.parse.urlsplit(urllib.parse.urljoin(path, link)).path
                self.assertNotIn("?", link)
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return seen

    def test_every_link_leads_to_a_file(self):
        said = self.write_site("--editions", "1")
        self.assertIn("edition 2", said)
        reached = self.crawl()
        files = self.files()
        plain = {name for name in files if not name.endswith((".gz", ".br"))}
        own = {"robots.txt", ".tiendo-site"}
        self.assertEqual({"/" + name for name in plain - own} - reached, set())
        for name in plain:
            if name.endswith(".html"):
                page = files[name].decode()
                self.assertNotIn("<form", page, name)
                self.assertNotIn("<input", page, name)
            if name + ".gz" in files:
                self.assertEqual(gzip.decompress(files[name + ".gz"]), files[name])
                self.assertIn(name + ".br", files)
        self.assertIn("máy chủ", files["verify/index.html"].decode())
        self.assertIn("with its server", files["en/verify/index.html"].decode())
        self.assertIn("e/1/index.html", plain)
        self.assertIn("edition/2/en/index.html", plain)
        self.assertNotIn("edition/1/index.html", plain)
        self.assertGreater(len(plain), 500)
        self.same_as_served(plain, files)

    def same_as_served(self, plain, files):
        """Charts and files byte for byte; pages but for their links, forms and offers to other sites."""
        self.serve()
        bare = functools.partial(re.sub, r'<form .*?</form>|<p class="note">[^<]*server\.[^<]*</p>'
                                 r'|<p class="note">[^<]*máy chủ[^<]*</p>'
                                 r'|<link rel="alternate" type="application/json\+oembed".*?summary_large_image">\n'
                                 r'|<details class="small"><summary>[^<]*</summary><p>[^<]*</p><pre class="snippet".*?'
                                 r'</details>\n', "", flags=re.S)
        compared = 0
        for name in sorted(plain)[::11]:
            target = self.address(name)
            if target is None:
                continue
            compared += 1
            try:
                served = self.read(target)[0]
            except urllib.error.HTTPError as refused:
                self.fail(f"{name}: {target}: {refused}")
            if name.endswith(".html"):
                served = LINK.sub("", bare(served.decode()))
                written = LINK.sub("", bare(files[name].decode()))
                self.assertEqual(written, served, name)
            else:
                self.assertEqual(files[name], served, name)
        self.assertGreater(compared, 40)

    @staticmethod
    def address(name):
        """The portal's address of a file, read back; None for assets, whose query is their version."""
        if name.startswith((".", "styles.", "points.")):
            return None
        match = re.fullmatch(r"edition/(\d+)/(.*)", name)
        path = match.group(2) if match else name
        query = [f"edition={match.group(1)}"] if match else []
        *folders, base = path.split("/")
        stem, *parts, ending = base.split(".")
        if base == "index.html":
            while folders and re.fullmatch(r"[a-z_]+-[A-Za-z0-9_-]*", folders[-1]) and (
                    folders[-1].split("-")[0] in PARAMETERS):
                parts.insert(0, folders.pop())
            path = "/".join(folders) + ("/" if folders in ([], ["en"]) else "")
        else:
            kept = [stem, *(part for part in parts if "-" not in part), ending]
            path = "/".join([*folders, ".".join(kept)])
        for part in parts:
            if "-" in part:
                parameter, value = part.split("-", 1)
                query.append(parameter + "=" + re.sub("_([0-9A-F]{2})", lambda found: chr(
                    int(found.group(1), 16)), value))
        return "/" + path.lstrip("/") + ("?" + "&".join(query) if query else "")

    def test_the_old_site_stays_until_the_new_one_is_whole(self):
        self.site.mkdir()
        self.write_site("--editions", "1")
        before = self.files()
        edition = next((self.data / "editions").glob("*000002.db"))
        edition.chmod(0o644)
        edition.write_bytes(edition.read_bytes()[:-1])
        self.assertEqual(self.call("site", "-o", str(self.site)).returncode, 1)
        self.assertEqual(self.files(), before)
        self.assertEqual([each.name for each in self.folder.glob("site*")], ["site"])

    def test_a_folder_of_others_is_left_alone(self):
        self.site.mkdir()
        (self.site / "mine.txt").write_text("mine")
        said = self.call("site", "-o", str(self.site))
        self.assertEqual(said.returncode, 1)
        self.assertIn(b"did not write", said.stderr)
        self.assertEqual(list(self.files()), ["mine.txt"])
        for wrong in (["-o", str(self.site), "--site", "ftp://x"], [], ["-o", str(self.site), "--editions", "0"], ["-o"]):
            self.assertEqual(self.call("site", *wrong).returncode, 2)
        said = self.call("site", "-o", str(self.folder / "no/where"))
        self.assertEqual(said.returncode, 3)
        self.assertIn(b"Cannot write", said.stderr)


if __name__ == "__main__":
    office.main()
