"""Rows and columns: insert, delete, append, move, their properties, automatic size."""

from __future__ import annotations

from localsheets.batch.context import Batch
from localsheets.batch.otherwise import growth, marks_staying
from localsheets.http import Json
from localsheets.shapes import metadata, sizes
from localsheets.shapes.masks import update_mask, updated
from localsheets.truth import lookup, structure
from localsheets.truth.box import Dimension, Span
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet
from localsheets.truth.shifts import Edit


def insert(batch: Batch, body: Json) -> None:
    """insertDimension; with `inheritFromBefore` the new rows look like the one before, else like the one after."""
    span = body.get("range") or Span()
    sheet, start, end = _inserted(batch, span)
    before = body.get("inheritFromBefore", False)
    if before and start == 0:
        raise Refused("inheritFromBefore cannot be true if startIndex is 0.")
    _guard_from(batch, sheet, span.dimension, start)
    with marks_staying(batch, sheet, span.dimension):
        edit = Edit("insert", sheet.id, span.dimension, start, end, growth=growth(batch.switches))
        structure.make_room(batch.spreadsheet, sheet, edit)
    source = start - 1 if before else end
    if source < sheet.axis(span.dimension).count and not batch.switches.insert_inherits_nothing:
        structure.inherit(sheet, span.dimension, start=start, count=end - start, source=source)


def delete(batch: Batch, body: Json) -> None:
    """deleteDimension."""
    span = body.get("range") or Span(dimension="ROWS", end=0)
    sheet, start, end = batch.span(span)
    _guard_from(batch, sheet, span.dimension, start)
    with marks_staying(batch, sheet, span.dimension):
        structure.delete(batch.spreadsheet, sheet, span.dimension, start=start, end=end)


def append(batch: Batch, body: Json) -> None:
    """appendDimension: rows or columns at the end."""
    sheet, length = batch.sheet(body), body.get("length", 0)
    dimension: Dimension = "COLUMNS" if body.get("dimension") == "COLUMNS" else "ROWS"
    if length < 1:
        raise Refused("The length must be greater than 0.")
    structure.guard_sheet(sheet, batch.editor)
    start = sheet.axis(dimension).count
    structure.insert(batch.spreadsheet, sheet, dimension, start=start, count=length)


def move(batch: Batch, body: Json) -> None:
    """moveDimension; the destination is counted before the rows are taken out."""
    span, destination = body.get("source"), body.get("destinationIndex", 0)
    sheet, start, end = batch.span(span)
    dimension: Dimension = span.dimension if span else "ROWS"
    low, high = min(start, destination), max(end, min(destination, sheet.axis(dimension).count))
    structure.guard_moving(batch.spreadsheet, sheet, dimension, span=(low, high), editor=batch.editor)
    with marks_staying(batch, sheet, dimension):
        structure.move(batch.spreadsheet, sheet, Edit("move", sheet.id, dimension, start, end, destination))


def update_properties(batch: Batch, body: Json) -> None:
    """updateDimensionProperties: pixelSize, hiddenByUser; developer metadata has requests of its own."""
    mask = update_mask(body.get("fields", ""), "DimensionProperties")
    given = body.get("properties", {})
    for sheet, dimension, start, end in _spans(batch, body):
        axis = sheet.axis(dimension)
        structure.guard_sheet(sheet, batch.editor)
        ids = [axis.id_at(index) for index in range(start, end)]
        axis.describe({one: updated(axis.properties.get(one, {}), given, mask) for one in ids})
        sheet.touch()


def auto_resize(batch: Batch, body: Json) -> None:
    """autoResizeDimensions: as wide as the longest text (estimated), as high as a line."""
    span = body.get("dimensions")
    sheet, start, end = batch.span(span)
    dimension: Dimension = span.dimension if span else "ROWS"
    axis = sheet.axis(dimension)
    fitting = {
        axis.id_at(index): sizes.fitting(batch.spreadsheet, sheet, dimension, index) for index in range(start, end)
    }
    axis.describe({one: {**axis.properties.get(one, {}), "pixelSize": size} for one, size in fitting.items()})
    sheet.touch()


def _spans(batch: Batch, body: Json) -> list[tuple[Sheet, Dimension, int, int]]:
    if "range" in body:
        span: Span = body["range"]
        sheet, start, end = batch.span(span)
        return [(sheet, span.dimension, start, end)]
    found = _tagged(batch, body.get("developerMetadataLookup") or {})
    return [(batch.spreadsheet.sheet(one.sheet_id), one.dimension, one.start or 0, one.end or 0) for one in found]


def _tagged(batch: Batch, given: Json) -> list[Span]:
    entries = lookup.found(batch.spreadsheet, metadata.query(batch.spreadsheet, given))
    return [metadata.span_of(batch.spreadsheet, one.place) for one in entries if one.place.line is not None]


def _inserted(batch: Batch, span: Span) -> tuple[Sheet, int, int]:
    if span.dimension not in ("ROWS", "COLUMNS"):
        raise Refused("No dimension was specified.")
    sheet = batch.spreadsheet.sheet(span.sheet_id)
    start, end, count = span.start or 0, span.end or 0, sheet.axis(span.dimension).count
    if not 0 <= start < end:
        raise Refused("endIndex must be greater than startIndex.")
    if start > count:
        raise Refused(f"range.startIndex[{start}] must be less than or equal to the grid size [{count}]")
    return sheet, start, end


def _guard_from(batch: Batch, sheet: Sheet, dimension: Dimension, start: int) -> None:
    end = sheet.axis(dimension).count
    if start < end:
        structure.guard_moving(batch.spreadsheet, sheet, dimension, span=(start, end), editor=batch.editor)
    structure.guard_sheet(sheet, batch.editor)
