#!/usr/bin/env -S python3 -B
"""tests/program/matrix.py - who may do what: every route of the office, asked by everybody about
everything, against the table that is declared in tests/golden/dashboard/rights.txt.

usage: matrix.py PROGRAM

The routes come from the program's own table. A row of the declared table is a route, and for each who
asks one letter, or for routes of one submission eight: of a draft, one that waits, one that was returned, one
that is published, first one's own, then another's; one letter where all eight are the same.

    y  done, or shown        x  refused for what was asked (400, 409, 415, 422)
    i  has to sign in first, or has no token        n  may not (403)        h  is not there (404)

A route without a row fails; TIENDO_UPDATE=1 writes the table as it is, to be read before it is kept."""

import json
import re
import shutil
import urllib.parse

import office
from serving import FORM, PASSWORD, ServingCase

DECLARED = office.ROOT / "tests/golden/dashboard/rights.txt"
HEADER = "indicator,place,period,value\n"
OWN, OTHER = "science-technology", "mst"
PEOPLE = {"admin": OWN, "leader": OWN, "reporter": OWN, "reviewer": OWN}
STATES = ("draft", "submitted", "returned", "published")
ASKING = ["nobody", *PEOPLE, "token"]
LETTERS = {"2": "y", "303": "y", "401": "i", "403": "n", "404": "h", "400": "x", "409": "x", "415": "x",
           "422": "x"}
# And what some of them need instead.
TYPED = {"row-0": "0|online-services|shared-platforms|79|", "p-0": "2018", "v-0": "5"}
ANSWER = {"seen": "2", "public": "Hỏi", "vi": "Đáp"}
RETIRED = {"place": "79", "period": "2030", "target": "strategy-2030", "decision": "qd-749-2020",
           "reason-vi": "Vì", "reason-en": "Why"}
FIELDS_OF = {"/catalogue/:id/retire": RETIRED, "/entry": TYPED, "/submissions/:id/entry": TYPED,
             "/submissions/:id/explain": {"n": "1"}, "/tokens/revoke": {"name": "token"},
             "/contents/page": {"section": "news", "slug": "new-one", "seen": ""},
             **{f"/inbox/:id/{act}": ANSWER for act in ("answer", "decline", "propose", "route")}}
# What stands for :id where it is no submission: the account that was made last, the first indicator, the
# only message.
IDS = {"/people/": [5], "/catalogue/": [1], "/inbox/": [1]}
# What a page needs to be shown.
QUERIES = {"/contents/page": "?section=news", "/entry": f"?reporter={OWN}",
           "/template.xlsx": f"?reporter={OWN}"}
# What the forms need to be done where they may be.
FIELDS = {"words": "Vì sao?", "reason": "Đếm lại", "number": "1", "note": "", "at": "", "decimal": "",
          "name": "new-one", "display": "New", "password": PASSWORD, "current": PASSWORD, "days": "90",
          "name-vi": "Tên", "name-en": "Name", "definition-vi": "Là gì", "definition-en": "What",
          "period": "2031", "place": "79", "value": "5", "comparator": "at-least", "code": "qd-1",
          "decision": "qd-749-2020", "date": "2026-01-01", "issuer-vi": "Ai", "issuer-en": "Who",
          "title-vi": "Gì", "title-en": "What", "source": "thukyluat-749",
          "indicators": "*", "reporter": OWN, "act": "approve", "pasted": HEADER + "online-services,79,2019,5\n"}


