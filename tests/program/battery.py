#!/usr/bin/env -S python3 -B
"""tests/program/battery.py - 120 texts that mean harm, as names, definitions, titles, notes, bodies and questions,
through every output: pages, charts, CSV, workbook, JSON, feeds, calendar, report, log.

Each text is refused where it is taken in, or comes back to whoever reads the answer as what it is: text. No page
has an element, an attribute or an address that came from one; no cell of a table is a formula.

usage: battery.py PROGRAM"""

import csv
import html
import html.parser
import io
import json
import os
import re
import shutil
import signal
import subprocess
import urllib.parse
import xml.etree.ElementTree
import zipfile

import office
from office import HCMC, OfficeCase
from serving import started

MARKUP = r"""
<script>alert(1)</script>
<ScRiPt>alert(1)</sCrIpT>
</script><script>alert(1)</script>
<script src=//x.example></script>
<script/src=data:,alert(1)>
<img src=x onerror=alert(1)>
<img src="x" onerror='alert(1)'>
<image href=x onerror=alert(1)>
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)">x</a></svg>
<svg><animate onbegin=alert(1) attributeName=x>
<svg><foreignObject><body onload=alert(1)></foreignObject></svg>
<svg><use href="data:image/svg+xml,x"></svg>
<math><mtext><script>alert(1)</script></mtext></math>
<iframe src=javascript:alert(1)>
<iframe srcdoc="<script>alert(1)</script>">
<object data=javascript:alert(1)>
<embed src=javascript:alert(1)>
<base href=//x.example/>
<meta http-equiv=refresh content="0;url=//x.example">
<link rel=stylesheet href=//x.example>
<style>*{display:none}</style>
<style>@import '//x.example';</style>
<form action=//x.example><input name=password>
<button formaction=javascript:alert(1)>x
<input autofocus onfocus=alert(1)>
<details open ontoggle=alert(1)>
<video><source onerror=alert(1)>
<audio src=x onerror=alert(1)>
<body onload=alert(1)>
<marquee onstart=alert(1)>
<table background=javascript:alert(1)>
<a href=javascript:alert(1)>x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<div style="background:url(javascript:alert(1))">
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<xmp><script>alert(1)</script>
<textarea><script>alert(1)</script>
</textarea><script>alert(1)</script>
</title><script>alert(1)</script>
</style><script>alert(1)</script>
</text><script>alert(1)</script>
</desc></svg><script>alert(1)</script>
<!--><script>alert(1)</script>-->
--><script>alert(1)</script>
<![CDATA[<script>alert(1)</script>]]>
]]><script>alert(1)</script>
<?xml version="1.0"?><x/>
<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;
<!ENTITY x "y">
<xi:include href="file:///etc/passwd"/>
<xsl:value-of select="x"/>
" onmouseover="alert(1)
' onmouseover='alert(1)
" autofocus onfocus=alert(1) x="
"><script>alert(1)</script>
'><script>alert(1)</script>
"/><img src=x onerror=alert(1)>
`onmouseover=alert(1)`
javascript:alert(1)
JaVaScRiPt:alert(1)
data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==
vbscript:msgbox(1)
//x.example/
\\x.example\share
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
&#x3c;script&#x3e;
&amp;lt;b&amp;gt;
&nbsp;&copy;&unknown;
%3Cscript%3Ealert(1)%3C/script%3E
%253Cscript%253E
\u003cscript\u003ealert(1)
\x3cscript\x3e
<scr<script>ipt>alert(1)</scr</script>ipt>
<<script>alert(1)//<</script>
<script
<
<a
&
"
'
{{title}}
{{{title}}}
{{#indicators}}x{{/indicators}}
{{> shell}}
{{=<% %>=}}
${7*7}
#{7*7}
<%= 7*7 %>
{% include x %}
{detail}
%s%s%s%n
%n%n%9999999d
%(x)s
$(touch /tmp/x)
`id`
; rm -rf /
| cat /etc/passwd
&& id
' OR '1'='1
'; DROP TABLE figure; --
" OR 1=1 --
1); DELETE FROM observation; --
x' UNION SELECT name FROM person --
../../../../etc/passwd
..\..\windows
file:///etc/passwd
[x](javascript:alert(1))
![x](javascript:alert(1))
[x](data:text/html,x)
<javascript:alert(1)>
[x]: javascript:alert(1)
"}],"x":[{"
\"}],\"x\":
\
,"x"
;x
a,b;c"d"e
x"y'z
BEGIN:VCALENDAR
END:VEVENT X-HARM:1
\nATTACH:http://x.example
Ẩn <b>chữ</b> “ngoặc”
""".strip("\n").split("\n")
CELLS = ["=1+1", "=HYPERLINK(\"http://x.example\")", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "＝1+1", "\t=1+1",
         "%0a=1+1", "a\u202eb", "a\u2028b", "a\ufeffb", "a\u0000b", "a\x1b[31mb", "a\rb", "a\nb", "a\r\nX-Harm: 1"]
