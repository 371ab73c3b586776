"""Mobile numbers: 11 digits in mainland China, `852-91234567` from elsewhere. Letters are never taken for digits."""

from __future__ import annotations

import re
from typing import ClassVar

import phonenumbers
from phonenumbers import PhoneMetadata

from app.fields.code import lost
from app.fields.field import Field
from app.fields.folding import plain
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest
from app.model.vocabulary import Vocabulary


def _chinese_pattern() -> str:
    metadata = PhoneMetadata.metadata_for_region("CN")
    pattern = metadata and metadata.mobile and metadata.mobile.national_number_pattern
    return str(pattern or r"1\d{10}")


CHINESE = re.compile(_chinese_pattern(), re.ASCII)
"""The library's own pattern of assigned ranges: folk patterns such as `1[3-9]\\d{9}` are wrong in one of five."""

SEPARATORS = re.compile(r"[\s\-‐–—―−ー_.·•・()]+")
DECIMAL_TAIL = re.compile(r"(\d{11,13})\.0+")
"""`13800138000.0`: a program once took it for a number."""
END_MARKS = "，,。.;；、/"
COUNTRY = re.compile(r"(?:\+|00)?86(?=1\d{10}$)")
WITH_COUNTRY = re.compile(r"\+?86 ?(1[0-9]{10})")
"""The other usual form."""
ABROAD = re.compile(r"([1-9]\d{0,2})-(\d{4,14})")
"""The canonical form of a number from elsewhere: country code, hyphen, national number."""
DIALLED_ABROAD = re.compile(r"(?:\+|00)([1-9]\d{6,14})")
EXTENSION = re.compile(r"(.+?)\s*(?:转|轉|分机|[xX#,-])\s*(\d{1,5})")
"""`17889123456转0987`: the number that a platform lends for one order, or a landline's extension."""
LOOK_ALIKE = str.maketrans("OoQlIi|", "0001111")
WITHIN = re.compile(r"(?<![\dOoIl])(?:(?:\+|00)?86[ -]?)?(1\d\d[ -]?\d{4}[ -]?\d{4})(?![\dOoIl])")

FLAGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"95013\d{6,}"), "phone.privacy"),
    # 400 and 800 services, 95xxx and 96xxx of banks and carriers, 10xxx and 12xxx hotlines, 1064x of things.
    (re.compile(r"[48]00\d{7}|9[56]\d{3,4}|1[02]\d{3}|1064\d{9}"), "phone.service"),
    (re.compile(r"(?:(?:\+|00)?86)?0(?:10|2\d|[3-9]\d\d)\d{7,8}"), "phone.landline"),
    # Eight digits are a number of Hong Kong or Macao, or a landline, whose prefix is missing.
    (re.compile(r"\d{8}"), "phone.region_missing"),
    (re.compile(r"(?:(?:\+|00)?86)?1\d{10}"), "phone.range_unknown"),
)


class Mobile(Field):
    kind: ClassVar[str] = "mobile"
    sure: ClassVar[re.Pattern[str] | None] = CHINESE

    def usual(self, text: str) -> str:
        """`+86 13800138000`, `8613800138000`."""
        form = WITH_COUNTRY.fullmatch(text)
        return form[1] if form else ""

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        code = plain(text)
        number = mobile_number(code)
        return self.meant(text, number) if number else _doubtful(text, code)

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 60}


def mobile_number(code: str) -> str | None:
    """The canonical number that a plain text is beyond doubt, else None."""
    if CHINESE.fullmatch(code):
        return code
    if len(code) > 40 or lent(code):
        return None
    return _abroad(code) or _mainland(code) or _dialled_abroad(code)


def _digits(code: str) -> str:
    tail = DECIMAL_TAIL.fullmatch(code)
    return SEPARATORS.sub("", tail[1] if tail else code.rstrip(END_MARKS))


def _mainland(code: str) -> str | None:
    digits = COUNTRY.sub("", _digits(code), count=1)
    return digits if CHINESE.fullmatch(digits) else None


def _abroad(code: str) -> str | None:
    form = ABROAD.fullmatch(code)
    return code if form and _valid(form[1] + form[2]) == code else None


def _dialled_abroad(code: str) -> str | None:
    dialled = DIALLED_ABROAD.fullmatch(_digits(code))
    marked = re.fullmatch(r"(8(?:52|53|86))[- ](.+)", code)
    if marked and marked[2].translate(str.maketrans("", "", " -")).isdecimal():
        return _valid(_digits(code))
    return _valid(dialled[1]) if dialled else None


def _valid(international: str) -> str | None:
    """Canonical form of a number from outside of the mainland given with its country code, if there is one."""
    try:
        number = phonenumbers.parse(f"+{international}")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code == 86 or not phonenumbers.is_valid_number(number):
        return None
    return f"{number.country_code}-{phonenumbers.national_significant_number(number)}"


def lent(code: str) -> bool:
    """Whether a plain text is a mobile number with an extension: lent by a platform for one order."""
    form = EXTENSION.fullmatch(code)
    return bool(form and len(form[2]) > 1 and _mainland(form[1]))


def _doubtful(text: str, code: str) -> Verdict:
    """What to say of a text that is not one number."""
    if lost(code):
        return flag(text, "value.lost")
    if lent(code):
        return flag(text, "phone.privacy")
    proposal = _proposal(code)
    return suggest(text, *proposal) if proposal else flag(text, _fault(code))


def _fault(code: str) -> str:
    """What a number is that is no mobile number, with or without an extension."""
    extended = EXTENSION.fullmatch(code)
    forms = [_digits(code), _digits(extended[1])] if extended else [_digits(code)]
    faults = (fault for form in forms for pattern, fault in FLAGS if pattern.fullmatch(form))
    return next(faults, "phone.unreadable")


def _proposal(code: str) -> tuple[str, str] | None:
    """The number that is probably meant, and what is odd about the text."""
    numbers = list(dict.fromkeys(filter(CHINESE.fullmatch, map(_digits, WITHIN.findall(code[:200])))))
    if len(numbers) > 1:
        return numbers[0], "phone.several"
    if numbers:
        return numbers[0], "phone.with_words"
    guess = _mainland(code.translate(LOOK_ALIKE)) or _mainland(_digits(code).lstrip("0"))
    return (guess, "phone.letters" if re.search(r"[A-Za-z|]", code) else "phone.leading_zero") if guess else None
