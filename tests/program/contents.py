#!/usr/bin/env -S python3 -B
"""tests/program/contents.py - a page is written in the office, with a picture, and stands on the portal after the
next edition; what strangers could send in its place stays harmless.

usage: contents.py PROGRAM"""

import re
import struct
import urllib.parse
import zlib

import feedparser

import office
from serving import FORM, ServingCase

STORY = {"section": "news", "slug": "fibre-2026", "title-vi": "Cáp quang", "title-en": "Fibre",
         "summary-vi": "Tóm tắt", "summary-en": "Summary", "body-vi": "**Đậm** [số](/i/fibre-share)",
         "body-en": "**Bold**", "date": "2026-11-20"}
MARK = "--------------------------7f3a"


def png(width, height):
    """A grey PNG."""
    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = (b"\0" + b"\x80" * width) * height
    return (b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))


class Contents(ServingCase):
    def setUp(self):
        super().setUp()
        self.make()
        self.add_person("chi", "admin")
        self.add_person("phi", "reviewer")
        self.serve()
        self.cookie = self.sign_in("chi")
        self.key = re.search(r'name="key" value="([0-9a-f]{64})"', self.page("/"))[1]

    def page(self, path, status=200):
        answer, said = self.ask("GET", path, Cookie=self.cookie)
        self.assertEqual(answer.status, status, path)
        return said.decode()

    def form_of(self, section, slug):
        return self.page(f"/en/contents/page?section={section}&slug={slug}")

    def seen(self, slug="fibre-2026", section="news"):
        return re.search(r'name="seen" value="([0-9a-f]{64})"', self.form_of(section, slug))[1]

    def save(self, status=303, act="save", **fields):
        fields = {name.replace("_", "-"): value for name, value in fields.items()}
        body = urllib.parse.urlencode({"key": self.key, "act": act, "seen": "", **STORY, **fields})
        answer, said = self.ask("POST", "/en/contents/page", body, Content_Type=FORM, Cookie=self.cookie)
        self.assertEqual(answer.status, status, said.decode())
        return said.decode()

    def send_picture(self, data, status=303, alt=("Tủ cáp", "A cabinet"), slug="fibre-2026"):
        fields = {"key": self.key, "seen": self.seen(slug), "section": "news", "slug": slug,
                  "alt-vi": alt[0], "alt-en": alt[1]}
        body = b"".join(f'--{MARK}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                        for name, value in fields.items())
        if data is not None:
            body += (f'--{MARK}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n'
                     "Content-Type: image/png\r\n\r\n").encode() + data + b"\r\n"
        body += f"--{MARK}--\r\n".encode()
        answer, said = self.ask("POST", "/en/contents/picture", body, Cookie=self.cookie,
                                Content_Type=f"multipart/form-data; boundary={MARK}")
        self.assertEqual(answer.status, status, said[:2000])
        return said.decode()

    def test_a_story_from_the_form_to_the_portal(self):
        seen = self.save(200, act="preview")
        self.assertIn("<strong>Đậm</strong>", seen)
        self.assertIn('href="/en/preview/i/fibre-share"', seen)
        self.assertIn('value="fibre-2026"', seen)
        self.page("/en/contents/page?section=news&slug=fibre-2026", 404)
        self.save()
        self.assertIn("Fibre", self.page("/en/contents"))
        self.send_picture(png(3000, 1500))
        form = self.form_of("news", "fibre-2026")
        picture = re.search(r'<img class="head" src="([^"]+)" width="1280" height="640" alt="Tủ cáp">', form)[1]
        answer, data = self.ask("GET", picture, Cookie=self.cookie)
        self.assertEqual((answer.getheader("Content-Type"), data[:3]), ("image/jpeg", b"\xff\xd8\xff"))
        self.assertIn("before", form)
        # nobody but an administrator, and nothing on the portal yet
        self.assertEqual(self.ask("GET", "/contents", Cookie=self.sign_in("phi"))[0].status, 403)
        self.assertIn("Cáp quang", self.page("/preview/news/fibre-2026"))
        self.run_it("publish", "--as", "phi")
        self.port = self.serve_at("serve", "--portal")
        answer, said = self.ask("GET", "/en/news/fibre-2026")
        said = said.decode()
        head = re.search(r'src="(/pictures/[0-9a-f]{64}\.jpg)" width="1280" height="640" alt="A cabinet" '
                         'loading="lazy"', said)[1]
        answer, shown = self.ask("GET", head)
        self.assertEqual(shown, data)
        self.assertIn("immutable", answer.getheader("Cache-Control"))
        self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
        self.assertEqual(self.ask("GET", "/pictures/" + "0" * 64 + ".jpg")[0].status, 404)
        self.assertIn('type="application/atom+xml" href="/en/news.atom"', said)
        for prefix, title in (("", "Cáp quang"), ("/en", "Fibre")):
            feed = feedparser.parse(self.ask("GET", f"{prefix}/news.atom")[1])
            self.assertFalse(feed.bozo)
            self.assertEqual(feed.feed.language, prefix.strip("/") or "vi")
            entry = next(each for each in feed.entries if each.id.endswith("/news/fibre-2026"))
            self.assertEqual((entry.title, entry.updated), (title, "2026-11-20T00:00:00+07:00"))
            feed = feedparser.parse(self.ask("GET", f"{prefix}/documents.atom")[1])
            self.assertFalse(feed.bozo)
            self.assertGreater(len(feed.entries), 5)

    def test_of_two_who_write_one_wins(self):
        self.save()
        seen = self.seen()
        self.save(seen=seen, title_en="First")
        said = self.save(409, seen=seen, title_en="Second")
        self.assertIn('value="Second"', said)
        self.assertIn("Somebody has just changed", said)
        self.assertIn("First", self.form_of("news", "fibre-2026"))

    def test_what_is_refused_stands_in_the_form_again(self):
        for fields, word in (({"title_en": ""}, "needs a title"),
                             ({"body_vi": "a\n\n<script>alert(1)</script>"}, "Line 3"),
                             ({"slug": "A b"}, "small letters"),
                             ({"date": "2026-02-30"}, "is no date"),
                             ({"link": "javascript:alert(1)"}, "must begin with http"),
                             ({"title_vi": "ế" * 101}, "too long: Title: 300 bytes"),
                             ({"title_vi": "a\u202eb"}, "“Title” holds"),
                             ({"body_vi": "x" * 70000}, "too long")):
            said = self.save(422, **fields)
            self.assertIn(word, said)
            self.assertNotIn("<script>alert", said)
        self.assertNotIn("fibre-2026", self.page("/contents"))

    def test_hostile_pictures(self):
        self.save()
        bomb = png(1, 1).replace(struct.pack(">II", 1, 1), struct.pack(">II", 60000, 60000), 1)
        bomb = bomb[:29] + struct.pack(">I", zlib.crc32(bomb[12:29])) + bomb[33:]
        for data, status, word in (
                (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", 422, "no PNG"),
                (b"GIF89a\1\0\1\0\0\0\0;", 422, "no PNG"), (bomb, 422, "too many"),
                (png(40, 40)[:60], 422, "damaged"), (b"", 422, "no PNG"), (None, 422, "no PNG"),
                (png(4, 4) + b" " * (12 << 20), 413, "12 MB")):
            self.assertIn(word, self.send_picture(data, status))
        self.assertIn("both languages", self.send_picture(png(4, 4), 422, ("", "x")))
        self.send_picture(png(4, 4) + b"<script>alert(1)</script>")
        picture = re.search(r'class="head" src="([^"]+)"', self.form_of("news", "fibre-2026"))[1]
        self.assertNotIn(b"<script", self.ask("GET", picture, Cookie=self.cookie)[1])
        self.send_picture(None, alt=("", ""))
        self.assertNotIn('class="head"', self.form_of("news", "fibre-2026"))

    def test_a_programme_with_milestones(self):
        form = self.form_of("programmes", "digital-transformation")
        fields = dict(re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', form))
        fields.update((name, text) for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)', form))
        for name, options in re.findall(r'<select[^>]* name="([^"]+)">(.*?)</select>', form):
            fields[name] = (re.findall(r'value="([^"]*)" selected', options) or [""])[0]
        fields.update({"m1-period": "2027-Q1", "m1-vi": "Sơ kết", "m1-en": "Review", "m1-state": "under-way",
                       "act": "save"})
        answer, said = self.ask("POST", "/en/contents/page", urllib.parse.urlencode(fields),
                                Content_Type=FORM, Cookie=self.cookie)
        self.assertEqual(answer.status, 303, said.decode())
        form = self.form_of("programmes", "digital-transformation")
        self.assertIn('value="Review"', form)
        self.assertIn("change a page: Milestones", form)
        self.assertIn("Review", self.page("/en/preview/programmes/digital-transformation"))

    def test_a_page_is_taken_off(self):
        self.save()
        self.save(act="retire", seen=self.seen())
        self.page("/contents/page?section=news&slug=fibre-2026", 404)
        body = urllib.parse.urlencode({"key": self.key, "act": "retire", "section": "documents",
                                       "slug": "qd-749-2020", "seen": self.seen("qd-749-2020", "documents")})
        answer, said = self.ask("POST", "/contents/page", body, Content_Type=FORM, Cookie=self.cookie)
        self.assertEqual(answer.status, 422, said)


office.main()
