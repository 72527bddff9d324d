#!/usr/bin/env python3
"""tests/program/walls.py - what every answer carries to protect who reads it: each route of both tables.

usage: walls.py PROGRAM"""

import http.client
import json

import office
from serving import ServingCase

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
PAGE = {"default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "base-uri 'none'",
        "form-action 'self'", "frame-ancestors 'none'"}
FRAMED = PAGE - {"form-action 'self'", "frame-ancestors 'none'"} | {"form-action 'none'", "frame-ancestors *"}
CODES = {"/e/:code": "/e/1", "/p/:code": "/p/79"}
ASSETS = ("/favicon.svg", "/points.js", "/styles.css", "/upload.js", "/api/v1/openapi.json")
PREVIEWED = [f"/preview/{path}" for path in ("", "i/fibre-share", "i/fibre-share.svg", "i/fibre-share.csv",
                                             "i/fibre-share.json", "embed/fibre-share", "editions", "nothing")]
ELSEWHERE = ("//evil.example", "/\\evil.example", "https://evil.example/", "/%2Fevil.example", "\\\\evil.example",
             "javascript:alert(1)", "/nothing", "/tasks\r\nSet-Cookie: a=b", "", "evil")


class Walls(ServingCase):
    def look(self, port, path):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        framed = path.startswith("/embed/")  # the one page that may stand in a frame
        for name, value in ALWAYS.items():
            wanted = None if framed and name == "X-Frame-Options" else value
            self.assertEqual(answer.getheader(name), wanted, (path, name))
        self.assertEqual(len(answer.headers.get_all("Content-Security-Policy")), 1, path)
        policy = set(answer.getheader("Content-Security-Policy").split("; "))
        kind = answer.getheader("Content-Type")
        if kind.startswith("text/html"):
            office = {"connect-src 'self'"} if port == self.port else set()  # how far an upload is
            self.assertEqual(policy, FRAMED if framed else PAGE | office, path)
            self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"), path)
        else:
            self.assertIn("default-src 'none'", policy, path)
            self.assertIn("sandbox", policy, path)
            self.assertNotIn("script-src", answer.getheader("Content-Security-Policy"), path)
        self.assertNotEqual(answer.getheader("Access-Control-Allow-Credentials"), "true", path)
        if kind.startswith("text/"):
            self.assertIn("charset=utf-8", kind, path)
        return answer

    def look_inside(self, path, cookie):
        """What an answer of the office has in any case; assets are nobody's."""
        answer, _ = self.ask("GET", path, Cookie=cookie)
        self.assertLess(answer.status, 500, path)
        self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"), path)
        self.assertEqual(answer.getheader("Cross-Origin-Resource-Policy"), "same-origin", path)
        if path not in ASSETS:
            self.assertEqual(answer.getheader("Cache-Control"), "no-store", path)
        return answer

    def test_nothing_of_the_office_is_kept_or_shared(self):
        self.make(*office.observations()[:1])
        self.add_person("an", "admin", "leader", "reporter", "reviewer")
        self.run_it("import", "--as", "an", "--reporter", "people-committee-office",
                    str(self.write("a.csv", "indicator,place,period,value\nonline-services,79,2001,5\n")))
        self.serve()
        cookie = self.sign_in("an")
        shown = [self.look_inside(path.replace(":id", "2"), cookie)
                 for row in json.loads(self.run_it("routes", "--json", "--office")) if row["method"] == "GET"
                 for path in ([row["pattern"]] if ":path" not in row["pattern"] else PREVIEWED)]
        self.assertGreater(sum(answer.status == 200 for answer in shown), 25)
        evidence = self.look_inside("/submissions/2/evidence", cookie)
        self.assertEqual(evidence.status, 200)
        self.assertRegex(evidence.getheader("Content-Disposition"), '^attachment; filename="[a-z0-9.-]+"$')
        self.assertEqual(evidence.getheader("Content-Type"), "application/octet-stream")
        self.assertEqual(evidence.getheader("X-Content-Type-Options"), "nosniff")
        self.assertIn("sandbox", evidence.getheader("Content-Security-Policy"))

    def test_every_route_has_its_headers(self):
        self.make(*office.observations()[:1])
        port = self.serve_at("serve", "--portal")
        self.serve()
        for words, where in (([], port), (["--office"], self.port)):
            rows = json.loads(self.run_it("routes", "--json", *words))
            self.assertGreater(len(rows), 10)
            for row in rows:
                path = CODES.get(row["pattern"], row["pattern"])
                path = path.replace(":code", "fibre-share").replace(":id", "1")
                answer = self.look(where, path)
                self.assertLess(answer.status, 500, path)
                if words and answer.getheader("Content-Type").startswith("text/html"):
                    self.assertEqual(answer.getheader("Cache-Control"), "no-store", path)
        for path in ("/nothing", "/%00", "/?x=1"):
            self.look(port, path)
            self.look(self.port, path)

    def test_nobody_is_sent_elsewhere_after_signing_in(self):
        self.make()
        self.add_person("an", "reporter")
        self.serve()
        for following in ELSEWHERE:
            with self.subTest(following):
                answer, _ = self.try_sign_in("an", next=following)
                self.assertIn(answer.status, (303, 400, 422))
                if answer.status == 303:
                    self.assertRegex(answer.getheader("Location"), r"^/(?:[a-z][a-z/0-9]*)?(?:\?|$)")

    def test_behind_a_proxy_cookies_need_its_tls(self):
        self.make()
        self.add_person("an", "reporter")
        self.port = self.serve_at("office", "--host", "kpi.example", "--address")
        cookie = self.try_sign_in("an")[0].getheader("Set-Cookie")
        self.assertRegex(cookie, r"^__Host-tiendo=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict; Secure$")
        plain = cookie.split(";")[0].removeprefix("__Host-")
        self.assertEqual(self.ask("GET", "/", Cookie=plain)[0].status, 303)  # that name counts for nothing
        self.assertEqual(self.ask("GET", "/", Cookie=cookie.split(";")[0])[0].status, 200)
        twice = f"{cookie.split(';')[0]}; {cookie.split(';')[0]}"
        self.assertEqual(self.ask("GET", "/", Cookie=twice)[0].status, 303)


if __name__ == "__main__":
    office.main()
