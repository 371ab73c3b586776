"""One batchUpdate on its way: the spreadsheet, who sent it, and what every kind of request needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from localsheets.http import Call, Json
from localsheets.truth.box import Area, Box, Span, Spot
from localsheets.truth.grid_limits import check_start
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet

if TYPE_CHECKING:
    from localsheets.batch.finding import Index
    from localsheets.sheets.access import Opened


class Batch:
    """What the requests of one batch share."""

    def __init__(self, found: Opened, call: Call) -> None:
        self.spreadsheet = found.spreadsheet
        self.editor = found.editor
        self.title = found.title
        self.now = call.now
        self.switches = call.world.controls.switches
        self._call = call
        # Whole-cell finds over a column are answered from an index, made once and kept true by findReplace.
        self.indexes: dict[tuple[int, int], Index] = {}

    @property
    def today(self) -> date:
        """The day in the spreadsheet's own time zone."""
        return self.spreadsheet.local_now().date()

    def sheet(self, given: Json) -> Sheet:
        """The sheet that `sheetId` names."""
        return self.spreadsheet.sheet(given.get("sheetId", 0))

    def area(self, box: Box | None) -> tuple[Sheet, Area]:
        """Sheet and area of a range, which must begin inside of the grid; raises Refused."""
        if box is None:
            raise Refused("No grid range was specified.")
        sheet = self.spreadsheet.sheet(box.sheet_id)
        check_start(sheet, box)
        area = box.within(*sheet.size)
        if area.empty:
            raise Refused("The range must not be empty.")
        return sheet, area

    def spot(self, spot: Spot | None) -> tuple[Sheet, Spot]:
        """Sheet and place of a coordinate (A1 where none is given), which must lie in the grid; raises Refused."""
        place = spot or Spot(self.spreadsheet.sheets[0].id)
        sheet = self.spreadsheet.sheet(place.sheet_id)
        check_start(sheet, Box(sheet.id, place.row, place.row + 1, place.column, place.column + 1))
        return sheet, place

    def writable(self, box: Box | None) -> tuple[Sheet, Area]:
        """The same, where this person may edit all of it."""
        sheet, area = self.area(box)
        self.guard(sheet, area)
        return sheet, area

    def guard(self, sheet: Sheet, area: Area) -> None:
        """Raise Refused where a protection forbids this person to edit the area."""
        if self.switches.protection_never_binds:
            return
        self.spreadsheet.guard(sheet, area, editor=self.editor)

    def span(self, span: Span | None) -> tuple[Sheet, int, int]:
        """Sheet, start and end of rows or columns, cut to the grid; raises Refused where they make no sense."""
        if span is None or span.dimension not in ("ROWS", "COLUMNS"):
            raise Refused("No dimension was specified.")
        sheet = self.spreadsheet.sheet(span.sheet_id)
        count = sheet.axis(span.dimension).count
        start, end = span.start or 0, count if span.end is None else span.end
        if not 0 <= start < end or start >= count:
            raise Refused(f"Invalid dimension range [{start}-{end}] of {count} {span.dimension.lower()}.")
        return sheet, start, min(end, count)

    def rename(self, title: str) -> None:
        """Give the spreadsheet's file another name."""
        self.title = title
        self._call.world.library.rename(self.spreadsheet.id, title, person=self._call.caller, now=self.now)
