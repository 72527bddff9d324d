"""tests/program/reading.py - the portal of the demo data, served for a test."""

import subprocess
import time
import urllib.request

import office
from office import NOW, OfficeCase
from serving import free_port


class ReadingCase(OfficeCase):
    """`origin` is where the portal is read until the test ends."""

    def serve(self):
        self.origin = f"http://127.0.0.1:{free_port()}"
        server = subprocess.Popen(
            [office.program(), "--data", self.data, "serve", "--portal", self.origin[7:]],
            stdout=subprocess.DEVNULL, env={"TIENDO_NOW": NOW, "PATH": "/usr/bin:/bin"},
        )
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        for _ in range(200):
            try:
                urllib.request.urlopen(self.origin + "/robots.txt").close()
                return
            except OSError:
                time.sleep(0.05)
        self.fail("the portal does not answer")

    def read(self, target, accepted="identity"):
        """The body as it was sent, and the headers."""
        request = urllib.request.Request(
            self.origin + target, headers={"Accept-Encoding": accepted})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read(), answer.headers
