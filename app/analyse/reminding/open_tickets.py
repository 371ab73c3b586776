"""Tickets that somebody should see to by the next working day, or should have seen to."""

from __future__ import annotations

from collections.abc import Iterator

from app.analyse.amounts import calendar_day, day, serial
from app.analyse.reminding.reminder import Reminder, people, quoted
from app.analyse.reminding.working_days import after, is_announced
from app.analyse.source import Source
from app.model.row import Row, shown

TYPES = ("return", "exchange", "repair", "complaint", "inquiry")
"""Each has a setting `ticket_days_…`: the working days within which it must be dealt with."""
DONE = ("resolved", "closed")


def due_tickets(source: Source) -> Iterator[Reminder]:
    """Those whose due date is not after the next working day."""
    for row in open_tickets(source):
        due = _due(source, row)
        if 0 < due <= serial(after(source.as_of, 1)):
            yield Reminder("ticket", people(source).who(row), _what(source, row), due, shown(row.get("owner")))


def guessed_year(source: Source) -> int:
    """The newest year with which was reckoned though its holidays are not known; 0 where there was none."""
    tickets = list(open_tickets(source))
    reckoned = [row for row in tickets if not day(row, "due") and 0 < day(row, "date") <= serial(source.as_of)]
    days = [calendar_day(_due(source, row)) for row in reckoned]
    until = [after(source.as_of, 1)] if tickets else []
    return max((each.year for each in (*days, *until) if not is_announced(each.year)), default=0)


def open_tickets(source: Source) -> Iterator[Row]:
    """Those that are neither resolved nor closed; a row that says no status is open."""
    done = [source.template.option("tickets.status", name) for name in DONE]
    return (row for row in source.tab_rows("tickets") if shown(row.get("status")) not in done)


def _due(source: Source, row: Row) -> int:
    """The ticket's own day, else so many working days after its date; 0 where it has neither."""
    begun = day(row, "date")
    if day(row, "due") or not begun:
        return day(row, "due")
    return serial(after(calendar_day(begun), _allowed(source, row)))


def _allowed(source: Source, row: Row) -> int:
    """Working days for tickets of its type; one without a type may be anything, so it has as long as an inquiry."""
    words = {source.template.option("tickets.type", name): name for name in TYPES}
    return int(source.number(f"ticket_days_{words.get(shown(row.get('type')), 'inquiry')}"))


def _what(source: Source, row: Row) -> str:
    """Its type and number, and what the customer said."""
    tab = source.template.tab("tickets")
    parts = [quoted(source, tab.column(name), row) for name in ("type", "ticket_no", "description")]
    return source.template.text("report.reminders.what.separator").join(filter(None, parts))
