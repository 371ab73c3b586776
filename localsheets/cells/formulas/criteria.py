"""The conditions of COUNTIF and its kin: `">=5"`, `"<>"`, `"张*"`, and plain values."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.values import key, number_of_text

SIGNS = re.compile(r"~[*?~]|.", re.DOTALL)
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
    return Criterion(pattern.matches)


def _ordered(compare: Callable[[Any, Any], bool], operand: str) -> Criterion:
    amount = number_of_text(operand)
    kind, limit = key(operand if amount is None else amount)

    def test(cell: Cell) -> bool:
        own_kind, own = key(cell)
        return own_kind == kind and compare(own, limit)

    return Criterion(test)


class Wildcard:
    """A text in which `*` stands for any text, `?` for any character, and `~` before either for itself.

    Matched piece by piece between the asterisks, so that no text takes long.
    """

    def __init__(self, text: str) -> None:
        pieces: list[list[str]] = [[]]
        for sign in SIGNS.findall(text):
            if sign == "*":
                pieces.append([])
            else:
                pieces[-1].append("." if sign == "?" else re.escape(sign[-1]))
        self._lengths = [len(piece) for piece in pieces]
        self._pieces = [re.compile("".join(piece), re.IGNORECASE | re.DOTALL) for piece in pieces]

    def matches(self, cell: Cell) -> bool:
        """Whether the cell is a text of that form, in any case of letters."""
        if not isinstance(cell, str):
            return False
        if len(self._pieces) == 1:
            return self._pieces[0].fullmatch(cell) is not None
        at, end = self._lengths[0], len(cell) - self._lengths[-1]
        if end < at or not self._pieces[0].match(cell) or not self._pieces[-1].match(cell, end):
            return False
        for piece in self._pieces[1:-1]:
            found = piece.search(cell, at, end)
            if found is None:
                return False
            at = found.end()
        return True


def wildcard(text: str) -> Wildcard | None:
    """The form that a text with wildcards describes; None for a text without."""
    bare = text.replace("~*", "").replace("~?", "")
    return Wildcard(text) if "*" in bare or "?" in bare else None