QUESTIONS = MARKUP + [cell for cell in CELLS if "\0" not in cell]
ALLOWED_SCHEMES = ("", "http", "https", "mailto")
FORBIDDEN = {"iframe", "object", "embed", "base", "applet", "frame", "foreignobject", "animate", "marquee", "math", "xmp",
             "style", "audio", "video", "template", "textarea"}
ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "background")


def squeezed(text):
    return " ".join(text.split())


class Page(html.parser.HTMLParser):
    """What a page has that could act, and its text."""

    def __init__(self, text):
        super().__init__()
        self.wrong, self.said, self.inside = [], [], ""
        self.feed(text)
        self.text = squeezed("".join(self.said))

    def handle_starttag(self, tag, attrs):
        self.inside = tag if tag == "script" else ""
        have = dict(attrs)
        if tag in FORBIDDEN or (tag == "meta" and have.get("http-equiv")):
            self.wrong.append(tag)
        if tag == "script" and not (have.get("src") or "").startswith("/") and have.get("type") != "application/ld+json":
            self.wrong.append("script")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc") or "<" in name or '"' in name:
                self.wrong.append(f"{tag} {name}")
            if name in ADDRESSES and urllib.parse.urlsplit((value or "").strip()).scheme not in ALLOWED_SCHEMES and not (
                    tag == "img" and value.startswith("data:image/png;")):
                self.wrong.append(f"{tag} {name}={value}")

    def handle_data(self, data):
        self.said.append("" if self.inside == "script" else data)


