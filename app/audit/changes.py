"""What has changed between two inspections of one sheet: which rows, which columns, what rows are known by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.audit.identity import masked
from app.audit.inspection import Inspection
from app.model.cell import same
from app.model.row import Row
from app.model.tab import Column, Tab

Looks = Callable[[Inspection, Column], bool]
"""Whether a rule looks at a column."""
MANY = 1_000
"""Rows; where more have changed, all is looked at anew."""
Key = tuple[str, str]
"""Tab, and key as findings show it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows that are not the same objects as before, and what follows from that."""

    inspection: Inspection
    fresh: Mapping[str, tuple[Row, ...]]
    """Rows that came or have changed, as they stand, by tab."""
    stale: Mapping[str, tuple[Row, ...]]
    """Rows that went or have changed, as they stood."""
    keys: frozenset[Key]
    """Of rows that came, went or changed."""
    paths: frozenset[str]
    """Columns about which something else may be said: some cell has changed; all of a tab whose rows came, went, moved
    or are known by another key."""
    values: frozenset[str]
    """Columns that are not row by row what they were."""

    def rows_again(self, told: set[Key]) -> dict[str, tuple[Row, ...]]:
        """The rows that rules of rows have to look at: fresh ones, and namesakes of which something was `told`."""
        namesakes = self.keys & told
        tabs = {tab for tab, _ in namesakes}
        others = {
            tab: [row for row in self.inspection.rows(tab) if (tab, masked(row.key)) in namesakes] for tab in tabs
        }
        found = {}
        for tab, rows in self.fresh.items():
            known = {row.number for row in rows}
            found[tab] = (*rows, *(row for row in others.get(tab, ()) if row.number not in known))
        return found


def between(earlier: Inspection, later: Inspection) -> Changes:
    """What has changed. Rows are compared by their places; those that are the same object have not."""
    fresh: dict[str, tuple[Row, ...]] = {}
    stale: dict[str, tuple[Row, ...]] = {}
    keys: set[Key] = set()
    paths: set[str] = set()
    values: set[str] = set()
    for tab in later.template.inputs:
        rows, last = later.rows(tab.name), earlier.rows(tab.name)
        pairs = [(old, new) for old, new in zip(last, rows, strict=False) if old is not new]
        came, went = rows[len(last) :], last[len(rows) :]
        fresh[tab.name] = (*(new for _, new in pairs), *came)
        stale[tab.name] = (*(old for old, _ in pairs), *went)
        keys.update((tab.name, masked(row.key)) for row in (*fresh[tab.name], *stale[tab.name]))
        others = bool(came or went) or len(pairs) > MANY
        values.update(_all(tab) if others else _values(tab, pairs))
        paths.update(_all(tab) if others or _renamed(pairs) else ())
    return Changes(later, fresh, stale, frozenset(keys), frozenset(paths | values), frozenset(values))


def own_values(inspection: Inspection, column: Column) -> bool:
    """A rule that looks at columns whose values are to be their row's own."""
    return column.unique != "no"


def references(inspection: Inspection, column: Column) -> bool:
    """A rule that looks at references, and at what they name."""
    return bool(column.references) or any(column in keys for keys in inspection.vocabulary.keys.values())


def any_of(*looks: Looks) -> Looks:
    return lambda inspection, column: any(look(inspection, column) for look in looks)


def among(tab: str, *names: str) -> Looks:
    """A rule that looks at these columns of a tab, or at all of them."""
    return lambda inspection, column: column.tab == tab and (not names or column.name in names)


def _renamed(pairs: list[tuple[Row, Row]]) -> bool:
    """Whether a row has another number or key, or other cells of it can be read."""
    return any((old.number, old.key, old.bad) != (new.number, new.key, new.bad) for old, new in pairs)


def _values(tab: Tab, pairs: list[tuple[Row, Row]]) -> Iterator[str]:
    for old, new in pairs:
        for name in old.raw.keys() | new.raw.keys():
            if not same(old.raw.get(name), new.raw.get(name)):
                yield f"{tab.name}.{name}"


def _all(tab: Tab) -> Iterator[str]:
    return (column.path for column in tab.columns)
