"""Protections of derived tabs and of our headers: gone, weakened, or closing people's own columns."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.change import Protect
from app.model.detail import WHOLE, Area, Guarded
from app.model.repair import Reprotect, Unprotect
from app.provision.protection import protection_id, wanted
from app.structure.item import Item
from app.structure.view import View

MOST_RUNS = 40
"""Protections of one tab that are looked for."""


def protections(view: View) -> Iterator[Item]:
    """What the tab's protections lack."""
    tab, stands = view.tab, view.detail.protections
    asked = list(wanted(tab, view.template, view.will, editors=view.facts.editors))
    for number, one in enumerate(asked):
        key = str(number or "")
        if one.protection_id not in stands:
            yield Item("protection.missing", tab.name, key, changes=(one,))
        elif _is_weak(stands[one.protection_id], one, view):
            yield Item("protection.changed", tab.name, key, changes=(Reprotect(one),))
    needed = {one.protection_id for one in asked}
    for number in range(1, MOST_RUNS):
        name = protection_id(tab, number)
        if name in stands and name not in needed:
            yield Item("protection.idle", tab.name, str(number), changes=(Unprotect(name),))
    if any(not one.lets_us for one in stands.values()):
        yield Item("protection.foreign", tab.name)


def _is_weak(stands: Guarded, asked: Protect, view: View) -> bool:
    """Whether it protects otherwise than it should; whom the owner lets in besides is the owner's affair."""
    missing = {editor.lower() for editor in asked.editors} - stands.editors
    return (
        _moved(stands.area, view) != _area(asked)
        or stands.warning_only
        or stands.has_gaps != bool(asked.opened)
        or bool(missing and stands.editors)
    )


def _area(asked: Protect) -> Area:
    if not asked.columns:
        return WHOLE
    start, end = asked.columns
    return 0, 1, start, end


def _moved(area: Area, view: View) -> Area:
    """Where a protected range will be once columns, or a first row, have been put in; one inside of it widens it."""
    top, bottom, left, right = area
    lower = view.lower
    if left is None or right is None:
        return area
    wider = right + sum(place < right for place in view.shift.before)
    return _plus(top, lower), _plus(bottom, lower), view.shift.of(left), wider


def _plus(line: int | None, lower: int) -> int | None:
    return None if line is None else line + lower
