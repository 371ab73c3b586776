"""findReplace: what it matches, what it writes, what it counts. No recording of one exists; this is documented/likely.

Numbers, dates and booleans match by the text that they show; what replaces is entered as if typed, except in cells
of plain text. Whole-cell finds are answered from an index of the column, made once per batch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from localsheets.batch import otherwise
from localsheets.batch.context import Batch
from localsheets.cells import Formula
from localsheets.http import Json
from localsheets.shapes.values import formatted
from localsheets.truth.box import Area
from localsheets.truth.cell import BLANK, Cell
from localsheets.truth.entering import Entering
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet

# A text after replacing, and how often something was replaced in it.
Replaced = tuple[str, int]
Place = tuple[int, int]


@dataclass(slots=True)
class Counters:
    """What one findReplace changed."""

    values: int = 0
    formulas: int = 0
    occurrences: int = 0
    rows: set[Place] = field(default_factory=set)
    sheets: set[int] = field(default_factory=set)

    def shown(self) -> Json:
        """A FindReplaceResponse; counters that are 0 are left out, as Google leaves out every 0."""
        counted = {
            "valuesChanged": self.values,
            "formulasChanged": self.formulas,
            "rowsChanged": len(self.rows),
            "sheetsChanged": len(self.sheets),
            "occurrencesChanged": self.occurrences,
        }
        return {name: count for name, count in counted.items() if count}


class Index:
    """Row ids of one column by the text that their cells show; formulas are left out."""

    def __init__(self, sheet: Sheet, column: int, locale: str) -> None:
        self.sheet, self.column, self._locale = sheet, column, locale
        self.exact: dict[str, set[int]] = {}
        self.folded: dict[str, set[int]] = {}
        self.version = sheet.version
        for row_id in sheet.rows.ids:
            cell = (sheet.line(row_id) or {}).get(column)
            if cell is not None:
                self.add(row_id, cell)

    def add(self, row_id: int, cell: Cell) -> None:
        """Take in a cell."""
        if cell.value is not None and type(cell.value) is not Formula:
            text = formatted(cell.value, cell.look, self._locale)
            self.exact.setdefault(text, set()).add(row_id)
            self.folded.setdefault(text.casefold(), set()).add(row_id)

    def drop(self, row_id: int, cell: Cell) -> None:
        """Forget a cell that is about to change."""
        if cell.value is not None and type(cell.value) is not Formula:
            text = formatted(cell.value, cell.look, self._locale)
            self.exact[text].discard(row_id)
            self.folded[text.casefold()].discard(row_id)


def find_replace(batch: Batch, body: Json) -> Json:
    """findReplace in a range, a sheet or all sheets."""
    if not body.get("find"):
        raise Refused("The text to find cannot be empty.")
    find = Finder(batch, body)
    for sheet, area in _scope(batch, body):
        if find.indexable and area.right - area.left == 1:
            find.by_index(sheet, area)
        else:
            find.by_looking(sheet, area)
    if batch.switches.find_refuses_none and not find.counters.occurrences:
        raise Refused("Nothing was found.")
    return find.counters.shown()


class Finder:
    """One findReplace at work."""

    def __init__(self, batch: Batch, body: Json) -> None:
        if batch.switches.find_within_cells:
            body = {**body, "matchEntireCell": False}
        self._batch = batch
        self._body = body
        self._formulas = body.get("includeFormulas", False)
        self._replace = replacer(body)
        self._entering = Entering(batch.spreadsheet, batch.today)
        self.counters = Counters()
        self.indexable = bool(body.get("matchEntireCell")) and not body.get("searchByRegex") and not self._formulas

    @property
    def _done(self) -> bool:
        return self._batch.switches.find_first_only and bool(self.counters.occurrences)

    def by_index(self, sheet: Sheet, area: Area) -> None:
        """Whole-cell finds in one column."""
        column = sheet.columns.known_id(area.left)
        if column is None:
            return
        index = self._index(sheet, column)
        text = self._body["find"]
        hits = index.exact.get(text) if self._body.get("matchCase") else index.folded.get(text.casefold())
        whole = area.top == 0 and area.bottom >= sheet.rows.count
        for row_id in sorted(hits or ()):
            if whole or area.top <= sheet.rows.index_of(row_id) < area.bottom:
                self._change(sheet, row_id, column, text=(self._body.get("replacement", ""), 1))

    def by_looking(self, sheet: Sheet, area: Area) -> None:
        """Any find: every cell of the area is looked at."""
        columns = {column for index in area.columns if (column := sheet.columns.known_id(index)) is not None}
        for row_id, column, cell in list(_cells(sheet, area, columns)):
            if type(cell.value) is Formula and not self._formulas:
                continue
            text = self._replace(formatted(cell.value, cell.look, self._batch.spreadsheet.locale))
            if text[1]:
                self._change(sheet, row_id, column, text=text)

    def _index(self, sheet: Sheet, column: int) -> Index:
        found = self._batch.indexes.get((sheet.id, column))
        if found is None or found.version != sheet.version:
            found = Index(sheet, column, self._batch.spreadsheet.locale)
            self._batch.indexes[sheet.id, column] = found
        return found

    def _change(self, sheet: Sheet, row_id: int, column: int, *, text: Replaced) -> None:
        old = (sheet.line(row_id) or {}).get(column, BLANK)
        if otherwise.spared(self._batch, sheet, (row_id, column), old) or self._done:
            return
        if not self._batch.editor.is_owner:
            row, place = sheet.rows.index_of(row_id), sheet.columns.index_of(column)
            self._batch.guard(sheet, Area(row, row + 1, place, place + 1))
        new = otherwise.replaced(self._batch.switches, self._entering, old, text[0])
        fresh = [one for one in self._batch.indexes.values() if one.sheet is sheet and one.version == sheet.version]
        for index in fresh:
            if index.column == column:
                index.drop(row_id, old)
                index.add(row_id, new)
        sheet.put_in(row_id, column, new)
        for index in fresh:
            index.version = sheet.version
        self._count(sheet, row_id, old, text[1])

    def _count(self, sheet: Sheet, row_id: int, old: Cell, times: int) -> None:
        counters = self.counters
        if type(old.value) is Formula:
            counters.formulas += 1
        else:
            counters.values += 1
        counters.occurrences += times
        counters.rows.add((sheet.id, row_id))
        counters.sheets.add(sheet.id)


def replacer(body: Json) -> Callable[[str], Replaced]:
    """The function that replaces in a text; raises Refused where the expression makes no sense."""
    by_regex, whole = body.get("searchByRegex", False), body.get("matchEntireCell", False)
    pattern = body["find"] if by_regex else re.escape(body["find"])
    try:
        found = re.compile(f"(?:{pattern})\\Z" if whole else pattern, 0 if body.get("matchCase") else re.IGNORECASE)
    except re.error as error:
        raise Refused(f"The regular expression {pattern} is not valid: {error}") from error
    replacement = body.get("replacement", "")
    template = java_template(replacement) if by_regex else replacement.replace("\\", "\\\\")

    def replace(text: str) -> Replaced:
        try:
            if not whole:
                return found.subn(template, text)
            hit = found.match(text)
            return (hit.expand(template), 1) if hit else (text, 0)
        except (re.error, IndexError) as error:
            raise Refused(f"The replacement {replacement} is not valid: {error}") from error

    return replace


def java_template(text: str) -> str:
    """A replacement in Java's syntax (`$1`, `\\$`) in Python's."""
    pieces = re.split(r"(\\.|\$\d|\$\{\w+\})", text, flags=re.DOTALL)
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: str) -> str:
    if re.fullmatch(r"\$\d", piece):
        return f"\\g<{piece[1]}>"
    if piece.startswith("${"):
        return f"\\g<{piece[2:-1]}>"
    if len(piece) == 2 and piece[0] == "\\":
        piece = piece[1]
    return piece.replace("\\", "\\\\")


def _scope(batch: Batch, body: Json) -> Iterator[tuple[Sheet, Area]]:
    if "range" in body:
        yield batch.area(body["range"])
    elif body.get("allSheets"):
        yield from ((sheet, sheet.area) for sheet in batch.spreadsheet.sheets)
    elif "sheetId" in body:
        sheet = batch.spreadsheet.sheet(body["sheetId"])
        yield sheet, sheet.area
    else:
        raise Refused("A range, a sheet ID or all sheets must be specified.")


def _cells(sheet: Sheet, area: Area, columns: set[int]) -> Iterator[tuple[int, int, Cell]]:
    for row_id in sheet.rows.ids[area.top : area.bottom]:
        for column, cell in (sheet.line(row_id) or {}).items():
            if column in columns and cell.value is not None:
                yield row_id, column, cell
