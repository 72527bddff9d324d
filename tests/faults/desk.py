#!/usr/bin/env -S python3 -B
"""tests/faults/desk.py - two reviewers who decide at once, and SIGKILL, all through the office's server.

usage: desk.py PROGRAM [RACES [KILLS]]

In every race exactly one of the two wins and the other is told; the ledger has one act for each. The
server is killed while it takes an upload, takes figures from a program, approves or publishes: what it
had answered holds, what it had not is done whole or not at all, a program that sends again under its key
gets one submission, and `check` finds nothing wrong. TIENDO_SEED repeats the moments of an earlier run,
as near as the machine allows."""

import http.client
import json
import os
import pathlib
import random
import re
import signal
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "program"))

import office  # noqa: E402
from serving import FORM, ServingCase  # noqa: E402

HEADER = "indicator,place,period,value\n"
NUMBERS = {"races": 1000, "kills": 100}
BATCH = 20  # figures of one submission


def seeded():
    seed = int(os.environ.get("TIENDO_SEED") or random.SystemRandom().randrange(1 << 32))
    print(f"TIENDO_SEED={seed}", flush=True)
    return random.Random(seed)


def wards():
    with open(office.HCMC / "places.csv", encoding="utf-8") as file:
        lines = [line.split(",") for line in file]
    code, level, until = (lines[0].index(name) for name in ("code", "level", "valid_until"))
    return [line[code] for line in lines[1:] if line[level] == "ward" and not line[until].strip()]


