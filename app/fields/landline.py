"""Landline numbers: `0755-88888888`, with an extension `0755-88888888-801`; service numbers `400-800-1234`."""

from __future__ import annotations

import re
from typing import ClassVar

import phonenumbers

from app.fields.code import lost
from app.fields.field import Field
from app.fields.folding import plain
from app.fields.mobile import END_MARKS, LOOK_ALIKE, SEPARATORS, mobile_number
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest
from app.model.vocabulary import Vocabulary

LABEL = re.compile(r"(?:固定电话|固话|座机|办公电话|电话|总机|传真|tel|phone|fax)(?:号码?)?\s*[:.]?\s*(?=[\d(+])", re.I)
EXTENSION = re.compile(
    r"(?P<number>.*\d\)?)\s*(?:转|轉|分机号?|ext\.?|x|#|,|[-‐–—－])\s*:?\s*(?P<extension>\d{1,6})", re.I
)
"""The last hyphen may as well stand within the number; whichever reading is a number holds."""

AREA = re.compile(r"0(?:10|2\d|[3-9]\d\d)")
COUNTRY = re.compile(r"^(?:(?:\+|00)86(?=[1-9]|0[1-9])|86(?=0))")
SERVICE = re.compile(r"([48]00)(\d{3})(\d{4})")
LOCAL = re.compile(r"[2-8]\d{6,7}")
WITHIN = re.compile(r"(?<![\dOoIl+-])\(?0\d{2,3}\)?[ -]?\d{3,4}[ -]?\d{4}(?:\s*(?:转|分机|-)\s*\d{1,6})?(?![\dOoIl])")


class Landline(Field):
    kind: ClassVar[str] = "landline"

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        code = LABEL.sub("", plain(text), count=1)
        number = landline_number(code)
        return self.meant(text, number) if number else _doubtful(text, code)

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 60}


def landline_number(code: str) -> str:
    """The canonical number that a plain text is beyond doubt, mobile numbers excepted; else nothing."""
    if len(code) > 40 or re.search(r"[A-Wa-wYyZz]", re.sub(r"ext", "", code, flags=re.I)):
        return ""
    whole = _whole(code)
    if whole:
        return whole
    extended = EXTENSION.fullmatch(code)
    number = _whole(extended["number"]) if extended else ""
    return f"{number}-{extended['extension']}" if extended and number else ""


def numbers_within(text: str) -> list[str]:
    """The landline numbers among other words."""
    return [number for found in WITHIN.findall(text[:200]) if (number := landline_number(found))]


def _whole(code: str) -> str:
    """A number without extension in canonical form; else nothing."""
    digits = COUNTRY.sub("", SEPARATORS.sub("", code.rstrip(END_MARKS)), count=1)
    service = SERVICE.fullmatch(digits)
    if service:
        return "-".join(service.groups())
    national = digits if digits.startswith("0") else f"0{digits}"
    dialled = COUNTRY.match(SEPARATORS.sub("", code)) or digits == national
    area = AREA.match(national)
    if not area or not dialled or not _is_fixed(national):
        return _abroad(code) if digits else ""
    return f"{area[0]}-{national[area.end() :]}"


def _abroad(code: str) -> str:
    """`852-21234567`: as mobile numbers from elsewhere."""
    number = mobile_number(code) or ""
    return number if "-" in number else ""


def _is_fixed(national: str) -> bool:
    """Whether ASCII digits with their leading 0 are a landline of the mainland, as the library knows them."""
    if not re.fullmatch(r"0[0-9]{9,11}", national):
        return False
    number = phonenumbers.parse(national, "CN")
    return phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE


def _doubtful(text: str, code: str) -> Verdict:
    if lost(code):
        return flag(text, "value.lost")
    if mobile_number(code):
        return flag(text, "phone.mobile")
    if LOCAL.fullmatch(SEPARATORS.sub("", code)):
        return flag(text, "phone.region_missing")
    if re.fullmatch(r"[1-9]\d{8,10}", code) and (whole := landline_number(f"0{code}")):
        return suggest(text, whole, "phone.zero_lost")
    found = list(dict.fromkeys(numbers_within(code)))
    if found:
        return suggest(text, found[0], "phone.several" if len(found) > 1 else "phone.with_words")
    guess = landline_number(code.translate(LOOK_ALIKE))
    return suggest(text, guess, "phone.letters") if guess else flag(text, "phone.no_landline")
