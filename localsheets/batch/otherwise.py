"""What requests of a batch do under a switch of `localsheets.local.otherwise`; without one, nothing here acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from localsheets.batch.context import Batch
from localsheets.local.otherwise import Otherwise
from localsheets.truth.box import Area, Dimension
from localsheets.truth.cell import PLAIN, Cell
from localsheets.truth.entering import Entering
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet
from localsheets.truth.shifts import Growth

STRICT = "The data you entered violates the data validation rules set on this cell."


def growth(switches: Otherwise) -> Growth:
    """Where ranges grow by what is inserted."""
    if switches.ranges_never_grow:
        return "nowhere"
    return "borders" if switches.ranges_grow_at_borders else "inside"


def spared(batch: Batch, sheet: Sheet, place: tuple[int, int], cell: Cell) -> bool:
    """Whether findReplace leaves a cell alone that it matches, by ids of row and column; raises Refused."""
    switches, row_id = batch.switches, place[0]
    if switches.find_minds_validation and (cell.look.parts.get("validation") or {}).get("strict"):
        raise Refused(STRICT)
    if switches.find_skips_hidden and sheet.rows.properties.get(row_id, {}).get("hiddenByUser"):
        return True
    if switches.find_skips_protected and _protected(batch, sheet, place):
        return True
    return switches.find_only_text and not isinstance(cell.value, str)


def replaced(switches: Otherwise, entering: Entering, old: Cell, text: str) -> Cell:
    """The cell after findReplace put a text into it: as if typed, unless a switch says otherwise."""
    if switches.find_keeps_text:
        return Cell(text or None, old.look)
    if switches.find_parses_text and old.look.is_text:
        return Cell(entering.typed(Cell(None, PLAIN), text).value, old.look)
    return entering.typed(old, text)


@contextmanager
def marks_staying(batch: Batch, sheet: Sheet, dimension: Dimension) -> Iterator[None]:
    """Under `metadata_stays`, developer metadata of rows or columns is afterwards at the index at which it was."""
    before = _marks(batch, sheet, dimension) if batch.switches.metadata_stays else {}
    yield
    _put(batch, sheet, dimension, before)


def marks_following(batch: Batch, sheet: Sheet, area: Area, order: Sequence[int]) -> None:
    """Under `metadata_follows_sort`, developer metadata of rows goes to where their cells go."""
    if batch.switches.metadata_follows_sort:
        targets = dict(zip(order, area.rows, strict=True))
        marks = _marks(batch, sheet, "ROWS")
        _put(batch, sheet, "ROWS", {one: targets.get(index, index) for one, index in marks.items()})


def _marks(batch: Batch, sheet: Sheet, dimension: Dimension) -> dict[int, int]:
    """Ids of the metadata of rows or columns, with the index of each."""
    kind = "ROW" if dimension == "ROWS" else "COLUMN"
    entries = [one for one in batch.spreadsheet.metadata if one.place.kind == kind and one.place.sheet_id == sheet.id]
    return {one.id: sheet.axis(dimension).index_of(one.place.line or 0) for one in entries}


def _put(batch: Batch, sheet: Sheet, dimension: Dimension, marks: dict[int, int]) -> None:
    for entry_id, index in marks.items():
        entry = batch.spreadsheet.metadata.get(entry_id)
        if entry is not None:
            place = batch.spreadsheet.place_of(sheet, dimension, index)
            batch.spreadsheet.metadata.replace(replace(entry, place=place))


def _protected(batch: Batch, sheet: Sheet, place: tuple[int, int]) -> bool:
    row, column = sheet.rows.index_of(place[0]), sheet.columns.index_of(place[1])
    try:
        batch.guard(sheet, Area(row, row + 1, column, column + 1))
    except Refused:
        return True
    return False
