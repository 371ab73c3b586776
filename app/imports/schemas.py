"""What an import answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from app.imports.service import Seen
from app.model.cell import Unfit
from app.recognise.matching import Match

NAMES = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}


class Asked(BaseModel):
    """What is said of a file, beside it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    preview: bool = False
    encoding: Literal["", "utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5"] = ""
    """Where the guess is wrong."""
    again: bool = False
    """Rows that were brought in before come in once more: after an undo, say."""
    column: list[Annotated[str, StringConstraints(max_length=200)]] = []
    """`header:name`; without a name the header's column stays out."""


class ImportedColumn(BaseModel):
    """A column of the file, and what it is taken for."""

    header: str
    state: str
    """`taken`; else why it stays out: `kept`, `suggested`, `ambiguous`, `doubled`."""
    column: str
    label: str
    confidence: float
    example: str
    unclear: int
    """Cells that will be findings in the sheet."""


class RefusedRow(BaseModel):
    """A row that cannot come in for one of its cells."""

    row: int
    header: str
    reason: Unfit


class Imported(BaseModel):
    """A file as it was understood; and, where it was no preview, what was accepted of it."""

    tab: str
    encoding: str
    delimiter: str
    rows: int
    blank: int
    columns: list[ImportedColumn]
    refused: list[RefusedRow]
    accepted: int | None = None
    duplicates: int | None = None


def imported(seen: Seen, *, accepted: int | None = None) -> Imported:
    found = seen.reading
    return Imported(
        tab=found.tab.name,
        encoding=seen.encoding,
        delimiter=NAMES[seen.delimiter],
        rows=len(found.rows),
        blank=found.blank,
        columns=[_column(seen, match) for match in found.matches],
        refused=[RefusedRow(row=row, header=header, reason=why) for row, header, why in found.refused],
        accepted=accepted,
        duplicates=None if accepted is None else len(found.rows) - accepted,
    )


def _column(seen: Seen, match: Match) -> ImportedColumn:
    taken = match.state == "taken"
    cells: Mapping[str, object] = next((row for row in seen.reading.rows if match.column in row), {}) if taken else {}
    return ImportedColumn(
        header=match.header,
        state=match.state,
        column=match.column,
        label=seen.reading.tab.column(match.column).label if match.column else "",
        confidence=match.confidence,
        example=str(cells.get(match.column, ""))[:100],
        unclear=seen.unclear.get(match.column, 0) if taken else 0,
    )
