"""What a cell becomes when a value is put into it, as it stands (RAW) or as if typed (USER_ENTERED)."""

from __future__ import annotations

from datetime import date
from typing import Any

from localsheets.cells import NumberFormat, typed
from localsheets.truth.cell import Cell, Look, Value
from localsheets.truth.links import linked
from localsheets.truth.refusal import Refused
from localsheets.truth.spreadsheet import Spreadsheet

MOST_CHARACTERS = 50_000
TOO_LONG = f"Your input contains more than the maximum of {MOST_CHARACTERS} characters in a single cell."
# Numbers are IEEE doubles: beyond this a whole number is no longer exact.
WHOLE_NUMBERS_TO = 2**53


def number(value: float) -> int | float:
    """A number as a cell holds it: IEEE double, whole ones as int."""
    if isinstance(value, int):
        return value if abs(value) <= WHOLE_NUMBERS_TO else float(value)
    return int(value) if abs(value) <= WHOLE_NUMBERS_TO and value == int(value) else value


def checked_text(text: str) -> str:
    """The text; raises Refused where it is too long for a cell."""
    if len(text) > MOST_CHARACTERS:
        raise Refused(TOO_LONG)
    return text


class Entering:
    """Puts values into cells of one spreadsheet on one day (the year of a date typed without one)."""

    def __init__(self, spreadsheet: Spreadsheet, today: date) -> None:
        self._spreadsheet = spreadsheet
        self._today = today
        self._formatted: dict[tuple[int, NumberFormat], Look] = {}

    def put(self, cell: Cell, value: Any, *, raw: bool) -> Cell:
        """The cell with a JSON scalar in it; `""` empties it. Raises Refused where the text is too long."""
        if isinstance(value, str):
            return self._text(cell, checked_text(value)) if raw else self.typed(cell, value)
        if isinstance(value, bool):
            return Cell(value, cell.look)
        if not raw and cell.look.is_text:
            return self.typed(cell, str(value))
        return Cell(number(value), cell.look)

    def typed(self, cell: Cell, text: str) -> Cell:
        """The cell after somebody typed a text into it; raises Refused where it is too long."""
        if not text:
            return Cell(None, cell.look)
        look = cell.look
        found = typed(
            checked_text(text),
            locale=self._spreadsheet.locale,
            today=self._today,
            number_format=look.number_format,
        )
        if isinstance(found.value, str):
            return self._text(cell, found.value)
        value: Value = found.value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = number(value)
        if found.number_format is not None:
            look = self._with_format(look, found.number_format)
        return Cell(value, look)

    def _text(self, cell: Cell, text: str) -> Cell:
        return Cell(text or None, linked(cell.look, text, self._spreadsheet.looks) if text else cell.look)

    def _with_format(self, look: Look, number_format: NumberFormat) -> Look:
        key = (look.id, number_format)
        found = self._formatted.get(key)
        if found is None:
            own = {"type": number_format.type, "pattern": number_format.pattern}
            form = {**look.parts.get("format", {}), "numberFormat": own}
            found = self._formatted[key] = self._spreadsheet.looks.of({**look.parts, "format": form})
        return found
