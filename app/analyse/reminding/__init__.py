"""What somebody should do for a customer: one file a kind of reminder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from app.analyse.amounts import serial
from app.analyse.customers import declined
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
MARKETING = frozenset({"birthday", "replenishment", "silence"})
"""Kinds that are not asked for by the customer: who does not agree to marketing is left alone."""


def reminders(source: Source) -> Mapping[str, frozenset[Reminder]]:
    """Kind → what there is to do, each once."""
    alone = declined(source)
    return {
        kind: frozenset(each for each in found(source) if kind not in MARKETING or each.customer not in alone)
        for kind, found in KINDS.items()
    }


def due_on(source: Source, day: date) -> Iterator[Reminder]:
    """The reminders whose day it is, as the rows stand now; in the order of their kinds."""
    for found in reminders(replace(source, as_of=day)).values():
        yield from sorted((each for each in found if each.due == serial(day)), key=_place)


def _place(each: Reminder) -> tuple[str, ...]:
    return each.owner, each.name, each.customer, each.what
