"""Groups of rows and columns: addDimensionGroup, deleteDimensionGroup and updateDimensionGroup."""

from __future__ import annotations

from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes import places
from localsheets.shapes.masks import update_mask
from localsheets.truth.box import Span
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet

MOST_DEPTH = 8
CONTROLS = {"ROWS": "rowGroupControlAfter", "COLUMNS": "columnGroupControlAfter"}


def add(batch: Batch, body: Json) -> Json:
    """addDimensionGroup: every group of that dimension afterwards; each line in the range is one deeper."""
    sheet, span = _span(batch, body)
    depths = _depths(sheet, span.dimension)
    for index in range(span.start or 0, span.end or 0):
        depths[index] = depths.get(index, 0) + 1
        if depths[index] > MOST_DEPTH:
            raise Refused(f"The maximum depth of groups is {MOST_DEPTH}.")
    return {"dimensionGroups": _stored(sheet, span, depths)}


def delete(batch: Batch, body: Json) -> Json:
    """deleteDimensionGroup: every group that is left; each line in the range is one less deep."""
    sheet, span = _span(batch, body)
    depths = _depths(sheet, span.dimension)
    lines = range(span.start or 0, span.end or 0)
    if not any(depths.get(index) for index in lines):
        raise Refused(f"Dimension range {span.start}-{span.end} has no group to delete.")
    for index in lines:
        depths[index] = max(depths.get(index, 0) - 1, 0)
    left = _stored(sheet, span, depths)
    return {"dimensionGroups": left} if left else {}


def update(batch: Batch, body: Json) -> None:
    """updateDimensionGroup: whether a group is collapsed."""
    update_mask(body.get("fields", ""), "DimensionGroup")
    given = body.get("dimensionGroup", {})
    span, depth = given.get("range"), given.get("depth", 0)
    sheet = batch.spreadsheet.sheet(span.sheet_id if span else 0)
    for place, group in enumerate(sheet.groups):
        if group["range"] == span and group["depth"] == depth:
            changed = {**group, "collapsed": given.get("collapsed", False)}
            sheet.attach("groups", (*sheet.groups[:place], changed, *sheet.groups[place + 1 :]))
            return
    raise Refused("No dimension group matches the specified range and depth.")


def _span(batch: Batch, body: Json) -> tuple[Sheet, Span]:
    given = body.get("range")
    sheet, start, end = batch.span(given)
    assert given is not None
    return sheet, Span(sheet.id, given.dimension, start, end)


def _depths(sheet: Sheet, dimension: str) -> dict[int, int]:
    """How deep each row or column is grouped."""
    depths: dict[int, int] = {}
    for group in sheet.groups:
        span = group["range"]
        if span.dimension == dimension:
            for index in range(span.start, span.end):
                depths[index] = max(depths.get(index, 0), group["depth"])
    return depths


def _stored(sheet: Sheet, span: Span, depths: dict[int, int]) -> list[Json]:
    """Store the groups that some depths mean; as they are shown."""
    collapsed = {(one["range"], one["depth"]) for one in sheet.groups if one.get("collapsed")}
    made = [
        {"range": one, "depth": depth, **({"collapsed": True} if (one, depth) in collapsed else {})}
        for depth in range(1, max(depths.values(), default=0) + 1)
        for one in _runs(sheet.id, span, depths, depth=depth)
    ]
    others = [one for one in sheet.groups if one["range"].dimension != span.dimension]
    sheet.attach("groups", (*others, *made))
    # Once grouped, the control stays where it is (recorded).
    grid = {**sheet.properties.get("gridProperties", {}), CONTROLS[span.dimension]: True}
    sheet.attach("properties", {**sheet.properties, "gridProperties": grid})
    shown: list[Json] = places.shown(made)
    return shown


def _runs(sheet_id: int, span: Span, depths: dict[int, int], *, depth: int) -> list[Span]:
    """The unbroken runs of lines that are at least so deep."""
    runs: list[list[int]] = []
    for index in sorted(index for index, deep in depths.items() if deep >= depth):
        if runs and runs[-1][1] == index:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return [Span(sheet_id, span.dimension, start, end) for start, end in runs]
