"""Sheets as CSV, and CSV as a sheet."""

from __future__ import annotations

import csv
import io

from localsheets.cells import shown
from localsheets.truth.entering import Entering
from localsheets.truth.results import computed
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheet import Spreadsheet

# Where an imported file's spreadsheet is (recorded).
IMPORT_ZONE = "America/Los_Angeles"


def csv_of(spreadsheet: Spreadsheet, sheet: Sheet) -> str:
    """What a sheet shows, as CSV: CRLF between rows and none at the end, all rows as long as the longest (recorded)."""
    texts = {(row, column): _text(spreadsheet, sheet, row, column) for row, column in _filled(spreadsheet, sheet)}
    height = max((row + 1 for (row, _), text in texts.items() if text), default=0)
    width = max((column + 1 for (_, column), text in texts.items() if text), default=0)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in range(height):
        writer.writerow([texts.get((row, column), "") for column in range(width)])
    return out.getvalue().removesuffix("\r\n")


def fill(spreadsheet: Spreadsheet, text: str, *, title: str) -> None:
    """Replace all sheets by one that holds a CSV, its texts typed in; under a random id and the file's title."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    width = max(map(len, rows), default=0)
    sheet = Sheet(spreadsheet.journal, spreadsheet.new_id(), title[:100] or "Sheet1", rows=1, columns=1)
    sheet.rows.resize(max(len(rows), 1))
    sheet.columns.resize(max(width, 1))
    spreadsheet.attach("sheets", (sheet,))
    spreadsheet.attach("properties", {**spreadsheet.properties, "timeZone": IMPORT_ZONE})
    entering = Entering(spreadsheet, spreadsheet.local_now().date())
    for row, texts in enumerate(rows):
        for column, one in enumerate(texts):
            sheet.put(row, column, entering.typed(sheet.cell(row, column), one))


def _filled(spreadsheet: Spreadsheet, sheet: Sheet) -> set[tuple[int, int]]:
    columns = {one: index for index, one in enumerate(sheet.columns.ids)}
    places = {
        (row, columns[column])
        for row, line in sheet.lines(0, sheet.rows.count)
        for column, cell in line.items()
        if cell.value is not None and column in columns
    }
    return places.union(spreadsheet.results.of(sheet) if sheet.formula_rows else ())


def _text(spreadsheet: Spreadsheet, sheet: Sheet, row: int, column: int) -> str:
    value = computed(spreadsheet, sheet, row, column)
    look = sheet.cell(row, column).look
    return shown(value, look.number_format, locale=spreadsheet.locale)  # type: ignore[arg-type]
