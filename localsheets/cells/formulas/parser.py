"""From the words of a formula to a closure that computes it: a Pratt parser.

Closures are made once for formulas that read the same relative to their cell, as copied-down formulas do.
"""

from __future__ import annotations

import math
from functools import lru_cache

from localsheets.cells.formulas.calls import CellNode, Node, array_literal, binary, call, unary
from localsheets.cells.formulas.registry import FUNCTIONS
from localsheets.cells.formulas.sharing import shared
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.tokens import Reference, Token, tokens
from localsheets.cells.formulas.values import Result
from localsheets.cells.typed_numbers import whole_if_exact
from localsheets.cells.value import SHOWN_ERRORS, CellError

BINDING = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
UNARY_BINDING = 6
DEEPEST = 100
TOO_LARGE = CellError("NUM", "Numeric value is greater than 1.79769e+308 and cannot be displayed.")
BOOLEANS = {"TRUE": True, "FALSE": False}
ERRORS = {shown: type for type, shown in SHOWN_ERRORS.items()}


class Unparsable(Exception):
    """The text is no formula."""


@lru_cache(maxsize=65_536)
def compiled(formula: str, *, row: int, column: int) -> Node:
    """The closure of a formula that stands in that row and column; Unparsable where it is none."""
    return _compiled(_relative(formula, row, column))


def _relative(formula: str, row: int, column: int) -> tuple[Token, ...]:
    return tuple(
        [
            Token("reference", "", token.reference.moved(rows=-row, columns=-column)) if token.reference else token
            for token in tokens(formula)
            if token.kind != "space"
        ]
    )


@lru_cache(maxsize=8192)
def _compiled(words: tuple[Token, ...]) -> Node:
    return Parser(words).formula()


class Parser:
    """Reads one formula, whose references are relative to its cell."""

    def __init__(self, words: tuple[Token, ...]) -> None:
        self._words = words
        self._at = 0
        self._depth = 0

    def formula(self) -> Node:
        """The whole formula; a bare reference stands for one cell."""
        node = self._expression(0, arrays=False)
        if self._at < len(self._words):
            raise Unparsable
        bare = len(self._words) == 1 and self._words[0].kind in ("reference", "name")
        return (lambda evaluation: evaluation.one(node(evaluation))) if bare else node

    def _next(self) -> Token:
        if self._at >= len(self._words):
            raise Unparsable
        self._at += 1
        return self._words[self._at - 1]

    def _sees(self, *texts: str) -> bool:
        return self._at < len(self._words) and self._is_mark(self._words[self._at], texts)

    @staticmethod
    def _is_mark(word: Token, texts: tuple[str, ...]) -> bool:
        return word.kind in ("mark", "operator") and word.text in texts

    def _expect(self, text: str) -> None:
        if not self._sees(text):
            raise Unparsable
        self._at += 1

    def _expression(self, least: int, *, arrays: bool) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unparsable
        left = self._prefix(arrays=arrays)
        while self._sees(*BINDING, "%"):
            sign = self._words[self._at].text
            binding = BINDING.get(sign, UNARY_BINDING + 1)
            if binding <= least:
                break
            self._at += 1
            if sign == "%":
                left = unary("%", left, arrays=arrays)
            else:
                left = binary(sign, left, self._expression(binding, arrays=arrays), arrays=arrays)
        self._depth -= 1
        return left

    def _prefix(self, *, arrays: bool) -> Node:
        word = self._next()
        if word.reference is not None:
            return _reference(word.reference)
        if word.kind == "name":
            return self._name(word.text, arrays=arrays)
        if word.text in ("-", "+") and word.kind == "operator":
            return unary(word.text, self._expression(UNARY_BINDING, arrays=arrays), arrays=arrays)
        if word.text == "(" and word.kind == "mark":
            node = self._expression(0, arrays=arrays)
            self._expect(")")
            return node
        if word.text == "{" and word.kind == "mark":
            return self._array(arrays=arrays)
        return _literal(word)

    def _name(self, name: str, *, arrays: bool) -> Node:
        if not self._sees("("):
            if name.upper() in BOOLEANS:
                return _constant(BOOLEANS[name.upper()])
            return lambda evaluation: evaluation.named(name)
        start = self._at - 1
        self._at += 1
        function = FUNCTIONS.get(name.upper())
        inside = arrays or (function is not None and function.arrays)
        node = call(name, self._arguments(arrays=inside), arrays=inside)
        return shared(node, self._words[start : self._at]) if inside else node

    def _arguments(self, *, arrays: bool) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while not self._sees(")"):
            if self._sees(",", ";"):
                nodes.append(_constant(None))
            else:
                nodes.append(self._expression(0, arrays=arrays))
            if not self._sees(",", ";"):
                break
            self._at += 1
            if self._sees(")"):
                nodes.append(_constant(None))
        self._expect(")")
        return tuple(nodes)

    def _array(self, *, arrays: bool) -> Node:
        rows: list[list[Node]] = [[]]
        while not self._sees("}"):
            rows[-1].append(self._expression(0, arrays=arrays))
            if self._sees(";"):
                rows.append([])
            elif not self._sees(",", "\\"):
                break
            self._at += 1
        self._expect("}")
        return array_literal(rows)


def _constant(value: Result) -> Node:
    return lambda evaluation: value


def _literal(word: Token) -> Node:
    if word.kind == "number":
        amount = float(word.text)
        return _constant(whole_if_exact(amount) if math.isfinite(amount) else TOO_LARGE)
    if word.kind == "string":
        return _constant(word.text[1:-1].replace('""', '"'))
    if word.kind == "error":
        shown = word.text[word.text.rfind("#") :]
        return _constant(CellError(ERRORS[shown], "Reference does not exist." if shown == "#REF!" else ""))
    raise Unparsable


def _reference(reference: Reference) -> Node:
    if reference.single:
        return CellNode(reference)

    def area(evaluation: Evaluation) -> Result:
        return evaluation.range(reference.moved(rows=evaluation.at.row, columns=evaluation.at.column))

    return area
