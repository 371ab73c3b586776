"""Customers with whom somebody meant to get in touch again, by the last talk with each of them."""

from __future__ import annotations

from collections.abc import Iterator

from app.analyse.amounts import day, moment, serial
from app.analyse.once import once
from app.analyse.reminding.reminder import Reminder, people, quoted
from app.analyse.source import Source
from app.model.row import Row, shown


def follow_ups(source: Source) -> Iterator[Reminder]:
    """What is due by the as-of date. A later talk settles an earlier one; of several at one moment each counts."""
    for customer, talks in _last_talks(source).items():
        for row in talks:
            due = day(row, "follow_up")
            if 0 < due <= serial(source.as_of):
                yield Reminder("follow_up", customer, _what(source, row), due, shown(row.get("owner")))


def last_days(source: Source) -> dict[str, int]:
    """Customer → the day of the last talk with them, as a serial number; 0 where no talk tells its day."""
    return {customer: day(talks[0], "at") for customer, talks in _last_talks(source).items()}


@once
def _last_talks(source: Source) -> dict[str, list[Row]]:
    """Customer → the talk that was last, or several of one moment. One after the as-of date has not been yet."""
    found: dict[str, list[Row]] = {}
    for row in source.tab_rows("interactions"):
        customer = people(source).who(row)
        if customer and day(row, "at") <= serial(source.as_of):
            known = found.get(customer, [])
            newer = not known or moment(row, "at") > moment(known[0], "at")
            same = bool(known) and moment(row, "at") == moment(known[0], "at")
            found[customer] = [row] if newer else [*known, row] if same else known
    return found


def _what(source: Source, row: Row) -> str:
    """What comes next, else what the talk was about."""
    tab = source.template.tab("interactions")
    next_step = quoted(source, tab.column("next_step"), row)
    return next_step or quoted(source, tab.column("text"), row)
