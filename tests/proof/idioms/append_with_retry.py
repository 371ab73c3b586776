"""gspread: rows of forms by `append_row`, tried again where the answer is an error or does not come. It cleans nothing.

https://docs.gspread.org/en/latest/api/http_client.html#gspread.http_client.BackOffHTTPClient does so by itself; most
write these lines, since that one "is not production ready".
"""

from __future__ import annotations

from collections.abc import Callable

import gspread
from gspread.exceptions import APIError
from requests.exceptions import RequestException

from tests.proof.idioms.job import Job

TRIES = 3


def sync(book: gspread.Spreadsheet, job: Job) -> None:
    for tab in job.tabs:
        forms = job.forms(tab)
        if forms:
            sheet = book.worksheet(tab.label)
            header = sheet.row_values(1)
            for form in forms:
                row = job.row(tab, header, form)
                _retried(lambda row=row, sheet=sheet: sheet.append_row(row))  # type: ignore[misc]
                job.done(form)


def _retried(write: Callable[[], object]) -> None:
    for attempt in range(1, TRIES + 1):
        try:
            write()
            return
        except (APIError, RequestException):
            if attempt == TRIES:
                raise
