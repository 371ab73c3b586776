"""Cells on their way from one place to another: what a paste takes over, how a formula's references follow."""

from __future__ import annotations

from localsheets.cells import Formula
from localsheets.cells.formulas import rewriting
from localsheets.truth.cell import Cell, Look, Looks, Parts, Value

# What each type of paste takes from the source; the rest stays as it is in the destination.
PASTES: dict[str, tuple[str, ...]] = {
    "PASTE_NORMAL": ("value", "format", "validation", "note", "runs", "chips", "pivot"),
    "PASTE_VALUES": ("computed",),
    "PASTE_FORMAT": ("format",),
    "PASTE_NO_BORDERS": ("value", "format", "validation", "note", "runs", "chips", "pivot"),
    "PASTE_FORMULA": ("value",),
    "PASTE_DATA_VALIDATION": ("validation",),
    "PASTE_CONDITIONAL_FORMATTING": (),
}


def relocated(cell: Cell, *, rows: int = 0, columns: int = 0) -> Cell:
    """A cell as it reads when copied so many rows down and columns to the right."""
    if type(cell.value) is not Formula or (not rows and not columns):
        return cell
    return Cell(Formula(rewriting.copied(cell.value.text, rows=rows, columns=columns)), cell.look)


def pasted(source: Cell, target: Cell, *, how: str, looks: Looks, computed: Value) -> Cell:
    """What a cell becomes when another is pasted onto it; `computed` is what the source shows."""
    taken = PASTES[how]
    value = source.value if "value" in taken else computed if "computed" in taken else target.value
    return Cell(value, _look(source.look, target.look, how=how, looks=looks))


def _look(source: Look, target: Look, *, how: str, looks: Looks) -> Look:
    taken = PASTES[how]
    if how == "PASTE_NORMAL" or source is target:
        return source
    parts: Parts = {name: part for name, part in target.parts.items() if name not in taken}
    parts.update({name: part for name, part in source.parts.items() if name in taken})
    if how == "PASTE_NO_BORDERS" and "format" in source.parts:
        bare = {name: part for name, part in source.parts["format"].items() if name != "borders"}
        own = target.parts.get("format", {}).get("borders")
        parts["format"] = {**bare, **({"borders": own} if own else {})}
    return looks.of(parts)
