"""What somebody should do for a customer: one file a kind of reminder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from app.analyse.amounts import serial
from app.analyse.reminding.birthdays import birthdays
from app.analyse.reminding.follow_ups import follow_ups
from app.analyse.reminding.open_tickets import due_tickets
from app.analyse.reminding.reminder import Reminder
from app.analyse.reminding.replenishment import replenishment
from app.analyse.reminding.silence import silence
from app.analyse.source import Source

KINDS: Mapping[str, Callable[[Source], Iterable[Reminder]]] = {
    "ticket": due_tickets,
    "follow_up": follow_ups,
    "birthday": birthdays,
    "replenishment": replenishment,
    "silence": silence,
}
"""In the order in which those of one day stand."""


def due_on(source: Source, day: date) -> Iterator[Reminder]:
    """The reminders whose day it is, as the rows stand now; in the order of their kinds."""
    then = replace(source, as_of=day)
    for found in KINDS.values():
        yield from sorted((each for each in set(found(then)) if each.due == serial(day)), key=_place)


def _place(each: Reminder) -> tuple[str, ...]:
    return each.owner, each.name, each.customer, each.what
