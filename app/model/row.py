"""Rows as they were read and as they were understood, and the name by which people know a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from typing import NamedTuple

from app.model.cell import Scalar, is_blank
from app.model.tab import Tab


@dataclass(frozen=True, slots=True)
class TabReading:
    """What one read gave for one input tab."""

    tab: Tab
    header: tuple[str, ...]
    """Texts of row 1 as they stand, trailing blanks cut."""
    places: Mapping[str, int]
    """Declared column name → its index (0-based) in this read; a missing column is absent."""
    rows: tuple[RawRow, ...]
    """Rows that hold something in a declared column, top to bottom."""
    skipped: Mapping[str, int] = field(default_factory=dict)
    """Reason (`blank`, `undeclared`, `cleared`) → how many rows were not taken; rows + skipped = rows read."""
    extra: tuple[str, ...] = ()
    """Headers of columns that people added."""
    title: str = ""
    """The tab's title as it stands."""
    cleared: tuple[str, ...] = ()
    """Submissions whose rows hold nothing but their hidden id: they were there, and are not put in again."""
    unmarked: frozenset[str] = frozenset()
    """Columns whose mark, where it was asked for, is gone or stands elsewhere: nothing can be written there safely."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of declared columns that were not found."""
        return tuple(column.name for column in self.tab.columns if column.name not in self.places)


class Readings(dict[str, TabReading]):
    """One read: readings by name of tab."""

    def __init__(self, tabs: Iterable[tuple[str, TabReading]] = (), *, digest: str = "", same: bool = False) -> None:
        super().__init__(tabs)
        self.digest = digest
        """SHA-256 of Google's answer as it came; empty where the readings rest on more than that one."""
        self.same = same
        """Whether it is the answer that was known before: then it was not taken apart, and no reading is here."""


class RawRow(NamedTuple):
    """The declared cells of one row as read; blanks are absent."""

    number: int
    """1-based row number in the sheet at the moment of the read: to show, never to write by."""
    cells: Mapping[str, Scalar]


class Row(NamedTuple):
    """One row understood: `values` are canonical (stored face) where the field could read them, else as typed.

    A tuple, as `RawRow` is, because a sheet has tens of thousands: it is made three times as fast as a dataclass.
    """

    tab: str
    number: int
    key: str
    values: Mapping[str, Scalar]
    raw: Mapping[str, Scalar]
    bad: frozenset[str] = frozenset()
    """Columns whose text no field could read; analyse leaves them out."""

    @property
    def name(self) -> str:
        """The key, but empty where the row has none and only its number stands for it."""
        return "" if self.key == f"#{self.number}" else self.key

    def get(self, name: str) -> Scalar:
        """The canonical value of a column; None where blank or unreadable."""
        return None if name in self.bad else self.values.get(name)


def rows_of(tab: Tab, raws: Sequence[RawRow], values: Sequence[Mapping[str, Scalar]], keys: Sequence[str]) -> list[Row]:
    """Rows whose every cell was understood, one for each of `raws`. No call of our own is made for a row, which halves
    the time; a row without a key is known by its number."""
    numbers, cells = [raw.number for raw in raws], [raw.cells for raw in raws]
    named = [key or f"#{number}" for key, number in zip(keys, numbers, strict=True)]
    parts = zip(repeat(tab.name), numbers, named, values, cells, repeat(frozenset[str]()))
    return list(map(partial(tuple.__new__, Row), parts))


def keys_of(tab: Tab, rows: Sequence[Mapping[str, Scalar]]) -> list[str]:
    """`key_of` each row. Most have it in the first of their key columns, as a text."""
    single = tab.key_mode == "any" or len(tab.key) == 1
    firsts = [row.get(tab.key[0]) if single and tab.key else None for row in rows]
    return [
        first if isinstance(first, str) and first and not first.isspace() else key_of(tab, row)
        for first, row in zip(firsts, rows, strict=True)
    ]


def key_of(tab: Tab, values: Mapping[str, Scalar]) -> str:
    """The text by which people know a row; empty where its key columns are.

    Mode `any`: the first filled of the key columns (customers: phone, else WeChat id). Mode `all`: every key column,
    joined by a space, or empty where one is blank.
    """
    parts = []
    for name in tab.key:
        value = values.get(name)
        if not is_blank(value):
            if tab.key_mode == "any":
                return shown(value)
            parts.append(shown(value))
    return " ".join(parts) if tab.key and len(parts) == len(tab.key) else ""


def shown(value: Scalar) -> str:
    """A scalar as text: whole floats without their `.0`, booleans as Google shows them."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
