"""From the values of one read to rows: columns found by their header, every row taken or skipped with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from app.model.cell import Scalar, is_blank, is_error
from app.model.row import RawRow, TabReading
from app.model.structure import Structure
from app.model.tab import SUBMISSION, Tab
from app.model.workbook import SheetCells

Matrix = Sequence[Sequence[Scalar]]
Marks = Mapping[int, Mapping[int, int]]


def request(tabs: Iterable[Tab]) -> dict[str, Any]:
    """The body of values:batchGetByDataFilter for whole tabs, by sheet id: renamed tabs are found all the same."""
    return {
        "dataFilters": [{"gridRange": {"sheetId": tab.sheet_id}} for tab in tabs],
        "valueRenderOption": "UNFORMATTED_VALUE",
        "dateTimeRenderOption": "SERIAL_NUMBER",
        "majorDimension": "ROWS",
    }


def columns_request(wanted: Iterable[tuple[int, int]]) -> dict[str, Any]:
    """The body of values:batchGetByDataFilter for single columns, by sheet id and index."""
    areas = ({"sheetId": tab_id, "startColumnIndex": index, "endColumnIndex": index + 1} for tab_id, index in wanted)
    return {**request(()), "dataFilters": [{"gridRange": area} for area in areas]}


def columns(body: Mapping[str, Any]) -> dict[tuple[int, int], list[Scalar]]:
    """Sheet id and index of a column → what stands below row 1, from the answer."""
    found = {}
    for item in body.get("valueRanges", ()):
        for one in item.get("dataFilters", ()):
            place = (_sheet_id({"dataFilters": [one]}), int(one["gridRange"].get("startColumnIndex", 0)))
            lines = item.get("valueRange", {}).get("values", ())[1:]
            found[place] = [line[0] if line else None for line in lines]
    return found


def tab_readings(tabs: Iterable[Tab], body: Mapping[str, Any], *, marks: Marks | None = None) -> dict[str, TabReading]:
    """Name of tab → its reading, from the answer; a tab that the answer lacks is absent.

    With marks (tab id → metadata id → column index), a column whose header is missing or stands twice is found by its
    metadata, and columns are named whose header and mark do not stand together.
    """
    found = {_sheet_id(item): item.get("valueRange", {}) for item in body.get("valueRanges", ())}
    here = [tab for tab in tabs if tab.sheet_id in found]
    if marks is None:
        return {tab.name: tab_reading(tab, found[tab.sheet_id], marks={}) for tab in here}
    marked = {tab.name: marks.get(tab.sheet_id, {}) for tab in here}
    readings = {tab.name: tab_reading(tab, found[tab.sheet_id], marks=marked[tab.name]) for tab in here}
    return {name: replace(item, unmarked=_unmarked(item, marked[name])) for name, item in readings.items()}


def tab_reading(tab: Tab, value_range: Mapping[str, Any], *, marks: Mapping[int, int]) -> TabReading:
    """One tab's reading; `marks` gives the index of a column by its metadata id."""
    matrix: Matrix = value_range.get("values", ())
    header = tuple(_text(value) for value in (matrix[0] if matrix else ()))
    places = _places(tab, header, marks)
    rows, skipped, cleared = _rows(matrix, places)
    declared, computed = set(places.values()), {column.label for column in tab.computed}
    extra = tuple(
        text
        for index, text in enumerate(header)
        if text and index not in declared and text not in computed and not is_error(text)
    )
    title = _title(str(value_range.get("range", "")))
    return TabReading(tab, header, places, rows, skipped, extra, title, cleared)


def workbook(structure: Structure, body: Mapping[str, Any], formulas: Mapping[str, Any]) -> tuple[SheetCells, ...]:
    """Every sheet as it stands, from the answers to a read of whole sheets, and to one of their formulas."""
    found, entered = _matrices(body), _matrices(formulas)
    return tuple(
        SheetCells(
            tab.tab_id,
            tab.title,
            tuple(map(tuple, found.get(tab.tab_id, ()))),
            tab.metadata,
            computed=_computed(found.get(tab.tab_id, ()), entered.get(tab.tab_id, ())),
        )
        for tab in structure.tabs
    )


