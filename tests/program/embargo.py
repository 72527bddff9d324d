#!/usr/bin/env -S python3 -B
"""tests/program/embargo.py - an edition comes into force at its second, all at once, and can be
taken back in public, while somebody reads the portal; and who may do what on the command line.

usage: embargo.py PROGRAM"""

import datetime
import http.client
import json
import os
import signal
import socket
import subprocess
import time

import office
from office import OfficeCase

PAGES = "/", "/en/", "/i/online-services.json", "/i/online-services.csv"


def instant(seconds):
    """So many seconds from now, on the second."""
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return moment.replace(microsecond=0)


class Embargo(OfficeCase):
    def call(self, *arguments, now=None, **more):
        """As everywhere, but by the real clock; words for standard input in `typed`."""
        typed = more.pop("typed", None)
        environment = {**os.environ, "TIENDO_LANG": "en", "LC_ALL": "C.UTF-8"}
        environment.pop("TIENDO_NOW", None)
        command = [office.program(), "--data", self.data, *arguments]
        return subprocess.run(
            command, cwd=office.ROOT, env=environment, input=(typed or "").encode(),
            capture_output=True, timeout=300, check=False,
        )

    def serve(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        server = subprocess.Popen(
            [office.program(), "--data", self.data, "serve", "--portal", f"127.0.0.1:{self.port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )

        def stop():
            server.send_signal(signal.SIGTERM)
            said = server.communicate(timeout=30)[1]
            self.assertEqual((server.returncode, said), (0, b""))

        self.addCleanup(stop)
        for _ in range(200):
            try:
                self.get("/")
                return
            except OSError:
                time.sleep(0.02)
        self.fail("the portal does not start")

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body.decode()

    def in_force(self):
        return json.loads(self.get("/i/online-services.json")[1])["edition"]["number"]

    def submit(self, year, value, *words):
        text = f"indicator,place,period,value\nonline-services,79,{year},{value}\n"
        self.run_it("import", *words, str(self.write("x.csv", text)))
        self.run_it("approve", "--all")

    def test_an_edition_waits_for_its_second(self):
        self.make(self.write("a.csv", "indicator,place,period,value\nonline-services,79,2024,5\n"))
        self.serve()
        self.submit(2024, 6, "--reason", "a typing error")
        due = instant(3)
        said = self.run_it("publish", "--at", due.strftime("%Y-%m-%dT%H:%M:%SZ"))
        self.assertIn("edition 2", said)
        self.assertEqual(oct((self.data / "embargo").stat().st_mode & 0o777), "0o700")
        while instant(0) < due:
            seen = self.in_force(), self.get("/?edition=2")[0]
            if instant(0) < due:  # it was before the second all the while
                self.assertEqual(seen, (1, 404))
            time.sleep(0.05)
        for _ in range(100):
            if self.in_force() == 2:
                break
            time.sleep(0.05)
        self.assertEqual(self.in_force(), 2)
        for path in PAGES:
            self.assertEqual(self.get(path)[0], 200, path)
        self.assertEqual(self.run_it("check"), "Everything is in order.\n")
        # and back again, in public
        said = self.run_it("publish", "--back-to", "1", "--reason", "Counted <twice>")
        self.assertIn("figures of edition 1", said)
        self.assertEqual(self.in_force(), 3)
        for path, word in (("/", "Đính chính"), ("/en/", "Correction"), ("/en/method", "Correction")):
            status, page = self.get(path)
            self.assertEqual(status, 200)
            self.assertIn(word, page)
            self.assertIn("Counted &lt;twice&gt;", page)
        self.assertEqual(self.get("/?edition=2")[0], 410)
        self.assertEqual(self.get("/?edition=1")[0], 200)
        self.assertEqual([self.get(f"/e/{number}")[0] for number in (1, 2, 3)], [200, 410, 200])
        status, page = self.get("/en/editions")
        self.assertEqual(status, 200)
        self.assertIn("Taken back", page)
        figures = json.loads(self.get("/i/online-services.json")[1])["figures"]
        self.assertIn(5, [figure["value"] for figure in figures])
        self.assertNotIn(6, [figure["value"] for figure in figures])
        self.assertEqual(self.run_it("check"), "Everything is in order.\n")

    def test_who_may_do_what(self):
        self.make(publish=False)
        path = self.write("a.csv", "indicator,place,period,value\nonline-services,79,2024,5\n")
        for name, *roles in (("an", "reporter"), ("chi", "reviewer"), ("binh", "admin")):
            self.typed("user", "add", "--name", name.title(), name)
            self.run_it("user", "role", "--indicator", "*", "--place", "*", "--reporter", "*",
                        name, *roles)
        self.run_it("import", "--as", "chi", str(path), status=1)
        self.run_it("import", "--as", "nobody", str(path), status=1)
        self.run_it("import", "--as", "an", str(path))
        self.run_it("approve", "--as", "an", "1", status=1)
        self.run_it("return", "--as", "chi", "--question", "Why?", "1.1")
        self.run_it("answer", "--as", "an", "--text", "Counted anew.", "1.1")
        self.run_it("approve", "--as", "chi", "1.1")
        self.run_it("publish", "--as", "an", status=1)
        self.run_it("publish", "--as", "chi")
        # the one at the machine, beside accounts, does not approve what he sent
        text = "indicator,place,period,value\nonline-services,79,2025,5\n"
        self.run_it("import", str(self.write("b.csv", text)))
        self.run_it("approve", "2", status=1)
        self.run_it("approve", "--as", "chi", "2")
        self.run_it("user", "disable", "--as", "binh", "chi")
        self.run_it("withdraw", "--as", "an", "2", status=1)
        self.run_it("publish", "--as", "chi", status=1)
        people = json.loads(self.run_it("user", "list", "--json"))
        self.assertEqual([person["disabled"] for person in people], [False, False, True])
        self.assertEqual(self.run_it("check"), "Everything is in order.\n")

    def typed(self, *arguments):
        done = self.call(*arguments, typed="dài và khó đoán\n")
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_a_token_is_told_once(self):
        self.make(publish=False)
        reporter = json.loads((office.HCMC / "reporters.json").read_text())[0]["code"]
        said = self.run_it("token", "add", "--reporter", reporter, "--indicator", "*", "push")
        value = said.splitlines()[0]
        self.assertRegex(value, r"\Atdo_[0-9a-f]{64}\Z")
        (token,) = json.loads(self.run_it("token", "list", "--json"))
        self.assertEqual((token["name"], token["reporter"]), ("push", reporter))
        self.assertNotIn(value[4:], "".join(self.stored()))
        self.run_it("token", "revoke", "push")
        self.run_it("token", "revoke", "push", status=1)

    def test_a_receipt_verifies_far_from_the_office(self):
        self.make(self.write("a.csv", "indicator,place,period,value\nonline-services,79,2024,5\n"))
        self.run_it("receipt", "-o", str(self.folder / "receipt.json"), "1")
        self.data = self.folder / "elsewhere"
        key = json.loads((self.folder / "receipt.json").read_text())["key"]
        said = self.run_it("verify", "--key", key, str(self.folder / "receipt.json"))
        self.assertIn("receipt of submission 1", said)
        self.run_it("verify", "--key", "00", str(self.folder / "receipt.json"), status=1)
        text = (self.folder / "receipt.json").read_text()
        forged = self.write("forged.json", text.replace('"figures": "1"', '"figures": "2"'))
        self.run_it("verify", str(forged), status=1)
        self.assertNotEqual(forged.read_text(), text)


if __name__ == "__main__":
    office.main()
