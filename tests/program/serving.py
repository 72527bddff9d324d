"""tests/program/serving.py - the office's server for a test, and what a program asks it."""

import http.client
import json
import signal
import socket
import subprocess
import time

import office
from office import OfficeCase

PASSWORD = "sáu con vịt bơi qua cầu"
FORM = "application/x-www-form-urlencoded"


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
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
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

    def serve(self):
        """The same until the test ends, and then it ends well."""
        server = self.start()

        def stop():
            server.send_signal(signal.SIGTERM)
            said = server.communicate(timeout=30)[1]
            self.assertEqual((server.returncode, said), (0, b""))

        self.addCleanup(stop)

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
