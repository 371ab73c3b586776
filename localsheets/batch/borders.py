"""updateBorders."""

from __future__ import annotations

from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes.colors import twinned
from localsheets.truth.box import Area
from localsheets.truth.cell import Cell, Look

SIDES = ("top", "bottom", "left", "right")


def update(batch: Batch, body: Json) -> None:
    """updateBorders: the outer sides of a range and the lines inside it; sides that are not given stay."""
    sheet, area = batch.writable(body.get("range"))
    given = {name: twinned(body[name]) for name in (*SIDES, "innerHorizontal", "innerVertical") if name in body}
    known: dict[tuple[int, tuple[str, ...]], Look] = {}
    for row in area.rows:
        for column in area.columns:
            names = _names(area, row, column)
            cell = sheet.cell(row, column)
            key = (cell.look.id, tuple(names[side] for side in SIDES))
            look = known.get(key)
            if look is None:
                look = known[key] = _bordered(batch, cell.look, names, given)
            if look is not cell.look:
                sheet.put(row, column, Cell(cell.value, look))


def _names(area: Area, row: int, column: int) -> dict[str, str]:
    """Which of the given borders each side of a cell gets."""
    return {
        "top": "top" if row == area.top else "innerHorizontal",
        "bottom": "bottom" if row == area.bottom - 1 else "innerHorizontal",
        "left": "left" if column == area.left else "innerVertical",
        "right": "right" if column == area.right - 1 else "innerVertical",
    }


def _bordered(batch: Batch, look: Look, names: dict[str, str], given: Json) -> Look:
    form = look.parts.get("format", {})
    borders = dict(form.get("borders", {}))
    for side, name in names.items():
        if name in given:
            borders.pop(side, None)
            if given[name].get("style", "NONE") not in ("NONE", "STYLE_UNSPECIFIED"):
                borders[side] = given[name]
    rest = {name: part for name, part in form.items() if name != "borders"}
    return batch.spreadsheet.looks.of({**look.parts, "format": {**rest, **({"borders": borders} if borders else {})}})
