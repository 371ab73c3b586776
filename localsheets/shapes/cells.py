"""CellData: how a cell is shown in grid data, and how a masked CellData changes a cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from localsheets.cells import CellError, Formula
from localsheets.http import Json
from localsheets.shapes import defaults, places
from localsheets.shapes.colors import twinned
from localsheets.shapes.masks import Mask, updated
from localsheets.shapes.values import formatted
from localsheets.truth.cell import Cell, Look, Looks, Parts, Value
from localsheets.truth.entering import checked_text, number
from localsheets.truth.refusal import Refused

# Fields of CellData that a look keeps, and the names it keeps them under.
PARTS = {
    "userEnteredFormat": "format",
    "dataValidation": "validation",
    "note": "note",
    "textFormatRuns": "runs",
    "chipRuns": "chips",
    "pivotTable": "pivot",
}
ALIGNMENTS = {str: "LEFT", bool: "CENTER", int: "RIGHT", float: "RIGHT", CellError: "CENTER"}


def extended_value(value: Value) -> Json | None:
    """An ExtendedValue; None where there is no value."""
    if value is None:
        return None
    if isinstance(value, CellError):
        error = {"type": value.type, "message": value.message}
        return {"errorValue": {name: text for name, text in error.items() if text}}
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    return {VALUE_KEYS[type(value)]: value}


VALUE_KEYS = {str: "stringValue", bool: "boolValue", int: "numberValue", float: "numberValue"}


def entered_value(given: Json | None) -> Value:
    """What an ExtendedValue puts into a cell; raises Refused where its text is too long."""
    if not given:
        return None
    if "numberValue" in given:
        return number(given["numberValue"])
    if "boolValue" in given:
        return bool(given["boolValue"])
    if "errorValue" in given:
        raise Refused("Error values cannot be entered into cells.")
    text = checked_text(str(given.get("formulaValue", given.get("stringValue", ""))))
    return Formula(text) if given.get("formulaValue", "").startswith("=") else text or None


def cell_data(cell: Cell, computed: Value, *, locale: str) -> Json:
    """A CellData without the metadata of its neighbours; `computed` is what a formula gives."""
    look = cell.look
    body: Json = {
        "userEnteredValue": extended_value(cell.value),
        "effectiveValue": extended_value(computed),
        "formattedValue": None if computed is None else formatted(computed, look, locale),
        "userEnteredFormat": look.parts.get("format"),
        "effectiveFormat": effective_format(look, computed) if cell.value is not None or look.id else None,
        "hyperlink": hyperlink(look),
        **{field: look.parts.get(part) for field, part in PARTS.items() if field != "userEnteredFormat"},
        "pivotTable": places.shown(look.parts.get("pivot")),
    }
    return {name: part for name, part in body.items() if part is not None}


def hyperlink(look: Look) -> str | None:
    """The link of the whole cell."""
    uri = look.parts.get("format", {}).get("textFormat", {}).get("link", {}).get("uri")
    return None if uri is None else str(uri)


def effective_format(look: Look, computed: Value) -> Json:
    """The format after defaults; conditional formats are not computed."""
    key = type(computed)
    found = look.effective.get(key)
    if found is None:
        found = look.effective[key] = _effective_format(look, computed)
    return found


def _effective_format(look: Look, computed: Value) -> Json:
    own: Json = look.parts.get("format") or {}
    text_format = {**defaults.EFFECTIVE_FORMAT["textFormat"], **own.get("textFormat", {})}
    merged = {**defaults.EFFECTIVE_FORMAT, **own, "textFormat": text_format}
    alignment = ALIGNMENTS.get(type(computed))
    return {**({"horizontalAlignment": alignment} if alignment else {}), **merged}


def patcher(looks: Looks, given: Json, mask: Mask) -> Callable[[Cell], Cell]:
    """The function that changes a cell as a CellData with this mask says; raises Refused."""
    everything = not mask or "*" in mask
    sets_value = everything or "userEnteredValue" in mask
    value = entered_value(given.get("userEnteredValue")) if sets_value else None
    fields = [field for field in PARTS if everything or field in mask]
    source = {field: twinned(given[field]) for field in fields if field in given}
    known: dict[int, Look] = {}

    def patch(cell: Cell) -> Cell:
        look = known.get(cell.look.id)
        if look is None:
            parts = _patched(cell.look.parts, source, fields=fields, mask=mask)
            look = known[cell.look.id] = looks.of(parts) if fields else cell.look
        return Cell(value if sets_value else cell.value, look)

    return patch


def _patched(parts: Parts, source: Json, *, fields: list[str], mask: Mask) -> Parts:
    result = dict(parts)
    for field in fields:
        below, old, new = mask.get(field) or {}, parts.get(PARTS[field]), source.get(field)
        # A mask that goes into a list means the whole of it, as gspread-formatting has it for runs of text.
        if below and isinstance(old or {}, dict) and isinstance(new or {}, dict):
            result[PARTS[field]] = _without_empty(updated(old or {}, new or {}, with_twins(below)))
        else:
            result[PARTS[field]] = new
    return result


def with_twins(mask: Mask) -> Mask:
    """A mask in which whoever names a colour names its style too."""
    result: Mask = {}
    for name, below in mask.items():
        result[name] = with_twins(below)
        if name.endswith("Color") and name != "rgbColor":
            result[name + "Style"] = {}
        if name.endswith("ColorStyle"):
            result[name.removesuffix("Style")] = {}
    return result


def _without_empty(form: Any) -> Any:
    return {name: part for name, part in form.items() if part not in ({}, None) or name.endswith("Color")}
