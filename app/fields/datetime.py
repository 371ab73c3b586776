"""A day with its time: a serial number with a fraction, entered as `2024-03-05 14:30`. Knows no zones."""

from __future__ import annotations

import math
import re
from typing import ClassVar

from app.fields import numerals
from app.fields.date import Date
from app.fields.field import Field
from app.fields.folding import plain
from app.fields.time import DAY, Time
from app.model.cell import Scalar
from app.model.change import NumberFormat, Validation
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, clean, flag, suggest
from app.model.vocabulary import Vocabulary

_HALF = r"凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜晚|[ap]\.?m\.?"
TIME_BEGINS = re.compile(rf"(?:{_HALF})?\s*(?<!\d)\d{{1,2}}\s*[:点點时時]", re.I)
FRACTION = re.compile(r"(:\d\d)\.\d{1,9}(?=Z|[+-]\d\d|$)")
ZONE = re.compile(r"(?<=\d)\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$")
STAMP = re.compile(r"(?P<day>(?:19|20)\d{6})(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?")
"""`20240305143000`, as payment systems write it."""
JOINT = " T,，"
_DATE, _TIME = Date(), Time()


class Datetime(Field):
    """A day without a time is that day; what is doubtful about either part is doubtful here."""

    kind: ClassVar[str] = "datetime"
    text: ClassVar[bool] = False
    number_format: ClassVar[NumberFormat | None] = NumberFormat("DATE_TIME", "yyyy-mm-dd hh:mm")

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        written = FRACTION.sub(r"\1", plain(text))
        if ZONE.search(written) and TIME_BEGINS.search(written):
            return flag(text, "datetime.zone")
        said, clock = _parts(written)
        day = _DATE.read_text(said, column, vocabulary) if said else None
        time = _TIME.read_text(clock, column, vocabulary) if clock else None
        if day is None:
            return flag(text, "datetime.day_missing" if time and time.code != "time.unreadable" else "date.unreadable")
        doubt = next((verdict for verdict in (day, time) if verdict and not verdict.understood), None)
        if doubt:
            return self._doubtful(text, day, time, code=doubt.code)
        return self.meant(text, _stamp(_number(day.value) + (_number(time.value) if time else 0)))

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        day = _DATE.read_number(number, column, vocabulary)
        return clean(_stamp(number)) if day.understood else day

    def validation(self, column: Column) -> Validation | None:
        return Validation("DATE_IS_VALID")

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 40}

    def entered(self, value: Scalar) -> str:
        """`2024-03-05 14:30`, with seconds where there are some, without a time at midnight."""
        number = numerals.finite(value)
        if number is None:
            return shown(value)
        stamp = _stamp(number)
        day = _DATE.entered(stamp)
        return day if stamp == math.floor(stamp) else f"{day} {_TIME.entered(stamp)}"

    def _doubtful(self, text: str, day: Verdict, time: Verdict | None, *, code: str) -> Verdict:
        """Both parts proposed, where there is a proposal for what is doubtful in them."""
        parts = [_proposal(verdict, field) for verdict, field in ((day, _DATE), (time, _TIME)) if verdict]
        return suggest(text, " ".join(parts), code) if all(parts) else flag(text, code)


def _proposal(verdict: Verdict, field: Field) -> str:
    return field.entered(verdict.value) if verdict.understood else verdict.entered


def _parts(written: str) -> tuple[str, str]:
    """What says the day and what says the time, either of which may be empty."""
    stamp = STAMP.fullmatch(written)
    if stamp:
        return stamp["day"], ":".join(filter(None, (stamp["hour"], stamp["minute"], stamp["second"])))
    begins = TIME_BEGINS.search(written)
    place = begins.start() if begins else len(written)
    return written[:place].strip(JOINT), written[place:].strip(JOINT)


def _stamp(number: int | float) -> int | float:
    """The serial number to the second, so that noise of binary fractions makes no difference."""
    day, second = divmod(round(number * DAY), DAY)
    return day + second / DAY if second else day


def _number(value: Scalar) -> int | float:
    return numerals.finite(value) or 0
