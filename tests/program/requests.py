#!/usr/bin/env python3
"""tests/program/requests.py - raw bytes to the portal and to the office, as requests.txt lists them.

usage: requests.py PROGRAM

Each row says what each of them answers: the statuses in order, joined by '+', or '-' where the connection
is closed without one. What comes after an answer that closes the connection is none: the library sends the
head of its own refusals twice. Afterwards both still answer, and end well. TIENDO_UPDATE=1 writes the statuses anew."""

import contextlib
import pathlib
import re
import socket

import office
from serving import ServingCase

ROWS = pathlib.Path(__file__).with_name("requests.txt")
FORMS = {
    "T": "GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "H": "GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n\r\n",
    "M": "{} / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "R": "{}",
}
ESCAPE = re.compile(rb"\\(?:x([0-9a-f]{2})|(.))")
PLAIN = {b"r": b"\r", b"n": b"\n", b"t": b"\t", b"\\": b"\\"}
REPEAT = re.compile(rb"\{\{|\{([^{}]*)\*([0-9]+)\}")


def octets(text):
    """What a row stands for."""
    repeated = REPEAT.sub(
        lambda found: b"{" if found[1] is None else found[1] * int(found[2]), text.encode())
    return ESCAPE.sub(
        lambda found: bytes.fromhex(found[1].decode()) if found[1] else PLAIN[found[2]], repeated)


def rows():
    """Each line of the table: the expected statuses, the form and the text; or a remark."""
    for line in ROWS.read_text(encoding="utf-8").split("\n")[:-1]:
        parts = re.fullmatch(r"([0-9+-]+) +([0-9+-]+) +([THMR]) (.*)", line)
        yield parts.groups() if parts else line


def statuses(said, bare):
    """Of the answers in a stream, each as long as it says; the first has no body where `bare`."""
    found = []
    while said:
        head, end, said = said.partition(b"\r\n\r\n")
        first = re.match(rb"HTTP/1\.1 ([0-9]{3}) ", head)
        if not first or not end:
            return [*found, "broken"]
        found.append(first[1].decode())
        length = re.search(rb"\r\nContent-Length: ([0-9]+)", head)
        if length and not bare and first[1] != b"304":
            said = said[int(length[1]):]
        bare = False
        if b"\r\nConnection: close" in head:
            break  # nothing that follows is an answer
    return found


class Requests(ServingCase):
    def answers(self, port, sent):
        """The statuses that come back, joined; where both sides end in time."""
        said = b""
        with socket.create_connection(("127.0.0.1", port), timeout=20) as peer:
            with contextlib.suppress(OSError):  # it may close while we are still talking
                peer.sendall(sent)
                peer.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionResetError):
                while part := peer.recv(1 << 16):
                    said += part
        return "+".join(statuses(said, sent.startswith(b"HEAD "))) or "-"

    def test_every_request_gets_what_the_table_says(self):
        self.make(*office.observations()[:1])
        portal = self.serve_at("serve", "--inbox", "--host", "kpi.example", "--portal")
        self.serve()
        seen, count = [], 0
        for row in rows():
            if isinstance(row, str):
                seen.append(row)
                continue
            *expected, form, text = row
            sent = octets(FORMS[form].replace("{}", text) if form != "R" else text)
            got = [self.answers(port, sent) for port in (portal, self.port)]
            seen.append(f"{got[0]:<7} {got[1]:<7} {form} {text}")
            count += 1
            if not office.UPDATE:
                with self.subTest(text):
                    self.assertEqual(got, expected)
        if office.UPDATE:
            ROWS.write_text("\n".join(seen) + "\n", encoding="utf-8")
        self.assertGreaterEqual(count, 630)
        for port in (portal, self.port):
            self.assertEqual(self.answers(port, octets(FORMS["T"].replace("{}", "/robots.txt"))),
                             "200" if port == portal else "404")


if __name__ == "__main__":
    office.main()
