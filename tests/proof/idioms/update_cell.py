"""gspread: read the rows, then `update_cell` at the row and column where each cell was read; `append_row` for forms.

https://docs.gspread.org/en/latest/user-guide.html#updating-cells
"""

from __future__ import annotations

import gspread

from tests.proof.idioms.job import Job

UNFORMATTED = gspread.utils.ValueRenderOption.unformatted


def sync(book: gspread.Spreadsheet, job: Job) -> None:
    for tab in job.tabs:
        sheet = book.worksheet(tab.label)
        rows = sheet.get_values(value_render_option=UNFORMATTED)
        for fix in job.fixes(tab, rows):
            sheet.update_cell(fix.row, fix.column, fix.entered)
        for form in job.forms(tab):
            sheet.append_row(job.row(tab, rows[0], form))
            job.done(form)
