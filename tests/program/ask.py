#!/usr/bin/env -S python3 -B
"""tests/program/ask.py - what citizens send: from the portal's form through the office into an edition.

usage: ask.py PROGRAM

A portal with --inbox and an office on one folder. What is personal is searched for in every byte of every
edition and of every answer of the portal; what is hostile stays text; too much is refused, and what was
acknowledged is there."""

import concurrent.futures
import http.client
import json
import pathlib
import re
import shutil
import time
import urllib.parse

import office
from serving import FORM, ServingCase

OWNER, OTHER = "science-technology", "mst"
PERSONAL = {"name": "Nguyễn Thị Riêng-Tư", "contact": "0909-RIENG-TU"}
HARM = "<script>alert(1)</script>{{{title}}}\"'&amp;<img src=x onerror=y>\u0301"
ABOUT = {"kind": "question", "indicator": "online-services", "place": "79", "period": "2001", "edition": "1",
         "fixed": "1"}
INBOX_MAX, DAY_MAX = 2000, 1000  # store/inbox.h, dashboard/portal/letterbox.h
CODE = re.compile(r"/ask/([2-9a-hjkmnp-tv-z]{5}(?:-[2-9a-hjkmnp-tv-z]{5}){2})")


class Ask(ServingCase):
    def setUp(self):
        super().setUp()
        self.make(self.write("a.csv", "indicator,place,period,value\nonline-services,79,2001,5\n"))
        for name, role, reporter in (("boss", "admin", "*"), ("chi", "reviewer", "*"), ("lan", "leader", "*"),
                                     ("own", "reporter", OWNER), ("other", "reporter", OTHER)):
            self.add_person(name, role, reporter=reporter)
        self.portal = self.serve_at("serve", "--inbox", "--portal")
        self.serve()
        self.cookies = {}

    def visit(self, method, path, fields=None, **headers):
        """Asks the portal; the answer and its body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.portal, timeout=60)
        body = fields if isinstance(fields, (bytes, type(None))) else urllib.parse.urlencode(fields)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Content-Type": FORM, **headers} if body else headers)
        answer = connection.getresponse()
        said = answer.read().decode()
        connection.close()
        return answer, said

    def send(self, path="/ask", **fields):
        """A letter that is taken; its code."""
        answer, said = self.visit("POST", path, {**ABOUT, "text": "Vì sao?", **fields})
        self.assertEqual(answer.status, 303, said)
        return CODE.fullmatch(answer.getheader("Location").removeprefix("/en"))[1]

    def page(self, path, who, status=200):
        """A page of the office as somebody sees it."""
        if who not in self.cookies:
            self.cookies[who] = self.sign_in(who)
        answer, said = self.ask("GET", path, Cookie=self.cookies[who])
        self.assertEqual(answer.status, status, said)
        return said.decode()

    def act(self, number, act, who, status=303, **fields):
        """Does it to the version that the page shows."""
        path = f"/inbox/{number}"
        page = self.page(path, "boss")
        key = re.search(r'name="key" value="([0-9a-f]{64})"', self.page("/", who))[1]
        seen = re.search(r'name="seen" value="([0-9]+)"', page)[1]
        body = urllib.parse.urlencode({"key": key, "seen": seen, **fields})
        answer, said = self.ask("POST", f"{path}/{act}", body, Content_Type=FORM, Cookie=self.cookies[who])
        self.assertEqual(answer.status, status, said.decode())

    def publish(self):
        self.run_it("publish", "--as", "chi")

    def state(self, code, lang=""):
        answer, said = self.visit("GET", f"{lang}/ask/{code}")
        self.assertEqual(answer.status, 200, said)
        self.assertEqual(answer.getheader("Cache-Control"), "no-store")
        self.assertIn('name="robots" content="noindex"', said)
        return said

    def all_bytes(self, folder):
        """Every file of a folder of the data, by name."""
        return {path: path.read_bytes() for path in pathlib.Path(self.data / folder).rglob("*") if path.is_file()}

    def test_from_a_question_to_the_answer_at_the_figure(self):
        code = self.send(text=f"Vì sao là 5? {HARM}", **PERSONAL)
        self.assertIn("Đã nhận", self.state(code))
        self.assertIn("Vì sao là 5?", self.page("/inbox/1", "chi"))
        self.act(1, "route", "boss", reporter=OWNER)
        self.assertIn("Đang xử lý", self.state(code))
        self.page("/inbox/1", "other", 404)
        seen = {who: self.page("/inbox/1", who) for who in ("chi", "own", "lan")}
        self.assertIn(PERSONAL["contact"], seen["chi"])
        for who in ("own", "lan"):
            self.assertNotIn(PERSONAL["contact"], seen[who])
        self.act(1, "propose", "own", vi="Vì đếm lại.")
        self.assertNotIn("Vì đếm lại.", self.state(code))
        self.act(1, "answer", "own", 403, public="Vì sao?", vi="Tự trả lời")
        self.act(1, "answer", "chi", public=f"Vì sao là 5? {HARM}", vi="Vì đếm lại.\nHai lần.", en="Counted again.")
        self.assertIn("Vì đếm lại.", self.state(code))
        self.assertIn("Counted again.", self.state(code, "/en"))
        page = self.visit("GET", "/i/online-services")[1]
        self.assertNotIn("Vì đếm lại.", page)  # not before it is published
        self.publish()
        for path in ("/i/online-services", "/ask"):
            page = self.visit("GET", path)[1]
            self.assertIn("Vì đếm lại.\nHai lần.", page)
            self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;{{{title}}}", page)
            self.assertNotIn("<script>alert", page)
            self.assertNotIn("<img src=x", page)
        self.assertIn("Counted again.", self.visit("GET", "/en/i/online-services")[1])
        self.assertIn("100,0%", self.visit("GET", "/ask")[1])
        self.assertIn("Vì đếm lại", self.page("/preview/ask", "lan"))
        self.assertIn("Người dân nêu gì", self.page("/board", "lan"))

    def test_a_body_answers_until_its_last_day(self):
        folder = self.folder / "later"
        shutil.copytree(office.HCMC, folder)
        reporters = json.loads((folder / "reporters.json").read_text())
        for reporter in reporters:
            if reporter["code"] in (OWNER, OTHER):
                reporter["valid_until"] = "2099-01-01" if reporter["code"] == OWNER else "2026-01-01"
        (folder / "reporters.json").write_text(json.dumps(reporters))
        self.run_it("catalogue", "load", str(folder))
        self.send()
        for path in ("/inbox/1", "/tokens"):
            page = self.page(path, "boss")
            self.assertIn(f'<option value="{OWNER}"', page)
            self.assertNotIn(f'<option value="{OTHER}"', page)

    def test_nothing_personal_leaves_the_office(self):
        kept = self.send(text="Nguyên văn chưa duyệt", **PERSONAL)
        self.page("/inbox", "chi")  # so that it is the first
        gone = self.send(text="Sẽ bị từ chối", **PERSONAL)
        self.page("/inbox", "chi")
        self.send(text="Còn đang chờ", **PERSONAL)
        self.act(1, "answer", "chi", public="Câu hỏi đã duyệt", vi="Lời đáp")
        self.act(2, "decline", "chi", vi="Lý do riêng cho người gửi")
        self.publish()
        self.assertIn("Lý do riêng cho người gửi", self.state(gone))
        self.assertIn("Lời đáp", self.state(kept))
        secrets = [*PERSONAL.values(), "Nguyên văn chưa duyệt", "Sẽ bị từ chối", "Lý do riêng", "Còn đang chờ"]
        seen = {**self.all_bytes("editions"), **self.all_bytes("withdrawn")}
        self.assertTrue(any("Câu hỏi đã duyệt".encode() in content for content in seen.values()))
        for path in ("/ask", "/en/ask", "/i/online-services", "/data/figures.json", "/report.pdf", "/search?q=rieng"):
            seen[path] = self.visit("GET", path)[1].encode("utf-8", "replace") if not path.endswith(".pdf") else b""
        for code in (kept, gone):
            for secret in secrets[:4]:
                self.assertNotIn(secret, self.state(code))
        for path, content in {**seen, **self.all_bytes("replies")}.items():
            for secret in (*secrets[:4], *([] if "replies" in str(path) else secrets[4:])):
                self.assertNotIn(secret.encode(), content, path)
            for code in (kept, gone):
                self.assertNotIn(code.encode(), content, path)
        ledger = "\n".join(line for line in self.stored() if '"ledger"' in line)
        self.assertIn("inquiry-answer", ledger)
        for secret in secrets:
            self.assertNotIn(secret, ledger)

    def test_what_is_refused(self):
        cases = [
            (303, {}, {}),
            (422, {"text": ""}, {}),
            (422, {"text": "   \n "}, {}),
            (303, {"text": "ỷ" * 4000}, {}),
            (422, {"text": "x" * 4001}, {}),
            (422, {"name": "x" * 121}, {}),
            (422, {"contact": "x" * 121}, {}),
            (422, {"text": "a\u202eb"}, {}),
            (422, {"indicator": "nothing"}, {}),
            (422, {"place": "x"}, {}),
            (422, {"period": "x" * 31}, {}),
            (400, {"kind": "order"}, {}),
            (400, {"more": "x"}, {}),
            (400, {"text": "a\0b"}, {}),
            (413, {"text": "x" * (1 << 20)}, {}),
            (403, {}, {"Origin": "https://evil.example"}),
            (403, {}, {"Origin": "null"}),
            (403, {}, {"Sec_Fetch_Site": "cross-site"}),
            (403, {}, {"Sec_Fetch_Site": "same-site"}),
            (303, {}, {"Sec_Fetch_Site": "same-origin", "Origin": f"http://127.0.0.1:{self.portal}"}),
            (415, {}, {"Content_Type": "text/plain"}),
        ]
        for status, fields, headers in cases:
            with self.subTest(fields=str(fields)[:60], headers=headers):
                answer, said = self.visit("POST", "/ask", {**ABOUT, "text": "Giữ nguyên", **fields}, **headers)
                self.assertEqual(answer.status, status, said[:400])
                if status == 422 and fields.get("text", "").strip() != "":
                    self.assertIn(fields["text"], said)  # nothing that was typed is lost
        self.page("/inbox", "chi")
        self.assertEqual(sum("INSERT INTO \"inquiry\"" in line for line in self.stored()), 3)

    def test_a_letter_shown_again_keeps_its_edition(self):
        self.publish()
        said = self.visit("POST", "/ask", {**ABOUT, "text": ""})[1]
        self.assertIn('name="edition" value="1"', said)  # the one that was read
        self.assertIn("<dt>Kỳ công bố</dt><dd>2</dd>", said)  # whose figure stands there

    def test_ten_thousand_letters_stay_bounded(self):
        body = urllib.parse.urlencode({**ABOUT, "text": "x" * 200}).encode()

        def post(_):
            return self.visit("POST", "/ask", body)[0].status

        with concurrent.futures.ThreadPoolExecutor(8) as senders:
            statuses = list(senders.map(post, range(10000)))
        taken = statuses.count(303)
        self.assertEqual(taken, DAY_MAX)
        self.assertEqual(statuses.count(503), 10000 - taken)
        deadline = time.monotonic() + 60
        while any((self.data / "inbox").iterdir()) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertEqual(sum("INSERT INTO \"inquiry\"" in line for line in self.stored()), taken)
        self.assertEqual(self.visit("GET", "/")[0].status, 200)
        answer, said = self.visit("POST", "/ask", {**ABOUT, "text": "Không được mất"})
        self.assertEqual((answer.status, answer.getheader("Retry-After")), (503, "3600"))
        self.assertIn("Không được mất", said)

    def test_a_full_inbox_says_so(self):
        for number in range(INBOX_MAX):
            (self.data / "inbox" / f"{number}.other").touch()
        answer, said = self.visit("POST", "/ask", {**ABOUT, "text": "Không được mất"})
        self.assertEqual(answer.status, 507)
        self.assertIn("Không được mất", said)

    def test_codes_are_not_guessed(self):
        code = self.send()
        answer, _ = self.visit("GET", "/ask?code=" + urllib.parse.quote(code.upper().replace("-", " ")))
        self.assertEqual((answer.status, answer.getheader("Location")), (303, f"/ask/{code}"))
        swapped = code[:-1] + ("2" if code[-1] != "2" else "3")
        for guess in (swapped, "2" * 15, "0" * 64, code[:-1], "current"):
            self.assertEqual(self.visit("GET", f"/ask/{guess}")[0].status, 404, guess)
        self.assertEqual(self.visit("GET", "/ask?code=abc")[0].status, 422)
        for folder in ("inbox", "replies"):  # nor can who reads the portal's folders learn one
            for path, content in self.all_bytes(folder).items():
                self.assertNotIn(code.encode(), content)
                self.assertNotIn(code.replace("-", ""), str(path))

    def test_a_portal_without_an_inbox_has_no_form(self):
        code = self.send()
        self.portal = self.serve_at("serve", "--portal")
        answer, said = self.visit("GET", "/ask")
        self.assertEqual(answer.status, 200)
        self.assertNotIn("<textarea", said)
        self.assertEqual(self.visit("GET", f"/ask/{code}")[0].status, 404)
        self.assertEqual(self.visit("POST", "/ask", {**ABOUT, "text": "x"})[0].status, 400)
        self.assertEqual(self.visit("POST", "/ask")[0].status, 404)


if __name__ == "__main__":
    office.main()
