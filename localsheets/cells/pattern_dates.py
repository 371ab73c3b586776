"""Showing a serial by a section of date, time and duration tokens."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from typing import NamedTuple

from localsheets.cells.locales import Locale
from localsheets.cells.patterns import Section, Token
from localsheets.cells.serial import datetime_of_serial, in_calendar

SECONDS = {"h": 3600, "m": 60, "s": 1}

Piece = Callable[["Shown"], str]


class Shown(NamedTuple):
    """A serial taken apart: `ticks` are units of the finest fraction of a second that the section shows."""

    moment: dt.datetime
    ticks: int
    ticks_a_second: int
    locale: Locale

    @property
    def seconds(self) -> int:
        """Whole seconds since the epoch, or of the duration."""
        return self.ticks // self.ticks_a_second


def date_shower(section: Section, *, locale: Locale) -> Callable[[float], str | None]:
    """A function from a serial to its text; None where the serial falls outside the years 1 to 9999."""
    scale = 10 ** max((_places(token) for token in section.tokens if token.kind == "fraction"), default=0)
    half_days = any(token.kind == "half" for token in section.tokens)
    elapsed = any(token.kind == "elapsed" for token in section.tokens)
    pieces = [_piece(token, section.tokens, at, half_days=half_days) for at, token in enumerate(section.tokens)]

    def show(serial: float) -> str | None:
        if not in_calendar(serial):
            return None
        ticks = math.floor(serial * 86_400 * scale + 0.5)
        sign = "-" if elapsed and ticks < 0 else ""
        ticks = abs(ticks) if elapsed else ticks
        rounded = ticks / (86_400 * scale)
        if not in_calendar(rounded):
            return None
        shown = Shown(datetime_of_serial(rounded), ticks, scale, locale)
        return sign + "".join([piece(shown) for piece in pieces])

    return show


def _piece(token: Token, tokens: tuple[Token, ...], at: int, *, half_days: bool) -> Piece:
    text = token.text
    if token.kind == "elapsed":
        return _elapsed(text[1:-1], of=[other.text[1] for other in tokens if other.kind == "elapsed"])
    if token.kind == "fraction":
        width = _places(token)
        return lambda shown: f"{shown.ticks % shown.ticks_a_second * 10**width // shown.ticks_a_second:0{width}d}"
    if token.kind == "half":
        return _half_day(text)
    if token.kind == "date":
        if text[0] == "m" and _is_minute(tokens, at):
            return lambda shown: f"{shown.moment.minute:0{min(len(text), 2)}d}"
        return _clock_piece(text, half_days=half_days) if text[0] in "hs" else _calendar_piece(text)
    return lambda shown: text


def _places(token: Token) -> int:
    """Digits of the fraction of a second: Google shows milliseconds at most."""
    return min(len(token.text), 3)


def _elapsed(unit: str, *, of: list[str]) -> Piece:
    """The units that have passed: all of them, or what the next larger unit among `of` leaves."""
    length = SECONDS[unit[0]]
    larger = min((SECONDS[other] for other in of if SECONDS[other] > length), default=None)
    if larger is None:
        return lambda shown: f"{shown.seconds // length:0{len(unit)}d}"
    return lambda shown: f"{shown.seconds % larger // length:0{len(unit)}d}"


def _half_day(text: str) -> Piece:
    if text.lower() == "a/p":
        words = ("a", "p") if text.islower() else ("A", "P")
        return lambda shown: words[shown.moment.hour >= 12]
    return lambda shown: shown.locale.half_days[shown.moment.hour >= 12]


def _is_minute(tokens: tuple[Token, ...], at: int) -> bool:
    """`m` and `mm` are minutes after hours and before seconds, else months."""
    if len(tokens[at].text) > 2:
        return False
    before = next((token for token in reversed(tokens[:at]) if token.kind in ("date", "elapsed")), None)
    after = next((token for token in tokens[at + 1 :] if token.kind in ("date", "elapsed")), None)
    return _unit(before) == "h" or _unit(after) == "s"


def _unit(token: Token | None) -> str:
    return token.text.strip("[]")[:1] if token is not None else ""


def _clock_piece(text: str, *, half_days: bool) -> Piece:
    width = min(len(text), 2)
    if text[0] == "s":
        return lambda shown: f"{shown.moment.second:0{width}d}"
    if half_days:
        return lambda shown: f"{shown.moment.hour % 12 or 12:0{width}d}"
    return lambda shown: f"{shown.moment.hour:0{width}d}"


def _calendar_piece(text: str) -> Piece:
    width = len(text)
    if text[0] in "mM":
        return _month_piece(width)
    if text[0] == "y":
        if width <= 2:
            return lambda shown: f"{shown.moment.year % 100:02d}"
        return lambda shown: f"{shown.moment.year:04d}"
    return _day_piece(width)


def _day_piece(width: int) -> Piece:
    if width <= 2:
        return lambda shown: f"{shown.moment.day:0{width}d}"
    if width == 3:
        return lambda shown: shown.locale.short_weekdays[shown.moment.weekday()]
    return lambda shown: shown.locale.weekdays[shown.moment.weekday()]


def _month_piece(width: int) -> Piece:
    if width <= 2:
        return lambda shown: f"{shown.moment.month:0{width}d}"
    if width == 3:
        return lambda shown: shown.locale.short_months[shown.moment.month - 1]
    if width == 5:
        return lambda shown: shown.locale.months[shown.moment.month - 1][0]
    return lambda shown: shown.locale.months[shown.moment.month - 1]
