"""What normalisation makes of one read: rows understood, values to rewrite, cells that a person must look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.model.cell import Scalar
from app.model.row import Row
from app.model.verdict import Verdict


class Rewrite(NamedTuple):
    """Safe write 1 as a wish: everywhere in a column, `find` is to be entered as `entered`; then it reads `value`.

    A tuple, as a `Row` is: the first read of a sheet may bring tens of thousands.
    """

    tab: str
    column: str
    find: str
    entered: str
    value: Scalar


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that its field suggests or flags."""

    tab: str
    key: str
    column: str
    raw: Scalar
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Normalised:
    """Rows by tab in sheet order, and what follows from their cells."""

    rows: Mapping[str, tuple[Row, ...]]
    rewrites: tuple[Rewrite, ...]
    doubts: tuple[Doubt, ...]
    columns: Mapping[str, Mapping[str, list[Scalar]]] = field(default_factory=dict, repr=False, compare=False)
    """The same rows column by column, as `Row.get` gives their cells, of tabs that were read for the first time."""