class Matrix(ServingCase):
    def setUp(self):
        super().setUp()
        self.make(self.write("a.csv", HEADER + "online-services,79,2001,5\n"))
        for name, reporter in PEOPLE.items():
            self.add_person(name, name, reporter=reporter)
        self.add_person("stranger", "reporter", reporter=OTHER)
        self.token = self.add_token("token", reporter=OWN)
        self.serve()
        self.cookies = {name: self.sign_in(name) for name in [*PEOPLE, "stranger"]}
        self.keys = {name: re.search(r'name="key" value="([0-9a-f]{64})"',
                                     self.ask("GET", "/", Cookie=cookie)[1].decode())[1]
                     for name, cookie in self.cookies.items()}
        self.things = [self.thing(name, reporter, state, year)
                       for name, reporter, year in (("reporter", OWN, 2010), ("stranger", OTHER, 2014))
                       for year, state in enumerate(STATES, year)]
        self.ask_office()
        FIELDS[f"figure-{self.things[1]}-1"] = "1"  # the version of what waits
        self.kept = self.folder / "kept"
        shutil.copytree(self.data, self.kept, symlinks=True)
        self.before = self.everything()

    def ask_office(self):
        """A citizen's question, routed to the reporter of most people here."""
        self.leave_letter(indicator="online-services")
        fields = urllib.parse.urlencode({"key": self.keys["admin"], "seen": "1", "reporter": OWN})
        answer, said = self.ask("POST", "/inbox/1/route", fields, Content_Type=FORM, Cookie=self.cookies["admin"])
        self.assertEqual(answer.status, 303, said)

    def thing(self, name, reporter, state, year):
        """A submission in that state; its number."""
        text = HEADER + f"online-services,79,{year},{year}\n"
        if state == "draft":
            fields = urllib.parse.urlencode({"key": self.keys[name], "reporter": reporter, **TYPED,
                                             "p-0": year, "v-0": year})
            answer, said = self.ask("POST", "/entry", fields, Content_Type=FORM,
                                    Cookie=self.cookies[name])
            self.assertEqual(answer.status, 303, said)
            return int(answer.getheader("Location").split("/")[2])
        (file,) = json.loads(self.run_it("import", "--json", "--as", name, "--reporter", reporter,
                                         str(self.write(f"{year}.csv", text))))
        if state == "returned":
            self.run_it("return", str(file["submission"]), "--question", "Vì sao?", "--as", "reviewer")
        if state == "published":
            self.run_it("approve", str(file["submission"]), "--as", "reviewer")
            self.run_it("publish", "--as", "reviewer")
        return file["submission"]

    def routes(self):
        return json.loads(self.run_it("routes", "--office", "--json"))

    def restore(self):
        """The folder as it was; the server has it open during a request only."""
        shutil.rmtree(self.data)
        shutil.copytree(self.kept, self.data, symlinks=True)

    def request(self, route, path, who, key=True):
        """Asks for it as somebody; the status, 401 for being sent to sign in."""
        headers, body = {}, None
        if who == "token":
            headers["Authorization"] = f"Bearer {self.token}"
        elif who != "nobody":
            headers["Cookie"] = self.cookies[who]
        if route["method"] == "POST":
            fields = {**FIELDS, **FIELDS_OF.get(route["pattern"], {})}
            if key and who in self.keys:
                fields["key"] = self.keys[who]
            body, headers["Content_Type"] = urllib.parse.urlencode(fields), FORM
            if route["pattern"].startswith("/api/"):
                body = '[{"indicator":"online-services","place":"79","period":"2019","value":5}]'
                headers["Content_Type"] = "application/json"
        answer, _ = self.ask(route["method"], path, body, **headers)
        if answer.status == 303 and answer.getheader("Location").startswith("/signin?"):
            return "401"
        return str(answer.status)

    def letter(self, route, path, who):
        """What comes of one request. Only a form that is answered with y changes anything."""
        status = self.request(route, path, who)
        letter = LETTERS.get(status, LETTERS.get(status[0]))
        said = f"{who} {route['method']} {path}: {status}"
        self.assertIsNotNone(letter, said)
        if route["method"] == "POST":
            if letter != "y":
                self.assertEqual(self.everything(), self.before, said)
            self.restore()
        return letter

    def everything(self):
        """All that is stored but when something was last used, attempts, and the preview, made when it
        is looked at."""
        return [line for line in self.stored()
                if not re.match(r'INSERT INTO "?(token|session|attempt)"? |preview', line)]

    def paths(self, route):
        pattern = route["pattern"]
        if ":" not in pattern:
            return [pattern + (QUERIES.get(pattern, "") if route["method"] == "GET" else "")]
        if ":path" in pattern:
            return [pattern.replace(":path", "")]
        self.assertIn(":id", pattern, "say in this test what stands for it")
        query = "?n=1" if pattern.endswith(".svg") else ""
        things = next((ids for start, ids in IDS.items() if pattern.startswith(start)), self.things)
        return [pattern.replace(":id", str(thing)) + query for thing in things]

    def test_everybody_may_do_what_is_declared(self):
        rows = []
        for route in self.routes():
            cells = ["".join(self.letter(route, path, who) for path in self.paths(route))
                     for who in ASKING]
            cells = [cell[0] if len(set(cell)) == 1 else cell for cell in cells]
            rows.append(f"{route['method'] + ' ' + route['pattern']:33}"
                        + "".join(f" {cell:8}" for cell in cells).rstrip())
        head = f"{'':33}" + "".join(f" {who:8}" for who in ASKING).rstrip()
        seen = "\n".join([head, *rows]) + "\n"
        self.assertEqual(self.everything(), self.before)  # no GET changes anything
        if office.UPDATE:
            DECLARED.write_text(seen)
        self.assertEqual(seen, DECLARED.read_text())

    def test_the_portal_has_no_doors(self):
        for route in json.loads(self.run_it("routes", "--json")):
            self.assertEqual(route["who"], "anyone", route["pattern"])
            if route["pattern"] != "/ask":  # where a citizen's letter is taken, and nothing else
                self.assertEqual(route["method"], "GET", route["pattern"])

    def test_no_form_is_taken_without_its_key(self):
        for route in self.routes():
            if route["method"] != "POST" or route["pattern"] == "/signin" or route["who"] == "token":
                continue
            for path in self.paths(route):
                for who in PEOPLE:
                    with self.subTest(path=path, who=who):
                        self.assertEqual(self.request(route, path, who, key=False), "403")
        self.assertEqual(self.everything(), self.before)


if __name__ == "__main__":
    office.main()
