"""Computing one formula, and what can be said of a formula without computing it."""

from __future__ import annotations

import re

import localsheets.cells.formulas.functions  # noqa: F401 - enters the functions into the registry
from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.parser import Unparsable, compiled
from localsheets.cells.formulas.places import Area, Place
from localsheets.cells.formulas.surroundings import Evaluation, Surroundings
from localsheets.cells.formulas.tokens import Reference, tokens
from localsheets.cells.formulas.values import Fault, Matrix, Range, Result, matrix
from localsheets.cells.typed_numbers import whole_if_exact
from localsheets.cells.value import CellError

PARSE_ERROR = CellError("ERROR", "Formula parse error.")
CIRCULAR = CellError("REF", "Circular dependency detected. To resolve with iterative calculation, see File > Settings.")
SPILLING = re.compile(
    r"\{|\b(?:ARRAYFORMULA|ARRAY_CONSTRAIN|FILTER|FLATTEN|INDEX|INDIRECT|OFFSET|SEQUENCE|SORT|SPLIT|TRANSPOSE|UNIQUE"
    r"|XLOOKUP)\b",
    re.IGNORECASE,
)


def evaluate(text: str, *, at: Place, surroundings: Surroundings) -> Cell | Matrix:
    """What the formula comes to: a scalar, an error, or the rows of an array that is to fill the cells from `at` on.

    Never raises but what the grid raises. Rows of an array are of equal length, at least one, with at least one cell.
    """
    try:
        node = compiled(text, row=at.row, column=at.column)
        evaluation = Evaluation(at, surroundings)
        value = node(evaluation)
        if isinstance(value, Range | list) and not may_spill(text):
            value = evaluation.one(value)
        return _finished(value, evaluation)
    except Fault as fault:
        return fault.error
    except (Unparsable, RecursionError):
        return PARSE_ERROR


def _finished(value: Result, evaluation: Evaluation) -> Cell | Matrix:
    if isinstance(value, Range):
        evaluation.spend(value.height * value.width)
    if isinstance(value, Range | list):
        rows = matrix(value)
        if not rows or not rows[0]:
            return None
        if len(rows) > 1 or len(rows[0]) > 1:
            return rows
        value = rows[0][0]
    if isinstance(value, float):
        return whole_if_exact(value)
    return value  # type: ignore[no-any-return]


def references(text: str, *, sheet: str) -> list[Area]:
    """The areas that a formula in that tab names, open ends as None; not what INDIRECT and OFFSET reach."""
    return [_area(token.reference, sheet) for token in tokens(text) if token.reference is not None]


def _area(reference: Reference, sheet: str) -> Area:
    return Area(
        sheet if reference.sheet is None else reference.sheet,
        reference.top.at if reference.top else 0,
        reference.left.at if reference.left else 0,
        reference.bottom.at + 1 if reference.bottom else None,
        reference.right.at + 1 if reference.right else None,
    )


def may_spill(text: str) -> bool:
    """Whether the formula may come to more than one cell; False is certain."""
    return SPILLING.search(text) is not None
