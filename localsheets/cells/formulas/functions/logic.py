"""Functions that choose: IF and its kin, and the booleans."""

from __future__ import annotations

from localsheets.cells.formulas.calls import Node, computed, is_array, single
from localsheets.cells.formulas.functions.aggregates import cells
from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.operators import spread
from localsheets.cells.formulas.registry import function
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.values import Fault, Matrix, Result, boolean, equal
from localsheets.cells.value import CellError

FEW = 0.25
"""Share of the rows up to which a branch is computed for them alone: what is computed for all is shared by formulas."""


def _first(evaluation: Evaluation, node: Node, *, arrays: bool) -> Result:
    return computed(node, evaluation) if arrays else single(node, evaluation)


def _nothing(evaluation: Evaluation) -> Result:
    return False


@function("IF", "eee", least=2, lazy=True, by_row=True)
def if_(evaluation: Evaluation, test: Node, then: Node, otherwise: Node = _nothing, *, arrays: bool) -> Result:
    """One of two branches; only the one that is chosen is computed, except over arrays."""
    condition = _first(evaluation, test, arrays=arrays)
    if is_array(condition):
        chosen = spread(evaluation, _truth, [condition])
        branches = [_branch(node, evaluation, chosen, wanted=at) for node, at in ((then, True), (otherwise, False))]
        return spread(evaluation, _chosen, [chosen, *branches])
    condition = evaluation.one(condition)
    if isinstance(condition, CellError):
        return condition
    return (then if boolean(condition, of="IF") else otherwise)(evaluation)


def _branch(node: Node, evaluation: Evaluation, chosen: Matrix, *, wanted: bool) -> Result:
    """What the branch comes to; where few rows choose it, in those alone: at the others nobody looks."""
    rows = tuple([row[0] is wanted for row in chosen])
    few = len(chosen[0]) == 1 and sum(rows) < FEW * len(rows)
    with evaluation.looking_at(rows if few else evaluation.rows):
        return computed(node, evaluation)


def _truth(condition: Cell) -> Cell:
    try:
        return condition if isinstance(condition, CellError) else boolean(condition, of="IF")
    except Fault as fault:
        return fault.error


def _chosen(condition: Cell, then: Cell, otherwise: Cell) -> Cell:
    return then if condition is True else otherwise if condition is False else condition


@function("IFS", "ee", least=2, most=None, lazy=True)
def ifs(evaluation: Evaluation, *nodes: Node, arrays: bool) -> Result:
    """The value after the first condition that holds."""
    for test, then in zip(nodes[::2], nodes[1::2], strict=False):
        condition = single(test, evaluation)
        if isinstance(condition, CellError):
            return condition
        if boolean(condition, of="IFS"):
            return then(evaluation)
    return CellError("N_A", "No match in IFS evaluation.")


@function("SWITCH", "ee", least=3, most=None, lazy=True)
def switch(evaluation: Evaluation, subject: Node, *nodes: Node, arrays: bool) -> Result:
    """The value after the first case that equals the subject, else the odd last one."""
    value = single(subject, evaluation)
    if isinstance(value, CellError):
        return value
    for case, then in zip(nodes[::2], nodes[1::2], strict=False):
        if equal(value, single(case, evaluation)):
            return then(evaluation)
    return nodes[-1](evaluation) if len(nodes) % 2 else CellError("N_A", "No match in SWITCH evaluation.")


@function("CHOOSE", "ee", least=2, most=None, lazy=True)
def choose(evaluation: Evaluation, index: Node, *nodes: Node, arrays: bool) -> Result:
    """The argument of that number."""
    at = single(index, evaluation)
    if isinstance(at, CellError):
        return at
    if isinstance(at, int | float) and 1 <= at < len(nodes) + 1:
        return nodes[int(at) - 1](evaluation)
    raise Fault("NUM", f"Function CHOOSE parameter 1 value is out of range: {at}.")


@function("IFERROR", "ee", least=1, lazy=True, by_row=True)
def iferror(evaluation: Evaluation, node: Node, instead: Node = lambda _: None, *, arrays: bool) -> Result:
    """The value, or the other one where it is an error."""
    return _replaced(evaluation, (node, instead), types=None, arrays=arrays)


@function("IFNA", "ee", lazy=True, by_row=True)
def ifna(evaluation: Evaluation, node: Node, instead: Node, *, arrays: bool) -> Result:
    """The value, or the other one where it is #N/A."""
    return _replaced(evaluation, (node, instead), types=("N_A",), arrays=arrays)


def _replaced(
    evaluation: Evaluation, nodes: tuple[Node, Node], *, types: tuple[str, ...] | None, arrays: bool
) -> Result:
    value = computed(nodes[0], evaluation)
    if is_array(value) and arrays:
        other = computed(nodes[1], evaluation)
        return spread(evaluation, lambda cell, instead: instead if _is(cell, types) else cell, [value, other])
    probe = single(lambda _: value, evaluation) if not is_array(value) else value
    return nodes[1](evaluation) if _is(probe, types) else value


def _is(value: Result, types: tuple[str, ...] | None) -> bool:
    return isinstance(value, CellError) and (types is None or value.type in types)


@function("AND", "w", most=None)
def and_(*arguments: Result) -> Cell:
    """Whether all hold; empty cells and texts within ranges do not count."""
    return all(_booleans("AND", arguments))


@function("OR", "w", most=None)
def or_(*arguments: Result) -> Cell:
    """Whether any holds."""
    return any(_booleans("OR", arguments))


@function("XOR", "w", most=None)
def xor(*arguments: Result) -> Cell:
    """Whether an odd number of them hold."""
    return sum(_booleans("XOR", arguments)) % 2 == 1


def _booleans(name: str, arguments: tuple[Result, ...]) -> list[bool]:
    found = []
    for cell, alone in cells(arguments):
        if isinstance(cell, CellError):
            raise Fault(cell.type, cell.message)
        if alone or isinstance(cell, int | float):
            found.append(boolean(cell, of=name))
    if not found:
        raise Fault("VALUE", f"{name} has no valid input data.")
    return found


@function("NOT", "c")
def not_(value: Cell) -> Cell:
    """The other boolean."""
    return not boolean(value, of="NOT")


@function("TRUE", "")
def true() -> Cell:
    """TRUE."""
    return True


@function("FALSE", "")
def false() -> Cell:
    """FALSE."""
    return False
