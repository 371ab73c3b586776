"""What an insert, a delete or a move of rows or columns does to ranges that are kept elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from localsheets.truth.box import Box, Dimension, Span, Spot

Growth = Literal["inside", "borders", "nowhere"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A structural edit of one sheet: `start` to `end` inserted there, deleted, or moved before `destination`."""

    kind: Literal["insert", "delete", "move"]
    sheet_id: int
    dimension: Dimension
    start: int
    end: int
    destination: int = 0
    growth: Growth = "inside"
    """Where a range grows by what is inserted: inside of it (likely), at its borders too, or nowhere."""

    def index(self, index: int) -> int | None:
        """Where a position is afterwards; None where it is gone."""
        return INDICES[self.kind](self, index)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a range is afterwards; None where all of it is gone.

        It grows by what is inserted inside it, and not by what is inserted at its borders (likely).
        """
        if self.growth == "borders" and start <= self.start <= end:
            return start, end + self.end - self.start
        if self.growth == "nowhere" and start < self.start < end:
            return start, end
        first, last = self.index(start), self.index(end - 1)
        if self.kind == "move":
            return _moved_span(self, start, end)
        if first is None:
            first = self.start
        if last is None:
            last = self.start - 1
        return (first, last + 1) if first <= last else None


def _inserted(edit: Edit, index: int) -> int | None:
    return index + edit.end - edit.start if index >= edit.start else index


def _deleted(edit: Edit, index: int) -> int | None:
    if index < edit.start:
        return index
    return None if index < edit.end else index - (edit.end - edit.start)


def _moved(edit: Edit, index: int) -> int | None:
    size = edit.end - edit.start
    if edit.start <= index < edit.end:
        shift = edit.destination - edit.start
        return index + (shift - size if shift > 0 else shift)
    if edit.end <= index < edit.destination:
        return index - size
    if edit.destination <= index < edit.start:
        return index + size
    return index


def _moved_span(edit: Edit, start: int, end: int) -> tuple[int, int]:
    """A range that is moved whole goes along; of any other the ends stay with their first and last line."""
    first, last = _moved(edit, start), _moved(edit, end - 1)
    assert first is not None and last is not None
    return (first, last + 1) if first <= last and last - first >= 0 else (start, end)


INDICES = {"insert": _inserted, "delete": _deleted, "move": _moved}

GONE = object()


def shifted(value: Any, edit: Edit) -> Any:
    """A stored object after an edit; GONE where the place that it hangs on is deleted.

    Works on boxes, spots and spans, and on mappings and lists that hold them: a mapping goes with its `range`,
    a list loses what is gone.
    """
    if isinstance(value, (Box, Spot, Span)):
        return _shifted_place(value, edit) if value.sheet_id == edit.sheet_id else value
    if isinstance(value, Mapping):
        return _shifted_mapping(value, edit)
    if isinstance(value, (list, tuple)):
        kept = [one for one in (shifted(one, edit) for one in value) if one is not GONE]
        return type(value)(kept) if value and kept else (GONE if value else value)
    return value


def _shifted_mapping(value: Mapping[Any, Any], edit: Edit) -> Any:
    after = {key: shifted(one, edit) for key, one in value.items()}
    if after.get("range") is GONE or after.get("ranges") is GONE:
        return GONE
    return {key: one for key, one in after.items() if one is not GONE}


def _shifted_place(value: Box | Spot | Span, edit: Edit) -> Any:
    if isinstance(value, Box):
        return shifted_box(value, edit) or GONE
    if isinstance(value, Span):
        return _shifted_span(value, edit)
    index = edit.index(value.row if edit.dimension == "ROWS" else value.column)
    index = edit.start if index is None else index
    row, column = (index, value.column) if edit.dimension == "ROWS" else (value.row, index)
    return Spot(value.sheet_id, row, column)


def shifted_box(value: Box, edit: Edit) -> Box | None:
    """A box after an edit of its sheet; None where all of it is gone."""
    start, end = value.side(edit.dimension)
    if start is None and end is None:
        return value
    # An open end stays open: it is carried through the arithmetic as a very large number.
    after = edit.span(start or 0, OPEN_END if end is None else end)
    if after is None:
        return None
    return value.with_side(edit.dimension, None if start is None else after[0], None if end is None else after[1])


def _shifted_span(value: Span, edit: Edit) -> Any:
    if value.dimension != edit.dimension or value.start is None or value.end is None:
        return value
    after = edit.span(value.start, value.end)
    return GONE if after is None else Span(value.sheet_id, value.dimension, *after)


OPEN_END = 1 << 40
