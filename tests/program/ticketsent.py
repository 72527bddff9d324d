#!/usr/bin/env -S python3 -B
"""tests/program/ticketsent.py - exports of hotline tickets through the office's page and the push API:
counted as `tiendo import` counts them, and nobody in them kept anywhere.

usage: ticketsent.py PROGRAM"""

import gzip
import hashlib
import html
import json
import re
import urllib.parse

import office
from openapi import Description
from serving import FORM, ServingCase
from tickets import SECRETS, TIMES, TicketCase, expected_rows, some_tickets, table

API = "/api/v1/submissions"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Sent(TicketCase, ServingCase):
    def setUp(self):
        super().setUp()
        self.add_person("an", "reporter", reporter="science-technology")
        self.token = self.add_token("tram")
        self.narrow = self.add_token("hep", "smartphone-share")
        self.described = Description(self.run_it("routes", "--openapi"))
        self.serve()

    def export(self, count=2000, seed=3):
        """Tickets, and a file of them that is too long to stay in the server's memory."""
        tickets = some_tickets(seed, count)
        rows = table(tickets, lambda time: time.strftime(TIMES[0]))
        return tickets, rows, self.csv_of("a.csv", rows).read_bytes()

    def nobody_is_kept(self):
        for file in self.data.rglob("*"):
            content = file.read_bytes() if file.is_file() else b""
            for secret in SECRETS:
                self.assertNotIn(secret.encode(), content, file)

    def upload(self, cookie, content, tickets="2025-10", **fields):
        key = re.search(r'name="key" value="([0-9a-f]{64})"',
                        self.ask("GET", "/send", Cookie=cookie)[1].decode())[1]
        fields = {"key": key, "reporter": "science-technology", "decimal": "", "pasted": "",
                  "tickets": tickets, **fields}
        parts = b"".join(f'--xx\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                         for name, value in fields.items())
        head = b'--xx\r\nContent-Disposition: form-data; name="file"; filename="phieu.csv"\r\n\r\n'
        answer, said = self.ask("POST", "/send", parts + head + content + b"\r\n--xx--\r\n",
                                Cookie=cookie, Content_Type="multipart/form-data; boundary=xx")
        return answer, html.unescape(said.decode())

    def test_a_page_takes_them(self):
        tickets, _, content = self.export()
        self.assertGreater(len(content), 64 << 10)
        an = self.sign_in("an")
        answer, said = self.upload(an, content)
        self.assertEqual(answer.status, 303, said)
        where = answer.getheader("Location")
        within = sum(1 for ticket in tickets if "2025-09-25 12" <= str(ticket.received) < "2025-10-25 12")
        self.assertIn(f"done=tickets&n={within}&m={len(tickets) - within}", where)
        page = self.ask("GET", where, Cookie=an)[1].decode()
        self.assertIn("tệp phiếu không được giữ", page)
        self.assertIn("phieu.csv.figures.csv", page)
        self.assertEqual(self.counted(self.evidence()), expected_rows(tickets))
        self.nobody_is_kept()
        # it is sent like any draft; the hash of the export goes along
        page = html.unescape(page)
        key = re.search(r'name="key" value="([0-9a-f]{64})"', page)[1]
        version = re.search(r'name="version" value="(\d+)"', page)[1]
        doubts = {f"explain-{n}": "Đúng" for n in re.findall(r'name="explain-(\d+)"', page)}
        answer, said = self.ask("POST", where.partition("?")[0] + "/submit", urllib.parse.urlencode(
            {"key": key, "version": version, **doubts}), Cookie=an, Content_Type=FORM)
        self.assertIn("done=submitted", answer.getheader("Location") or said.decode())
        whose = hashlib.sha256(content).hexdigest()
        self.assertTrue(any(whose in row for row in self.stored()), "the export's hash is told")
        self.nobody_is_kept()

    def test_a_page_tells_what_is_wrong_and_keeps_nothing(self):
        _, rows, _ = self.export(80)
        rows[7][7] = "hôm kia"
        an = self.sign_in("an")
        before = [row for row in self.stored() if "session" not in row]
        answer, said = self.upload(an, self.csv_of("b.csv", rows).read_bytes())
        self.assertEqual(answer.status, 422)
        self.assertIn("8:8", said)
        self.assertIn("hôm kia", said)
        self.assertIn('name="tickets" value="2025-10"', said)  # what was said of it is still there
        for tickets, word in ("2026-12", "chưa kết thúc"), ("tuần 40", "không phải tháng"):
            answer, said = self.upload(an, self.csv_of("b.csv", rows).read_bytes(), tickets)
            self.assertIn(answer.status, (400, 422))
            self.assertIn(word, said)
        rows[0] = [f"Cột {n}" for n in range(len(rows[0]))]
        rows[7][7] = rows[8][7]
        names = {"id": 1, "field": 5, "place": 6, "received": 7, "due": 8, "closed": 9}
        answer, said = self.upload(an, self.csv_of("b.csv", rows).read_bytes(), **{
            f"column-{name}": f"Cột {n}" for name, n in names.items() if name != "due"})
        self.assertEqual(answer.status, 422)
        self.assertIn('value="Cột 7"', said)
        self.assertEqual([row for row in self.stored() if "session" not in row], before)
        self.nobody_is_kept()
        answer, said = self.upload(an, self.csv_of("b.csv", rows).read_bytes(), **{
            f"column-{name}": f" Cột {n} " for name, n in names.items()})
        self.assertEqual(answer.status, 303, said)  # blanks around a header are none of it
        self.nobody_is_kept()

    def push_it(self, content, query="?tickets=2025-10", token=None, **headers):
        headers = {"Content_Type": "text/csv", "Authorization": f"Bearer {token or self.token}", **headers}
        answer, said = self.ask("POST", API + query, content, **headers)
        self.described.check_answer("POST", API, answer, said.decode())
        return answer, json.loads(said)

    def test_programs_push_them(self):
        tickets, rows, content = self.export()
        before = self.stored()
        answer, said = self.push_it(content, "?tickets=2025-10&dry_run=true")
        self.assertEqual((answer.status, said["state"]), (200, "checked"), said)
        self.assertEqual(self.stored()[:5], before[:5])
        answer, said = self.push_it(gzip.compress(content), Content_Encoding="gzip", Idempotency_Key="k")
        self.assertEqual((answer.status, said["state"]), (201, "submitted"), said)
        counted = sum(row["received"] for row in [{"received": int(row[0])} for key, row in
                      expected_rows(tickets).items() if key == ("hotline-reports-received", "79@2025-07-01", "")])
        self.assertEqual(said["tickets"], {"counted": counted, "elsewhere": len(tickets) - counted,
                                           "unplaced": said["tickets"]["unplaced"],
                                           "sha256": hashlib.sha256(content).hexdigest()})
        evidence = self.evidence()
        self.assertEqual(said["evidence"], hashlib.sha256(evidence.encode()).hexdigest())
        self.assertEqual(said["receipt"]["evidence"], said["evidence"])
        self.assertEqual(self.counted(evidence), expected_rows(tickets))
        answer, again = self.push_it(content, Idempotency_Key="k")
        self.assertEqual((answer.status, again["repeated"]), (201, True))
        answer, again = self.push_it(self.xlsx_of("a.xlsx", rows).read_bytes(), Content_Type=SHEET)
        self.assertEqual((answer.status, again["state"]), (200, "unchanged"), again)
        self.nobody_is_kept()

    def test_programs_are_told_what_is_wrong(self):
        _, rows, content = self.export(60)
        rows[7][7] = "hôm kia"
        faulty = self.csv_of("b.csv", rows).read_bytes()
        before = [row for row in self.stored() if 'INTO "token"' not in row]
        for status, key, asked in [
            (415, "api.type", {"content": b"[]", "Content_Type": "application/json"}),
            (415, "api.type", {"content": content, "query": ""}),
            (422, "import.problems", {"content": faulty}),
            (422, "import.problems", {"content": content, "token": self.narrow}),
            (422, "tickets.unfinished", {"content": content, "query": "?tickets=2026-12"}),
            (400, "tickets.period", {"content": content, "query": "?tickets="}),
            (422, "import.problems", {"content": b"a,b,c\n1,2,3\n"}),
        ]:
            with self.subTest(key):
                answer, said = self.push_it(**asked)
                self.assertEqual((answer.status, said["key"]), (status, key), said)
        answer, said = self.push_it(faulty)
        self.assertEqual([(each["line"], each["column"], each["key"], each["read"])
                          for each in said["errors"]], [(8, 8, "ticket.time", "hôm kia")])
        self.assertEqual([row for row in self.stored() if 'INTO "token"' not in row], before)
        self.nobody_is_kept()


if __name__ == "__main__":
    office.main()
