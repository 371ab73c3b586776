"""Which columns of one sheet are which columns of one tab: the sure ones taken, the doubtful ones suggested. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.fields import field_of
from app.model.cell import Scalar
from app.model.tab import Tab
from app.model.vocabulary import Vocabulary
from app.recognise.likeness import likeness

TAKEN = 0.7
"""From this confidence on a column is taken."""
MENTIONED = 0.4
"""From this confidence on a column is suggested."""
APART = 0.05
"""Two candidates that are nearer to each other than this are both only suggested."""

State = Literal["taken", "ambiguous", "doubled", "computed", "suggested", "kept"]


@dataclass(frozen=True, slots=True)
class Match:
    """One column of a sheet, and the column of the template that it is, may be, or is not."""

    index: int
    header: str
    state: State = "kept"
    column: str = ""
    """Name of the column that it is taken for, or most likely is."""
    confidence: float = 0.0
    others: tuple[str, ...] = ()
    """Names of the other columns that it may be, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is certain of some columns: by a mark of an earlier adoption, or because a person says so."""

    columns: Mapping[int, str] = field(default_factory=dict)
    """Index → name of the column; empty: it is none."""
    computed: frozenset[int] = frozenset()
    """Indexes of columns with formulas: as plain text, which most columns are formatted as, they would not last."""


def matches(
    headers: Sequence[str], cells: Sequence[Sequence[Scalar]], tab: Tab, words: Vocabulary, said: Said
) -> tuple[Match, ...]:
    """Every column of a sheet, left to right; `cells` are those below the header, column by column.

    The same columns in another order come to the same matches.
    """
    twice = {text for text, count in Counter(filter(None, headers)).items() if count > 1}
    found = {index: _certain(index, headers[index], name) for index, name in said.columns.items()}
    taken = {match.column for match in found.values()}
    scores = {
        (index, column.name): likeness(text, cells[index], column, words)
        for index, text in enumerate(headers)
        if index not in found
        for column in tab.shown
        if column.name not in taken
    }
    barred = {pair for pair in scores if pair[0] in said.computed and field_of(tab.column(pair[1])).text}
    free = {pair: score for pair, score in scores.items() if headers[pair[0]] not in twice and pair not in barred}
    chosen, unclear = _chosen(free, headers)
    for index, text in enumerate(headers):
        if index not in found:
            state = _state(text in twice, index in unclear, computed=any(index == at for at, _ in barred))
            found[index] = _match(index, text, state, scores, chosen)
    return tuple(found[index] for index in range(len(headers)))


def _state(*doubts: bool, computed: bool) -> State:
    """Why a column is not taken that looks like one: its header stands twice, another is as likely, formulas."""
    doubled, unclear = doubts
    return "doubled" if doubled else "ambiguous" if unclear else "computed" if computed else "suggested"


def _certain(index: int, header: str, name: str) -> Match:
    return Match(index, header, "taken", name, 1.0) if name else Match(index, header)


Pair = tuple[int, str]


def _chosen(scores: Mapping[Pair, float], headers: Sequence[str]) -> tuple[dict[int, str], set[int]]:
    """Columns that are taken, and those that would be but for another one that is as likely."""
    free = {pair: score for pair, score in scores.items() if score >= TAKEN and headers[pair[0]]}
    chosen: dict[int, str] = {}
    unclear: set[int] = set()
    while free:
        best = max(free.items(), key=lambda item: item[1])
        group = _together(best[0], free)
        if len(group) == 1:
            chosen[best[0][0]] = best[0][1]
        else:
            unclear |= {index for index, _ in group}
        gone = {index for index, _ in group}, {name for _, name in group}
        free = {pair: score for pair, score in free.items() if pair[0] not in gone[0] and pair[1] not in gone[1]}
    return chosen, unclear


def _together(best: Pair, free: Mapping[Pair, float]) -> set[Pair]:
    """The best pair with all that share a column with it, or with one of those, and are about as likely."""
    group, grown = {best}, True
    while grown:
        near = {
            pair
            for pair, score in free.items()
            for other in group
            if (pair[0] == other[0] or pair[1] == other[1]) and abs(free[other] - score) < APART
        }
        grown = not near <= group
        group |= near
    return group


def _match(index: int, header: str, state: State, scores: Mapping[Pair, float], chosen: Mapping[int, str]) -> Match:
    likely = sorted(((score, name) for (at, name), score in scores.items() if at == index), reverse=True)
    if index in chosen:
        score = scores[index, chosen[index]]
        return Match(index, header, "taken", chosen[index], round(score, 2), _others(likely, chosen[index]))
    if not likely or likely[0][0] < MENTIONED:
        return Match(index, header, "doubled" if state == "doubled" else "kept")
    score, name = likely[0]
    return Match(index, header, state, name, round(score, 2), _others(likely, name))


def _others(likely: Iterable[tuple[float, str]], name: str) -> tuple[str, ...]:
    return tuple(other for score, other in likely if score >= MENTIONED and other != name)
