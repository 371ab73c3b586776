"""pygsheets: all values as a matrix, then `update_value` at each cell's address; `values_append` for forms.

https://pygsheets.readthedocs.io/en/stable/worksheet.html. It sends a request again by itself where the answer is an
error of the server (`retries`).
"""

from __future__ import annotations

from typing import Any

from tests.proof.idioms.job import Job


def sync(book: Any, job: Job) -> None:
    for tab in job.tabs:
        sheet = book.worksheet_by_title(tab.label)
        rows = sheet.get_all_values(include_tailing_empty_rows=False, value_render="UNFORMATTED_VALUE")
        for fix in job.fixes(tab, rows):
            sheet.update_value((fix.row, fix.column), fix.entered)
        for form in job.forms(tab):
            _appended(book, sheet, job.row(tab, rows[0], form))
            job.done(form)


def _appended(book: Any, sheet: Any, row: list[str | int | float]) -> None:
    """What `append_table` sends. That one itself cannot read the answer where a title is Chinese, and so quoted."""
    book.client.sheet.values_append(book.id, [row], "ROWS", sheet.title, insertDataOption="INSERT_ROWS")
