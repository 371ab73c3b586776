"""The conditions of COUNTIF and its kin: `">=5"`, `"<>"`, `"张*"`, and plain values."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.values import key, number_of_text

COMPARISON = re.compile(r"(<=|>=|<>|<|>|=)?(.*)", re.DOTALL)
ORDERED: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Criterion(NamedTuple):
    """A test of a cell; `keys` are those of the only cells that can pass it, where they are known."""

    test: Callable[[Cell], bool]
    keys: tuple[Any, ...] | None = None


def criterion(value: Cell) -> Criterion:
    """What a cell must be to meet the condition that `value` writes."""
    if not isinstance(value, str):
        return _equal_to(0 if value is None else value)
    match = COMPARISON.fullmatch(value)
    sign, operand = (match[1] or "", match[2]) if match else ("", value)
    if sign in ORDERED:
        return _ordered(ORDERED[sign], operand)
    if operand == "":
        return _empty(sign)
    wanted = _equal_to_text(operand)
    return Criterion(lambda cell: not wanted.test(cell)) if sign == "<>" else wanted


def _empty(sign: str) -> Criterion:
    if sign == "<>":
        return Criterion(lambda cell: cell is not None)
    if sign == "=":
        return Criterion(lambda cell: cell is None)
    return Criterion(lambda cell: cell is None or cell == "")


def _equal_to(value: Cell) -> Criterion:
    wanted = key(value)
    return Criterion(lambda cell: key(cell) == wanted, (wanted,))


def _equal_to_text(operand: str) -> Criterion:
    if operand.upper() in ("TRUE", "FALSE"):
        return _equal_to(operand.upper() == "TRUE")
    amount = number_of_text(operand)
    if amount is not None:
        keys = key(amount), key(operand)
        return Criterion(lambda cell: key(cell) in keys, keys)
    pattern = wildcard(operand)
    if pattern is None:
        return _equal_to(operand.replace("~*", "*").replace("~?", "?"))
    return Criterion(lambda cell: isinstance(cell, str) and pattern.fullmatch(cell) is not None)


def _ordered(compare: Callable[[Any, Any], bool], operand: str) -> Criterion:
    amount = number_of_text(operand)
    kind, limit = key(operand if amount is None else amount)

    def test(cell: Cell) -> bool:
        own_kind, own = key(cell)
        return own_kind == kind and compare(own, limit)

    return Criterion(test)


def wildcard(text: str) -> re.Pattern[str] | None:
    """The pattern of a text with `*` (any text), `?` (any character), `~` before either to mean itself; else None."""
    bare = text.replace("~*", "").replace("~?", "")
    if "*" not in bare and "?" not in bare:
        return None
    parts = re.findall(r"~[*?~]|\*+|\?|[^*?~]+|~", text)
    return re.compile("".join(_part(part) for part in parts), re.IGNORECASE | re.DOTALL)


def _part(part: str) -> str:
    if part[0] == "*":
        return ".*"
    if part == "?":
        return "."
    return re.escape(part[1:] if len(part) == 2 and part[0] == "~" else part)
