#!/usr/bin/env -S python3 -B
"""tests/program/tickets.py - exports of hotline tickets: counted as this file counts them, nobody in them kept.

usage: tickets.py PROGRAM"""

import collections
import datetime
import hashlib
import json
import random

import openpyxl

import office
from office import OfficeCase, rows_of

PERIOD = "2025-09-25T12:00/2025-10-25T12:00"
MINUTE = datetime.timedelta(minutes=1)
HEADERS = ["STT", "Mã phản ánh", "Họ tên", "Số điện thoại", "Nội dung", "Lĩnh vực", "Phường/xã",
           "Ngày tiếp nhận", "Hạn xử lý", "Ngày hoàn thành"]
# What the city's crosswalk makes of the names: wards of now, and one that went wholly into another.
WARDS = {"Phường Sài Gòn": "26740", "P. Tân Định": "26737", "phuong ben thanh": "26743",
         "Phường Bến Nghé": "26740", "": None, "TP.HCM": None}
FIELDS = {"Hành chính": "Hành chính", "HANH CHINH": "Hành chính", "xe buýt": "Xe buýt",
          "Ngập nước": "Ngập nước", "": "Không ghi lĩnh vực", "Văn hóa, thể thao": "Văn hóa, thể thao"}
SECRETS = ["Nguyễn Thị Bí Mật", "0901234567", "nhà tôi ở hẻm 12", "MATICKET"]
TIMES = ["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%H:%M %d-%m-%Y", "%d/%m/%Y %I:%M %p"]

Ticket = collections.namedtuple("Ticket", "received due closed field ward")


def some_tickets(seed, count):
    """Tickets of a span and of its neighbours, many of them on a line."""
    chance = random.Random(seed)
    start, end = datetime.datetime(2025, 9, 25, 12), datetime.datetime(2025, 10, 25, 12)
    tickets = []
    for _ in range(count):
        received = chance.choice([
            start, start - MINUTE, end, end - MINUTE,
            start + chance.randrange(30 * 24 * 60) * MINUTE])
        due = received + chance.choice([0, 60, 1440, 7 * 1440]) * MINUTE
        due = chance.choice([due, due, max(received, end), max(received, end - MINUTE)])
        closed = chance.choice([
            None, due, due + MINUTE, max(received, due - MINUTE),
            received + chance.randrange(40 * 24 * 60) * MINUTE, max(received, end),
            max(received, end - MINUTE)])
        tickets.append(Ticket(received, due, closed, chance.choice(list(FIELDS)),
                              chance.choice(list(WARDS))))
    return tickets


def expected_rows(tickets):
    """{(indicator, place, breakdown): (value, numerator, denominator)}, counted one ticket at a time."""
    start, end = datetime.datetime(2025, 9, 25, 12), datetime.datetime(2025, 10, 25, 12)
    counts = collections.defaultdict(collections.Counter)
    for ticket in tickets:
        if not start <= ticket.received < end:
            continue
        closed = ticket.closed is not None and ticket.closed < end
        late = ticket.closed > ticket.due if closed else ticket.due < end
        ward = WARDS[ticket.ward]
        for place in ["79"] + ([ward] if ward else []):
            for breakdown in ["", "Lĩnh vực=" + FIELDS[ticket.field]]:
                of = counts[place + "@2025-07-01", breakdown]
                of["received"] += 1
                of["processed"] += closed
                of["late"] += late
                of["judged"] += closed or late
    rows = {}
    for (place, breakdown), of in counts.items():
        def row(indicator, *numbers, place=place, breakdown=breakdown):
            rows[indicator, place, breakdown] = tuple(map(str, numbers))
        row("hotline-reports-received", of["received"], "", "")
        row("hotline-reports-late", of["late"], "", "")
        row("hotline-processed-share", "", of["processed"], of["received"])
        if of["judged"]:
            row("hotline-on-time-share", "", of["judged"] - of["late"], of["judged"])
    return rows


def table(tickets, write_time):
    """The rows of an export, with people in them."""
    rows = [HEADERS]
    for number, ticket in enumerate(tickets, 1):
        rows.append([number, f"MATICKET-{number}", SECRETS[0], SECRETS[1], SECRETS[2], ticket.field,
                     ticket.ward, write_time(ticket.received), write_time(ticket.due),
                     write_time(ticket.closed) if ticket.closed else ""])
    return rows


class TicketCase(OfficeCase):
    """An office that knows the hotline; exports, and the counts that are kept of them."""

    def setUp(self):
        super().setUp()
        self.run_it("init")
        self.run_it("catalogue", "load", str(office.HCMC))

    def csv_of(self, name, rows, delimiter=","):
        quoted = (['"' + str(cell).replace('"', '""') + '"' for cell in row] for row in rows)
        return self.write(name, "\r\n".join(map(delimiter.join, quoted)) + "\r\n")

    def xlsx_of(self, name, rows):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["DANH SÁCH PHẢN ÁNH"])
        for row in rows:
            sheet.append(row)
        book.save(self.folder / name)
        return self.folder / name

    def evidence(self):
        """The only file that is kept, by its content's hash."""
        (path,) = [each for each in (self.data / "evidence").rglob("*")
                   if each.is_file() and each.parent.name != "pending"]
        self.assertEqual(path.parent.name + path.name, hashlib.sha256(path.read_bytes()).hexdigest())
        return path.read_text()

    def counted(self, text):
        rows = {}
        for row in rows_of(text):
            self.assertEqual(row["period"], PERIOD)
            key = row["indicator"], row["place"], row["breakdown"]
            self.assertNotIn(key, rows)
            rows[key] = row["value"], row["numerator"], row["denominator"]
        return rows

    def take(self, path, *more, period="2025-10"):
        return json.loads(self.run_it("import", "--json", "--tickets", period, *more, str(path)))


