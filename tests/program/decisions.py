#!/usr/bin/env -S python3 -B
"""tests/program/decisions.py - what must not slip through: corrections without a reason, an answer
sent twice, a decision on the wrong figure, a receipt of somebody else's.

usage: decisions.py PROGRAM"""

import json

import office
from office import OfficeCase

HEADER = "indicator,place,period,value\n"


class Decisions(OfficeCase):
    def figures(self, *values):
        rows = [f"online-services,79,{2030 + i},{value}\n" for i, value in enumerate(values)]
        return str(self.write("figures.csv", HEADER + "".join(rows)))

    def refused(self, *arguments, words):
        done = self.call(*arguments)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(words, done.stderr.decode())

    def test_a_correction_keeps_needing_its_reason(self):
        self.make(self.figures(100))
        self.refused("import", self.figures(101), words="reason")
        self.run_it("import", "--reason", "A slip", self.figures(101))
        self.run_it("return", "--question", "Really?", "2")
        self.refused("import", self.figures(102), words="reason")
        self.run_it("import", "--reason", "Another slip", self.figures(102))
        self.run_it("approve", "--all")
        self.refused("import", self.figures(103), words="reason")

    def test_a_key_gives_the_answer_of_then(self):
        self.make(publish=False)
        first = self.figures(100, 101, 102, 103)
        answer = json.loads(self.run_it("import", "--json", "--key", "k", first))
        # what came since would now be asked about, but that is no matter of the one sent before
        self.run_it("approve", "--all")
        again = json.loads(self.run_it("import", "--json", "--key", "k", first))
        self.assertEqual(
            (again[0]["submission"], again[0]["added"], again[0]["repeated"]),
            (answer[0]["submission"], answer[0]["added"], True))
        self.refused("import", "--key", "k", self.figures(100, 101, 102), words="k")
        empty = str(self.write("empty.csv", HEADER + "online-services,79,2040,\n"))
        self.run_it("import", "--key", "e", "--empty", "M", empty)
        self.refused("import", "--key", "e", "--empty", "L", empty, words="e")

    def test_one_finding_a_check_and_figure(self):
        self.make(publish=False)
        rows = ["", "Sex=F", "Sex=M", "Age=a", "Age=b"]
        text = "indicator,place,period,value,breakdown\n" + "".join(
            f"online-services,79,2030,{value},{row}\n" for row, value in zip(rows, (10, 4, 7, 3, 6)))
        path = str(self.write("parts.csv", text))
        (file,) = json.loads(self.run_it("import", "--json", "--explain", "Known", path))
        self.assertEqual([each["check"] for each in file["findings"]].count("parts"), 1)
        self.assertEqual(file["added"], 5)
        self.refused("findings", "999", words="999")

    def test_the_folder_vouches_for_its_receipts(self):
        self.make(self.figures(1), publish=False)
        receipt = self.folder / "r.json"
        self.run_it("receipt", "-o", receipt, "1")
        self.run_it("verify", receipt)
        forged = json.loads(receipt.read_text()) | {"figures": "9"}
        receipt.write_text(json.dumps(forged))
        self.refused("verify", receipt, words="signature")
        # signed well, but by another office
        elsewhere = self.folder / "E"
        other = self.folder / "o.json"
        self.run_it("init", data=elsewhere)
        self.run_it("catalogue", "load", str(office.HCMC), data=elsewhere)
        self.run_it("import", self.figures(1), data=elsewhere)
        self.run_it("receipt", "-o", other, "1", data=elsewhere)
        self.run_it("verify", other, data=elsewhere)
        self.refused("verify", other, words="key")


if __name__ == "__main__":
    office.main()