def strings(value):
    """Every text in a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


class Battery(OfficeCase):
    def harm(self, number):
        """A text, and a mark by which it is found again."""
        return f"{MARKUP[number % len(MARKUP)]} q{number:04}q"

    def poisoned(self):
        """The city's catalogue with a text in place of every other text; what the texts are."""
        folder = self.folder / "catalogue"
        shutil.copytree(HCMC, folder)
        texts = []

        def poison(value, key=""):
            if isinstance(value, dict) and {"vi", "en"} == set(value):
                for lang in value:
                    if value[lang] and key in ("name", "title", "definition", "note", "summary", "issuer", "wording"):
                        texts.append(self.harm(len(texts)))
                        value[lang] = texts[-1]
                return
            for name, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(
                    value, list) else ():
                poison(item, name if isinstance(name, str) else key)

        for name in ("catalogue.json", "sources.json", "plans.json", "reporters.json", "content.json"):
            content = json.loads((folder / name).read_text())
            poison(content)
            (folder / name).write_text(json.dumps(content))
        return folder, texts

    def get(self, path, **headers):
        done = subprocess.run(["curl", "-s", "-i", "--max-time", "60", *(f"-H{name}: {value}" for name, value in
                                                                        headers.items()),
                               f"http://127.0.0.1:{self.port}{path}"], capture_output=True, check=True)
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        self.assertNotIn(b"x-harm", head.lower(), path)
        return int(head.split()[1]), body

    def serve(self, *words):
        server, self.port = started(office.program(), "--data", str(self.data), *words, "127.0.0.1:0",
                                    stderr=subprocess.PIPE)
        self.addCleanup(lambda: (server.kill(), server.communicate()) if server.poll() is None else None)
        return server

    def check_page(self, path, body):
        page = Page(body.decode())
        self.assertEqual(page.wrong, [], path)
        return page.text

    def check_xml(self, path, body):
        root = xml.etree.ElementTree.fromstring(body)
        for element in root.iter():
            name = element.tag.rpartition("}")[2].lower()
            self.assertNotIn(name, {"script", *FORBIDDEN} - {"style"}, path)
            for attribute, value in element.attrib.items():
                self.assertFalse(attribute.rpartition("}")[2].startswith("on"), path)
                if attribute.rpartition("}")[2] in ADDRESSES:
                    self.assertIn(urllib.parse.urlsplit(value).scheme, ALLOWED_SCHEMES, path)
        return squeezed("".join(root.itertext()))

    def check_table(self, path, body):
        for row in csv.reader(io.StringIO(body.decode("utf-8-sig"))):
            for cell in row:
                if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
                    self.assertRegex(cell, r"^[-+][0-9.,]+$", path)
        return squeezed(body.decode().replace('""', '"'))

    def check_workbook(self, path, body):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            sheets = [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
        for sheet in sheets:
            self.assertNotIn("<f>", sheet, path)
        return squeezed(" ".join("".join(xml.etree.ElementTree.fromstring(sheet).itertext()) for sheet in sheets))

    def check_calendar(self, path, body):
        for line in body.decode().replace("\r\n ", "").split("\r\n"):
            self.assertRegex(line, r"^$|^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|NAME|X-WR-CALNAME|REFRESH-INTERVAL|"
                                   r"X-PUBLISHED-TTL|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|URL|STATUS|TRANSP|"
                                   r"CATEGORIES|SEQUENCE|LAST-MODIFIED|SOURCE|COLOR|CLASS)[;:]", path)
        return ""

    def check(self, path, status, body):
        """What kind of answer it is, and its text."""
        kinds = [(r"\.(json|jsonld)$|^/oembed", "json", lambda: squeezed(" ".join(strings(json.loads(body))))),
                 (r"\.csv$", "csv", lambda: self.check_table(path, body)),
                 (r"\.xlsx$", "xlsx", lambda: self.check_workbook(path, body)),
                 (r"\.svg$", "svg", lambda: self.check_xml(path, body)),
                 (r"\.(atom|xml)$", "feed", lambda: self.check_xml(path, body)),
                 (r"\.ics$", "calendar", lambda: self.check_calendar(path, body)),
                 (r"", "page", lambda: self.check_page(path, body))]
        self.assertEqual(status, 200, path)
        return next((kind, read()) for pattern, kind, read in kinds if re.search(pattern, path.partition("?")[0]))

    def publish(self):
        folder, texts = self.poisoned()
        self.run_it("init")
        self.run_it("catalogue", "load", str(folder))
        self.run_it("import", *map(str, sorted((folder / "observations").glob("*.csv"))))
        self.run_it("approve", "--all")
        self.run_it("publish", "--note", self.harm(0))
        return texts

    def test_names_are_text_everywhere(self):
        texts = self.publish()
        self.assertGreater(len(texts), 2 * len(MARKUP))
        self.serve("serve", "--portal")
        sitemap = self.get("/sitemap.xml")[1].decode()
        paths = [urllib.parse.urlsplit(address).path for address in re.findall(r"<loc>([^<]+)", sitemap)]
        codes = sorted({path for path in paths if re.fullmatch(r"(/en)?/i/[a-z0-9-]+", path)})
        paths = [path for path in paths if not re.match(r"(/en)?/p/", path)] + [
            code + ending for code in codes for ending in (".json", ".csv", ".svg")] + [
            "/data/figures.csv", "/data/figures-wide.csv", "/data/figures.json", "/data/figures.xlsx",
            "/data/figures.sdmx.csv", "/data/figures.sdmx.json", "/data/catalogue.jsonld", "/data/dataset.jsonld",
            "/editions.atom", "/en/editions.atom", "/editions.ics", "/openapi.json", "/sitemap.xml",
            *self.embedding(codes[0])]
        said = {}
        for path in paths:
            kind, text = self.check(path, *self.get(path))
            said.setdefault(kind, []).append(text)
        status, body = self.get("/report.pdf")
        self.assertEqual((status, body[:5]), (200, b"%PDF-"))
        self.assertNotRegex(body, rb"/(JavaScript|JS|Launch|OpenAction)\b")
        # A table has codes rather than names, and a feed the names of editions.
        for kind, least in (("page", 110), ("json", 110), ("svg", 50), ("xlsx", 5), ("csv", 5), ("feed", 1)):
            whole = "\n".join(said[kind])
            marks = {mark: text for text in texts for mark in re.findall(r"q\d{4}q", text)}
            found = [mark for mark in marks if mark in whole]
            back = [mark for mark in found if squeezed(marks[mark]) in whole]
            print(f"{kind}: {len(said[kind])} answers, {len(found)} texts, all back: {len(back) == len(found)}")
            lost = [marks[mark] for mark in found if mark not in back]
            self.assertEqual(lost[:5], [], f"{kind}: not what it was")
            self.assertGreater(len({marks[mark].rpartition(" ")[0] for mark in found}), least - 1, kind)
        self.questions()
        self.log()

    def embedding(self, path):
        """How a page says it may be embedded."""
        said = self.get(path)[1].decode()
        parts = [urllib.parse.urlsplit(html.unescape(link)) for link in re.findall(r'href="([^"]+/oembed[^"]+)"', said)]
        self.assertTrue(parts, path)
        return [f"{part.path}?{part.query}" for part in parts]

    def questions(self):
        """What a stranger asks comes back as text."""
        for harm in QUESTIONS:
            quoted = urllib.parse.quote(harm, safe="")
            for path in (f"/search?q={quoted}", f"/en/search?q={quoted}", f"/verify?code={quoted}", f"/i/{quoted}"):
                status, body = self.get(path, **{"User-Agent": squeezed(harm.encode("ascii", "replace").decode())})
                self.assertIn(status, (200, 400, 404), path)
                if body.lstrip().startswith(b"<"):
                    self.check_page(path, body)

    def log(self):
        """Nor does it become a line of its own in the log, or leave its own."""
        server = self.serve("office", "--log", "--address")
        for harm in QUESTIONS:
            self.assertIn(self.get("/" + urllib.parse.quote(harm, safe=""))[0], (303, 400, 404), harm)
        server.send_signal(signal.SIGTERM)
        log = server.communicate(timeout=60)[1].decode("ascii")
        events = [json.loads(line)["event"] for line in log.splitlines()]
        self.assertEqual(set(events), {"started", "answer", "stopping"})
        self.assertEqual(events.count("answer"), len(QUESTIONS))

    def test_notes_are_refused_or_text(self):
        """A reporter's notes: each is refused, or comes back; in a table none is a formula."""
        self.make(publish=False)
        refused, kept = 0, []
        path = self.folder / "x.csv"
        for number, harm in enumerate(MARKUP + CELLS):
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(("indicator", "place", "period", "value", "note_en"))
                writer.writerow(("online-services", "79", 2031 + number, 5, harm))
            done = self.call("import", str(path))
            self.assertIn(done.returncode, (0, 1), harm)
            refused += done.returncode
            if done.returncode == 0:
                kept.append((2031 + number, harm))
        self.run_it("approve", "--all")
        self.run_it("publish")
        notes = {figure["period"]: figure["note"]["en"]
                 for indicator in json.loads(self.run_it("export", "--format", "json"))["indicators"]
                 for figure in indicator["figures"]
                 if (indicator["indicator"]["code"], figure["method"]) not in office.computed()}
        rows = {row["period"]: row["note_en"] for row in office.reported(office.rows_of(self.run_it("export")))}
        print(f"notes: {len(kept)} kept, {refused} refused")
        self.assertGreater(len(kept), 100)
        for period, harm in kept:
            self.assertEqual(notes[str(period)], harm.strip())
            self.assertIn(rows[str(period)], (harm.strip(), "'" + harm.strip()))
            self.assertNotIn(rows[str(period)][:1], ("=", "+", "-", "@", "\t", "\r", "＝"))


if __name__ == "__main__":
    office.main()
