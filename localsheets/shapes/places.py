"""GridRange, GridCoordinate and DimensionRange as boxes, spots and spans, and back.

Google leaves out a sheetId of 0 but keeps the indices that were set, a 0 among them.
"""

from __future__ import annotations

from typing import Any

from localsheets.truth.box import Box, Span, Spot


def box(value: dict[str, Any]) -> Box:
    """A GridRange as a box."""
    return Box(
        value.get("sheetId", 0),
        value.get("startRowIndex"),
        value.get("endRowIndex"),
        value.get("startColumnIndex"),
        value.get("endColumnIndex"),
    )


def spot(value: dict[str, Any]) -> Spot:
    """A GridCoordinate as a spot."""
    return Spot(value.get("sheetId", 0), value.get("rowIndex", 0), value.get("columnIndex", 0))


def span(value: dict[str, Any]) -> Span:
    """A DimensionRange as a span."""
    return Span(
        value.get("sheetId", 0),
        value.get("dimension", "DIMENSION_UNSPECIFIED"),
        value.get("startIndex"),
        value.get("endIndex"),
    )


def shown(value: Any) -> Any:
    """A stored object as JSON: every box, spot and span in it in Google's words."""
    if isinstance(value, dict):
        return {key: shown(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [shown(one) for one in value]
    words = WORDS.get(type(value))
    return words(value) if words else value


def _box_words(value: Box) -> dict[str, Any]:
    sides = (value.top, value.bottom, value.left, value.right)
    given = {name: side for name, side in zip(BOX_KEYS, sides, strict=True) if side is not None}
    return {"sheetId": value.sheet_id, **given} if value.sheet_id else given


def _spot_words(value: Spot) -> dict[str, Any]:
    given = {"sheetId": value.sheet_id, "rowIndex": value.row, "columnIndex": value.column}
    return {name: number for name, number in given.items() if number}


def _span_words(value: Span) -> dict[str, Any]:
    given = {"dimension": value.dimension, "startIndex": value.start, "endIndex": value.end}
    named = {name: side for name, side in given.items() if side is not None}
    return {"sheetId": value.sheet_id, **named} if value.sheet_id else named


BOX_KEYS = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
WORDS: dict[type, Any] = {Box: _box_words, Spot: _spot_words, Span: _span_words}
