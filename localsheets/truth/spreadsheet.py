"""One spreadsheet: its sheets in order, its named ranges, metadata and looks, and who may not edit what."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from localsheets.truth.box import Area, Box, Dimension
from localsheets.truth.cell import Looks
from localsheets.truth.journal import Journal
from localsheets.truth.metadata import Metadata, Place
from localsheets.truth.protection import Editor, Protection, blocks
from localsheets.truth.refusal import PROTECTED, Refused
from localsheets.truth.results import Results
from localsheets.truth.sheet import Sheet

Json = dict[str, Any]

MOST_CELLS = 10_000_000
CELL_LIMIT = f"This action would increase the number of cells in the workbook above the limit of {MOST_CELLS} cells."


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """The time, UTC."""


class Spreadsheet:
    """One spreadsheet; its title is the name of its file and is kept there."""

    def __init__(self, journal: Journal, spreadsheet_id: str, clock: Clock) -> None:
        self.journal = journal
        self.clock = clock
        self.id = spreadsheet_id
        self.properties: Json = {}
        self.sheets: tuple[Sheet, ...] = ()
        self.named_ranges: dict[str, Json] = {}
        self.metadata = Metadata(journal)
        self.looks = Looks(journal)
        self.results = Results(self)
        self.changed = True

    @property
    def locale(self) -> str:
        """The locale that numbers are typed and shown in."""
        return str(self.properties.get("locale") or "en_US")

    def local_now(self) -> datetime:
        """The time on the wall in the spreadsheet's own time zone."""
        zone = ZoneInfo(self.properties.get("timeZone", "Etc/GMT"))
        return self.clock.now().astimezone(zone).replace(tzinfo=None)

    @property
    def version(self) -> int:
        """Grows with every change of any sheet."""
        return sum(sheet.version for sheet in self.sheets)

    def attach(self, name: str, value: Any) -> None:
        """Replace `properties`, `sheets` or `named_ranges`."""
        self.journal.assign(self, name, value)
        self.changed = True

    def sheet(self, sheet_id: int) -> Sheet:
        """The sheet with an id; raises Refused."""
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise Refused(f"No grid with id: {sheet_id}")

    def titled(self, title: str) -> Sheet | None:
        """The sheet with a title, whatever its case."""
        for sheet in self.sheets:
            if sheet.title == title:
                return sheet
        folded = title.casefold()
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == folded), None)

    def named(self, name: str) -> Box | None:
        """The box of a named range."""
        folded = name.casefold()
        for entry in self.named_ranges.values():
            if entry["name"].casefold() == folded:
                box: Box = entry["range"]
                return box
        return None

    def reserve(self, cells: int) -> None:
        """Raise Refused where so many more grid cells are too many."""
        if cells > 0 and cells + sum(sheet.rows.count * sheet.columns.count for sheet in self.sheets) > MOST_CELLS:
            raise Refused(CELL_LIMIT)

    def guard(self, sheet: Sheet, area: Area, *, editor: Editor) -> None:
        """Raise Refused where this person may not edit all of the area."""
        if editor.is_owner:
            return
        for box, holes in self._bounds(sheet, editor):
            if blocks(box, holes, area=area, size=sheet.size):
                raise Refused(PROTECTED)

    def _bounds(self, sheet: Sheet, editor: Editor) -> Iterator[tuple[Box, tuple[Box, ...]]]:
        for protection in sheet.protections.values():
            if protection.binds(editor):
                box = self.protected(protection)
                if box is not None:
                    yield box, protection.unprotected

    def protected(self, protection: Protection) -> Box | None:
        """What a protection protects: its own box, or that of its named range; None where that is gone."""
        named = self.named_ranges.get(protection.named_range or "")
        return protection.box or (named["range"] if named else None)

    def place_of(self, sheet: Sheet, dimension: Dimension, index: int) -> Place:
        """What developer metadata of a row or column is tied to."""
        return Place("ROW" if dimension == "ROWS" else "COLUMN", sheet.id, sheet.axis(dimension).id_at(index))

    def new_id(self) -> int:
        """A random positive 31-bit id that no object of this spreadsheet has."""
        taken = {sheet.id for sheet in self.sheets}.union(
            *({*sheet.protections, *sheet.charts, *sheet.filter_views, *sheet.bands} for sheet in self.sheets)
        )
        while (made := secrets.randbelow(2**31 - 1) + 1) in taken or made in self.metadata:
            pass
        return made
