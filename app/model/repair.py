"""The changes that only repairing a structure takes; with the others they are the vocabulary of `app.model.change`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.model.change import Place, Protect


@dataclass(frozen=True, slots=True)
class GrowTab:
    """Appends rows and columns to a grid; it never shrinks."""

    tab_id: int
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Unmerge:
    """Takes cells apart that were merged; `area` is top, bottom, left, right."""

    tab_id: int
    area: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class HideColumn:
    tab_id: int
    index: int


@dataclass(frozen=True, slots=True)
class Reprotect:
    """Brings a protection that stands to what it must be."""

    wanted: Protect


@dataclass(frozen=True, slots=True)
class Unprotect:
    """Removes a protection that the service made."""

    protection_id: int


@dataclass(frozen=True, slots=True)
class ClearValidation:
    """Takes a column's rule away, in some of its rows; an end of 0: all the way down."""

    place: Place
    rows: tuple[int, int] = (1, 0)
