"""What a file holds for a tab: which columns are which, and the values of every row. Pure."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.fields import field_of
from app.model.cell import Scalar, Unfit, unfit
from app.model.row import shown
from app.model.tab import SUBMISSION, Tab
from app.model.template import Template
from app.model.vocabulary import Vocabulary
from app.model.workbook import SheetCells
from app.recognise.matching import Match, Said, matches

SAMPLE = 2_000
"""Rows by whose cells columns are recognised."""

Values = Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as rows of a tab."""

    tab: Tab
    matches: tuple[Match, ...]
    """Every column of the file, left to right."""
    rows: tuple[Values, ...]
    """By name of column, blanks left out; only of columns that were taken."""
    blank: int
    """Rows that hold nothing in any of these."""
    refused: tuple[tuple[int, str, Unfit], ...]
    """Rows that cannot come in: their number in the file, the header of the cell that keeps them out, and why."""

    @property
    def taken(self) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if match.state == "taken")


def tabs(template: Template) -> dict[str, Tab]:
    """The tabs that a file may come into: those that take submissions."""
    return {tab.name: tab for tab in template.inputs if any(column.name == SUBMISSION for column in tab.columns)}


def reading(table: SheetCells, tab: Tab, words: Vocabulary, named: Mapping[str, str]) -> Reading:
    """The first row is the header. `named`: header → name of the column, as a person says (empty: none)."""
    headers = table.header()
    said = {index: named[text] for index, text in enumerate(headers) if text in named}
    found = matches(headers, table.columns(most=SAMPLE), tab, words, Said(said))
    taken = [match for match in found if match.state == "taken"]
    rows: list[Values] = []
    refused: list[tuple[int, str, Unfit]] = []
    for number, row in enumerate(table.rows[1:], 2):
        values = {match.column: row[match.index] for match in taken if match.index < len(row)}
        filled = {name: value for name, value in values.items() if value is not None}
        wrong = [(match.header, why) for match in taken if (why := unfit(shown(filled.get(match.column))))]
        if wrong:
            refused.append((number, *wrong[0]))
        elif filled:
            rows.append(filled)
    return Reading(tab, found, tuple(rows), len(table.rows) - 1 - len(rows) - len(refused), tuple(refused))


def unclear(found: Reading, words: Vocabulary) -> dict[str, int]:
    """By column: how many cells will be findings once they are in the sheet."""
    counts: Counter[str] = Counter()
    for name in (match.column for match in found.taken):
        column = found.tab.column(name)
        verdicts = (field_of(column).read(row[name], column, words) for row in found.rows if name in row)
        counts[name] = sum(bool(verdict.code) for verdict in verdicts)
    return dict(counts)


def messages(tab: str, rows: Iterable[Values], *, salt: str = "") -> Iterator[str]:
    """A name for each row that lasts: of the same content, and the same how-manieth of it, in whatever file it stands.
    So a file that is sent again, or has grown, brings in only what is new; unless the salt is another."""
    seen: Counter[str] = Counter()
    for row in rows:
        content = json.dumps([salt, tab, sorted(row.items())])
        seen[content] += 1
        yield hashlib.sha256(f"{content}{seen[content]}".encode()).hexdigest()
