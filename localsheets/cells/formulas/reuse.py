"""Results of array formulas kept from one calculation to the next, while what they read is the same.

A change anywhere makes a new calculation; of a column that a formula fills for thousands of rows, most changes touch
nothing that it reads.
"""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Callable, Iterator
from functools import partial

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.places import Area, Place
from localsheets.cells.formulas.surroundings import Evaluation, Surroundings
from localsheets.cells.formulas.tokens import Token, tokens
from localsheets.cells.formulas.values import Fault, Matrix

UNFORESEEN = re.compile(r"INDIRECT|NOW|OFFSET", re.IGNORECASE)
"""Functions by which a formula reads more than it names, or gives another value each time."""
PLACES = ("ROW", "COLUMN")
END = Token("end", "")
WITHOUT_SHARING = 2
"""Version of marshal's format in which equal values are always written alike."""

Name = tuple[Place, str]
Mark = bytes
Kept = dict[Name, tuple[Mark, Cell | Matrix]]


class Reuse:
    """What array formulas came to, and a mark of what they had read."""

    def __init__(self, earlier: Kept | None = None) -> None:
        self.kept: Kept = {}
        self._earlier = earlier or {}

    def result(self, name: Name, surroundings: Surroundings, compute: Callable[[], Cell | Matrix]) -> Cell | Matrix:
        """The earlier result of that formula at that place where nothing that it reads has changed; else computed."""
        mark = _mark(name, surroundings)
        earlier = self._earlier.get(name)
        result = earlier[1] if earlier and mark and earlier[0] == mark else compute()
        if mark:
            self.kept[name] = mark, result
        return result


def _mark(name: Name, surroundings: Surroundings) -> Mark | None:
    """A digest of all that the formula reads, and of the day and locale; None where that cannot be known beforehand."""
    place, text = name
    found = hashlib.blake2b(repr((surroundings.now.date(), surroundings.locale)).encode(), digest_size=16)
    evaluation = Evaluation(place, surroundings)
    try:
        for word, read in _named(text):
            if word.reference is None:
                return None
            area = evaluation.range(word.reference).area
            if read and _holds(area, place):
                return None
            found.update(repr(area).encode())
            found.update(surroundings.kept(("digest", area), partial(_digest, surroundings, area)) if read else b"")
    except (Fault, ValueError):
        return None
    return found.digest()


def _named(text: str) -> Iterator[tuple[Token, bool]]:
    """Every reference of a formula, with whether its cells are read: not where ROW or COLUMN asks for its place alone.

    What reads more than it names, and a named range, is given as the word that it is.
    """
    words = [END, END, *(word for word in tokens(text) if word.kind != "space"), END]
    for caller, opened, word, after in zip(words, words[1:], words[2:], words[3:], strict=False):
        if word.reference is not None:
            asked = caller.text.upper() in PLACES and (opened.text, after.text) == ("(", ")")
            yield word, not asked
        elif word.kind == "name" and (UNFORESEEN.fullmatch(word.text) or not (after.text == "(" or _truth(word))):
            yield word, True


def _truth(word: Token) -> bool:
    return word.text.upper() in ("TRUE", "FALSE")


def _holds(area: Area, place: Place) -> bool:
    rows, columns = range(area.top, area.bottom or 0), range(area.left, area.right or 0)
    return area.sheet == place.sheet and place.row in rows and place.column in columns


def _digest(surroundings: Surroundings, area: Area) -> bytes:
    """A digest of the values in an area; ValueError where one of them is an error."""
    return hashlib.blake2b(marshal.dumps(surroundings.rows(area), WITHOUT_SHARING), digest_size=16).digest()
