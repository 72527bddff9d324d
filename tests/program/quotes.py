#!/usr/bin/env -S python3 -B
"""tests/program/quotes.py - questions that documents, services and handbook answer, in their own words, and such as
nothing that is published answers.

usage: quotes.py PROGRAM"""

import html
import json
import re
import urllib.parse
import urllib.request

import office
from reading import ReadingCase

# Question, language, the page whose words come first, and something that stands in them.
ANSWERED = [
    ("minh họa nghĩa là gì?", "vi", "/handbook/read-an-indicator", "số do chương trình tạo ra"),
    ("minh hoa nghia la gi", "vi", "/handbook/read-an-indicator", "không phải số thật"),
    ("chỗ không có số liệu để trống", "vi", "/handbook/read-an-indicator", "để trống"),
    ("hai cách đo là gì", "vi", "/handbook/read-an-indicator", "hai dãy số"),
    ("mã dưới mỗi biểu đồ là gì", "vi", "/handbook/check-a-screenshot", "có thật hay không"),
    ("ma duoi moi bieu do de lam gi?", "vi", "/handbook/check-a-screenshot", "Mã dưới mỗi biểu đồ"),
    ("nhập mã ở đâu", "vi", "/handbook/check-a-screenshot", "Nhập mã vào trang"),
    ("kiểm tra chữ ký thế nào", "vi", "/handbook/check-a-screenshot", "chữ ký"),
    ("phản ánh sự cố gọi số nào?", "vi", "/services/hotline-1022", "gọi 1022"),
    ("phan anh su co goi so nao", "vi", "/services/hotline-1022", "gọi 1022"),
    ("kiến nghị đời sống đô thị ở đâu", "vi", "/services/hotline-1022", "đời sống đô thị"),
    ("ứng dụng định danh điện tử là gì", "vi", "/services/vneid", "định danh điện tử quốc gia"),
    ("bao nhiêu dịch vụ công trực tuyến toàn trình", "vi", "/services/online-public-services", "1.778"),
    ("danh sách từng thủ tục ở đâu", "vi", "/services/online-public-services", "chưa có trong các nguồn"),
    ("tải ứng dụng công dân số ở đâu", "vi", "/services/cong-dan-so", "Chưa có địa chỉ tải ứng dụng"),
    ("dia chi tai ung dung cong dan so", "vi", "/services/cong-dan-so", "Chưa có địa chỉ tải ứng dụng"),
    ("điểm phục vụ người dân công bố khi nào?", "vi", "/documents/qd-766-2022", "hằng tuần"),
    ("DTI của Thành phố có bao nhiêu thành phần", "vi", "/documents/qd-79-2023", "32 thành phần"),
    ("bộ chỉ số dùng để xếp hạng năm 2022", "vi", "/documents/qd-922-2022", "xếp hạng năm 2022"),
    ("nhóm ba địa phương dẫn đầu cả nước", "vi", "/documents/strategy-2030", "năm 2030"),
    ("kế hoạch 593 ban hành khi nào?", "vi", "/programmes/plan-593-2022", "tháng 2 năm 2022"),
    ("kỳ báo cáo của cổng 1022", "vi", "/programmes/hotline-1022", "12 giờ ngày 25"),
    ("thử nghiệm mạng 6G năm nào", "vi", "/programmes/resolution-57-plan-2026", "6G"),
    ("vì sao hai thứ hạng không so với nhau được", "vi", "/news/dti-2024", "phạm vi khác nhau"),
    ("what does illustrative mean?", "en", "/en/handbook/read-an-indicator", "made the figure up"),
    ("where do I report faults?", "en", "/en/services/hotline-1022", "dial 1022"),
    ("what is the national identity app", "en", "/en/services/vneid", "electronic identity"),
    ("does a picture have a code below each chart", "en", "/en/handbook/check-a-screenshot", "genuine"),
    ("how many online public services are full process", "en", "/en/services/online-public-services", "1,778"),
]

# Nothing that is published answers these.
UNANSWERED = [
    ("giá vàng hôm nay là bao nhiêu?", "vi"),
    ("thời tiết ngày mai thế nào", "vi"),
    ("ai là chủ tịch thành phố?", "vi"),
    ("lương của cán bộ là bao nhiêu", "vi"),
    ("làm hộ chiếu ở đâu", "vi"),
    ("giá đất quận 1 bao nhiêu", "vi"),
    ("mật khẩu quản trị là gì", "vi"),
    ("what is the password of the office?", "en"),
    ("who won the football match", "en"),
    ("how do I cook pho", "en"),
]


class Quotes(ReadingCase):
    def setUp(self):
        super().setUp()
        self.run_it("demo")
        self.serve()

    def ask(self, query, lang):
        url = f"{self.origin}{'/en' if lang == 'en' else ''}/search?{urllib.parse.urlencode({'q': query})}"
        with urllib.request.urlopen(url) as answer:
            page = answer.read().decode()
        return page[page.index("<main"):page.index("</main>")]

    def quotes(self, page):
        """(address, words) of each."""
        return [(address, html.unescape(re.sub("<[^>]+>", "", words)).strip())
                for address, words in re.findall(r'<blockquote class="reply" cite="([^"]+)"><p>(.*?)</p>', page)]

    def test_questions_are_answered_word_for_word(self):
        said = json.loads((office.HCMC / "content.json").read_text())
        texts = {lang: [re.sub(r"[*_`]|\[([^]]*)\]\([^)]*\)", r"\1", page.get(part, {}).get(lang, "").replace("\n", " "))
                        for pages in said.values() for page in pages for part in ("summary", "body")]
                 for lang in ("vi", "en")}
        for query, lang, first, words in ANSWERED:
            with self.subTest(query):
                page = self.ask(query, lang)
                found = self.quotes(page)
                self.assertTrue(found)
                self.assertEqual(found[0][0], first, found)
                self.assertIn(words, found[0][1])
                self.assertIn("<mark>", page)
                self.assertLessEqual(len(found), 3)
                for _, quote in found:
                    self.assertTrue(any(quote in text for text in texts[lang]), quote)

    def test_what_nobody_says_is_not_answered(self):
        for query, lang in UNANSWERED:
            with self.subTest(query):
                page = self.ask(query, lang)
                self.assertEqual(self.quotes(page), [])
                self.assertIn("answers this question" if lang == "en" else "không có câu nào trả lời", page)


office.main()
