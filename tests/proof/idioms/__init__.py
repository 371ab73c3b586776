"""How scripts write to a shared sheet today, one file an idiom, as their documentation teaches them; and one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.proof.idioms import (
    append_with_retry,
    batch_update,
    find_cell,
    pygsheets_cells,
    update_cell,
    whole_tab,
)
from tests.proof.idioms.doors import gspread_book, pygsheets_book
from tests.proof.idioms.job import Job
from tests.proof.world import World


@dataclass(frozen=True, slots=True)
class Idiom:
    """One way of doing a sync's job."""

    open: Callable[[World], Any]
    sync: Callable[[Any, Job], None]
    whole: bool = False
    """Whether tabs are written as wholes."""


IDIOMS: dict[str, Idiom] = {
    "gspread `update_cell` by row number": Idiom(gspread_book, update_cell.sync),
    "gspread `find`, then `update_cell`": Idiom(gspread_book, find_cell.sync),
    "gspread `batch_update` of cells": Idiom(gspread_book, batch_update.sync),
    "gspread-dataframe `set_with_dataframe`": Idiom(gspread_book, whole_tab.sync, whole=True),
    "gspread `append_row` with a retry": Idiom(gspread_book, append_with_retry.sync),
    "pygsheets `update_value`, `values_append`": Idiom(pygsheets_book, pygsheets_cells.sync),
}
