#!/usr/bin/env -S python3 -B
"""tests/program/desk.py - the office's pages from outside: who gets in, a figure's way from a faulty
upload to the portal's edition, and what forms from elsewhere get.

usage: desk.py PROGRAM"""

import fcntl
import hmac
import html
import http.client
import io
import json
import re
import sqlite3
import struct
import time
import urllib.parse
import zipfile

import office
from serving import FORM, PASSWORD, ServingCase

PEOPLE = {"an": "reporter", "gia": "reporter", "binh": "reviewer", "chi": "reviewer", "quan": "admin"}
HEADER = "indicator,place,period,value\n"


def totp(secret):
    """The code of now, as a telephone makes it (RFC 6238)."""
    hashed = hmac.new(bytes.fromhex(secret), struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
    at = hashed[-1] & 15
    return f"{(struct.unpack('>I', hashed[at:at + 4])[0] & 0x7fffffff) % 1000000:06}"


class Desk(ServingCase):
    def setUp(self):
        super().setUp()
        self.make(self.write("a.csv", HEADER + "online-services,79,2024,5\n"))
        self.serve()

    def people(self, *names):
        """Makes those accounts and signs them in; their sessions."""
        for name in names:
            self.add_person(name, PEOPLE[name],
                            reporter="mst" if name == "gia" else "science-technology")
        return [self.sign_in(name) for name in names]

    def ask(self, method, path, body=None, cookie=None, **headers):
        if cookie:
            headers["Cookie"] = cookie
        answer, said = super().ask(method, path, body, **headers)
        return answer, said.decode()

    def key(self, cookie):
        return re.search(r'name="key" value="([0-9a-f]{64})"', self.ask("GET", "/", cookie=cookie)[1])[1]

    def post(self, cookie, path, status=303, **fields):
        """A form with the session's key; where it leads to."""
        body = urllib.parse.urlencode({"key": self.key(cookie), **fields})
        answer, text = self.ask("POST", path, body, cookie,
                                Content_Type=FORM)
        self.assertEqual(answer.status, status, text)
        return answer.getheader("Location") if status == 303 else text

    def upload(self, cookie, text, **fields):
        """Sends a file as a browser does; the submission's page."""
        fields = {"key": self.key(cookie), "reporter": "science-technology", "decimal": "",
                  "pasted": "", **fields}
        parts = [f'--xx\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                 for name, value in fields.items()]
        parts.append('--xx\r\nContent-Disposition: form-data; name="file"; filename="quý.csv"\r\n'
                     f"Content-Type: text/csv\r\n\r\n{text}\r\n--xx--\r\n")
        answer, said = self.ask("POST", "/send", "".join(parts).encode(), cookie,
                                Content_Type="multipart/form-data; boundary=xx")
        self.assertEqual(answer.status, 303, said)
        return answer.getheader("Location")

    def page(self, cookie, path, status=200):
        answer, text = self.ask("GET", path, cookie=cookie)
        self.assertEqual(answer.status, status, text)
        return text

    def test_a_figure_goes_all_the_way(self):
        an, binh, chi = self.people("an", "binh", "chi")
        draft = self.upload(an, HEADER + "online-services,79,2025,mười\nonline-service,79,2025,6\n")
        page = self.page(an, draft)
        self.assertIn("2 chỗ cần sửa, chưa gửi gì", page)
        self.assertIn("mười", page)
        self.assertIn("2 things to mend", self.page(an, "/en" + draft))
        self.assertIn("2 chỗ cần sửa, chưa lưu gì.", self.post(an, draft + "/submit", 422))
        mended = self.upload(an, HEADER + "online-services,79,2025,600\n",
                             instead=draft.rsplit("/", 1)[1])
        self.assertIn("đã rút", self.page(an, draft))
        page = self.page(an, mended)
        self.assertIn("Sẽ gửi 1 số liệu", page)
        doubts = {f"explain-{n}": "Gộp ba tỉnh" for n in re.findall(r'name="explain-(\d+)"', page)}
        sent = self.post(an, mended + "/submit",
                         version=re.search(r'name="version" value="(\d+)"', page)[1], **doubts)
        self.assertIn("done=submitted&n=1", sent)
        # the author does not see the queue; the reviewer asks
        self.page(an, "/review", 403)
        queue = self.page(binh, "/review")
        self.assertIn("1 số liệu chờ duyệt", queue)
        figure = re.search(r'name="figure-([0-9-]+)" value="(\d+)"', queue)
        self.assertEqual(self.post(binh, "/review", act=f"return-{figure[1]}",
                                   **{f"seen-{figure[1]}": figure[2],
                                      f"question-{figure[1]}": "Vì sao tăng?"}),
                         "/review?done=returned&n=1")
        self.assertIn("Vì sao tăng?", self.page(an, mended))
        self.assertIn("Bị trả lại", self.page(an, "/"))
        page = self.page(an, mended)
        version = re.search(r'name="n" value="1"><input type="hidden" name="version" value="(\d+)"', page)
        self.post(an, mended + "/answer", n="1", version=version[1], words="Vì gộp ba tỉnh")
        # two decide at once on what they saw: one wins, the other is told
        seen = {name: re.search(r'name="(figure-[0-9-]+)" value="(\d+)"', self.page(cookie, "/review"))
                for name, cookie in (("binh", binh), ("chi", chi))}
        self.assertEqual(self.post(binh, "/review", act="approve", **{seen["binh"][1]: seen["binh"][2]}),
                         "/review?done=approved&n=1")
        told = self.post(chi, "/review", 409, act="approve", **{seen["chi"][1]: seen["chi"][2]})
        self.assertIn("Chưa phải tất cả đã xong", told)
        self.assertIn("(đã duyệt)", told)  # states in the reader's words
        self.assertNotIn("(approved)", told)
        self.assertIn("1 số liệu đã duyệt sẽ vào kỳ tới", self.page(binh, "/editions"))
        self.assertEqual(self.post(binh, "/editions", note="Quý mới", at=""),
                         "/editions?done=published&n=2")
        figures = json.loads(self.run_it("series", "online-services", "--json"))
        self.assertIn("600", json.dumps(figures))
        receipt = self.page(an, mended + "/receipt.json")
        self.run_it("verify", str(self.write("receipt.json", receipt)))
        self.assertEqual(self.page(an, mended + "/evidence"), HEADER + "online-services,79,2025,600\n")
        # an hour to come, cancelled; then back to the first edition, in public
        self.assertEqual(self.post(binh, "/editions", note="", at="2099-01-01T08:00"),
                         "/editions?done=scheduled&n=3")
        self.assertIn("1/1/2099 08:00", self.page(binh, "/editions"))
        self.assertIn("done=cancelled", self.post(binh, "/editions/cancel"))
        self.assertIn("done=back", self.post(binh, "/editions/back", number="1", reason="Nhầm đơn vị"))
        self.run_it("check")

    def type_in(self, cookie, path, status=303, **rows):
        """Types into the form on a page what it shows, `rows` by their number; where that leads to."""
        page = self.page(cookie, path)
        fields = {html.unescape(name): html.unescape(value) for name, value in re.findall(
            r'name="((?:row|[pndve])-\d+|seen|from|reporter|indicator|period)" value="([^"]*)"', page)}
        action = re.search(r'id="entry" action="([^"]+)"', page)[1]
        return self.post(cookie, action, status, **{**fields, "go": "check", **rows})

    def row_of(self, page, indicator):
        """The number of the indicator's first row, and of its group."""
        found = re.search(rf'name="row-(\d+)" value="(\d+)\|{indicator}\|', page)
        return found[1], found[2]

    def test_figures_are_typed_on_a_page(self):
        an, gia = self.people("an", "gia")
        way = "/entry?reporter=science-technology&indicator=digital-signature-holders"
        page = self.page(an, way)
        row, _ = self.row_of(page, "digital-signature-holders")
        self.assertIn("Số người có chữ ký số cá nhân", page)
        self.assertIn("Chưa gõ số liệu nào", self.type_in(an, way, 422))
        draft = self.type_in(an, way, **{f"v-{row}": "1.234"})
        self.assertEqual(draft, "/submissions/2/entry")
        self.assertIn("2 chỗ cần sửa, chưa gửi gì", self.page(an, draft))
        self.assertIn("chưa ghi kỳ báo cáo", self.page(an, draft))
        row, group = self.row_of(self.page(an, draft), "digital-signature-holders")
        self.assertEqual(self.type_in(an, draft, **{f"p-{group}": "Năm 2025"}), draft)
        page = self.page(an, draft)
        self.assertIn("1 chỗ cần sửa, chưa gửi gì", page)
        field = re.search(rf'<input id="v-{row}"[^>]*>', page)[0]
        self.assertIn('value="1.234"', field)
        self.assertIn('aria-invalid="true"', field)
        self.assertIn("1234 / 1.234", page)
        self.assertIn("could be either of two", self.page(an, "/en" + draft))
        self.page(gia, draft, 404)  # another's
        # the mark of decimals is chosen once; the same page is sent from another window too late
        seen = re.search(r'name="seen" value="(\d+)"', page)[1]
        looked = self.type_in(an, draft, **{f"v-{row}": "1.234", f"e-{row}": "Gộp ba tỉnh", "decimal": ","})
        self.assertEqual(looked, "/submissions/2")
        apart = self.type_in(an, draft, seen=seen, go="save", **{f"v-{row}": "77"})
        self.assertEqual(apart, "/submissions/3/entry?from=1&done=entry-apart")
        self.assertIn('value="77"', self.page(an, apart))
        page = self.page(an, looked)
        self.assertIn("Sẽ gửi 1 số liệu", page)
        self.assertIn("1.234", page)
        self.assertIn(f'href="{draft}"', page)  # back to the form, not to an upload
        sent = self.post(an, looked + "/submit", version=re.search(
            r'name="version" value="(\d+)"', page)[1])
        self.assertIn("done=submitted&n=1", sent)
        # what was typed is the evidence, and reads like any file
        evidence = self.page(an, looked + "/evidence")
        self.assertTrue(evidence.startswith("sep=,\ntiendo-form,indicator,"), evidence)
        self.assertIn('"1.234"', evidence)
        self.page(an, draft, 409)  # sent: nothing to type any more
        self.run_it("check")

    def test_a_finding_is_answered_while_it_waits(self):
        an, gia, binh = self.people("an", "gia", "binh")
        text = HEADER + "".join(f"online-services,79,{year},{value}\n" for year, value in
                                ((2018, 100), (2019, 104), (2020, 107), (2021, 111), (2022, 114), (2023, 90000)))
        # sent by a colleague, and nobody answered
        self.add_person("cuc", "reporter", reporter="science-technology")
        self.run_it("import", "--as", "cuc", "--reporter", "science-technology", str(self.write("b.csv", text)))
        page = self.page(an, "/submissions/2")
        figure = re.search(r'action="/submissions/2/explain".*?name="n" value="(\d+)"', page, re.DOTALL)[1]
        self.assertNotIn("/explain", self.page(binh, "/submissions/2"))
        self.post(gia, "/submissions/2/explain", 404, n=figure, words="x")
        self.post(an, "/submissions/2/explain", 422, n=figure, words=" ")
        self.assertIn("done=explained&n=", self.post(an, "/submissions/2/explain", n=figure, words="Gộp ba tỉnh"))
        self.post(an, "/submissions/2/explain", 409, n=figure, words="Lần nữa")
        self.assertIn("Gộp ba tỉnh", self.page(binh, "/review"))
        self.run_it("check")

    def test_a_long_form_has_pages(self):
        wards = re.findall(r"^(\d{5}),2025-07-01,,ward,", (office.HCMC / "places.csv").read_text(),
                           re.MULTILINE)[:120]
        self.assertEqual(len(wards), 120)
        text = HEADER.replace("value", "numerator,denominator") + "".join(
            f"smartphone-share,{ward},2026-Q3,5,10\n" for ward in wards)
        self.run_it("import", "--reporter", "science-technology",
                    str(self.write("b.csv", text)))
        (an,) = self.people("an")
        way = "/entry?reporter=science-technology&indicator=smartphone-share"
        page = self.page(an, way)
        row, _ = self.row_of(page, "smartphone-share")
        self.assertEqual(page.count('name="row-'), 50)
        self.assertEqual(self.type_in(an, "/entry?reporter=science-technology", go="from-51"),
                         "/entry?reporter=science-technology&from=51")
        past = way + "&period=2026-Q2"  # turning the page is about the same indicator and period
        self.assertEqual(self.type_in(an, past, go="from-51"), past + "&from=51")
        draft = self.type_in(an, way, go="from-51", **{f"n-{row}": "6", f"d-{row}": "10"})
        self.assertEqual(set(re.findall(r'name="row-\d+" value="\d+\|([^|]+)\|', self.page(an, draft))),
                         {"smartphone-share"})
        base = draft.partition("?")[0]
        page = self.page(an, base + "?from=51")
        numbers = re.findall(r'name="row-(\d+)"', page)
        self.assertEqual(len(numbers), 50)
        after = self.type_in(an, base + "?from=51", **{f"n-{numbers[-1]}": "11", f"d-{numbers[-1]}": "10"})
        page = self.page(an, after)  # opens where the fault is
        self.assertIn(f'id="why-n-{numbers[-1]}"', page)
        self.assertIn('value="6"', self.page(an, base + "?from=1"))  # the other page's is still there

    def test_nobody_gets_in_unasked(self):
        (an,) = self.people("an")
        form = {"Content_Type": FORM}
        key = self.key(an)
        for what, status, asked in [
            ("no session", 303, ("GET", "/review", None, None, {})),
            ("no session, a form", 401, ("POST", "/editions", "note=x", None, form)),
            ("another's value", 303, ("GET", "/", None, "tiendo=" + "0" * 64, {})),
            ("no key", 403, ("POST", "/signout", "a=b", an, form)),
            ("wrong key", 403, ("POST", "/signout", "key=" + "0" * 64, an, form)),
            ("another site", 403, ("POST", "/signout", f"key={key}", an,
                                   {**form, "Origin": "http://evil.example"})),
            ("a sandboxed page", 403, ("POST", "/signout", f"key={key}", an, {**form, "Origin": "null"})),
            ("another site, as browsers say", 403, ("POST", "/signout", f"key={key}", an,
                                                     {**form, "Sec_Fetch_Site": "cross-site"})),
            ("sign-in from another site", 403, ("POST", "/signin", "name=an", None,
                                                 {**form, "Origin": "http://evil.example"})),
            ("another name", 421, ("GET", "/signin", None, None, {"Host": "evil.example"})),
            ("another role", 403, ("POST", "/editions", f"key={key}&note=x", an, form)),
            ("another kind of body", 415, ("POST", "/signout", "{}", an,
                                            {"Content_Type": "application/json"})),
            ("a field twice", 400, ("POST", "/signout", f"key={key}&key={key}", an, form)),
            ("too long", 413, ("POST", "/signout", "key=" + "0" * 400000, an, form)),
            ("a body on GET", 400, ("GET", "/", "a=b", an, form)),
            ("a method", 405, ("PUT", "/review", None, an, {})),
            ("no such page", 404, ("GET", "/nothing", None, an, {})),
            ("an unknown parameter", 400, ("GET", "/?x=1", None, an, {})),
            ("somebody's submission that is none", 404, ("GET", "/submissions/99", None, an, {})),
            ("styles", 200, ("GET", "/styles.css", None, None, {})),
        ]:
            with self.subTest(what):
                method, path, body, cookie, headers = asked
                self.assertEqual(self.ask(method, path, body, cookie, **headers)[0].status, status)
        self.assertEqual(self.page(an, "/").count("<h1>"), 1)  # none of it ended the session
        self.post(an, "/signout")
        self.assertEqual(self.ask("GET", "/", cookie=an)[0].status, 303)

    def test_guessing_is_slowed_down(self):
        self.people("an")
        seen = []
        for _ in range(7):
            answer, said = self.try_sign_in("an", password="xxxx xxxx xxxx")
            seen.append(answer.status)
            self.assertIsNone(answer.getheader("Set-Cookie"))
            self.assertNotIn(b"xxxx", said)
        self.assertEqual(seen[:5], [401] * 5)
        self.assertIn(429, seen[5:])

    def test_a_reporter_sees_own_submissions_only(self):
        an, gia = self.people("an", "gia")
        draft = self.upload(an, HEADER + "online-services,79,2025,6\n")
        self.page(an, draft)
        for path in draft, draft + "/evidence":
            self.page(gia, path, 404)
        for act in "submit", "withdraw", "answer":
            self.post(gia, f"{draft}/{act}", 404, words="x")
        self.assertNotIn(draft, self.page(gia, "/submissions"))

    def test_accounts_are_kept(self):
        an, quan = self.people("an", "quan")
        made = self.post(quan, "/people", name="hoa", display="Đỗ Thị Hoa", password=PASSWORD)
        self.assertEqual(self.page(quan, made).count("checked"), 0)
        page = made.partition("?")[0]
        self.post(quan, "/people", 422, name="hoa", display="Hai", password=PASSWORD)
        self.post(quan, "/people", 422, name="lan", display="Lan", password="ngắn")
        self.post(quan, page + "/roles", 422, **{"role-reporter": "1", "scope-place": "nowhere"})
        self.post(quan, page + "/roles", **{"role-reporter": "1", "scope-place": "79\n* 26743"})
        told = self.page(quan, page)
        self.assertIn('name="role-reporter" value="1" checked', told)
        self.assertIn(">* 26743 79</textarea>", told)
        self.post(quan, page + "/roles", 409, version="1", **{"role-admin": "1"})
        hoa = self.sign_in("hoa")
        self.post(quan, page + "/password", password="một câu khác hẳn")
        self.assertEqual(self.ask("GET", "/", cookie=hoa)[0].status, 303)
        hoa = self.sign_in("hoa", password="một câu khác hẳn")
        self.post(quan, page + "/disable", disabled="1")
        self.assertEqual(self.ask("GET", "/", cookie=hoa)[0].status, 303)
        # one's own password, and a second factor, which an administrator can take away
        self.post(an, "/account/password", 401, current="not this one", password=PASSWORD + "!")
        secret = re.search(r'name="secret" value="([0-9a-f]{40})"', self.page(an, "/account"))[1]
        self.post(an, "/account/second", 401, current="not this one", secret=secret, code=totp(secret))
        self.post(an, "/account/second", 422, current=PASSWORD, secret=secret, code="000000")
        self.post(an, "/account/second", current=PASSWORD, secret=secret, code=totp(secret))
        self.assertEqual(self.ask("GET", "/", cookie=an)[0].status, 303)
        self.assertEqual(self.try_sign_in("an")[0].status, 401)
        an = self.sign_in("an", code=totp(secret))
        self.assertIn("Đăng nhập cần mã", self.page(an, "/account"))
        self.post(quan, "/people/1/second")
        self.sign_in("an")

    def test_the_catalogue_is_amended(self):
        an, quan = self.people("an", "quan")
        self.page(quan, "/catalogue/999", 404)
        self.page(an, "/catalogue", 403)
        page = re.search(r'href="(/catalogue/\d+)">Số dịch vụ công trực tuyến<', self.page(quan, "/catalogue"))[1]
        words = dict(re.findall(r'name="(name-vi|name-en)" value="([^"]*)"', self.page(quan, page)))
        words.update({"definition-vi": "Dịch vụ có trên cổng.", "definition-en": "Services on the portal."})
        seen = re.search(r'name="seen" value="([0-9a-f]{64})"', self.page(quan, page))[1]
        self.post(quan, page + "/words", seen=seen, **words)
        self.assertIn("Dịch vụ có trên cổng.", self.page(quan, page))
        self.post(quan, page + "/words", 409, seen=seen, **{**words, "name-vi": "Khác"})
        target = {"period": "Năm 2030", "place": "79", "value": "2.500,5", "comparator": "at-least",
                  "decision": "strategy-2030"}
        self.post(quan, page + "/plan", 422, **{**target, "value": "2.500"})  # two readings
        self.post(quan, page + "/plan", **target)
        self.run_it("publish")
        seen = [sqlite3.connect(self.data / f"editions/edition-00000{number}.db").execute(
            "SELECT definition_vi, (SELECT value FROM plan_point WHERE indicator_id = indicator.id AND"
            " superseded = 0) FROM indicator WHERE code = 'online-services'").fetchone()
            for number in (1, 2)]
        self.assertEqual(seen[1], ("Dịch vụ có trên cổng.", "2500.5"))
        self.assertNotEqual(seen[0][0], seen[1][0])  # what was published stays as it was
        self.assertIsNone(seen[0][1])
        # a target ends by a decision, in public; what was published keeps it
        end = {"place": "79", "period": "2030", "target": "strategy-2030", "decision": "qd-749-2020",
               "reason-vi": "Đã có mục tiêu khác.", "reason-en": "Another one took over."}
        self.post(quan, page + "/retire", 422, **{**end, "reason-en": ""})
        self.post(quan, page + "/retire", 409, **{**end, "target": "qd-749-2020"})
        self.post(an, page + "/retire", 403, **end)
        self.post(quan, page + "/retire", **end)
        self.post(quan, page + "/retire", 409, **end)
        said = "Bãi bỏ theo 749/QĐ-TTg: Đã có mục tiêu khác."
        self.assertIn(said, self.page(quan, page))
        self.assertIn("bãi bỏ chỉ tiêu", self.page(quan, "/ledger"))
        self.run_it("publish")
        portal = self.serve_at("serve", "--portal")
        for number, shown in (2, False), (3, True):
            connection = http.client.HTTPConnection("127.0.0.1", portal)
            connection.request("GET", f"/i/online-services?edition={number}")
            self.assertEqual(said in connection.getresponse().read().decode(), shown)
            connection.close()
        self.run_it("check")

    def test_tokens_are_kept(self):
        an, quan = self.people("an", "quan")
        form = {"name": "tram", "reporter": "science-technology", "indicators": "online-services", "days": "9"}
        for wrong in {"days": "0"}, {"days": "4294967297"}, {"indicators": " "}, {"indicators": "none"}:
            self.post(quan, "/tokens", 422, **{**form, **wrong})
        told = self.post(quan, "/tokens", 200, **form)
        value = re.search(r"tdo_[0-9a-f]{64}", told)[0]
        self.assertNotIn("tdo_", self.page(quan, "/tokens"))
        answer, _ = self.push(value, [{"indicator": "online-services", "place": "79", "period": "2025", "value": 7}])
        self.assertEqual(answer.status, 201)
        self.assertNotIn("chưa dùng", self.page(quan, "/tokens"))
        self.post(quan, "/tokens/revoke", name="tram")
        self.post(quan, "/tokens/revoke", 422, name="tram")
        self.assertEqual(self.push(value, [])[0].status, 401)
        self.page(an, "/tokens", 403)

    def test_workbooks_out_and_back(self):
        an, gia = self.people("an", "gia")

        def book(cookie, path, status=200):
            answer, said = ServingCase.ask(self, "GET", path, Cookie=cookie)
            self.assertEqual(answer.status, status, said)
            if status == 200:
                self.assertRegex(answer.getheader("Content-Disposition"), r'^attachment; filename="[a-z0-9-]+\.xlsx"$')
                with zipfile.ZipFile(io.BytesIO(said)) as package:
                    self.assertIsNone(package.testzip())
                    return "".join(package.read(name).decode() for name in package.namelist()
                                   if name.endswith(".xml"))
            return said.decode()

        self.assertIn("hotline-reports-late", book(an, "/template.xlsx?reporter=science-technology"))
        self.assertIn("Entry form: Department of", book(an, "/en/template.xlsx?reporter=science-technology"))
        self.run_it("user", "role", "an", "reporter", "--reporter", "*", "--place", "79",
                    "--indicator", "online-services")
        own = book(an, "/template.xlsx?reporter=people-committee-office")
        self.assertIn("online-services", own)
        self.assertNotIn("dossiers-received", own)
        for path, status in ((f"/template.xlsx?reporter={name}", status) for name, status in
                             (("science-technology", 422), ("nobody", 422), ("", 422))):
            book(an, path, status)
        book(gia, "/template.xlsx?reporter=science-technology", 403)
        draft = self.upload(an, HEADER + "online-services,79,2025,mười\n")
        self.assertIn("“mười” không phải là số", book(an, draft + "/marked.xlsx"))
        self.assertIn("“mười” is not a number", book(an, "/en" + draft + "/marked.xlsx"))
        book(gia, draft + "/marked.xlsx", 404)
        clean = self.upload(an, HEADER + "online-services,79,2025,6\n")
        self.assertIn("Không có gì để đánh dấu", book(an, clean + "/marked.xlsx", 404))

    def test_a_busy_office_says_when_to_come_back(self):
        with open(self.data / "office.lock", "rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            answer, _ = self.ask("GET", "/signin")
        self.assertEqual((answer.status, answer.getheader("Retry-After")), (503, "10"))

    def test_large_uploads_are_whole_or_refused(self):
        (an,) = self.people("an")
        rows = "".join(f"online-services,79,{1900 + n % 100},{n}\n" for n in range(20000))
        draft = self.upload(an, HEADER + rows)
        self.assertEqual(self.page(an, draft + "/evidence"), HEADER + rows)


if __name__ == "__main__":
    office.main()
