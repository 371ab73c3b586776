"""The number format in which a formula's result is shown where its own cell has none (likely, but for dates).

`=TODAY()` shows a date, `=A1` and `=SUM(A1:A9)` look as A1 does.
"""

from __future__ import annotations

from localsheets.cells.formulas.places import Place
from localsheets.cells.formulas.tokens import Token, tokens
from localsheets.cells.value import NumberFormat

MOMENTS = {
    **dict.fromkeys(("TODAY", "DATE", "EDATE", "EOMONTH", "DATEVALUE"), NumberFormat("DATE")),
    **dict.fromkeys(("TIME", "TIMEVALUE"), NumberFormat("TIME")),
    "NOW": NumberFormat("DATE_TIME"),
}
KEEPING = {"AVERAGE", "INDEX", "LARGE", "MAX", "MEDIAN", "MIN", "ROUND", "ROUNDDOWN", "ROUNDUP", "SMALL", "SUM"}


def result_format(text: str, *, sheet: str) -> NumberFormat | Place | None:
    """The format of what the formula, in that tab, comes to; or the cell whose format it takes; or neither."""
    words = [word for word in tokens(text) if word.kind != "space"]
    if not words:
        return None
    rest = words[1:]
    if words[0].reference is not None:
        return _place(words[0], sheet) if not rest else None
    if not (words[0].kind == "name" and _closes_at_end(rest)):
        return None
    name = words[0].text.upper()
    if name in KEEPING:
        return next((_place(word, sheet) for word in rest if word.reference is not None), None)
    return MOMENTS.get(name)


def _closes_at_end(words: list[Token]) -> bool:
    """Whether the words are one pair of parentheses and what is in it."""
    depth = 0
    for at, word in enumerate(words):
        depth += (word.text == "(") - (word.text == ")")
        if depth == 0:
            return at == len(words) - 1 and at > 0
    return False


def _place(word: Token, sheet: str) -> Place | None:
    reference = word.reference
    if reference is None:
        return None
    title = sheet if reference.sheet is None else reference.sheet
    return Place(title, reference.top.at if reference.top else 0, reference.left.at if reference.left else 0)
