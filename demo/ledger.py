"""What each person typed last into each cell of each record. People alone write it, so that it can judge the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from demo.tabs import Scalar


@dataclass(slots=True)
class Record:
    """One row that a person made, by its mark; `cells` as Google stored what was typed, blanks left out."""

    mark: str
    tab: str
    by: str
    cells: dict[str, Scalar]
    standing: bool = True
    """False once a person deleted the row."""


@dataclass(slots=True)
class Ledger:
    """The records of everyone. A record is written by its owner only, and only at the desk of its tab."""

    records: dict[str, Record] = field(default_factory=dict)

    def made(self, record: Record) -> None:
        """A person made a new row; raises ValueError where the mark is taken."""
        if record.mark in self.records:
            raise ValueError(f"the mark {record.mark} is taken")
        self.records[record.mark] = record

    def typed(self, mark: str, column: str, stored: Scalar) -> None:
        """A person typed into one cell; None where that left it blank."""
        cells = self.records[mark].cells
        cells.pop(column, None)
        if stored is not None and stored != "":
            cells[column] = stored

    def deleted(self, mark: str) -> None:
        """A person deleted the row."""
        self.records[mark].standing = False

    def of(self, tab: str) -> Mapping[str, Record]:
        """The records of a tab by mark, those deleted too."""
        return {mark: record for mark, record in self.records.items() if record.tab == tab}

    def standing(self) -> Iterator[Record]:
        """The records that nobody deleted."""
        return (record for record in self.records.values() if record.standing)
