"""One thing that somebody should do for a customer, and what is known of who it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.analyse.customers import identities, names, owners
from app.analyse.once import once
from app.analyse.source import Source
from app.fields.folding import cut
from app.model.row import Row, shown
from app.model.tab import Column

LONGEST = 80
"""Characters of a text that are quoted: a line on a phone, or two."""


@dataclass(frozen=True, slots=True)
class Reminder:
    kind: str
    """`birthday`, `follow_up`, `replenishment`, `ticket`, `silence`."""
    customer: str
    """Key of the customer; empty where a row has none."""
    what: str
    due: int = 0
    """The day, as a serial number; 0 where there is none."""
    owner: str = ""
    """Whose it is, where it has an owner of its own; else it is the customer's owner's."""
    name: str = ""
    """Where it is about one of several customers of the same key."""
    rank: int = 0
    """Of reminders without a day the least comes first."""


@dataclass(frozen=True, slots=True)
class People:
    """The customers by their keys."""

    keys: Mapping[str, str]
    """Every text by which a customer may be named, in small letters → their key."""
    names: Mapping[str, str]
    owners: Mapping[str, str]

    def who(self, row: Row) -> str:
        """Key of the customer whom a row of another tab names, as `sales` reckons with it."""
        named = shown(row.get("customer")).casefold()
        return self.keys.get(named, named)


@once
def people(source: Source) -> People:
    return People(identities(source), names(source), owners(source))


def owner_of(source: Source, each: Reminder) -> str:
    return each.owner or people(source).owners.get(each.customer, "")


def name_of(source: Source, each: Reminder) -> str:
    return each.name or people(source).names.get(each.customer, "")


def quoted(source: Source, column: Column, row: Row) -> str:
    """The beginning of a text that somebody typed, on one line, as a derived tab may show it."""
    words = " ".join(source.hides(source.shown(column, shown(row.get(column.name)))).split())
    return words if len(words) <= LONGEST else cut(words, LONGEST) + "…"
