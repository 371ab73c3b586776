"""Rows understood: each cell by the field of its column. Says what to rewrite and what is doubtful; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.fields.field import LONGEST, UNSAFE_START
from app.model.cell import Scalar
from app.model.normalised import Doubt, Normalised, Rewrite
from app.model.row import RawRow, Row, TabReading, key_of
from app.model.tab import Tab
from app.model.template import Template
from app.model.verdict import Verdict
from app.model.vocabulary import Vocabulary
from app.normalise.memo import Memo, known

_MEMO = Memo()

_NONE = frozenset[str]()

Remark = tuple[Row, str, Verdict]
"""Row, column and verdict of a cell that is not simply clean."""


def rows(template: Template, readings: Mapping[str, TabReading], vocabulary: Vocabulary) -> Normalised:
    """Every row of every input tab that was read, what to rewrite and what to look at, in the order of the sheet.

    A row's `values` are as they will be once the rewrites are done. Its key is reckoned from understood values alone;
    where there is none, it is `#<row number>`.
    """
    understood: dict[str, tuple[Row, ...]] = {}
    rewrites: list[Rewrite] = []
    doubts: list[Doubt] = []
    for tab in template.inputs:
        if tab.name in readings:
            remarks: list[Remark] = []
            understood[tab.name] = tuple(_rows(readings[tab.name], vocabulary, remarks))
            rewrites += _rewrites(tab, remarks)
            doubts += (Doubt(tab.name, row.key, name, row.raw[name], said) for row, name, said in remarks if said.code)
    return Normalised(understood, tuple(rewrites), tuple(doubts))


def _rows(reading: TabReading, vocabulary: Vocabulary, remarks: list[Remark]) -> Iterator[Row]:
    """The rows of one tab; what is to be said of their cells is added to `remarks`."""
    verdicts = {column.name: _MEMO.verdicts(column, vocabulary) for column in reading.tab.columns}
    for raw in reading.rows:
        values = dict(raw.cells)
        noted: dict[str, Verdict] | None = None
        for name, cell in raw.cells.items():
            verdict = verdicts[name][cell if cell.__class__ is not bool else known(cell)]
            if verdict.state != "clean":
                noted = noted or {}
                noted[name] = verdict
            values[name] = verdict.value
        row = _row(reading.tab, raw, values, noted or {})
        if noted:
            remarks += ((row, name, verdict) for name, verdict in noted.items())
        yield row


def _row(tab: Tab, raw: RawRow, values: Mapping[str, Scalar], noted: Mapping[str, Verdict]) -> Row:
    bad = frozenset(name for name in noted if not noted[name].understood) if noted else _NONE
    sure = {name: value for name, value in values.items() if name not in bad} if bad else values
    return Row(tab.name, raw.number, key_of(tab, sure) or f"#{raw.number}", values, raw.cells, bad)


def _rewrites(tab: Tab, remarks: list[Remark]) -> list[Rewrite]:
    """One wish per column and text, column by column, less those that must never be sent (DESIGN §5)."""
    wishes: dict[tuple[str, str], Rewrite] = {}
    for row, name, verdict in remarks:
        raw = row.raw[name]
        if verdict.state == "rewrite" and isinstance(raw, str) and (name, raw) not in wishes:
            wishes[name, raw] = Rewrite(tab.name, name, raw, verdict.entered, verdict.value)
    order = {column.name: index for index, column in enumerate(tab.columns)}
    sent = [wish for wish in wishes.values() if _sendable(wish) and (wish.column, wish.entered) not in wishes]
    return sorted(sent, key=lambda wish: order[wish.column])


def _sendable(wish: Rewrite) -> bool:
    long = max(len(wish.find), len(wish.entered)) > LONGEST
    return bool(wish.entered) and wish.find != wish.entered and not long and not UNSAFE_START.match(wish.entered)