class Client:
    """One browser, or one program: a connection that stays."""

    def __init__(self, case, cookie=None, token=None):
        self.case = case
        self.headers = {"Cookie": cookie} if cookie else {"Authorization": f"Bearer {token}"}
        self.connection = None

    def ask(self, method, path, body=None, **headers):
        """Status, where it leads to, and the body."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.case.port, timeout=60)
        self.connection.request(method, path, body, {**self.headers, **{
            name.replace("_", "-"): value for name, value in headers.items()}})
        answer = self.connection.getresponse()
        return answer.status, answer.getheader("Location") or "", answer.read().decode()

    def key(self):
        return re.search(r'name="key" value="([0-9a-f]{64})"', self.ask("GET", "/")[2])[1]

    def post(self, path, **fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields), Content_Type=FORM)

    def try_once(self, work, *arguments):
        """What `work` answers; None where the server died before it had answered."""
        try:
            return work(*arguments)
        except (OSError, http.client.HTTPException):
            return None
        finally:
            if self.connection is not None:
                self.connection.close()
            self.connection = None


class Desk(ServingCase):
    def setUp(self):
        super().setUp()
        self.random = seeded()
        self.make(self.write("a.csv", HEADER + "online-services,79,2001,5\n"))
        self.add_person("an", "reporter")
        self.add_person("binh", "reviewer")
        self.add_person("chi", "reviewer")
        self.token = self.add_token("tram")
        self.wards = wards()

    def client(self, name):
        return Client(self, cookie=self.sign_in(name))

    def figures(self, number, count):
        """A list of figures that was never sent before."""
        period = f"{2025 + (number // 12) + 1}-{number % 12 + 1:02}"
        return [{"indicator": "online-services", "place": ward, "period": period, "value": number + 1}
                for ward in self.wards[:count]]

    def submission(self, number, count):
        """A submission that waits; its number."""
        path = self.write("batch.json", json.dumps(self.figures(number, count)))
        (file,) = json.loads(self.run_it("import", "--json", "--as", "an", "--reporter",
                                         "science-technology", str(path)))
        return file["submission"]

    def ledger(self, submission, act):
        return [line for line in self.stored()
                if line.startswith('INSERT INTO "ledger"')
                and f"'{act}','submission {submission}'" in line]

    def test_two_who_decide_at_once(self):
        races = NUMBERS["races"]
        self.serve()
        clients = [self.client("binh"), self.client("chi")]
        keys = [client.key() for client in clients]
        acts = "approve", "return"
        barrier = threading.Barrier(2)
        won, seen = [0, 0], []
        jitter = [random.Random(self.random.random()) for _ in clients]

        def decide(index, submission, count):
            for position in range(1, count + 1):
                act = acts[(position + index) % 2]
                name = f"{submission}-{position}"
                fields = {f"figure-{name}": "1", "act": "approve"} if act == "approve" else \
                    {f"seen-{name}": "1", "act": f"return-{name}", f"question-{name}": "Vì sao?"}
                barrier.wait(60)
                time.sleep(jitter[index].uniform(0, 0.004))
                status, _, _ = clients[index].post("/review", key=keys[index], **fields)
                seen.append((submission, position, act, status))
                won[index] += status == 303

        done = 0
        while done < races:
            count = min(len(self.wards), races - done)
            submission = self.submission(done, count)
            threads = [threading.Thread(target=decide, args=(index, submission, count))
                       for index in (0, 1)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            done += count
            decided = {}
            for which, position, act, status in seen:
                if which == submission:
                    decided.setdefault(position, []).append((status, act))
            self.assertEqual(len(decided), count)
            winners = {"approve": 0, "return": 0}
            for both in decided.values():
                self.assertEqual(sorted(status for status, _ in both), [303, 409], both)
                winners[dict(both)[303]] += 1
            for act in acts:
                self.assertEqual(len(self.ledger(submission, act)), winners[act])
            (row,) = [line for line in self.stored()
                      if line.startswith(f'INSERT INTO "submission" VALUES({submission},')]
            # figures, submitted, returned, approved
            self.assertIn(f",{count},0,{winners['return']},{winners['approve']},0,0,", row)
        for client in clients:
            client.connection.close()
        self.run_it("check")
        print(f"{done} races: {won[0]} won by one, {won[1]} by the other")

    def killed(self, moments, client, work, *arguments):
        """Does something while the server is killed; what was answered, None for nothing."""
        server = self.start()
        answers = []
        thread = threading.Thread(
            target=lambda: answers.append(client.try_once(work, *arguments)))
        started = time.monotonic()
        thread.start()
        if moments["reach"] == 0:  # the first is only timed
            thread.join(60)
            moments["reach"] = (time.monotonic() - started) * 1.2
        else:
            time.sleep(self.random.uniform(0, moments["reach"]))
        server.send_signal(signal.SIGKILL)
        server.communicate(timeout=30)
        thread.join(60)
        self.run_it("check")  # and opening the office finishes or undoes what was begun
        (answer,) = answers
        moments["answered" if answer else "unanswered"] += 1
        moments["reach"] *= 0.95 if answer else 1.05
        return answer

    def rounds(self, what, one):
        """So many kills of one kind; both outcomes must have been seen."""
        moments = {"reach": 0, "answered": 0, "unanswered": 0}
        done = {"whole": 0, "nothing": 0}
        for number in range(NUMBERS["kills"] // 4):
            with self.subTest(what, number=number):
                done["whole" if one(moments, number) else "nothing"] += 1
        print(f"{what}: {moments['answered']} answered, {moments['unanswered']} not; {done}", flush=True)
        self.assertGreater(moments["unanswered"], NUMBERS["kills"] // 16, what)

    def list(self):
        """Every submission's state by its evidence."""
        return {re.search(r"'([0-9a-f]{64})'", line)[1]: line for line in self.stored()
                if line.startswith('INSERT INTO "submission"')}

    def upload(self, moments, number):
        text = HEADER + "".join(f"online-services,{ward},2019,{number + 1}\n" for ward in self.wards)
        before = len(self.list())
        answer = self.killed(moments, self.an, lambda: self.an.post(
            "/send", key=self.an_key, reporter="science-technology", decimal="", pasted=text))
        after = len(self.list())
        if answer is not None:
            self.assertEqual((answer[0], after), (303, before + 1), answer[2])
        self.assertIn(after, (before, before + 1))
        return after > before

    def push_killed(self, moments, number):
        program = Client(self, token=self.token)
        body = json.dumps(self.figures(number, len(self.wards)))
        headers = {"Content_Type": "application/json", "Idempotency_Key": f"round-{number}"}

        def send():
            return program.ask("POST", "/api/v1/submissions", body, **headers)

        answer = self.killed(moments, program, send)
        before = len(self.list())
        server = self.start()
        status, _, said = send()
        program.connection.close()
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
        said = json.loads(said)
        self.assertEqual((status, said["added"]), (201, len(self.wards)))
        self.assertEqual(len(self.list()), before + (not said["repeated"]))
        if answer is not None:
            self.assertEqual(answer[0], 201, answer[2])
            self.assertEqual({**json.loads(answer[2]), "repeated": True}, said)
        return said["repeated"]

    def approve(self, moments, number):
        submission = self.submission(100 + number, BATCH)
        fields = {f"figure-{submission}-{position}": "1" for position in range(1, BATCH + 1)}
        answer = self.killed(moments, self.binh, lambda: self.binh.post(
            "/review", key=self.binh_key, act="approve", **fields))
        (row,) = [line for line in self.stored()
                  if line.startswith(f'INSERT INTO "submission" VALUES({submission},')]
        waits, approved = map(int, re.search(rf",{BATCH},(\d+),0,(\d+),0,0,", row).groups())
        self.assertEqual(waits + approved, BATCH)
        self.assertEqual(len(self.ledger(submission, "approve")), approved)
        if answer is not None:
            self.assertEqual((answer[0], approved), (303, BATCH), answer[2])
        if waits:
            self.run_it("approve", str(submission), "--as", "binh")
        return approved == BATCH

    def publish(self, moments, number):
        def edition():
            return json.loads(self.run_it("status", "--json"))["edition"]["number"]

        self.run_it("approve", str(self.submission(200 + number, 1)), "--as", "binh")
        before = edition()
        answer = self.killed(moments, self.binh, lambda: self.binh.post(
            "/editions", key=self.binh_key, note=f"round {number}", at=""))
        after = edition()
        if answer is not None:
            self.assertEqual((answer[0], after), (303, before + 1), answer[2])
        self.assertIn(after, (before, before + 1))
        return after > before

    def test_kills(self):
        server = self.start()
        self.an, self.binh = self.client("an"), self.client("binh")
        self.an_key, self.binh_key = self.an.key(), self.binh.key()
        for client in self.an, self.binh:
            client.connection.close()
            client.connection = None
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
        self.rounds("upload", self.upload)
        self.rounds("push", self.push_killed)
        self.rounds("approve", self.approve)
        self.rounds("publish", self.publish)


if __name__ == "__main__":
    for name, given in zip(NUMBERS, sys.argv[2:]):
        NUMBERS[name] = int(given)
    del sys.argv[2:]
    result = office.main(exit=False)
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - min(failed, result.testsRun)} passed, {failed} failed")
    sys.exit(1 if failed else 0)
