"""gspread: all cells of a tab in one `batch_update` of ranges, all rows of forms in one `append_rows`.

https://docs.gspread.org/en/latest/user-guide.html#batching, and what everybody is told who meets the quota.
"""

from __future__ import annotations

import gspread
from gspread.utils import ValueInputOption, rowcol_to_a1

from tests.proof.idioms.job import Job
from tests.proof.idioms.update_cell import UNFORMATTED


def sync(book: gspread.Spreadsheet, job: Job) -> None:
    for tab in job.tabs:
        sheet = book.worksheet(tab.label)
        rows = sheet.get_values(value_render_option=UNFORMATTED)
        cells = [
            {"range": rowcol_to_a1(fix.row, fix.column), "values": [[fix.entered]]} for fix in job.fixes(tab, rows)
        ]
        if cells:
            sheet.batch_update(cells, value_input_option=ValueInputOption.user_entered)
        forms = job.forms(tab)
        if forms:
            sheet.append_rows([job.row(tab, rows[0], form) for form in forms])
            for form in forms:
                job.done(form)
