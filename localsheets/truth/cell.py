"""A cell and how it looks: values are plain, looks (format, note, validation …) are shared by all cells alike."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from localsheets.cells.value import CellError, Formula, NumberFormat
from localsheets.truth.journal import Journal

Value = str | int | float | bool | Formula | CellError | None
Parts = dict[str, Any]


class Look:
    """What a cell has beside its value, under the names `format`, `validation`, `note`, `runs`, `chips`.

    One object per kind of look in a spreadsheet; never changed.
    """

    __slots__ = ("_bare", "effective", "id", "number_format", "parts")

    def __init__(self, look_id: int, parts: Parts, bare: Look | None = None) -> None:
        self.id = look_id
        self.parts = parts
        self._bare = bare
        # How a cell with this look and a value of some type is shown, once somebody asked.
        self.effective: dict[type, Parts] = {}
        self.number_format = _number_format(parts.get("format") or {})

    @property
    def without_note(self) -> Look:
        """The look that a new row or column inherits: format and validation alone."""
        return self._bare or self

    @property
    def is_text(self) -> bool:
        """Whether the cell is of plain text, so that nothing typed there is parsed."""
        return self.number_format is not None and self.number_format.type == "TEXT"


def _number_format(form: Parts) -> NumberFormat | None:
    found = form.get("numberFormat")
    return NumberFormat(found.get("type", ""), found.get("pattern", "")) if found else None


PLAIN = Look(0, {})


class Cell(NamedTuple):
    """One cell; cells that have neither a value nor a look are not kept."""

    value: Value = None
    look: Look = PLAIN


Row = dict[int, Cell]
BLANK = Cell()


class Looks:
    """Every look of one spreadsheet, each once."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.by_id: dict[int, Look] = {0: PLAIN}
        self._by_text: dict[str, Look] = {"{}": PLAIN}
        self.unsaved: list[Look] = []

    def of(self, parts: Parts) -> Look:
        """The look with these parts; empty ones do not count."""
        parts = {name: part for name, part in parts.items() if part not in (None, "", {}, [])}
        text = _text(parts)
        found = self._by_text.get(text)
        if found is None:
            found = self._made(text, parts)
            self.unsaved.append(found)
            self._journal.note(lambda: self._unmade(text))
        return found

    def load(self, parts: Parts) -> None:
        """The next look as it was saved; looks are loaded in the order of their ids."""
        self._made(_text(parts), parts)

    def _made(self, text: str, parts: Parts) -> Look:
        inherited = {name: part for name, part in parts.items() if name in INHERITED}
        bare = None if inherited == parts else self.of(inherited)
        made = self._by_text[text] = self.by_id[len(self.by_id)] = Look(len(self.by_id), parts, bare)
        return made

    def _unmade(self, text: str) -> None:
        del self.by_id[self._by_text.pop(text).id]


def _text(parts: Parts) -> str:
    """What makes two looks the same; a pivot table holds places, hence `repr`."""
    return json.dumps(parts, sort_keys=True, ensure_ascii=False, default=repr)


# What a new row or column takes over from its neighbour's cells.
INHERITED = ("format", "validation")
