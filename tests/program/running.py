#!/usr/bin/env python3
"""tests/program/running.py - what an operator relies on: sockets that outlive the server, word to a
supervisor, health, metrics and logs.

usage: running.py PROGRAM"""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time

import office
from serving import FORM, ServingCase, free_port, started

METRIC = re.compile(r'tiendo_([a-z_]+)(?:\{class="[1-5]xx"\})? ([0-9]+)')


def get(port, path, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        connection.request(method, path)
        answer = connection.getresponse()
        return answer, answer.read().decode()


class Supervisor:
    """What systemd is to a service: a socket to listen on, and one to be told."""

    def __init__(self, folder):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port = self.listener.getsockname()[1]
        self.told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.told.settimeout(30)
        self.path = str(folder / "notify")
        self.told.bind(self.path)

    def start(self, *words, patience=0, **more):
        """The program with that socket as descriptor 3; LISTEN_PID is that of the process itself."""
        environment = {**os.environ, "NOTIFY_SOCKET": self.path, "LISTEN_FDS": "1"}
        if patience:
            environment["WATCHDOG_USEC"] = str(patience * 1000000)
        fd = self.listener.fileno()
        shell = f'exec 3<&{fd}; LISTEN_PID=$$; export LISTEN_PID; exec "$@"'
        return subprocess.Popen(["sh", "-c", shell, "sh", office.program(), *words], env=environment,
                                pass_fds=(fd,), stdout=subprocess.DEVNULL, **more)

    def hear(self):
        return self.told.recv(100).decode()

    def close(self):
        self.listener.close()
        self.told.close()


class Running(ServingCase):
    def supervisor(self):
        supervisor = Supervisor(self.folder)
        self.addCleanup(supervisor.close)
        return supervisor

    def stop(self, process):
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=30)[1]
        self.assertEqual(process.returncode, 0)
        return [json.loads(line) for line in (said or b"").decode().splitlines()]

    def words(self, kind, *more):
        return ["--data", str(self.data), kind, *more]

    def start_at(self, *words):
        """A server that says on standard error what it logs; its process and port."""
        return started(office.program(), *self.words(*words), "127.0.0.1:0", stderr=subprocess.PIPE)

    def test_the_supervisor_is_told(self):
        self.make()
        for kind in ("serve", "office"):
            with self.subTest(kind):
                supervisor = self.supervisor()
                process = supervisor.start(*self.words(kind), patience=3)
                self.assertEqual(supervisor.hear(), "READY=1")
                self.assertEqual(get(supervisor.port, "/healthz")[0].status, 200)
                self.assertEqual(supervisor.hear(), "WATCHDOG=1")
                self.assertEqual(supervisor.hear(), "WATCHDOG=1")
                self.stop(process)
                while (word := supervisor.hear()) == "WATCHDOG=1":
                    pass
                self.assertEqual(word, "STOPPING=1")
                os.unlink(supervisor.path)

    def test_no_request_fails_while_servers_take_turns(self):
        self.make()
        supervisor = self.supervisor()
        ended, failures, answers = threading.Event(), [], [0]

        def ask():
            while not ended.is_set():
                try:
                    answer, _ = get(supervisor.port, "/healthz")
                    if answer.status != 200:
                        failures.append(answer.status)
                    answers[0] += 1
                except OSError as error:
                    failures.append(repr(error))

        process = supervisor.start(*self.words("serve"))
        self.assertEqual(supervisor.hear(), "READY=1")
        readers = [threading.Thread(target=ask) for _ in range(4)]
        for reader in readers:
            reader.start()
        for _ in range(5):
            time.sleep(0.2)
            self.stop(process)
            self.assertEqual(supervisor.hear(), "STOPPING=1")
            process = supervisor.start(*self.words("serve"))
            self.assertEqual(supervisor.hear(), "READY=1")
        ended.set()
        for reader in readers:
            reader.join()
        self.stop(process)
        self.assertEqual(failures, [])
        self.assertGreater(answers[0], 100)

    def test_health(self):
        self.run_it("init")
        process, port = self.start_at("serve", "--portal")
        self.assertEqual(get(port, "/healthz")[1], "ok\n")
        self.assertEqual(get(port, "/readyz")[0].status, 503)
        self.run_it("publish")
        answer, said = get(port, "/readyz")
        self.assertEqual((answer.status, said, answer.getheader("Cache-Control")),
                         (200, "ok\n", "no-store"))
        self.assertEqual(self.stop(process), [])
        self.serve()
        self.assertEqual(self.ask("GET", "/readyz")[1], b"ok\n")
        (self.data / "office.db").rename(self.data / "gone.db")
        self.assertNotEqual(self.ask("GET", "/readyz")[0].status, 200)
        self.assertEqual(self.ask("GET", "/healthz")[0].status, 200)

    def metrics(self, port):
        answer, said = get(port, "/metrics")
        self.assertEqual(answer.status, 200)
        self.assertTrue(answer.getheader("Content-Type").startswith("application/openmetrics-text"))
        lines = said.splitlines()
        self.assertEqual(lines[-1], "# EOF")
        samples = [line for line in lines if not line.startswith("#")]
        for line in samples:
            self.assertRegex(line, METRIC)
        return {line.split()[0]: int(line.split()[1]) for line in samples}

    def test_metrics(self):
        self.make()
        metrics = free_port()
        process, port = self.start_at("serve", "--metrics", f"127.0.0.1:{metrics}", "--portal")
        before = self.metrics(metrics)
        for method in ("GET", "HEAD", "BREW", *(f"M{number}" for number in range(20))):
            get(port, "/", method)
        after = self.metrics(metrics)
        self.assertEqual(after.keys(), before.keys())  # whatever strangers send, no line more
        self.assertEqual(after['tiendo_answers_total{class="2xx"}'], 2)
        self.assertEqual(after['tiendo_answers_total{class="4xx"}'], 21)
        self.assertEqual(after["tiendo_edition"], 1)
        self.assertEqual(after["tiendo_connections_total"], 23)
        for width, height in ((360, 401), (960, 403), (500, 400)):  # the reader's own sizes are not kept
            self.assertEqual(get(port, f"/programmes.svg?size={width}x{height}")[0].status, 200)
        self.assertEqual(self.metrics(metrics)["tiendo_cache_answers"], after["tiendo_cache_answers"])
        self.assertEqual(get(metrics, "/")[0].status, 404)
        self.assertEqual(get(port, "/metrics")[0].status, 404)
        self.stop(process)
        done = self.call("serve", "--portal", "127.0.0.1:0", "--metrics", "0.0.0.0:0")
        self.assertEqual(done.returncode, 2)

    def test_the_office_counts_the_age_of_its_backup(self):
        self.make()
        shelf = self.folder / "backups"
        shelf.mkdir()
        metrics = free_port()
        process, _ = self.start_at("office", "--metrics", f"127.0.0.1:{metrics}", "--address")
        self.assertNotIn("tiendo_backup_age_seconds", self.metrics(metrics))
        self.run_it("backup", str(shelf), now="2020-01-01T00:00:00Z")
        self.assertGreater(self.metrics(metrics)["tiendo_backup_age_seconds"], 5 * 365 * 86400)
        self.stop(process)

    def test_logs_say_what_happened_and_nothing_more(self):
        self.make()
        self.add_person("lan", "reporter")
        process, port = self.start_at("serve", "--log", "--portal")
        for path in ("/", "/nothing", "/%00"):
            get(port, path)
        self.assertEqual([line["event"] for line in self.stop(process)], ["started", "stopping"])
        supervisor = self.supervisor()
        process = supervisor.start(*self.words("office", "--log"), stderr=subprocess.PIPE)
        self.assertEqual(supervisor.hear(), "READY=1")
        self.port = supervisor.port
        self.ask("GET", "/signin")
        self.ask("GET", "/x%22%e2%80%a9")
        self.ask("POST", "/signin", "name=lan&password=wrong-one&next=%2F", Content_Type=FORM)
        lines = self.stop(process)
        self.assertEqual([line["event"] for line in lines],
                         ["started", "answer", "answer", "stopping"])
        self.assertEqual([(line["method"], line["path"], line["status"], line["address"])
                          for line in lines[1:3]],
                         [("GET", "/x\"\u2029", 404, "127.0.0.1"),
                          ("POST", "/signin", 401, "127.0.0.1")])
        self.assertNotIn("wrong-one", json.dumps(lines))


if __name__ == "__main__":
    office.main()
