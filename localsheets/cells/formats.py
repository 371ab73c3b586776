"""How a cell's value is shown (FORMATTED_VALUE): the value, its number format, the spreadsheet's locale."""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import lru_cache

from localsheets.cells.general import LARGEST_WHOLE, double, general
from localsheets.cells.locales import Locale, locale_of
from localsheets.cells.pattern_dates import date_shower
from localsheets.cells.pattern_numbers import number_shower
from localsheets.cells.patterns import Condition, Section, sections
from localsheets.cells.value import CellError, NumberFormat, Scalar

OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
# Google fills the cell's width with these; an answer of the API has no width.
NO_SECTION = "###"
POSITIVE, NEGATIVE, NOT_NEGATIVE = Condition(">", 0), Condition("<", 0), Condition(">=", 0)


def shown(value: Scalar | CellError, number_format: NumberFormat | None, *, locale: str) -> str:
    """The text that a person sees in a cell with this value and format.

    An empty cell shows an empty text. A pattern that makes no sense shows the number as if it had none; never raises.
    """
    kind = type(value)
    if kind is str:
        if number_format is None or number_format.type == "TEXT":
            return value  # type: ignore[return-value]
        return _shower(_pattern(number_format, locale), locale).text(value)  # type: ignore[arg-type]
    if value is None:
        return ""
    if kind is bool:
        return "TRUE" if value else "FALSE"
    if isinstance(value, CellError):
        return value.shown
    assert isinstance(value, int | float)
    if not -LARGEST_WHOLE < value < LARGEST_WHOLE:
        value = double(value)
    if number_format is None or number_format.type == "TEXT":
        return general(value)
    return _shower(_pattern(number_format, locale), locale).number(value)


def _pattern(number_format: NumberFormat, locale: str) -> str:
    return number_format.pattern or locale_of(locale).patterns.get(number_format.type, "")


class Shower:
    """What one pattern makes of numbers and of texts in one locale."""

    __slots__ = ("_numbers", "_text", "number")

    def __init__(self, pattern: str, locale: Locale) -> None:
        parts = list(sections(pattern))
        self._text = parts.pop() if len(parts) == 4 or _is_for_text(parts[-1]) else None
        self._numbers = [
            (condition, _number_shower(part, locale=locale, signed=_keeps_sign(condition)))
            for condition, part in zip(_conditions(parts), parts, strict=False)
        ]
        # Dates and prices of a sheet repeat.
        self.number = lru_cache(maxsize=4096)(self._number)

    def _number(self, value: float) -> str:
        """The number as its section shows it; signs without a number where no section is meant for it."""
        if value != value or value in (float("inf"), float("-inf")):
            return general(value)
        for condition, show in self._numbers:
            if condition is None or OPERATORS[condition.operator](value, condition.limit):
                text = show(value)
                return general(value) if text is None else text
        return NO_SECTION if self._numbers else general(value)

    def text(self, value: str) -> str:
        """The text as the section with `@` shows it, else the text itself."""
        if self._text is None:
            return value
        return "".join([value if token.kind == "text" else token.text for token in self._text.tokens])


@lru_cache(maxsize=512)
def _shower(pattern: str, locale: str) -> Shower:
    return Shower(pattern, locale_of(locale))


def _is_for_text(section: Section) -> bool:
    return "text" in section.kinds and not section.is_date and "digit" not in section.kinds


def _conditions(parts: list[Section]) -> list[Condition | None]:
    """For which numbers each section is meant: its own condition, else the customary one of its place."""
    own = [part.condition for part in parts]
    if len(parts) < 2:
        return own
    if len(parts) == 2:
        return [own[0] or NOT_NEGATIVE, own[1] or (None if own[0] else NEGATIVE)]
    return [own[0] or POSITIVE, own[1] or NEGATIVE, None]


def _keeps_sign(condition: Condition | None) -> bool:
    """Whether a negative number's minus is shown: not by a section that is for negative numbers alone."""
    return condition is None or condition.operator not in ("<", "<=", "=") or condition.limit > 0


def _number_shower(section: Section, *, locale: Locale, signed: bool) -> Callable[[float], str | None]:
    if section.is_date:
        return date_shower(section, locale=locale)
    if not section.tokens:
        return lambda value: ""
    show = number_shower(section)
    minus = "-" if signed else ""
    return lambda value: minus + show(-value) if value < 0 else show(value)
