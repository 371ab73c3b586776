"""Birthdays of the next days, solar and lunar. What a birthday is, `app.fields.birthday` knows."""

from __future__ import annotations

from collections.abc import Iterator

from app.analyse.amounts import serial
from app.analyse.reminding.reminder import Reminder
from app.analyse.source import Source
from app.fields.birthday import next_birthday, turns
from app.model.row import Row, shown


def birthdays(source: Source) -> Iterator[Reminder]:
    """From the as-of date to as many days later as the setting says, both included."""
    last = serial(source.as_of) + source.number("birthday_days")
    name = source.template.column("customers.name")
    for row in source.tab_rows("customers"):
        kept = next_birthday(row.get("birthday"), source.as_of)
        if kept and serial(kept) <= last:
            who = source.shown(name, shown(row.get("name")))
            age = turns(row.get("birthday"), kept)
            yield Reminder("birthday", row.name, _what(source, row, age), serial(kept), shown(row.get("owner")), who)


def _what(source: Source, row: Row, age: int | None) -> str:
    """The age is left out where birthdays are masked: the day's year would follow from it."""
    column = source.template.column("customers.birthday")
    birthday = source.shown(column, shown(row.get("birthday")))
    if age is None or column.sensitivity == "sensitive":
        return source.template.text("report.reminders.what.birthday", birthday=birthday)
    return source.template.text("report.reminders.what.birthday_age", birthday=birthday, age=age)
