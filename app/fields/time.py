"""Times of day: a fraction of a day in the sheet, entered as `HH:MM`."""

from __future__ import annotations

import re
from typing import ClassVar

from app.fields import numerals
from app.fields.field import Field
from app.fields.folding import plain
from app.model.cell import Scalar
from app.model.change import NumberFormat
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, clean, flag, suggest
from app.model.vocabulary import Vocabulary

DAY = 86_400
"""Seconds."""
_HALF = r"(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜晚|[ap]\.?m\.?)?"
CLOCK = re.compile(
    rf"{_HALF}\s*(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<after>[ap]\.?m\.?)?", re.I
)
SPOKEN = re.compile(
    rf"{_HALF}\s*(?P<hour>\d{{1,2}})\s*[点點时時](?:\s*(?:(?P<minute>\d{{1,2}})\s*分?|(?P<part>半|一刻|三刻|整|钟))?)?"
)
PARTS = {"半": 30, "一刻": 15, "三刻": 45}
DIGITS = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)")
AFTERNOON = ("下午", "p")
EVENING = ("傍晚", "晚上", "夜里", "夜晚")
FIRST_EVENING_HOUR = 5
"""`晚上5点` is 17:00, `晚上2点` the small hours."""


class Time(Field):
    kind: ClassVar[str] = "time"
    text: ClassVar[bool] = False
    number_format: ClassVar[NumberFormat | None] = NumberFormat("TIME", "hh:mm")

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        written = plain(text)[:60]
        form = CLOCK.fullmatch(written) or SPOKEN.fullmatch(written)
        if not form:
            return self._doubtful(text, written)
        seconds = _seconds(form)
        if seconds is None:
            return flag(text, "time.impossible")
        if _either_half(form):
            return suggest(text, self.entered(seconds / DAY), "time.ambiguous")
        return self.meant(text, seconds / DAY)

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        if not 0 <= number < 2_958_466:
            return flag(number, "time.unreadable")
        if isinstance(number, int) or number.is_integer():
            whole = int(number)
            return clean(0.0) if whole == 0 else _whole(number, whole)
        return clean(round(number % 1 * DAY) % DAY / DAY)

    def _doubtful(self, text: str, written: str) -> Verdict:
        form = DIGITS.fullmatch(written)
        return suggest(text, f"{form[1]}:{form[2]}", "time.digits") if form else flag(text, "time.unreadable")

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 20}

    def entered(self, value: Scalar) -> str:
        """`14:30`, with seconds only where there are some."""
        number = numerals.finite(value)
        if number is None:
            return shown(value)
        minutes, seconds = divmod(round(number % 1 * DAY) % DAY, 60)
        clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
        return f"{clock}:{seconds:02d}" if seconds else clock


def _whole(number: Scalar, whole: int) -> Verdict:
    """`14` in a column of times: probably the hour."""
    return suggest(number, f"{whole:02d}:00", "time.digits") if whole < 24 else flag(number, "time.unreadable")


def _seconds(form: re.Match[str]) -> int | None:
    """Seconds since midnight of a matched time; None where the clock has no such time."""
    said = form.groupdict()
    hour, minute = int(said["hour"]), int(said["minute"] or PARTS.get(said.get("part") or "", 0))
    second = int(said.get("second") or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return _of_24(hour, _half(form)) * 3600 + minute * 60 + second


def _half(form: re.Match[str]) -> str:
    said = form.groupdict()
    return (said["half"] or said.get("after") or "").lower()


def _of_24(hour: int, half: str) -> int:
    if half.startswith(AFTERNOON):
        return hour + 12 if hour < 12 else hour
    if half.startswith(EVENING):
        return hour + 12 if FIRST_EVENING_HOUR <= hour < 12 else hour % 12 if hour <= 12 else hour
    if half == "中午":
        return hour + 12 if hour < 3 else hour
    return 0 if hour == 12 and half.startswith(("a", "凌晨")) else hour


def _either_half(form: re.Match[str]) -> bool:
    """`2点` may be night or afternoon, `晚上12点` and `晚上2点` the end of this day or its beginning."""
    hour, half = int(form["hour"]), _half(form)
    small = hour == 12 or hour < FIRST_EVENING_HOUR
    return (form.re is SPOKEN and not half and 1 <= hour <= 12) or (small and half.startswith(EVENING))
