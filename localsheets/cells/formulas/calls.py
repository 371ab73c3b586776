"""The closures of operators, array literals and function calls: how arguments reach what computes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.operators import BINARY, UNARY, guarded, spread
from localsheets.cells.formulas.registry import FUNCTIONS, Function
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.tokens import Bound, Reference
from localsheets.cells.formulas.values import Fault, Held, Matrix, Range, Result, matrix, shape
from localsheets.cells.value import CellError

Node = Callable[[Evaluation], Result]


def computed(node: Node, evaluation: Evaluation) -> Result:
    """What the node gives, an error as a value."""
    try:
        return node(evaluation)
    except Fault as fault:
        return fault.error


def whole(node: Node, evaluation: Evaluation) -> Result:
    """The same, whatever rows count around it: what takes it looks at all that it gives."""
    with evaluation.looking_at(None):
        return computed(node, evaluation)


def single(node: Node, evaluation: Evaluation) -> Cell:
    """The one cell that the node stands for outside of an array formula, an error as a value."""
    try:
        if isinstance(node, CellNode):
            return node.cell(evaluation)
        return evaluation.one(node(evaluation))
    except Fault as fault:
        return fault.error


class CellNode:
    """A reference to one cell, relative to the formula's: the cell's value where one is wanted, else a range."""

    __slots__ = ("_column", "_reference", "_row", "_sheet")

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._sheet = reference.sheet
        self._row = reference.top or Bound(0, fixed=True)
        self._column = reference.left or Bound(0, fixed=True)

    def __call__(self, evaluation: Evaluation) -> Range:
        return evaluation.range(self._reference.moved(rows=evaluation.at.row, columns=evaluation.at.column))

    def cell(self, evaluation: Evaluation) -> Cell:
        """The value of the cell; Fault where there is no such cell."""
        row, column = self._row, self._column
        at = evaluation.at
        return evaluation.cell(
            self._sheet,
            row.at if row.fixed else row.at + at.row,
            column.at if column.fixed else column.at + at.column,
        )


def is_array(value: Result) -> bool:
    """Whether the result is more than one cell."""
    return isinstance(value, list | Range) and shape(value) != (1, 1)


def unary(sign: str, operand: Node, *, arrays: bool) -> Node:
    """The closure of a sign before, or a percent sign after, an operand."""
    return _operation(UNARY[sign], (operand,), arrays=arrays)


def binary(sign: str, left: Node, right: Node, *, arrays: bool) -> Node:
    """The closure of an operator between two operands."""
    return _operation(BINARY[sign], (left, right), arrays=arrays)


def _operation(operate: Callable[..., Cell], operands: tuple[Node, ...], *, arrays: bool) -> Node:
    def on_cells(evaluation: Evaluation) -> Result:
        return guarded(operate, [single(operand, evaluation) for operand in operands])

    def on_arrays(evaluation: Evaluation) -> Result:
        values = [computed(operand, evaluation) for operand in operands]
        return spread(evaluation, lambda *cells: guarded(operate, cells), values)

    return on_arrays if arrays else on_cells


def array_literal(rows: Sequence[Sequence[Node]]) -> Node:
    """The closure of `{…}`: parts side by side within a row, rows one below the other."""

    def build(evaluation: Evaluation) -> Result:
        found: Matrix = []
        with evaluation.looking_at(None):
            for row in rows:
                found += _beside([matrix(node(evaluation)) for node in row])
        if len({len(row) for row in found}) > 1:
            raise Fault("VALUE", "In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.")
        evaluation.spend(len(found))
        return found

    return build


def _beside(parts: list[Matrix]) -> Matrix:
    if len({len(part) for part in parts}) > 1:
        raise Fault("VALUE", "In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.")
    return [[cell for row in rows for cell in row] for rows in zip(*parts, strict=True)]


def call(name: str, nodes: tuple[Node, ...], *, arrays: bool) -> Node:
    """The closure of a function call; one that cannot be made comes to an error when computed."""
    function = FUNCTIONS.get(name.upper())
    fault = _fault(name, function, len(nodes))
    if function is None or fault is not None:
        return lambda evaluation: fault
    if function.lazy:
        lazily: Node = lambda evaluation: function.run(evaluation, *nodes, arrays=arrays)  # noqa: E731
        return lazily if function.by_row else partial(whole, lazily)
    takings = [function.taking(at) for at in range(len(nodes))]
    if arrays:
        return lambda evaluation: _called_on_arrays(function, nodes, evaluation, takings=takings)
    ways = [
        (node, computed if taking in "wW" else single, taking in "cw")
        for node, taking in zip(nodes, takings, strict=True)
    ]

    def on_cells(evaluation: Evaluation) -> Result:
        arguments = []
        for node, get, stops in ways:
            value = get(node, evaluation)
            if stops and isinstance(value, CellError):
                return value
            arguments.append(value)
        return _run(function, arguments, evaluation)

    return on_cells


def _fault(name: str, function: Function | None, count: int) -> CellError | None:
    if function is None:
        return CellError("NAME", f"Unknown function: '{name}'.")
    if count < function.least or (function.most is not None and count > function.most):
        wanted = f"at least {function.least}" if function.most is None else _count(function.least, function.most)
        what = f"Wrong number of arguments to {function.name}. Expected {wanted} arguments, but got {count} arguments."
        return CellError("N_A", what)
    return None


def _count(least: int, most: int) -> str:
    return str(least) if least == most else f"between {least} and {most}"


def _called_on_arrays(
    function: Function, nodes: tuple[Node, ...], evaluation: Evaluation, *, takings: list[str]
) -> Result:
    arguments = [
        whole(node, evaluation) if taking in "wW" else computed(node, evaluation)
        for node, taking in zip(nodes, takings, strict=True)
    ]
    for value, taking in zip(arguments, takings, strict=True):
        if isinstance(value, CellError) and taking in "cw":
            return value
    cells_at = [at for at, taking in enumerate(takings) if taking in "ce"]
    if any(is_array(arguments[at]) for at in cells_at):
        return _spread_call(function, arguments, evaluation, takings=takings)
    for at in cells_at:
        arguments[at] = evaluation.one(arguments[at])
    return _run(function, arguments, evaluation)


def _run(function: Function, arguments: Sequence[Result], evaluation: Evaluation) -> Result:
    try:
        return function.run(evaluation, *arguments) if function.placed else function.run(*arguments)
    except Fault as fault:
        return fault.error


def _spread_call(function: Function, arguments: list[Result], evaluation: Evaluation, *, takings: list[str]) -> Result:
    cells_at = [at for at, taking in enumerate(takings) if taking in "ce"]
    stops = [takings[at] == "c" for at in cells_at]
    arguments = [Held(value) if type(value) is list else value for value in arguments]

    def one(*cells: Cell) -> Cell:
        filled = list(arguments)
        for at, cell, stop in zip(cells_at, cells, stops, strict=True):
            if stop and isinstance(cell, CellError):
                return cell
            filled[at] = cell
        return evaluation.one(_run(function, filled, evaluation))

    return spread(evaluation, one, [arguments[at] for at in cells_at])
