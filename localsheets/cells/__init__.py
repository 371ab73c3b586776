"""What a cell's text means and how a cell's value is shown: pure functions, no state, no HTTP.

`typed` reads what a person enters, `shown` gives what a person sees, `formulas` computes. Everything works on plain
values; where cells live, and which formulas depend on which, is the business of `localsheets.truth`.
"""

from localsheets.cells.formats import shown
from localsheets.cells.general import general
from localsheets.cells.serial import (
    date_of_serial,
    datetime_of_serial,
    serial_of_date,
    serial_of_datetime,
    serial_of_time,
    time_of_serial,
)
from localsheets.cells.typed import Typed, typed
from localsheets.cells.value import TEXT, CellError, Formula, NumberFormat, Scalar

__all__ = [
    "TEXT",
    "CellError",
    "Formula",
    "NumberFormat",
    "Scalar",
    "Typed",
    "date_of_serial",
    "datetime_of_serial",
    "general",
    "serial_of_date",
    "serial_of_datetime",
    "serial_of_time",
    "shown",
    "time_of_serial",
    "typed",
]
