#!/usr/bin/env -S python3 -B
"""tests/program/clocks.py - clocks that are wrong, odd moments, and other zones of time.

Whatever the clock says, nothing crashes, `check` finds nothing wrong, and an edition that is in force stays in force.
An edition is never earlier than the one before it in the order of numbers.

usage: clocks.py PROGRAM"""

import json
import os

import office
from office import OfficeCase, observations

MOMENTS = (
    "2024-02-29T12:00:00Z", "2025-02-28T23:59:59Z", "2026-06-30T16:59:59Z", "2026-06-30T17:00:00Z",
    "2026-12-31T23:59:59Z", "2027-01-01T00:00:00Z", "2038-01-19T03:14:07Z", "2038-01-19T03:14:08Z",
    "2100-02-28T23:59:59Z", "2106-02-07T06:28:16Z", "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z",
    "1970-01-01T00:00:01Z", "2000-02-29T00:00:00Z", "1999-12-31T23:59:59Z",
)
ZONES = ("UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati", "Nowhere/None", ":", "UTC-25")
# Forward a year, back a day, back to the beginning, forward by a second.
JUMPS = ("2026-11-25T02:00:00Z", "2027-11-25T02:00:00Z", "2027-11-24T02:00:00Z", "2027-11-24T02:00:01Z",
         "1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z", "2026-11-25T02:00:00Z")


class Clocks(OfficeCase):
    def never_dies(self, *arguments, **more):
        done = self.call(*arguments, **more)
        self.assertIn(done.returncode, (0, 1, 2, 3), (arguments, done.stderr))
        return done

    def test_a_journey_at_any_moment(self):
        for number, moment in enumerate(MOMENTS):
            with self.subTest(moment):
                data = self.folder / f"D{number}"
                self.make(publish=False, data=data)
                path = self.write("x.csv", "indicator,place,period,value\nonline-services,79,2020,5\n")
                self.run_it("import", str(path), data=data, now=moment)
                self.run_it("approve", "--all", data=data, now=moment)
                self.run_it("publish", data=data, now=moment)
                status = json.loads(self.run_it("status", "--json", data=data, now=moment))
                self.assertEqual(status["edition"]["published_at"], moment)
                self.run_it("why", "online-services", "2020", data=data, now=moment)
                self.run_it("report", "-o", str(self.folder / "r.pdf"), data=data, now=moment)
                self.run_it("check", data=data, now=moment)

    def test_a_clock_that_jumps(self):
        self.make(observations()[0], publish=False)
        self.run_it("publish", now=JUMPS[0])
        last, number = JUMPS[0], 1
        for year, moment in enumerate(JUMPS[1:], 2030):
            with self.subTest(moment):
                path = self.write("x.csv", f"indicator,place,period,value\nonline-services,79,{year},5\n")
                self.run_it("import", str(path), now=moment)
                self.run_it("approve", "--all", now=moment)
                done = self.never_dies("publish", now=moment)
                self.assertEqual(done.returncode == 0, moment >= last, done.stderr)
                if done.returncode == 0:
                    last, number = moment, number + 1
                status = json.loads(self.run_it("status", "--json", now=moment))
                self.assertEqual((status["edition"]["number"], status["edition"]["published_at"]), (number, last))
                self.run_it("check", now=moment)

    def test_zones_change_nothing(self):
        said = set()
        for number, zone in enumerate(ZONES):
            data = self.folder / f"D{number}"
            os.environ["TZ"] = zone
            self.addCleanup(os.environ.pop, "TZ", None)
            self.make(observations()[0], data=data)
            said.add((self.run_it("export", data=data), self.run_it("status", "--json", data=data).replace(
                str(data), "").partition('"key"')[0].partition('"code"')[0]))
        self.assertEqual(len(said), 1)


if __name__ == "__main__":
    office.main()
