"""How the text of a formula changes when the sheet around it does: rows inserted, deleted, moved; tabs renamed.

A reference to something deleted becomes `#REF!`, as in Google's own formulas. What is not a reference stays as typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from localsheets.cells.formulas.places import Area, quoted
from localsheets.cells.formulas.tokens import Bound, Reference, reference_text, tokens

LOST = "#REF!"
Span = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Inserted:
    """`count` rows or columns came to stand before index `start`; `across`, if given, limits it to a band.

    `dimension` is ROWS or COLUMNS; the band is (first, end) of the other dimension, as insertRange shifts cells.
    """

    sheet: str
    dimension: str
    start: int
    count: int
    across: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Deleted:
    """The `count` rows or columns from index `start` are gone; `across` as in Inserted."""

    sheet: str
    dimension: str
    start: int
    count: int
    across: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """The `count` rows or columns from `start` now stand before what was at `destination` (counted before the move)."""

    sheet: str
    dimension: str
    start: int
    count: int
    destination: int


@dataclass(frozen=True, slots=True)
class Carried:
    """The cells of `area` (four bounds) were cut and pasted with their first corner at `row`, `column` of `sheet`."""

    area: Area
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """A tab has a new title."""

    sheet: str
    title: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A tab is gone."""

    sheet: str


Edit = Inserted | Deleted | Moved | Carried | Renamed | Removed


def shifted(text: str, edit: Edit, *, sheet: str) -> str:
    """The formula after the edit; `sheet` is the title (before the edit) of the tab that holds the formula.

    A formula that the edit itself moves keeps pointing at the same cells.
    """
    return _rewritten(text, lambda reference: _after(reference, edit, own=sheet))


def copied(text: str, *, rows: int, columns: int) -> str:
    """The formula as it reads when copied that many rows down and columns to the right."""

    def moved(reference: Reference) -> Reference | None:
        copy = reference.moved(rows=rows, columns=columns)
        return None if any(bound and bound.at < 0 for bound in copy[1:5]) else copy

    return _rewritten(text, moved)


def _rewritten(text: str, change: Callable[[Reference], Reference | None]) -> str:
    pieces = [text[:1] if text[:1] == "=" else ""]
    for token in tokens(text):
        if token.reference is None:
            pieces.append(token.text)
            continue
        after = change(token.reference)
        pieces.append(token.text if after == token.reference else _text(after, before=token.reference))
    return "".join(pieces)


def _text(reference: Reference | None, *, before: Reference) -> str:
    if reference is not None:
        return reference_text(reference)
    return LOST if before.sheet is None else f"{quoted(before.sheet)}!{LOST}"


def _after(reference: Reference, edit: Edit, *, own: str) -> Reference | None:
    target = own if reference.sheet is None else reference.sheet
    if isinstance(edit, Carried):
        return _carried(reference, edit, own=own) if _same(target, edit.area.sheet) else reference
    if not _same(target, edit.sheet):
        return reference
    if isinstance(edit, Removed):
        return None
    if isinstance(edit, Renamed):
        return reference if reference.sheet is None else reference._replace(sheet=edit.title)
    if not isinstance(edit, Moved) and not _in_band(reference, edit):
        return reference
    rows = edit.dimension == "ROWS"
    first, last = (reference.top, reference.bottom) if rows else (reference.left, reference.right)
    span = _span_after((first and first.at, last and last.at), edit)
    if span is None:
        return None
    ends = _bound(first, span[0]), _bound(last, span[1])
    return reference._replace(top=ends[0], bottom=ends[1]) if rows else reference._replace(left=ends[0], right=ends[1])


def _same(title: str, other: str) -> bool:
    """Whether two titles name the same tab: the case of their letters does not matter."""
    return title.casefold() == other.casefold()


def _in_band(reference: Reference, edit: Inserted | Deleted) -> bool:
    if edit.across is None:
        return True
    rows = edit.dimension == "ROWS"
    first, last = (reference.left, reference.right) if rows else (reference.top, reference.bottom)
    return bool(first and last and edit.across[0] <= first.at and last.at < edit.across[1])


def _bound(bound: Bound | None, at: int | None) -> Bound | None:
    return bound if bound is None or at is None else Bound(at, bound.fixed)


def _span_after(span: Span, edit: Inserted | Deleted | Moved) -> Span | None:
    """The first and last index after the edit; an open end stays open; None where nothing is left."""
    if isinstance(edit, Inserted):
        return _inserted(span, start=edit.start, count=edit.count)
    if isinstance(edit, Deleted):
        return _deleted(span, start=edit.start, count=edit.count)
    return _moved(span, edit)


def _inserted(span: Span, *, start: int, count: int) -> Span:
    first, last = span
    return (
        first + count if first is not None and start <= first else first,
        last + count if last is not None and start <= last else last,
    )


def _deleted(span: Span, *, start: int, count: int) -> Span | None:
    first, last = span
    end = start + count
    if last is not None and start <= (first or 0) and last < end:
        return None
    if first is not None and first >= start:
        first = max(start, first - count)
    if last is not None and last >= start:
        last = last - count if last >= end else start - 1
    return first, last


def _moved(span: Span, edit: Moved) -> Span | None:
    first, last = span
    end = edit.start + edit.count
    target = edit.destination - edit.count if edit.destination >= end else edit.destination
    if first is not None and last is not None and edit.start <= first and last < end:
        return first + target - edit.start, last + target - edit.start
    left = _deleted(span, start=edit.start, count=edit.count)
    return None if left is None else _inserted(left, start=target, count=edit.count)


def _carried(reference: Reference, edit: Carried, *, own: str) -> Reference | None:
    corners = reference.top, reference.left, reference.bottom, reference.right
    if any(bound is None for bound in corners):
        return reference
    top, left, bottom, right = (bound.at for bound in corners if bound)
    area = edit.area
    inside = area.top <= top and area.left <= left and bottom < (area.bottom or 0) and right < (area.right or 0)
    if not inside:
        return reference
    down, across = edit.row - area.top, edit.column - area.left
    return reference._replace(
        sheet=reference.sheet if _same(edit.sheet, area.sheet) else None if _same(edit.sheet, own) else edit.sheet,
        top=_bound(reference.top, top + down),
        left=_bound(reference.left, left + across),
        bottom=_bound(reference.bottom, bottom + down),
        right=_bound(reference.right, right + across),
    )
