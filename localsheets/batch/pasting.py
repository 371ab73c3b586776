"""copyPaste, cutPaste, pasteData, textToColumns and autoFill."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

from localsheets.batch.context import Batch
from localsheets.batch.moving import pasted, relocated
from localsheets.batch.ordering import cells_of
from localsheets.cells.formulas import rewriting
from localsheets.cells.formulas.places import Area as FormulaArea
from localsheets.http import Json
from localsheets.truth import structure
from localsheets.truth.box import Area, Box
from localsheets.truth.cell import BLANK, Cell
from localsheets.truth.entering import Entering
from localsheets.truth.grid_limits import limits_text
from localsheets.truth.refusal import Refused
from localsheets.truth.results import computed
from localsheets.truth.sheet import Sheet


def copy_paste(batch: Batch, body: Json) -> None:
    """copyPaste: the source once, or as often as it fits a larger destination."""
    source, from_ = batch.area(body.get("source"))
    turned = body.get("pasteOrientation") == "TRANSPOSE"
    height, width = from_.bottom - from_.top, from_.right - from_.left
    if turned:
        height, width = width, height
    target, into = _destination(batch, body.get("destination"), height=height, width=width)
    batch.guard(target, into)
    how = body.get("pasteType", "PASTE_NORMAL")
    taken = {
        (row, column): (source.cell(row, column), computed(batch.spreadsheet, source, row, column))
        for row in from_.rows
        for column in from_.columns
    }
    for row in into.rows:
        for column in into.columns:
            down, right = (row - into.top) % height, (column - into.left) % width
            place = (from_.top + right, from_.left + down) if turned else (from_.top + down, from_.left + right)
            cell, value = taken[place]
            moved = relocated(cell, rows=row - place[0], columns=column - place[1])
            old = target.cell(row, column)
            new = pasted(moved, old, how=how, looks=batch.spreadsheet.looks, computed=value)
            if new != old:
                target.put(row, column, new)


def cut_paste(batch: Batch, body: Json) -> None:
    """cutPaste: cells move, formulas that point at them follow, the source is left empty."""
    source, from_ = batch.writable(body.get("source"))
    target, corner = batch.spot(body.get("destination"))
    height, width = from_.bottom - from_.top, from_.right - from_.left
    into = Area(corner.row, corner.row + height, corner.column, corner.column + width)
    if into.bottom > target.rows.count or into.right > target.columns.count:
        raise Refused(limits_text(target, into.box(target.id)))
    batch.guard(target, into)
    how = body.get("pasteType", "PASTE_NORMAL")
    area = FormulaArea(source.title, from_.top, from_.left, from_.bottom, from_.right)
    structure.rewrite(batch.spreadsheet, rewriting.Carried(area, target.title, into.top, into.left))
    moved = [(row, column, source.cell(row, column)) for row in from_.rows for column in from_.columns]
    for row, column, _ in moved:
        source.put(row, column, BLANK)
    for row, column, cell in moved:
        place = (row - from_.top + into.top, column - from_.left + into.left)
        new = pasted(cell, target.cell(*place), how=how, looks=batch.spreadsheet.looks, computed=cell.value)
        target.put(*place, new)


def paste_data(batch: Batch, body: Json) -> None:
    """pasteData: delimited text, or an HTML table, typed into cells from a corner on."""
    sheet, corner = batch.spot(body.get("coordinate"))
    if body.get("html"):
        rows = table_of(body.get("data", ""))
    else:
        rows = [line.split(body.get("delimiter") or "\t") for line in body.get("data", "").splitlines()]
    width = max(map(len, rows), default=0)
    into = Area(corner.row, corner.row + len(rows), corner.column, corner.column + width)
    if into.right > sheet.columns.count or into.bottom > sheet.rows.count:
        raise Refused(limits_text(sheet, into.box(sheet.id)))
    if not into.empty:
        batch.guard(sheet, into)
        type_in(batch, sheet, into, rows)


def type_in(batch: Batch, sheet: Sheet, into: Area, rows: list[list[str]]) -> None:
    """Type texts into cells from the corner of an area on."""
    entering = Entering(batch.spreadsheet, batch.today)
    for row, texts in enumerate(rows, into.top):
        for column, text in enumerate(texts, into.left):
            sheet.put(row, column, entering.typed(sheet.cell(row, column), text))


DELIMITERS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}


def text_to_columns(batch: Batch, body: Json) -> None:
    """textToColumns: the texts of one column, split to the right."""
    sheet, area = batch.writable(body.get("source"))
    if area.right - area.left != 1:
        raise Refused("The source data range must span exactly one column.")
    texts = [(row, cell.value) for row, _, cell in cells_of(sheet, area) if isinstance(cell.value, str)]
    mark = _delimiter(body, [text for _, text in texts])
    for row, text in texts:
        parts = text.split(mark)
        into = Area(row, row + 1, area.left, area.left + len(parts))
        if into.right > sheet.columns.count:
            missing = into.right - sheet.columns.count
            structure.insert(batch.spreadsheet, sheet, "COLUMNS", start=sheet.columns.count, count=missing)
        batch.guard(sheet, into)
        type_in(batch, sheet, into, [parts])


def _delimiter(body: Json, texts: list[str]) -> str:
    kind = body.get("delimiterType", "AUTODETECT")
    if kind == "CUSTOM":
        if not body.get("delimiter"):
            raise Refused("A custom delimiter must be specified.")
        return str(body["delimiter"])
    found = DELIMITERS.get(kind)
    return found or max((",", ";", "\t", " "), key=lambda mark: sum(mark in text for text in texts))


def auto_fill(batch: Batch, body: Json) -> None:
    """autoFill: copies go on from a source; numbers that rise or fall evenly go on so (dates alike)."""
    sheet, source, into = _filling(batch, body)
    batch.guard(sheet, into)
    for lane in _lanes(source, into):
        _fill_lane(batch, sheet, *lane, alternate=body.get("useAlternateSeries", False))


def _filling(batch: Batch, body: Json) -> tuple[Sheet, Area, Area]:
    if "range" in body:
        sheet, area = batch.area(body["range"])
        filled = cells_of(sheet, area)
        if not filled:
            raise Refused("The range holds nothing to fill from.")
        bottom, right = max(row for row, _, _ in filled) + 1, max(column for _, column, _ in filled) + 1
        source = Area(area.top, bottom, area.left, right)
        return sheet, source, Area(bottom, area.bottom, area.left, right)
    given = body.get("sourceAndDestination", {})
    sheet, source = batch.area(given.get("source"))
    length = given.get("fillLength", 0)
    sizes = sheet.size
    if given.get("dimension") == "COLUMNS":
        start, end = (source.right, source.right + length) if length > 0 else (source.left + length, source.left)
        into = Area(source.top, source.bottom, max(start, 0), min(end, sizes[1]))
    else:
        start, end = (source.bottom, source.bottom + length) if length > 0 else (source.top + length, source.top)
        into = Area(max(start, 0), min(end, sizes[0]), source.left, source.right)
    return sheet, source, into


Lane = tuple[list[tuple[int, int]], list[tuple[int, int]]]


def _lanes(source: Area, into: Area) -> Iterator[Lane]:
    """Source and target places of each line along which is filled; targets nearest to the source first."""
    if into.top >= source.bottom or into.bottom <= source.top:
        for column in source.columns:
            yield _lane(
                [(row, column) for row in source.rows], [(row, column) for row in into.rows], back=into.top < source.top
            )
    else:
        for row in source.rows:
            yield _lane(
                [(row, column) for column in source.columns],
                [(row, column) for column in into.columns],
                back=into.left < source.left,
            )


def _lane(places: list[tuple[int, int]], targets: list[tuple[int, int]], *, back: bool) -> Lane:
    return (places[::-1], targets[::-1]) if back else (places, targets)


def _fill_lane(
    batch: Batch, sheet: Sheet, places: list[tuple[int, int]], targets: list[tuple[int, int]], *, alternate: bool
) -> None:
    cells = [sheet.cell(*place) for place in places]
    values = [cell.value for cell in cells]
    numbers = [value for value in values if isinstance(value, (int, float)) and not isinstance(value, bool)]
    step = _step(numbers) if len(numbers) == len(values) and not (alternate and len(values) == 1) else None
    for count, target in enumerate(targets):
        place, cell = places[count % len(places)], cells[count % len(cells)]
        if step is not None:
            cell = Cell(numbers[-1] + step * (count + 1), cell.look)
        moved = relocated(cell, rows=target[0] - place[0], columns=target[1] - place[1])
        sheet.put(*target, moved)


def _step(numbers: list[int | float]) -> int | float | None:
    """By how much numbers rise evenly; None where they do not, or where there is only one."""
    steps = {after - before for before, after in pairwise(numbers)}
    return steps.pop() if len(steps) == 1 else None


def _destination(batch: Batch, box: Box | None, *, height: int, width: int) -> tuple[Sheet, Area]:
    """Where a paste goes: the destination in whole multiples of the source, at least once."""
    sheet, area = batch.area(box)
    rows = max((area.bottom - area.top) // height, 1) * height
    columns = max((area.right - area.left) // width, 1) * width
    into = Area(area.top, area.top + rows, area.left, area.left + columns)
    if into.bottom > sheet.rows.count or into.right > sheet.columns.count:
        raise Refused(limits_text(sheet, into.box(sheet.id)))
    return sheet, into


def table_of(html: str) -> list[list[str]]:
    """The cells of the first table of an HTML text."""
    reader = _Table()
    reader.feed(html)
    return reader.rows


class _Table(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += data.strip()
