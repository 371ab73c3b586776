"""gspread-dataframe: the tab as a DataFrame, cleaned, and back by `set_with_dataframe`; `append_row` for forms.

https://gspread-dataframe.readthedocs.io/en/latest/: "set_with_dataframe(worksheet, df)".
"""

from __future__ import annotations

import gspread
from gspread_dataframe import get_as_dataframe, set_with_dataframe  # type: ignore[import-untyped]

from tests.proof.idioms.job import Job


def sync(book: gspread.Spreadsheet, job: Job) -> None:
    for tab in job.tabs:
        sheet = book.worksheet(tab.label)
        frame = get_as_dataframe(sheet, dtype=object, drop_empty_rows=False)
        header = list(frame.columns)
        fixes = list(job.fixes(tab, [header, *frame.where(frame.notna(), None).values.tolist()]))
        for fix in fixes:
            frame.iat[fix.row - 2, fix.column - 1] = fix.value
        if fixes:
            set_with_dataframe(sheet, frame, string_escaping="full")
        for form in job.forms(tab):
            sheet.append_row(job.row(tab, header, form))
            job.done(form)
