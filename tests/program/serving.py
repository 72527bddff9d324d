"""tests/program/serving.py - the office's server for a test, and what a program asks it."""

import http.client
import json
import re
import signal
import socket
import subprocess
import time
import urllib.parse

import office
from office import OfficeCase

PASSWORD = "sáu con vịt bơi qua cầu"
FORM = "application/x-www-form-urlencoded"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(*command, **more):
    """A server whose command ends in an address with port 0: the process, and the port that it says."""
    server = subprocess.Popen(command, stdout=subprocess.PIPE, **more)
    return server, int(server.stdout.readline().split(b":")[-1].strip(b"/\n"))


class ServingCase(OfficeCase):
    """An office with people and tokens, served."""

    def typed(self, words, *arguments):
        done = subprocess.run([office.program(), "--data", self.data, *arguments],
                              input=words.encode(), capture_output=True, timeout=60, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def add_person(self, name, *roles, reporter="*"):
        self.typed(f"{PASSWORD}\n", "user", "add", name)
        self.run_it("user", "role", name, *roles, "--indicator", "*", "--place", "*",
                    "--reporter", reporter)

    def add_token(self, name, *indicators, reporter="science-technology"):
        codes = [word for code in indicators or ("*",) for word in ("--indicator", code)]
        said = self.run_it("token", "add", name, "--reporter", reporter, *codes)
        return next(word for word in said.split() if word.startswith("tdo_")).rstrip(".")

    def start(self):
        """Starts the server; gives the process."""
        self.port = free_port()
        server = subprocess.Popen(
            [office.program(), "--data", self.data, "office", "--address",
             f"127.0.0.1:{self.port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(500):
            try:
                self.ask("GET", "/signin")
                return server
            except OSError:
                time.sleep(0.02)
        raise AssertionError("the office does not start")

    def end(self, server):
        server.send_signal(signal.SIGTERM)
        said = server.communicate(timeout=30)[1]
        self.assertEqual((server.returncode, said), (0, b""))

    def serve(self):
        """The same until the test ends, and then it ends well."""
        self.addCleanup(self.end, self.start())

    def serve_at(self, *words):
        """Another server on the same folder, until the test ends; its port."""
        server, port = started(office.program(), "--data", self.data, *words, "127.0.0.1:0", stderr=subprocess.PIPE)
        self.addCleanup(self.end, server)
        return port

    def try_sign_in(self, name, **fields):
        """What the form is answered with."""
        body = urllib.parse.urlencode({"name": name, "password": PASSWORD, "next": "/", **fields})
        return ServingCase.ask(self, "POST", "/signin", body, Content_Type=FORM)

    def sign_in(self, name, **fields):
        """The cookie of a session."""
        answer, said = self.try_sign_in(name, **fields)
        self.assertEqual(answer.status, 303, said)
        found = re.fullmatch(r"(tiendo=[0-9a-f]{64}); Path=/; HttpOnly; SameSite=Strict",
                             answer.getheader("Set-Cookie"))
        self.assertIsNotNone(found, answer.getheader("Set-Cookie"))
        return found[1]

    def leave_letter(self, ticket="0" * 64, **members):
        """What the portal leaves for the office when a citizen sends something."""
        letter = {"kind": "question", "lang": "vi", "indicator": "", "place": "79", "period": "2024", "edition": 1,
                  "text": "Vì sao?", "name": "", "contact": "", "received_at": office.NOW, **members}
        inbox = self.data / "inbox"
        inbox.mkdir(exist_ok=True)
        (inbox / f"{ticket}.json").write_text(json.dumps(letter), encoding="utf-8")

    def ask(self, method, path, body=None, **headers):
        """The answer and its body; Content_Type names the header Content-Type."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body,
                           {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        return answer, said

    def push(self, token, document, query="", **headers):
        """POSTs figures; the answer and what it says."""
        body = document if isinstance(document, (bytes, str)) else json.dumps(document)
        headers = {"Content_Type": "application/json", "Authorization": f"Bearer {token}", **headers}
        answer, said = self.ask("POST", f"/api/v1/submissions{query}", body, **headers)
        return answer, json.loads(said)
