"""Protected ranges and sheets: whom they bind, and which cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from localsheets.truth.box import Area, Box
from localsheets.truth.shifts import Edit, shifted_box


@dataclass(frozen=True, slots=True)
class Editor:
    """Who changes a spreadsheet; protection never binds its owner."""

    email: str
    is_owner: bool


@dataclass(frozen=True, slots=True)
class Protection:
    """One protected range; without a box it protects a named range, with an unbounded one the sheet."""

    id: int
    box: Box | None = None
    named_range: str | None = None
    table: str | None = None
    description: str | None = None
    warning_only: bool = False
    users: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    domain: bool = False
    unprotected: tuple[Box, ...] = ()

    def binds(self, editor: Editor) -> bool:
        """Whether this person may not edit here."""
        return not (self.warning_only or editor.is_owner or editor.email in self.users)

    def shifted(self, edit: Edit) -> Protection | None:
        """The same protection after a structural edit; None where all that it protected is gone."""
        box = self.box
        if box is not None and box.sheet_id == edit.sheet_id:
            box = shifted_box(box, edit)
            if box is None:
                return None
        holes = (shifted_box(hole, edit) for hole in self.unprotected)
        return replace(self, box=box, unprotected=tuple(hole for hole in holes if hole is not None))

    def for_copy(self) -> Protection:
        """The same protection in a copy of the file: nobody but the copy's owner may edit."""
        return replace(self, users=(), groups=(), domain=False)

    def edited_by(self, editor: Editor) -> Protection:
        """The same protection with this person among its editors."""
        if self.warning_only or editor.email in self.users:
            return self
        return replace(self, users=(*self.users, editor.email))


def blocks(box: Box, holes: Iterable[Box], *, area: Area, size: tuple[int, int]) -> bool:
    """Whether an edit of `area` meets a protected cell of `box` that lies in none of the unprotected `holes`."""
    kept = box.within(*size)
    if not kept.touches(area):
        return False
    shared = Area(
        max(kept.top, area.top), min(kept.bottom, area.bottom), max(kept.left, area.left), min(kept.right, area.right)
    )
    return not _covered(shared, [hole.within(*size) for hole in holes])


def _covered(area: Area, holes: list[Area]) -> bool:
    """Whether every cell of the area lies in a hole, by cutting what the first hole leaves."""
    if area.empty:
        return True
    if not holes:
        return False
    hole, *others = holes
    if not hole.touches(area):
        return _covered(area, others)
    top, bottom = max(area.top, hole.top), min(area.bottom, hole.bottom)
    left, right = max(area.left, hole.left), min(area.right, hole.right)
    rest = (
        Area(area.top, top, area.left, area.right),
        Area(bottom, area.bottom, area.left, area.right),
        Area(top, bottom, area.left, left),
        Area(top, bottom, right, area.right),
    )
    return all(_covered(part, others) for part in rest)
