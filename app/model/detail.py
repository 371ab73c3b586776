"""What a sheet looks like in detail: protections, notes, merged cells, the rules and formats that its cells bear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.model.change import NumberFormat, Validation

Area = tuple[int | None, int | None, int | None, int | None]
"""Top, bottom, left, right; None where the area has no end on that side."""
SEVERED = "#REF!"
"""What Google puts into a formula where a column or tab stood that somebody deleted."""
WHOLE: Area = (None, None, None, None)
Value = TypeVar("Value", bound=Validation | NumberFormat)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A protected range as it stands."""

    area: Area
    editors: frozenset[str] = frozenset()
    """Addresses in lower case; empty, too, where we may not see them."""
    warning_only: bool = False
    has_gaps: bool = False
    """Whether parts of it are open to everybody."""
    lets_us: bool = True
    """Whether our own account may edit what it protects."""


@dataclass(frozen=True, slots=True)
class Run(Generic[Value]):
    """Rows of one column, below each other, that bear the same; the end is exclusive."""

    start: int
    end: int
    value: Value | None


@dataclass(frozen=True, slots=True)
class TabDetail:
    """Of the cells below row 1 only some rows are looked at: those that people fill, see `app.sheets.detail`."""

    frozen_rows: int = 0
    notes: tuple[str, ...] = ()
    """Of the cells in row 1."""
    formulas: Mapping[int, str] = field(default_factory=dict)
    """Column index → the formula in row 1, where there is one."""
    severed: bool = False
    """Whether a formula in the rows that are looked at names what is gone."""
    hidden_columns: frozenset[int] = frozenset()
    protections: Mapping[int, Guarded] = field(default_factory=dict)
    merges: tuple[Area, ...] = ()
    tables: tuple[Area, ...] = ()
    """Areas that somebody has made a table of."""
    rules: Mapping[int, tuple[Run[Validation], ...]] = field(default_factory=dict)
    """Column index → what its rows bear."""
    formats: Mapping[int, tuple[Run[NumberFormat], ...]] = field(default_factory=dict)
    last_row: int = 0
    """The row before which the lowest rows end that were looked at."""