def _matrices(body: Mapping[str, Any]) -> dict[int, Matrix]:
    return {_sheet_id(item): item.get("valueRange", {}).get("values", ()) for item in body.get("valueRanges", ())}


def _computed(shown: Matrix, entered: Matrix) -> frozenset[int]:
    """Columns with a formula: what was entered begins with `=`, and something else is shown."""
    pairs = zip_longest(shown[1:], entered[1:], fillvalue=())
    return frozenset(
        index
        for values, texts in pairs
        for index, (value, text) in enumerate(zip_longest(values, texts))
        if isinstance(text, str) and text.startswith("=") and text != value
    )


def ambiguous(reading: TabReading) -> bool:
    """Whether a declared column is missing, or its header stands twice: then the structure must be asked."""
    twice = {text for text, count in Counter(reading.header).items() if count > 1}
    return bool(reading.missing) or any(column.label in twice for column in reading.tab.columns)


def _places(tab: Tab, header: tuple[str, ...], marked: Mapping[int, int]) -> dict[str, int]:
    by_label: dict[str, list[int]] = {}
    for index, text in enumerate(header):
        by_label.setdefault(text, []).append(index)
    labels = frozenset(column.label for column in tab.columns)
    places: dict[str, int] = {}
    for column in tab.columns:
        named, tagged = by_label.get(column.label, []), marked.get(column.metadata_id)
        if tagged is not None and len(named) != 1 and not _claimed(tagged, header, labels=labels - {column.label}):
            places[column.name] = tagged
        elif named:
            places[column.name] = named[0]
    return places


def _claimed(index: int, header: tuple[str, ...], *, labels: frozenset[str]) -> bool:
    """Whether another declared column's header stands there: people have put that column in place of the marked one."""
    return index < len(header) and header[index] in labels


def _unmarked(reading: TabReading, marked: Mapping[int, int]) -> frozenset[str]:
    ids = {column.name: column.metadata_id for column in reading.tab.columns}
    return frozenset(name for name, index in reading.places.items() if marked.get(ids[name]) != index)


Rows = tuple[tuple[RawRow, ...], dict[str, int], tuple[str, ...]]


def _rows(matrix: Matrix, places: Mapping[str, int]) -> Rows:
    """Rows taken, rows skipped by reason, and the submissions whose rows hold nothing any more but their id."""
    rows: list[RawRow] = []
    cleared: list[str] = []
    skipped: Counter[str] = Counter()
    columns = tuple(places.items())
    for number, line in enumerate(matrix[1:], start=2):
        width = len(line)
        cells = {name: line[i] for name, i in columns if i < width and not is_blank(line[i])}
        if len(cells) == 1 and SUBMISSION in cells:
            cleared.append(str(cells[SUBMISSION]))
            skipped["cleared"] += 1
        elif cells:
            rows.append(RawRow(number, cells))
        else:
            skipped["undeclared" if any(not is_blank(value) for value in line) else "blank"] += 1
    return tuple(rows), dict(skipped), tuple(cleared)


def _sheet_id(item: Mapping[str, Any]) -> int:
    """The sheet that an answered range belongs to, by the filter that Google echoes."""
    filters = item.get("dataFilters") or [{}]
    return int(filters[0].get("gridRange", {}).get("sheetId", 0))


def _title(a1: str) -> str:
    """The tab's title in a range as Google echoes it: `'My tab'!A1:Z1000` → `My tab`."""
    title = a1.rpartition("!")[0]
    if title.startswith("'") and title.endswith("'"):
        return title[1:-1].replace("''", "'")
    return title


def _text(value: Scalar) -> str:
    return "" if value is None else str(value).strip()
