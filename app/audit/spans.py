"""Rules about days of one row, or of two, that are in the wrong order."""

from __future__ import annotations

import math
from collections.abc import Iterator

from app.audit.inspection import Inspection
from app.audit.orders import DATE, ORDER_NO, ORDERS
from app.fields import field_of
from app.fields.numerals import finite
from app.model.cell import Scalar
from app.model.finding import Finding

PAIRS = (
    ("campaigns", "start", "end"),
    ("tickets", "date", "due"),
    ("tickets", "date", "resolved"),
    ("interactions", "at", "follow_up"),
)
"""Tab, and two of its columns of which the first is never later than the second."""
TICKETS = "tickets"


def reversed_days(inspection: Inspection) -> Iterator[Finding]:
    """The end before the beginning: of a campaign, of a ticket and when it is due or solved, of a talk and the next."""
    columns = {column.path: column for column in inspection.columns()}
    for tab, first, last in PAIRS:
        begins = columns.get(f"{tab}.{first}")
        for row in inspection.rows(tab) if begins and f"{tab}.{last}" in columns else ():
            one, other = _day(row.get(first)), _day(row.get(last))
            if begins and one is not None and other is not None and other < one:
                details = {"column": begins.label, "day": field_of(begins).entered(row.get(first))}
                yield inspection.finding("date.reversed", row, last, details=details)


def ticket_before_order(inspection: Inspection) -> Iterator[Finding]:
    """Tickets dated before the order that they name."""
    if not inspection.rows(TICKETS):
        return
    ordered: dict[Scalar, int] = {}
    for row in inspection.rows(ORDERS):
        day, number = _day(row.get(DATE)), row.get(ORDER_NO)
        if day is not None and number is not None:
            ordered[number] = min(day, ordered.get(number, day))
    date = inspection.template.column(f"{ORDERS}.{DATE}")
    for row in inspection.rows(TICKETS):
        day, bought = _day(row.get(DATE)), ordered.get(row.get(ORDER_NO))
        if day is not None and bought is not None and day < bought:
            details = {"column": date.label, "day": field_of(date).entered(bought)}
            yield inspection.finding("date.reversed", row, DATE, details=details)


def _day(value: Scalar) -> int | None:
    """The day of a serial number, without its time."""
    number = finite(value)
    return None if number is None else math.floor(number)
