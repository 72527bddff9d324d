#!/usr/bin/env -S python3 -B
"""tests/program/push.py - figures pushed by programs: what is taken, every refusal, and that answers
are as the OpenAPI document says.

usage: push.py PROGRAM"""

import csv
import gzip
import json
import os
import re
import subprocess

import office
from openapi import Description
from serving import ServingCase

FIGURE = {"indicator": "online-services", "place": "79", "period": "2025"}
GOOD = [{**FIGURE, "value": 5}]
API = "/api/v1/submissions"


def figures(count):
    """So many, of wards and months."""
    with open(office.HCMC / "places.csv", encoding="utf-8", newline="") as file:
        wards = [row["code"] for row in csv.DictReader(file)
                 if row["level"] == "ward" and not row["valid_until"]]
    return [{**FIGURE, "place": wards[n % len(wards)], "value": n,
             "period": f"{2025 + n // len(wards) // 12 + 1}-{n // len(wards) % 12 + 1:02}"}
            for n in range(count)]


class Push(ServingCase):
    def setUp(self):
        super().setUp()
        self.make(self.write("a.csv", "indicator,place,period,value\nonline-services,79,2024,5\n"))
        self.add_person("an", "reporter")
        self.add_person("binh", "reviewer")
        self.token = self.add_token("tram")
        self.narrow = self.add_token("hep", "smartphone-share")
        self.other = self.add_token("khac", reporter="mst")
        self.described = Description(self.run_it("routes", "--openapi"))
        self.serve()

    def push(self, token, document, query="", **headers):
        """The same, and the answer is as described."""
        answer, said = super().push(token, document, query, **headers)
        self.described.check_answer("POST", API, answer, json.dumps(said))
        self.assertEqual(answer.getheader("Cache-Control"), "no-store")
        return answer, said

    def follow(self, token, submission, status=200):
        path = f"{API}/{submission}"
        answer, said = self.ask("GET", path, Authorization=f"Bearer {token}")
        self.assertEqual(answer.status, status, said)
        self.described.check_answer("GET", path, answer, said)
        return json.loads(said)

    def refused(self, status, key, asked):
        answer, said = asked
        self.assertEqual((answer.status, said["status"], said["key"]), (status, status, key), said)
        self.assertEqual(answer.getheader("Content-Type"), "application/problem+json")
        self.assertEqual(said["type"], f"tag:tiendo,2026:problem/{key}")
        self.assertTrue(said["title"] and said["detail"])
        return answer, said

    def submissions(self):
        """What is stored, so that nothing half is."""
        return [line for line in self.stored() if not line.startswith('INSERT INTO "token"')]

    def test_the_description_is_openapi(self):
        self.described.check()
        answer, said = self.ask("GET", "/api/v1/openapi.json")
        self.assertEqual(answer.status, 200)
        self.assertEqual(json.loads(said), self.described.document)
        named = {f"{row['method']} {row['pattern']}"
                 for row in json.loads(self.run_it("routes", "--office", "--json"))
                 if row["pattern"].startswith("/api/")}
        self.assertEqual(named, {f"{method.upper()} {path.replace('{id}', ':id')}"
                                 for path, item in self.described.document["paths"].items()
                                 for method in item})

    def test_the_members_described_are_those_taken(self):
        """Each member of the schema is taken as a column, and no other."""
        members = self.described.find("#/components/schemas/Figure")["properties"]
        for name in members:
            answer, said = self.push(self.token, [{name: "?"}], "?dry_run=true")
            self.assertEqual(answer.status, 422)
            self.assertNotIn("column.unknown", {each["key"] for each in said["errors"]}, name)
        answer, said = self.push(self.token, [{**FIGURE, "value": 5, "approved": True}])
        self.assertEqual([(each["pointer"], each["key"]) for each in said["errors"]],
                         [("#/0/approved", "column.unknown")])
        schema = self.described.schema_of("Document")
        self.assertTrue(schema.is_valid(GOOD) and schema.is_valid({"figures": GOOD, "reason": "x"}))
        self.assertFalse(schema.is_valid([{**FIGURE, "approved": True}]))

    def test_figures_go_all_the_way(self):
        answer, said = self.push(self.token, '[{"indicator":"online-services","place":"79",'
                                             '"period":2025,"value":1234567890.12345670}]')
        self.assertEqual((answer.status, said["added"], said["state"]), (201, 1, "submitted"))
        self.assertEqual(answer.getheader("Location"), f"{API}/{said['submission']}")
        self.assertEqual(said["receipt"]["submitted_by"], "token:tram")
        self.assertEqual(said["receipt"]["reporter"], "science-technology")
        self.run_it("verify", str(self.write("receipt.json", json.dumps(said["receipt"]))))
        followed = self.follow(self.token, said["submission"])
        self.assertEqual((followed["state"], followed["figures"]["submitted"]), ("submitted", 1))
        self.assertEqual(followed["receipt"], said["receipt"])
        self.run_it("return", f"{said['submission']}.1", "--question", "Vì sao?", "--as", "binh")
        followed = self.follow(self.token, said["submission"])
        self.assertEqual([(each["position"], each["kind"], each["words"])
                          for each in followed["remarks"]], [(1, "question", "Vì sao?")])
        self.assertEqual(followed["figures"]["list"][0]["state"], "returned")
        answer, again = self.push(self.token, [{**FIGURE, "value": 6}])
        self.assertEqual((answer.status, again["corrected"]), (201, 1))
        self.run_it("approve", str(again["submission"]), "--as", "binh")
        self.run_it("publish", "--as", "binh")
        self.assertEqual(self.follow(self.token, again["submission"])["state"], "published")
        self.refused(422, "import.problems", self.push(self.token, [{**FIGURE, "value": 7}]))
        answer, said = self.push(self.token, {"reason": "Đếm lại",
                                              "figures": [{**FIGURE, "value": 7}]})
        self.assertEqual((answer.status, said["corrected"], said["receipt"]["reason"]),
                         (201, 1, "Đếm lại"))
        self.run_it("check")

    def test_nothing_new_and_dry_runs(self):
        before = self.submissions()
        answer, said = self.push(self.token, GOOD, "?dry_run=true")
        self.assertEqual((answer.status, said["state"], said["added"], said["submission"]),
                         (200, "checked", 1, None))
        self.assertEqual(self.submissions(), before)
        self.assertEqual(self.push(self.token, GOOD, "?dry_run=false")[0].status, 201)
        answer, said = self.push(self.token, GOOD)
        self.assertEqual((answer.status, said["state"], said["unchanged"], said["receipt"]),
                         (200, "unchanged", 1, None))
        before = self.submissions()
        for query in "", "?dry_run=true":  # what waits is told on a dry run too
            _, said = self.refused(422, "import.problems",
                                   self.push(self.token, [{**FIGURE, "value": 6}], query))
            self.assertEqual([(each["pointer"], each["key"]) for each in said["errors"]],
                             [("#/0/value", "submission.pending")])
        self.assertEqual(self.submissions(), before)

    def test_every_problem_at_once(self):
        before = self.submissions()
        document = json.loads((office.GOLDEN / "ten-faults.json").read_text())
        _, said = self.refused(422, "import.problems", self.push(self.token, document))
        self.assertEqual(said["error_count"], 10)
        for error, figure in zip(said["errors"], range(10)):
            self.assertTrue(error["pointer"].startswith(f"#/figures/{figure}"), error)
            for lang in "vi", "en":
                self.assertTrue(error["why"][lang] and error["mend"][lang])
        _, said = self.refused(422, "import.problems",
                               self.push(self.token, [{**FIGURE, "value": "năm"}] * 1200))
        self.assertEqual((said["error_count"], len(said["errors"])), (1200, 1000))
        _, said = self.refused(422, "import.problems", self.push(self.token, '[{"a":}]'))
        self.assertEqual([(each["key"], each["line"], each["column"]) for each in said["errors"]],
                         [("json.syntax", 1, 7)])
        self.assertEqual(self.submissions(), before)

    def test_findings_keep_figures_out_until_they_are_answered(self):
        whole = [{**FIGURE, "value": 9}, {**FIGURE, "value": 3, "breakdown": "Sex=F"},
                 {**FIGURE, "value": 7, "breakdown": "Sex=M"}]
        _, said = self.refused(422, "import.blocked", self.push(self.token, whole))
        (finding,) = said["findings"]
        self.assertEqual((finding["pointer"], finding["severity"], finding["answerable"]),
                         ("#/0/value", "block", True))
        whole[0]["note"] = "Có người khai cả hai"
        answer, said = self.push(self.token, whole, Idempotency_Key="a")
        self.assertEqual((answer.status, said["findings"][0]["explanation"]),
                         (201, "Có người khai cả hai"))
        self.assertEqual(said["findings"][0]["pointer"], "#/0/value")
        answer, again = self.push(self.token, whole, Idempotency_Key="a")
        self.assertEqual({**said, "repeated": True}, again)

    def test_a_key_is_answered_again(self):
        self.refused(422, "import.problems",
                     self.push(self.token, [{**FIGURE, "value": "năm"}], Idempotency_Key="k"))
        answer, first = self.push(self.token, GOOD, Idempotency_Key="k")
        self.assertEqual((answer.status, first["repeated"]), (201, False))
        self.run_it("approve", "--all", "--as", "binh")
        before = self.submissions()
        answer, again = self.push(self.token, GOOD, Idempotency_Key="k")
        self.assertEqual(answer.status, 201)
        self.assertEqual({**first, "repeated": True}, again)
        packed = gzip.compress(json.dumps(GOOD).encode())
        answer, again = self.push(self.token, packed, Idempotency_Key="k", Content_Encoding="gzip")
        self.assertEqual({**first, "repeated": True}, again)
        self.refused(409, "submission.idempotency",
                     self.push(self.token, [{**FIGURE, "value": 6}], Idempotency_Key="k"))
        self.assertEqual(self.submissions(), before)
        # another's key is another key
        answer, said = self.push(self.other, [{**FIGURE, "period": "2023", "value": 6}],
                                 Idempotency_Key="k")
        self.assertEqual((answer.status, said["repeated"]), (201, False))

    def test_packed_bodies(self):
        plain = json.dumps(GOOD).encode()
        answer, _ = self.push(self.token, gzip.compress(plain), "?dry_run=true",
                              Content_Encoding="gzip")
        self.assertEqual(answer.status, 200)
        for status, key, body, encoding in [
            (422, "gzip.form", plain, "gzip"),
            (422, "gzip.form", gzip.compress(plain)[:-1], "gzip"),
            (422, "gzip.form", gzip.compress(plain) + b"x", "gzip"),
            (413, "gzip.large", gzip.compress(bytes(1 << 30), 9), "gzip"),
            (413, "gzip.large", gzip.compress(b" " * (10 << 20) + plain), "gzip"),
            (415, "api.encoding", plain, "br"),
            (415, "api.encoding", plain, "gzip, gzip"),
        ]:
            with self.subTest(key=key, size=len(body)):
                self.refused(status, key, self.push(self.token, body, Content_Encoding=encoding))

    def test_what_is_refused_before_it_is_read(self):
        for status, key, token, document, query, headers in [
            (401, "token.wrong", "tdo_" + "0" * 64, GOOD, "", {}),
            (401, "token.wrong", "", GOOD, "", {}),
            (401, "token.missing", "", GOOD, "", {"Authorization": "Basic YTpi"}),
            (401, "token.wrong", self.token[:-1], GOOD, "", {}),
            (415, "api.type", self.token, GOOD, "", {"Content_Type": "text/csv"}),
            (415, "api.type", self.token, GOOD, "", {"Content_Type": "application/jsonp"}),
            (400, "request.parameter", self.token, GOOD, "?dry_run=1", {}),
            (400, "request.parameter", self.token, GOOD, "?colour=red", {}),
            (422, "api.key", self.token, GOOD, "", {"Idempotency_Key": "a b"}),
            (422, "api.key", self.token, GOOD, "", {"Idempotency_Key": "x" * 101}),
            (413, "request.large", self.token, b"[" + b" " * (10 << 20) + b"]", "", {}),
            (400, "request.header", self.token, GOOD, "", {"X A": "b"}),
            (422, "import.problems", self.token, "indicator,place\n", "", {}),
            (422, "import.problems", self.token, "5", "", {}),
            (422, "import.problems", self.token, "", "", {}),
            (422, "import.problems", self.narrow, GOOD, "", {}),
        ]:
            with self.subTest(key=key, headers=headers, query=query):
                self.refused(status, key, self.push(token, document, query, **headers))
        answer, said = self.ask("POST", API, "[]", Content_Type="application/json")
        self.refused(401, "token.missing", (answer, json.loads(said)))
        answer, said = self.ask("DELETE", API)
        self.assertEqual((answer.status, answer.getheader("Allow")), (405, "GET, HEAD, POST"))
        answer, said = self.ask("GET", "/api/v1/nothing")
        self.assertEqual((answer.status, json.loads(said)["key"]), (404, "route.none"))
        answer, said = self.push(self.token, "5", Accept_Language="en-GB,en;q=0.5")
        self.assertEqual(said["detail"], "Problems found: 1. Nothing was stored.")

    def test_tokens_see_their_reporters_submissions(self):
        _, said = self.push(self.token, GOOD)
        self.follow(self.narrow, said["submission"])  # speaks for the same reporter
        problem = self.follow(self.other, said["submission"], 404)
        self.assertEqual(problem["key"], "submission.none")
        self.assertEqual(self.follow(self.other, 99, 404)["key"], "submission.none")
        self.run_it("token", "revoke", "hep")
        answer, _ = self.ask("GET", f"{API}/1", Authorization=f"Bearer {self.narrow}")
        self.assertEqual(answer.status, 401)

    def test_wrong_tokens_are_slowed_down(self):
        for _ in range(20):
            answer, _ = self.push("tdo_no", GOOD)
            self.assertEqual(answer.status, 401)
        seen = set()
        for _ in range(5):
            answer, _ = self.push("tdo_no", GOOD)
            seen.add(answer.status)
        self.assertIn(429, seen)
        self.assertEqual(self.push(self.token, GOOD)[0].status, 201)

    def blocks(self, language):
        """The examples of docs/api.md in one language."""
        text = (office.ROOT / "docs/api.md").read_text(encoding="utf-8")
        return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)

    def run_example(self, *command, status=0):
        environment = {**os.environ, "TIENDO_TOKEN": self.token,
                       "TIENDO_URL": f"http://127.0.0.1:{self.port}"}
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True,
                              timeout=120, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode() + done.stderr.decode()

    def test_the_examples_of_the_documentation(self):
        document, answer = self.blocks("json")
        (curl,), (client,) = self.blocks("sh"), self.blocks("python")
        self.write("figures.json", document)
        self.run_example("sh", "-e", self.write("send.sh", curl))
        said = json.loads((self.folder / "answer.json").read_text())
        self.assertEqual((said["state"], said["added"]), ("submitted", 2))
        self.assertTrue(self.described.schema_of("Document").is_valid(json.loads(document)))
        self.write("figures.json", document.replace("1043.50", "1043.5").replace("61400", "61401"))
        said = self.run_example("sh", "-e", self.write("send.sh", curl), status=22)
        self.assertIn("409", said)
        client = self.write("client.py", client)
        self.assertIn("#/figures/1/", self.run_example("python3", client, status=1))
        self.write("figures.json", document)
        self.assertEqual(self.run_example("python3", client), "unchanged None\n")
        self.write("figures.json", document.replace("2026-", "2025-"))
        client.write_text(client.read_text().replace("fibre-share-2026-Q3", "fibre-share-2025-Q3"))
        self.assertRegex(self.run_example("python3", client), r"^submitted \d+$")
        # the receipt, far from the office, by the public key alone; and changed
        receipt = self.folder / "receipt.json"
        key = json.loads(receipt.read_text())["key"]
        nowhere = self.folder / "nowhere"
        self.run_it("verify", "--key", key, str(receipt), data=nowhere)
        for status, arguments in (1, ("--key", "0" * 64)), (1, ()):
            changed = receipt.read_text()
            if not arguments:
                changed = changed.replace('"figures": "2"', '"figures": "3"')
            path = self.write("changed.json", changed)
            self.run_it("verify", *arguments, str(path), data=nowhere, status=status)
        # the problem shown is what the office says
        shown = json.loads(answer)
        _, said = self.push(self.token, json.loads(document.replace('"79", "period": "2026-Q3"',
                                                                     '"790", "period": "2026-Q3"')))
        for name, value in shown["errors"][0].items():
            self.assertEqual(said["errors"][0][name], value)
        self.assertEqual({**shown, "errors": None}, {name: said[name] for name in shown} | {"errors": None})

    def test_many_figures(self):
        answer, said = self.push(self.token, figures(5000))
        self.assertEqual((answer.status, said["added"]), (201, 5000))
        followed = self.follow(self.token, said["submission"])
        self.assertEqual(len(followed["figures"]["list"]), 1000)
        path = f"{API}/{said['submission']}?from=4999"
        answer, last = self.ask("GET", path, Authorization=f"Bearer {self.token}")
        self.assertEqual(len(json.loads(last)["figures"]["list"]), 2)


if __name__ == "__main__":
    office.main()
