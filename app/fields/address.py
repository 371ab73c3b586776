"""Postal addresses: kept as written, tidied. There is no table of provinces and districts here, so none is guessed.

Districts are founded and renamed every year; a table that is a few years old proposes wrong ones with confidence.
"""

from __future__ import annotations

import re
from typing import ClassVar

from app.fields.field import LONGEST
from app.fields.folding import tidy
from app.fields.mobile import CHINESE
from app.fields.text import Text
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest
from app.model.vocabulary import Vocabulary

LABEL = re.compile(r"(?:[ ,，。;；、]*(?:(?:收货|收件|详细|联系|家庭|公司)?地址|address) ?[:：])+", re.I)
PHONE = re.compile(r"(?<!\d)1\d{2}[ -]?\d{4}[ -]?\d{4}(?!\d)")
GAP = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
"""Between Chinese characters a space says nothing."""
CHINESE_TEXT = re.compile(r"[\u3400-\u9fff]")
DISTRICT = re.compile(r"[省市区县旗州盟]")
DISTRICTS = re.compile(r"(?:[\u3400-\u9fff]{2,7}?(?:省|自治区|市|州|盟|区|县|旗)){2,4}")
"""At least two of province, city and district: a name that stands before them is not told apart, a number is."""
HOUSE = re.compile(r"[0-9一二三四五六七八九十]")
END_MARKS = " ,，。;；、"
LONGEST_NAME = 12
"""Characters that `王小美（收）` and the like may have beside the number."""


class Address(Text):
    """One line. A recipient's phone number in it belongs elsewhere; a Chinese address says its city or district."""

    kind: ClassVar[str] = "address"
    sure: ClassVar[re.Pattern[str] | None] = re.compile(
        r"[\u4e00-\u9fff]{1,7}?[省市区县旗州盟](?:[\u4e00-\u9fffA-Za-z]++|[0-9-]{1,7}+(?![0-9-]))*+"
    )

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        if len(text) > LONGEST:
            return super().read_text(text, column, vocabulary)
        address = self.tidied(text)
        if address.isdecimal():
            return flag(text, "address.unreadable")
        if any(CHINESE.fullmatch(re.sub(r"[ -]", "", found)) for found in PHONE.findall(address)):
            return _with_phone(text, address)
        if CHINESE_TEXT.search(address) and not DISTRICT.search(address):
            return flag(text, "address.district_missing")
        return self.meant(text, address)

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        """Digits alone are a postcode or somebody's phone number."""
        return flag(number, "address.unreadable")

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 300}

    def tidied(self, text: str) -> str:
        """On one line, without a label and without gaps between Chinese characters."""
        line = GAP.sub("", tidy(text))
        label = LABEL.match(line)
        return line[label.end() if label else 0 :].strip(END_MARKS)

    def mask(self, text: str) -> str:
        """As far as the district: `广东省深圳市南山区****`; nothing of what begins otherwise."""
        districts = DISTRICTS.match(text)
        return f"{districts[0] if districts else ''}****"


def _with_phone(text: str, address: str) -> Verdict:
    """`王小美 138… 广东省…` without the number and short parts, where a district and a house are left."""
    parts = re.split(r"[ ,，;；、]+", PHONE.sub(" ", address))
    left = "".join(part for part in parts if len(part) > LONGEST_NAME or DISTRICT.search(part))
    likely = DISTRICT.search(left) and HOUSE.search(left)
    return suggest(text, left, "address.with_phone") if likely else flag(text, "address.with_phone")
