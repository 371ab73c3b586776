"""The table of functions: each with its number of arguments and how each argument is to be taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Run = TypeVar("Run", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the formula language.

    `takes` has a letter for each parameter, the last one serving all that follow: `c` a single cell, over which an
    array formula spreads the call; `w` the whole range or matrix; `e` a single cell that may be an error.
    A `lazy` function gets its arguments uncomputed; one that is `placed` gets the Evaluation first;
    `arrays` computes its arguments as in an array formula; one that is `by_row` looks at each row of them by itself,
    as every function does whose arguments are single cells.
    """

    name: str
    run: Callable[..., object]
    takes: str
    least: int
    most: int | None
    placed: bool = False
    lazy: bool = False
    arrays: bool = False
    by_row: bool = False

    def taking(self, at: int) -> str:
        """How the argument at that index is taken."""
        return self.takes[min(at, len(self.takes) - 1)] if self.takes else "c"


FUNCTIONS: dict[str, Function] = {}


def function(
    name: str, takes: str, *, least: int | None = None, most: int | None = -1, **how: bool
) -> Callable[[Run], Run]:
    """Enter a function into the table; it takes as many arguments as `takes` has letters unless told otherwise."""

    def enter(run: Run) -> Run:
        FUNCTIONS[name] = Function(
            name,
            run,
            takes,
            least=len(takes) if least is None else least,
            most=len(takes) if most == -1 else most,
            **how,
        )
        return run

    return enter
