"""tests/program/portal.py - what tests of a served portal share: demo data in two editions, and a client."""

import http.client
import json
import subprocess
from urllib.parse import urlsplit

import office
from office import OfficeCase

SITE = "https://kpi.example.vn"


class PortalCase(OfficeCase):
    """A portal on demo data; its second edition corrects a figure."""

    def setUp(self):
        super().setUp()
        self.run_it("demo", "--from", "data/hcmc")
        self.publish("Sửa; số, liệu\\ một 'hai' <ba> & \"bốn\"")
        self.info = json.loads(self.run_it("status", "--json"))["edition"]
        self.port = self.serve("--site", SITE)

    def publish(self, note):
        path = self.write(
            "correction.csv",
            "indicator,method,place,period,value,status,vintage,source\n"
            "digital-economy-share,mic,79@0001-01-01,2023,20.1,E,2024-12-01,\n",
        )
        self.run_it("import", "--reason", "misprint", str(path))
        self.run_it("approve", "--all")
        self.run_it("publish", "--note", note)

    def serve(self, *words):
        server = subprocess.Popen(
            [office.program(), "--data", str(self.data), "--lang", "en", "serve", "--portal",
             "127.0.0.1:0", *words],
            cwd=office.ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        return int(server.stdout.readline().rsplit(":", 1)[1].strip().rstrip("/"))

    def get(self, path, status=200, port=None):
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        self.assertEqual(answer.status, status, path)
        self.headers = answer.headers
        return body

    def here(self, url):
        """The path of an address of ours."""
        parts = urlsplit(str(url))
        self.assertEqual(f"{parts.scheme}://{parts.netloc}", SITE, url)
        return parts.path + (f"?{parts.query}" if parts.query else "")
