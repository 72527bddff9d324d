#!/usr/bin/env -S python3 -B
"""tests/program/verify.py - is this what was published? Files, copies, codes and keys.

usage: verify.py PROGRAM"""

import json
import os
import shutil

import office
from office import OfficeCase, observations


class Verify(OfficeCase):
    def setUp(self):
        super().setUp()
        self.make(observations()[0])
        self.run_it("publish", "--note", "two")
        self.edition = self.data / "editions/edition-000001.db"
        self.info = json.loads(self.run_it("status", "--json", "--edition", "1"))["edition"]
        self.key = (self.data / "keys/edition.pub").read_text().strip()

    def verified(self, *words, status=0, **more):
        said = self.run_it("verify", "--json", *map(os.fspath, words), status=status, **more)
        if status != 0:
            self.assertEqual(said, "")
            return
        said = json.loads(said)
        self.assertEqual(
            (said["verified"], said["number"], said["sha256"], said["code"], said["key"]),
            (True, 1, self.info["sha256"], self.info["code"], self.key),
        )

    def copy_to(self, *folders):
        """The edition and its manifest, elsewhere; the copy's path."""
        folder = self.folder.joinpath(*folders)
        folder.mkdir(parents=True, exist_ok=True)
        for ending in ("db", "json"):
            shutil.copy(self.edition.with_suffix(f".{ending}"), folder)
        return folder / self.edition.name

    def damage(self, path):
        data = bytearray(path.read_bytes())
        data[5000] ^= 1
        path.chmod(0o644)
        path.write_bytes(data)

    def test_a_code_in_every_spelling(self):
        code = self.info["code"]
        spellings = [code, code.lower(), code.replace("-", ""), code.replace("-", " ")]
        spellings.append(code.replace("0", "O").replace("1", "l"))
        for spelling in spellings:
            with self.subTest(spelling):
                self.verified(spelling)
        for wrong in (code[:-1], code + "0", code[::-1] + "Z", "", "-"):
            with self.subTest(wrong):
                self.verified(wrong, status=1)

    def values(self, *words, what=None, **more):
        said = self.run_it("verify", "--json", what or self.info["code"], *words, **more)
        return json.loads(said)["values"] if said else said

    def test_the_values_that_were_published(self):
        """A code's edition says what its series say, and what a later edition corrected."""
        headlines = self.values()
        self.assertTrue(headlines)
        self.assertFalse(any(each["changed"] for each in headlines))
        code, method = headlines[0]["indicator"], headlines[0]["method"]
        series = json.loads(self.run_it("series", code, "--edition", "1", "--json"))["figures"]
        said = [each for each in self.values("--indicator", code) if each["method"] == method]
        self.assertEqual([(each["period"], each["value"]) for each in said],
                         [(each["period"], each["value"]) for each in series])
        latest = headlines[0]
        fields = [latest[name] for name in ("method", "place", "period")]
        corrected = self.write("correction.csv", "indicator,method,place,period,value,status,vintage\n"
                               f"{code},{','.join(fields)},12.34,P,{latest['vintage']}\n")
        self.run_it("import", "--reason", "misprint", str(corrected))
        self.run_it("approve", "--all")
        self.run_it("publish", "--note", "three")
        asked = ("--indicator", code, "--period", latest["period"])
        then, = (each for each in self.values(*asked) if each["method"] == method)
        self.assertEqual((then["value"], then["changed"], then["now"]["value"], then["now"]["since"]),
                         (latest["value"], True, 12.34, 3))
        text = self.run_it("verify", self.info["code"], *asked)
        self.assertIn("\tEdition 3 says 12.34%.\n", text)
        self.assertTrue(text.endswith("There is a newer edition: 3 is in force.\n"), text)
        self.assertIn("\tKỳ 3 ghi 12,34%.\n", self.run_it("verify", self.info["code"], *asked, lang="vi"))
        own, = (each for each in self.values(*asked, what=str(self.edition)) if each["method"] == method)
        self.assertEqual((own["value"], own["changed"], own["now"]), (latest["value"], False, None))

    def test_values_that_are_not_there(self):
        code = self.values()[0]["indicator"]
        for words in (["--indicator", "nothing"], ["--indicator", code, "--period", "1999"],
                      ["--indicator", code, "--place", "nowhere"]):
            with self.subTest(words):
                self.values(*words, status=1)
        self.values("--indicator", code, "--period", "last year", status=2)
        receipt = self.write("receipt.json", self.run_it("receipt", "1"))
        self.values("--indicator", code, what=str(receipt), status=2)

    def test_an_edition_where_it_is(self):
        self.verified(self.edition)
        self.verified(self.edition.name, cwd=self.edition.parent)
        self.verified("editions/" + self.edition.name, cwd=self.data)
        self.verified(self.edition, "--key", self.key)
        self.verified(self.edition, "--key", "0" * 64, status=1)

    def test_a_copy_with_its_manifest(self):
        self.verified(self.copy_to("downloads"), data=self.folder / "nowhere")
        self.verified(self.copy_to("other", "editions"), data=self.folder / "nowhere")

    def test_a_copy_without_its_manifest(self):
        copy = self.copy_to("downloads")
        copy.with_suffix(".json").unlink()
        self.verified(copy, status=1)

    def test_a_damaged_copy(self):
        for folders in (["downloads"], ["other", "editions"], ["D", "copies"]):
            with self.subTest(folders):
                copy = self.copy_to(*folders)
                self.damage(copy)
                self.verified(copy, status=1)

    def test_a_damaged_edition(self):
        self.damage(self.edition)
        self.verified(self.edition, status=1)
        self.verified(self.info["code"], status=1)
        said = self.run_it("check", status=1)
        self.assertEqual(said.count("\n"), 1, said)
        (finding,) = json.loads(self.run_it("check", "--json", status=1))
        self.assertEqual(finding["key"], "verify.hash")

    def test_another_name(self):
        for name in ("edition-1.db", "edition-000002x.db", "x.db", "edition-000003.db"):
            with self.subTest(name):
                copy = self.edition.with_name(name)
                shutil.copy(self.edition, copy)
                self.verified(copy, status=1)

    def test_another_edition_under_its_name(self):
        copy = self.copy_to("downloads")
        shutil.copy(self.data / "editions/edition-000002.db", copy)
        self.verified(copy, status=1)

    def test_another_key(self):
        """Whoever signs with a key of their own is not believed by the folder, only by nobody."""
        other = self.folder / "other"
        self.make(observations()[0], data=other)
        forged = other / "editions/edition-000001.db"
        self.run_it("verify", str(forged))  # it is whole, by its own key
        self.run_it("verify", "--key", self.key, str(forged), status=1)
        for ending in ("db", "json"):
            shutil.copy(forged.with_suffix(f".{ending}"), self.edition.parent)
        self.verified(self.info["code"], status=1)
        self.run_it("check", status=1)


if __name__ == "__main__":
    office.main()
