"""gspread: `find` the row again by its key just before `update_cell` writes into it; `append_row` for forms.

https://docs.gspread.org/en/latest/user-guide.html#finding-a-cell: what is advised to those whose rows move.
"""

from __future__ import annotations

import gspread

from tests.proof.idioms.job import Fix, Job
from tests.proof.idioms.update_cell import UNFORMATTED


def sync(book: gspread.Spreadsheet, job: Job) -> None:
    for tab in job.tabs:
        sheet = book.worksheet(tab.label)
        rows = sheet.get_values(value_render_option=UNFORMATTED)
        for fix in job.fixes(tab, rows):
            cell = _found(sheet, fix)
            if cell is not None:
                sheet.update_cell(cell.row, fix.column, fix.entered)
        for form in job.forms(tab):
            sheet.append_row(job.row(tab, rows[0], form))
            job.done(form)


def _found(sheet: gspread.Worksheet, fix: Fix) -> gspread.Cell | None:
    """By the row's key; a row without one by the cell's own text."""
    if fix.key:
        return sheet.find(fix.key, in_column=fix.key_column)
    return sheet.find(fix.text, in_column=fix.column)
