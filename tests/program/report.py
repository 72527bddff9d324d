#!/usr/bin/env -S python3 -B
"""tests/program/report.py - the briefing, read back by poppler: pages, words, outline, links, bytes.

usage: report.py PROGRAM"""

import json
import re
import shutil
import subprocess

import office
from office import HCMC, observations
from reading import ReadingCase

LONG = ("Tỷ lệ người dân trong độ tuổi lao động thường xuyên dùng dịch vụ công trực tuyến toàn trình "
        "trên mọi nền tảng của Thành phố và của quốc gia, kể cả các phường, xã và đặc khu mới thành lập "
        "sau khi sắp xếp")


def poppler(tool, *arguments):
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, check=True).stdout.decode()


class Report(ReadingCase):
    def setUp(self):
        super().setUp()
        self.pdf = self.folder / "report.pdf"

    def publish_all(self, catalogue=HCMC):
        """Two editions: the second has new figures, one correction and more verdicts."""
        first, *others = observations()
        self.make(*others, catalogue=catalogue)
        self.run_it("import", str(first))
        self.run_it("approve", "--all")
        self.run_it("publish", "--note", "Kỳ hai")

    def report(self, *more, lang="vi"):
        """The words of each page."""
        self.run_it("report", "-o", str(self.pdf), *more, lang=lang)
        return poppler("pdftotext", "-layout", self.pdf, "-").split("\f")[:-1]

    def renamed(self, name):
        """The catalogue with one indicator under another name."""
        folder = self.folder / "catalogue"
        shutil.copytree(HCMC, folder)
        text = (folder / "catalogue.json").read_text()
        catalogue = json.loads(text)
        found = next(each for each in catalogue["indicators"] if each["code"] == "smartphone-share")
        found["name"]["vi"] = name
        (folder / "catalogue.json").write_text(json.dumps(catalogue, ensure_ascii=False))
        return folder

    def test_every_part_is_there(self):
        self.publish_all()
        pages = self.report()
        text = "\n".join(pages)
        words = " ".join(text.split())
        self.assertIn("Báo cáo tiến độ", pages[0])
        self.assertIn("Chậm hoặc lệch kế hoạch", pages[0])
        self.assertIn("Thay đổi kể từ kỳ 1", pages[1])
        self.assertIn("Kỳ hai", pages[1])
        self.assertIn("Số liệu mới của Thành phố", pages[1])
        for pillar in ("Chính quyền số", "Kinh tế số", "Xã hội số", "Hạ tầng số"):
            self.assertTrue(any(page.strip().startswith(pillar) for page in pages), pillar)
        self.assertIn("Từ nay cần gì", words)
        owing = next(page for page in pages if page.strip().startswith("Đơn vị còn nợ số liệu"))
        self.assertIn("quá 180 ngày", owing)
        self.assertRegex(owing, r"Sở Khoa học và Công nghệ +4 mục tiêu")
        self.assertIn("Về báo cáo này", pages[-1])
        code = json.loads(self.run_it("verify", "--json", str(
            next((self.data / "editions").glob("*000002.db")))))
        self.assertIn(code["sha256"], pages[-1])
        for number, page in enumerate(pages, 1):
            self.assertIn(f"Trang {number}/{len(pages)}", page)
            self.assertIn(code["code"], page)
            self.assertNotIn("�", page)

    def test_the_words_are_those_of_the_pages(self):
        self.publish_all()
        self.serve()
        for lang, prefix in (("vi", "/"), ("en", "/en/")):
            words = " ".join(" ".join(self.report(lang=lang)).split())
            page = self.read(prefix + "i/smartphone-share")[0].decode()
            lede = re.search(r'<p class="lede">([^<]*)</p>', page).group(1)
            self.assertIn(lede.split(";")[0], words)
            served = self.read(prefix + "report.pdf")[0]
            self.assertEqual(served, self.pdf.read_bytes())
            self.assertIn(f'href="{prefix}report.pdf?edition=2"', self.read(prefix)[0].decode())

    def test_it_is_a_document_to_hand_over(self):
        self.publish_all()
        self.report()
        about = poppler("pdfinfo", self.pdf)
        self.assertRegex(about, r"Page size: +595\.\d+ x 842\.\d+ pts \(A4\)")
        self.assertRegex(about, r"Title: +Báo cáo tiến độ – Kỳ công bố 2")
        self.assertRegex(about, r"CreationDate: +Wed Nov 25 02:00:00 2026 UTC")
        self.assertEqual(poppler("pdfimages", "-list", self.pdf).count("\n"), 2, "a picture")
        names = re.findall(r'"([a-z0-9-]+)"', poppler("pdfinfo", "-dests", self.pdf))
        self.assertIn("target-smartphone-share", names)
        self.assertIn("pillar-digital-society", names)
        fonts = poppler("pdffonts", self.pdf)
        self.assertEqual({line.split()[0].split("+")[1] for line in fonts.splitlines()[2:]},
                         {"Inter-Regular", "Inter-SemiBold"})
        raw = self.pdf.read_bytes()
        self.assertGreater(len(names), 5)
        self.report()
        self.assertEqual(self.pdf.read_bytes(), raw)

    def test_the_first_edition_and_nothing_behind(self):
        self.make(HCMC / "observations/dti.csv")
        pages = self.report(lang="en")
        self.assertIn("No target is behind or off plan.", pages[0])
        self.assertNotIn("Changes since", "".join(pages))
        for wrong in (["--since", "1"], ["--since", "2"], ["--since", "0"]):
            self.assertEqual(self.call("report", "-o", str(self.pdf), *wrong).returncode, 2, wrong)
        self.assertEqual(self.call("report").returncode, 2)
        self.assertEqual(self.call("report", "-o", str(self.pdf), "--edition", "2").returncode, 1)

    def test_a_long_name_is_told_whole(self):
        self.publish_all(self.renamed(LONG))
        self.report()
        words = " ".join(poppler("pdftotext", "-raw", self.pdf, "-").split())
        self.assertGreater(len(LONG), 190)
        self.assertGreaterEqual(words.count(LONG), 4)

    def test_an_older_edition_stays_as_it_was(self):
        first, *others = observations()
        self.make(*others)
        self.report()
        before = self.pdf.read_bytes()
        self.run_it("import", str(first))
        self.run_it("approve", "--all")
        self.run_it("publish")
        self.report("--edition", "1")
        self.assertEqual(self.pdf.read_bytes(), before)


if __name__ == "__main__":
    office.main()