class Tickets(TicketCase):
    def test_counts_are_those_of_the_oracle(self):
        for seed in range(12):
            tickets = some_tickets(seed, 300)
            form = TIMES[seed % len(TIMES)]
            with self.subTest(seed=seed, form=form):
                self.data = self.folder / f"D{seed}"
                self.run_it("init")
                self.run_it("catalogue", "load", str(office.HCMC))
                if seed % 3 == 2:
                    path = self.xlsx_of("a.xlsx", table(tickets, lambda time: time))
                else:
                    path = self.csv_of("a.csv", table(tickets, lambda time: time.strftime(form)),
                                       ",;"[seed % 2])
                self.take(path)
                self.assertEqual(self.counted(self.evidence()), expected_rows(tickets))

    def test_order_changes_nothing(self):
        tickets = some_tickets(5, 200)
        forms = lambda time: time.strftime(TIMES[0])
        self.take(self.csv_of("a.csv", table(tickets, forms)))
        before = self.evidence()
        (again,) = self.take(self.csv_of("b.csv", table(tickets[::-1], forms)))
        self.assertEqual(self.evidence(), before)
        self.assertEqual((again["submission"], again["added"], again["corrected"]), (0, 0, 0))

    def test_nobody_is_kept(self):
        tickets = some_tickets(3, 200)
        path = self.csv_of("a.csv", table(tickets, lambda time: time.strftime(TIMES[0])))
        self.take(path)
        self.run_it("approve", "--all")
        self.run_it("publish")
        self.run_it("check")
        for file in self.data.rglob("*"):
            content = file.read_bytes() if file.is_file() else b""
            for secret in SECRETS:
                self.assertNotIn(secret.encode(), content, file)
        whose = hashlib.sha256(path.read_bytes()).hexdigest()
        self.assertTrue(any(whose in row for row in self.stored()), "the export's hash is told")

    def test_nobody_is_kept_of_what_is_refused(self):
        rows = table(some_tickets(3, 50), lambda time: time.strftime(TIMES[0]))
        rows[7][7] = "hôm kia"
        before = self.stored()
        said = self.call("import", "--tickets", "2025-10", str(self.csv_of("a.csv", rows)))
        self.assertEqual(said.returncode, 1)
        self.assertIn("a.csv:8:8 (Ngày tiếp nhận): “hôm kia”", said.stdout.decode())
        self.unchanged(before)

    def test_they_are_ordinary_figures(self):
        tickets = some_tickets(8, 400)
        expected = expected_rows(tickets)
        self.take(self.csv_of("a.csv", table(tickets, lambda time: time.strftime(TIMES[0]))))
        self.run_it("approve", "--all")
        self.run_it("publish")
        for indicator in ("hotline-reports-received", "hotline-on-time-share"):
            rows = rows_of(self.run_it("series", indicator, "--csv"))
            (city,) = [row for row in rows if row["place"] == "79@2025-07-01" and not row["breakdown"]]
            value, numerator, denominator = expected[indicator, "79@2025-07-01", ""]
            self.assertEqual((city["numerator"], city["denominator"]), (numerator, denominator))
            self.assertEqual(city["value"] if value else "", value)

    def test_a_later_export_of_the_same_span_says_the_same(self):
        """Tickets closed after the span's end are open in it, whenever the export is made."""
        tickets = some_tickets(4, 200)
        end = datetime.datetime(2025, 10, 25, 12)
        early = [t._replace(closed=None) if t.closed and t.closed >= end else t for t in tickets]
        self.assertNotEqual(early, tickets)
        forms = lambda time: time.strftime(TIMES[0])
        self.take(self.csv_of("early.csv", table(early, forms)))
        (late,) = self.take(self.csv_of("late.csv", table(tickets, forms)))
        self.assertEqual((late["added"], late["corrected"]), (0, 0))

    def test_problems_come_back_in_the_workbook(self):
        rows = table(some_tickets(2, 20), lambda time: time)
        rows[5][6:] = ["Phường Không Có", *(datetime.datetime(2025, 10, day) for day in (1, 2, 2))]
        out = self.folder / "out.xlsx"
        self.run_it("import", "--tickets", "2025-10", "--annotate", str(out),
                    str(self.xlsx_of("a.xlsx", rows)), status=1)
        sheet = openpyxl.load_workbook(out).active
        self.assertIn("Phường Không Có", sheet["G7"].comment.text)

    def test_wrong_calls(self):
        path = self.csv_of("a.csv", table(some_tickets(1, 9), lambda time: time.strftime(TIMES[0])))
        cases = [
            (2, "tickets.period", ["--tickets", "tuần 40/2025", path]),
            (1, "tickets.unfinished", ["--tickets", "2026-12", path]),
            (2, "tickets.files", ["--tickets", "2025-10", path, path]),
            (2, "tickets.column", ["--tickets", "2025-10", "--column", "value=STT", path]),
            (2, "tickets.option", ["--tickets", "2025-10", "--breakdown", "STT", path]),
        ]
        before = self.stored()
        words = json.loads((office.ROOT / "dashboard/locale/en.json").read_text())["error"]["tickets"]
        for status, key, arguments in cases:
            with self.subTest(key):
                done = self.call("import", *map(str, arguments))
                self.assertEqual(done.returncode, status, done.stderr)
                said = words[key.partition(".")[2]].partition("{detail}")[2]
                self.assertIn(said, done.stderr.decode())
        self.unchanged(before)


if __name__ == "__main__":
    office.main()
