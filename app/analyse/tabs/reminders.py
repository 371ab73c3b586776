"""今日提醒: what somebody should do for a customer today, by whose it is, the most overdue first.

Columns are those that `sheets_schema/derived/reminders.toml` declares, in its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.analyse import cells, reminding
from app.analyse.amounts import LAST_DAY, serial
from app.analyse.provenance import as_of
from app.analyse.reminding.open_tickets import guessed_year
from app.analyse.reminding.reminder import Reminder, name_of, owner_of
from app.analyse.sales import sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid

NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
MOST = {"silence": 30}
MOST_OF_OTHERS = 200
"""How many of a kind are listed, the most urgent ones: a longer list nobody works through in a day."""


def reminders(source: Source) -> Grid:
    columns = source.template.tab("reminders").columns
    by_kind = {kind: sorted(found, key=_urgency) for kind, found in reminding.reminders(source).items()}
    listed = [each for kind, found in by_kind.items() for each in found[: _most(kind)]]
    rows = [_cells(source, each) for each in sorted(listed, key=lambda each: _place(source, each))]
    return (
        cells.headers(column.label for column in columns),
        *(tuple(row[column.name] for column in columns) for row in rows),
        *((cells.note(words),) for words in _notes(source, by_kind)),
        (as_of(source, sales(source).totals()),),
    )


def _most(kind: str) -> int:
    return MOST.get(kind, MOST_OF_OTHERS)


def _urgency(each: Reminder) -> tuple[int, int, str, str, str, str]:
    """Most overdue first, what has no day last; the rest only makes it the same order every time."""
    return each.due or LAST_DAY + 1, each.rank, each.customer, each.what, each.owner, each.name


def _place(source: Source, each: Reminder) -> tuple[object, ...]:
    """By owner, what is nobody's last; then by urgency, kind and name."""
    whose, (due, rank, *rest) = owner_of(source, each), _urgency(each)
    return not whose, whose, due, list(reminding.KINDS).index(each.kind), rank, name_of(source, each), rest


def _cells(source: Source, each: Reminder) -> Mapping[str, Cell]:
    """Cells by the name of their column."""
    return {
        "owner": cells.text(owner_of(source, each)),
        "kind": cells.text(source.template.text(f"report.reminders.kind.{each.kind}")),
        "name": cells.text(source.hides(name_of(source, each))),
        "contact": cells.text(source.hides(source.key(source.template.tab("customers"), each.customer))),
        "what": cells.text(each.what),
        "due": cells.date(each.due),
        "days": cells.text(_days(source, each)),
    }


def _days(source: Source, each: Reminder) -> str:
    """How long until it is due, or since it was; nothing for what has no day."""
    if not each.due:
        return ""
    days = each.due - serial(source.as_of)
    words = NEAR.get(days) or ("left" if days > 0 else "past")
    return source.template.text(f"report.reminders.days.{words}", count=abs(days))


def _notes(source: Source, by_kind: Mapping[str, list[Reminder]]) -> Iterator[str]:
    """How many there are, what is not listed, and what could not be known."""
    text, year = source.template.text, guessed_year(source)
    numbers = {kind: len(found) for kind, found in by_kind.items()}
    yield text("report.reminders.summary" if any(numbers.values()) else "report.reminders.none", **numbers)
    for kind, number in numbers.items():
        if number > _most(kind):
            named = text(f"report.reminders.kind.{kind}")
            yield text("report.reminders.more", kind=named, count=number - _most(kind))
    if year:
        yield text("report.reminders.guessed", year=year)
