"""Parts that several array formulas have in common, computed once: `SUMIF(part, …) - SUMIF(part, …)`.

Only calls that come to the same wherever they stand are shared: every reference in them is fixed (`$B:$B`), and none of
their functions asks for its own place or reads more than it names.
"""

from __future__ import annotations

from collections.abc import Sequence

from localsheets.cells.formulas.calls import Node
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.tokens import Bound, Reference, Token
from localsheets.cells.formulas.values import Held, Result

SHORTEST = 8
"""Words; keeping less costs more than computing it."""
ELSEWHERE = ("INDIRECT", "OFFSET", "SEQUENCE")
PLACES = ("ROW", "COLUMN")
BOOLEANS = ("TRUE", "FALSE")


def shared(node: Node, words: Sequence[Token]) -> Node:
    """The node of a call that is written in these words, or one that remembers what it came to in the same tab."""
    if len(words) < SHORTEST or not _anywhere(words):
        return node
    name = tuple(words)
    references = [word.reference for word in words if word.reference is not None]

    def remembered(evaluation: Evaluation) -> Result:
        results, key = evaluation.surroundings.results, (evaluation.at.sheet, name, evaluation.rows)
        if key not in results:
            value = node(evaluation)
            areas = [evaluation.range(reference).area for reference in references]
            results[key] = areas, Held(value) if type(value) is list else value
        return results[key][1]

    return remembered


def _anywhere(words: Sequence[Token]) -> bool:
    ends = [*words[1:], Token("end", ""), Token("end", "")]
    return all(_fixed(word, *after) for word, *after in zip(words, ends, ends[1:], strict=False))


def _fixed(word: Token, after: Token, second: Token) -> bool:
    if word.reference is not None:
        return all(bound.fixed for bound in _bounds(word.reference))
    if word.kind != "name" or word.text.upper() in BOOLEANS:
        return True
    asks_place = word.text.upper() in PLACES and second.text == ")"
    return after.text == "(" and not asks_place and word.text.upper() not in ELSEWHERE


def _bounds(reference: Reference) -> list[Bound]:
    bounds = (reference.top, reference.left, reference.bottom, reference.right)
    return [bound for bound in bounds if bound is not None]
